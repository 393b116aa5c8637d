"""Several people at one computer: staff of one name, and one family after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from tests.support.sitting import answer_all, check, choose, go_on

if TYPE_CHECKING:
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

NAME = "Łukasz Wiśniewski"


def add(person: PersonAtComputer, name: str, role: str) -> None:
    """Fill in the form and send it."""
    if person.can_press("I am not on the list"):
        person.press("I am not on the list")
    person.write("Your name", name)
    person.press(role)
    person.press("Add me and carry on")


def with_one_teacher(start: Start) -> tuple[Context, PersonAtComputer]:
    context, person = start()
    context.services.people.add_staff(NAME, Role.TEACHER)
    person.press("Start staff training")
    return context, person


def test_whoever_is_on_the_list_already_goes_on_as_themselves(start: Start) -> None:
    context, person = with_one_teacher(start)
    add(person, "  łukasz  wiśniewski ", "Teacher")
    person.wait_to_see(f"There is already an entry for {NAME}, teacher. Is that you?")
    person.press("Yes, that is me")
    person.wait_to_see(f"Hello, {NAME}")
    assert len(context.services.people.staff()) == 1


def test_a_second_person_of_the_name_is_somebody_else(start: Start) -> None:
    context, person = with_one_teacher(start)
    first = context.services.people.staff()[0]
    context.services.training.start(context.services.catalogue.quizzes(Tier.STAFF)[0].id, first)
    add(person, NAME, "Teacher")
    person.press("No, add me")
    person.wait_to_see(f"Hello, {NAME}")
    assert len(context.services.people.staff()) == 2
    assert person.can_press("Start")
    assert not person.can_press("Carry on")


def test_the_same_name_in_another_role_is_not_asked_about(start: Start) -> None:
    context, person = with_one_teacher(start)
    add(person, NAME, "Governor")
    person.wait_to_see(f"Hello, {NAME}")
    assert {someone.role for someone in context.services.people.staff()} == {Role.TEACHER, Role.GOVERNOR}


def test_a_name_that_cannot_be_printed_is_told_beside_the_field(start: Start) -> None:
    context, person = start()
    person.press("Start staff training")
    add(person, "李 雷", "Teacher")
    person.wait_to_see("The certificate cannot print")
    assert context.services.people.staff() == ()


def test_one_parent_after_another_sees_nothing_of_the_first(start: Start) -> None:
    context, person = start()
    person.press("Start family quiz")
    person.press("Start")
    answer_all(context, person, Tier.PARENTS, marks={2: "acceptable"})
    person.write("Your first and family name", "Nguyễn Thị Ánh")
    person.press("Make my certificate")
    person.wait_to_see("Nguyễn Thị Ánh")
    person.press("Close")
    person.wait_to_see("Welcome, parents and carers")
    person.press("Close")

    person.press("Start family quiz")
    person.wait_to_see("Welcome, parents and carers")
    assert person.can_press("Start")
    for word in ("Nguyễn", "Completed", "OPS-", "%", "Carry on"):
        assert not person.sees(word)
    person.press("Start")
    answer_all(context, person, Tier.PARENTS, marks={})
    person.wait_to_see("Would you like a certificate?")
    person.press("No, thank you")
    with context.services.database.reading() as records:
        (unnamed,) = records.attempts.of(None, Tier.PARENTS)
    assert unnamed.finished_at is not None
    assert context.services.certificates.of_attempt(unnamed.id) is None


def test_a_parent_who_follows_one_that_left_may_start_again(start: Start) -> None:
    context, person = start()
    first = context.services.catalogue.quizzes(Tier.PARENTS)[0].questions[0]
    person.press("Start family quiz")
    person.press("Start")
    choose(person, first)
    check(person)
    go_on(person)
    person.press("Save and leave")
    person.press("Carry on")
    person.press("Start again")
    person.wait_to_see(first.scenario[:30])
    person.wait_to_see("Question 1 of")
    with context.services.database.reading() as records:
        kept = records.attempts.of(None, Tier.PARENTS)
    assert sorted(len(attempt.answers) for attempt in kept) == [0, 1]


def test_a_pupil_who_is_somebody_else_chooses_again(start: Start) -> None:
    context, person = start()
    school = context.settings.school
    tier = Tier.UPPER_KS2
    person.press(school.tier_name(tier))
    person.press(school.classes(tier)[0])
    person.press(school.alias(tier, 3))
    person.press(f"Start as {school.alias(tier, 3)}")
    person.press(f"I am not {school.alias(tier, 3)}")
    person.press(school.classes(tier)[0])
    person.press(school.alias(tier, 4))
    person.press(f"Start as {school.alias(tier, 4)}")
    person.wait_to_see(f"Hello, {school.alias(tier, 4)}")
