"""Posts as schools write them, and the role they give."""

from __future__ import annotations

import pytest

from oakmere_training.domain.people import STAFF_ROLES, Role
from oakmere_training.domain.post_titles import post_key, role_of

POSTS = {
    Role.TEACHER: (
        *("Teacher", "Class Teacher - Year 4", "ECT", "Supply teacher", "SENCo", "Reception Teacher", "Head of Year 6"),
        *("Phase Leader (KS1)", "Peripatetic music tutor", "Teacher and after school club", "Inclusion lead"),
    ),
    Role.TEACHING_ASSISTANT: (
        *("TA", "T.A. (HLTA)", "Teaching Assistant", "Teacher’s Assistant", "LSA", "Nursery Nurse", "Learning Mentor"),
        *("Lunchtime Supervisor", "MIDDAY SUPERVISOR", "Breakfast club worker", "Cover Supervisor", "ELSA", "MDSA"),
        *("Reception TA", "1:1 support", "Pastoral lead", "Speech and language assistant", "Classroom Assistant"),
    ),
    Role.OFFICE: (
        *("School Business Manager", "Admin Assistant", "Office manager", "Receptionist", "Bursar", "ICT Technician"),
        *("Clerk to Governors", "PA to the Headteacher", "Headteacher's secretary", "Caretaker", "Cook", "Head cook"),
        *("Site Manager", "Cleaner", "Kitchen assistant", "School crossing patrol", "Attendance officer"),
    ),
    Role.SENIOR_LEADER: (
        *(
            "Headteacher",
            "Head Teacher",
            "Deputy Head",
            "Assistant Headteacher",
            "Head of School",
            "Acting Head",
            "Head",
        ),
        *("Principal", "SLT", "Senior Leader", "Designated Safeguarding Lead"),
    ),
    Role.GOVERNOR: ("Governor", "Parent Governor", "Chair of Governors", "Trustee", "Co-opted governor"),
    Role.VOLUNTEER: ("Volunteer", "Reading volunteer", "Parent helper", "Lunchtime volunteer"),
}


@pytest.mark.parametrize(("role", "post"), [(role, post) for role, titles in POSTS.items() for post in titles])
def test_a_post_gives_the_nearest_role(role: Role, post: str) -> None:
    assert role_of(post) is role


@pytest.mark.parametrize("post", ["", " ", "Wizard", "Stat", "12", "Catalogue", "?"])
def test_what_says_nothing_gives_no_role(post: str) -> None:
    assert role_of(post) is None


def test_our_own_names_of_roles_are_understood() -> None:
    for role in STAFF_ROLES:
        assert role_of(role.label) is role


def test_spellings_of_one_post_are_the_same() -> None:
    assert post_key("Teacher’s  Assistant (KS1)") == post_key("teachers assistant ks1")
