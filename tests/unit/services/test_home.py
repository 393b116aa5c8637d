"""A person's list of quizzes: where they stand with each, and with nobody else's."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.views import QuizState
from tests.support.quizzes import (
    ACCOUNTS,
    PARENTS,
    STAFF,
    make_policy,
    make_question,
    make_quiz,
    passed,
    sit,
    write_quizzes,
)
from tests.unit.services.conftest import row

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock

BEST, ACCEPTABLE, UNSAFE = Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE


def take(services: Services, person: Person | None, *marks: Mark, quiz_id: str = STAFF.id) -> UUID:
    """Take a quiz and look at the result, as a person does."""
    asked = services.training.start(quiz_id, person)
    assert sit(services, asked, *marks) is None
    services.results.finished(asked.attempt_id)
    return asked.attempt_id


def test_a_new_quiz_shows_what_it_is_about(services: Services, asha: Person) -> None:
    home = services.training.home(Tier.STAFF, asha)

    assert (home.policy_title, str(home.policy_approved), str(home.policy_review_due), home.pass_mark) == (
        "Social Media Policy",
        "October 2025",
        "October 2026",
        80,
    )
    standing = row(services, asha)
    assert (standing.state, standing.questions, standing.minutes) == (QuizState.NEW, 5, 10)
    assert standing.sections == "Sections 1 and 3"
    assert (standing.resume, standing.finished, standing.valid_until) == (None, None, None)


def test_a_quiz_in_progress_shows_how_far_and_since_when(services: Services, asha: Person, clock: SetClock) -> None:
    asked = services.training.start(STAFF.id, asha)
    clock.advance(minutes=2)
    sit(services, asked, BEST, UNSAFE)

    standing = row(services, asha)
    assert (standing.state, standing.answered, standing.to_answer) == (QuizState.IN_PROGRESS, 2, 5)
    assert (standing.resume, standing.resumed_at) == (asked.attempt_id, clock.now)


def test_a_pass_shows_until_when_it_counts_and_its_certificate(
    services: Services, asha: Person, clock: SetClock
) -> None:
    attempt_id = take(services, asha, *[BEST] * 5)

    standing = row(services, asha)
    assert (standing.state, standing.finished, standing.finished_on) == (
        QuizState.PASSED,
        attempt_id,
        date(2026, 11, 24),
    )
    assert standing.valid_until == date(2027, 11, 24)
    assert standing.certificate_number is not None
    clock.set(2027, 11, 24, hour=23)
    assert row(services, asha).state is QuizState.PASSED
    clock.set(2027, 11, 25, hour=0)
    assert row(services, asha).state is QuizState.EXPIRED


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set for a test here")
def test_a_day_is_that_of_the_school_and_not_of_greenwich(services: Services, asha: Person, clock: SetClock) -> None:
    clock.set(2027, 6, 30, hour=23)  # 1 July, half past midnight in British Summer Time
    take(services, asha, *[BEST] * 5)

    assert row(services, asha).finished_on == date(2027, 7, 1)
    assert row(services, asha).valid_until == date(2028, 7, 1)


def test_a_refresher_renews_what_had_run_out_and_the_old_certificate_stays(
    services: Services, asha: Person, clock: SetClock
) -> None:
    take(services, asha, *[BEST] * 5)
    old = row(services, asha).certificate_number
    clock.advance(days=400)
    assert row(services, asha).state is QuizState.EXPIRED
    new_attempt = take(services, asha, *[BEST] * 5)

    standing = row(services, asha)
    assert (standing.state, standing.finished) == (QuizState.PASSED, new_attempt)
    assert standing.certificate_number not in {None, old}
    assert old is not None
    assert services.certificates.by_number(old).revoked_at is None


def test_a_refresher_whose_result_was_never_looked_at_counts_and_gets_its_certificate_later(
    services: Services, asha: Person, clock: SetClock
) -> None:
    take(services, asha, *[BEST] * 5)
    clock.advance(days=400)
    asked = services.training.start(STAFF.id, asha)
    sit(services, asked, *[BEST] * 5)  # and the power fails before the result shows

    standing = row(services, asha)
    assert (standing.state, standing.finished) == (QuizState.PASSED, asked.attempt_id)
    assert (standing.valid_until, standing.certificate_number) == (date(2028, 12, 29), None)
    assert services.results.finished(asked.attempt_id).certificate is not None
    assert row(services, asha).valid_until == date(2028, 12, 29)


def test_a_refresher_that_was_not_passed_does_not_take_the_certificate_away(
    services: Services, asha: Person, clock: SetClock
) -> None:
    passed = take(services, asha, *[BEST] * 5)
    clock.advance(days=30)
    take(services, asha, *[UNSAFE] * 5)

    assert (row(services, asha).state, row(services, asha).finished) == (QuizState.PASSED, passed)


def test_without_a_pass_the_newest_sitting_shows(services: Services, asha: Person, clock: SetClock) -> None:
    take(services, asha, UNSAFE, BEST, BEST, BEST, BEST)
    clock.advance(hours=1)
    second = take(services, asha, *[ACCEPTABLE] * 5)

    standing = row(services, asha)
    assert (standing.state, standing.finished, standing.valid_until) == (QuizState.NOT_YET, second, None)


def test_a_withdrawn_certificate_no_longer_counts_as_a_pass(services: Services, asha: Person) -> None:
    take(services, asha, *[BEST] * 5)
    number = row(services, asha).certificate_number
    assert number is not None
    services.certificates.revoke(number, "Issued to the wrong person.")

    standing = row(services, asha)
    assert (standing.state, standing.certificate_number, standing.valid_until) == (QuizState.NOT_YET, None, None)
    take(services, asha, *[BEST] * 5)
    assert row(services, asha).state is QuizState.PASSED


def test_a_pass_stays_one_when_the_school_raises_its_pass_mark(
    services: Services, asha: Person, settings: SettingsStore
) -> None:
    attempt_id = take(services, asha, BEST, BEST, BEST, BEST, UNSAFE)
    settings.save(replace(settings.school, pass_mark=90, validity_months=6))

    assert row(services, asha).state is QuizState.PASSED
    assert row(services, asha).valid_until == date(2027, 11, 24)
    assert services.results.finished(attempt_id).result.passed


def test_a_quiz_for_some_roles_shows_to_them_alone(services: Services, asha: Person) -> None:
    admin = services.people.add_staff("Bo Example", Role.OFFICE, account_administrator=True)

    assert [each.quiz_id for each in services.training.home(Tier.STAFF, asha).rows] == [STAFF.id]
    assert {each.quiz_id for each in services.training.home(Tier.STAFF, admin).rows} == {STAFF.id, ACCOUNTS.id}


def test_people_see_nothing_of_each_other(services: Services, asha: Person) -> None:
    other = services.people.add_staff("Asha Example", Role.TEACHER, even_if_same=True)
    take(services, asha, *[BEST] * 5)

    assert row(services, other).state is QuizState.NEW
    assert services.training.home(Tier.STAFF, other).person == other


def test_parents_who_are_not_named_see_no_one_else_s_result(services: Services) -> None:
    take(services, None, *[BEST] * 3, quiz_id=PARENTS.id)

    standing = row(services, None, PARENTS.id)
    assert (standing.state, standing.finished, standing.valid_until, standing.certificate_number) == (
        QuizState.NEW,
        None,
        None,
        None,
    )


def test_a_parents_quiz_that_was_interrupted_can_be_gone_on_with(services: Services) -> None:
    asked = services.training.start(PARENTS.id, None)
    shown = sit(services, asked, BEST)

    standing = row(services, None, PARENTS.id)
    assert (standing.state, standing.resume) == (QuizState.IN_PROGRESS, asked.attempt_id)
    assert services.training.next_question(asked.attempt_id) == shown


def test_the_next_parent_is_not_offered_someone_else_s_unfinished_quiz(services: Services, clock: SetClock) -> None:
    services.training.start(PARENTS.id, None)
    clock.advance(minutes=29)
    assert row(services, None, PARENTS.id).state is QuizState.IN_PROGRESS
    clock.advance(minutes=2)
    assert row(services, None, PARENTS.id).state is QuizState.NEW


def test_a_quiz_of_nothing_but_curriculum_topics_can_be_taken(services: Services, quizzes_folder: Path) -> None:
    tier = Tier.LOWER_KS2
    questions = (make_question("fonts", tier=tier, clauses=(), curriculum=True),)
    write_quizzes(quizzes_folder, make_quiz("lower-ks2-fonts", tier=tier, questions=questions))
    services.catalogue.reload()
    assert services.catalogue.problems == ()
    pupil = services.people.pupil(tier, "Year 3", 1)

    assert row(services, pupil, "lower-ks2-fonts").sections == ""
    asked = services.training.start("lower-ks2-fonts", pupil)
    assert (asked.section.number, asked.clauses) == ("4", ())


def test_sections_stand_in_the_policy_s_order_whatever_they_are_numbered(
    services: Services, asha: Person, quizzes_folder: Path
) -> None:
    policy = make_policy()
    sections = (replace(policy.sections[0], number="A"), replace(policy.sections[1], number="3b"), *policy.sections[2:])
    clauses = tuple(
        replace(clause, section={"1": "A", "3": "3b"}.get(clause.section, clause.section)) for clause in policy.clauses
    )
    write_quizzes(quizzes_folder, STAFF, policy=replace(policy, sections=sections, clauses=clauses))
    services.catalogue.reload()
    assert services.catalogue.problems == ()

    assert row(services, asha).sections == "Sections A and 3b"
    take(services, asha, *[BEST] * 5)
    number = row(services, asha).certificate_number
    assert number is not None
    assert services.certificates.by_number(number).facts.outcomes[0].sections == "Section 3b"


def test_a_certificate_stays_on_the_list_when_its_quiz_is_gone(
    services: Services, asha: Person, quizzes_folder: Path, clock: SetClock
) -> None:
    certificate = passed(services, asha)
    (quizzes_folder / "staff" / "essentials.toml").unlink()
    services.catalogue.reload()

    row = next(row for row in services.training.home(Tier.STAFF, asha).rows if row.quiz_id == STAFF.id)
    assert (row.title, row.state, row.certificate_number) == (STAFF.title, QuizState.PASSED, certificate.number)
    assert row.valid_until == certificate.facts.valid_until
    clock.advance(days=400)
    assert STAFF.id not in [row.quiz_id for row in services.training.home(Tier.STAFF, asha).rows]
