"""Certificates are issued once, frozen, and can always be printed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from oakmere_training.domain.certificate import CertificateNumber, CheckVerdict
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.seal import is_sealed
from oakmere_training.services.views import QuizState
from tests.support.factories import make_attempt
from tests.support.quizzes import PARENTS, PUPILS, STAFF, make_policy, make_quiz, passed, sit, take, write_quizzes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock

BEST, ACCEPTABLE, UNSAFE = Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE
NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"


@pytest.fixture
def person(services: Services) -> Person:
    return services.people.add_staff(NAME, Role.GOVERNOR)


def test_a_certificate_says_what_was_done(services: Services, person: Person, settings: SettingsStore) -> None:
    settings.save(replace(settings.school, signatory_name="H. Dummy", certificate_prefix="OAK"))
    facts = passed(services, person).facts

    assert facts.number == str(CertificateNumber("OAK", 2026, 1))
    assert (facts.holder, facts.school) == (NAME, "Oakmere Primary School")
    assert facts.title == "Social Media Policy: essentials for staff"
    assert facts.completed_as == "has completed and passed"
    assert (facts.issued, facts.valid_until) == (date(2026, 11, 24), date(2027, 11, 24))
    assert (facts.points, facts.maximum, facts.percent, facts.pass_mark) == (9, 10, 90, 80)
    assert (facts.questions, facts.critical_questions, facts.cpd_minutes) == (5, 2, 15)
    assert (facts.policy_version, facts.policy_approved, facts.policy_review_due) == (
        "2025-10",
        "October 2025",
        "October 2026",
    )
    assert (facts.signatory_name, facts.signatory_title) == ("H. Dummy", "Headteacher")
    outcome = facts.outcomes[0]
    assert (outcome.text, outcome.sections, outcome.clauses) == ("Keep it on school channels.", "Section 3", "C02")


def test_a_certificate_is_issued_once_for_a_pass(services: Services, person: Person, clock: SetClock) -> None:
    attempt_id = take(services, person, *[BEST] * 5)
    shown = services.results.finished(attempt_id).certificate
    clock.advance(days=40)

    assert shown is not None
    assert services.results.finished(attempt_id).certificate == shown
    assert services.certificates.issue(attempt_id) == shown
    assert services.certificates.of_attempt(attempt_id) == shown
    assert services.certificates.by_number(shown.number) == shown


def test_serials_run_on_within_a_year_and_begin_anew_in_the_next(
    services: Services, person: Person, clock: SetClock
) -> None:
    numbers = [passed(services, person).number]
    clock.advance(days=1)
    numbers.append(passed(services, person).number)
    clock.set(2027, 1, 1, hour=0)
    numbers.append(passed(services, person).number)

    assert numbers == [str(CertificateNumber("OPS", *pair)) for pair in ((2026, 1), (2026, 2), (2027, 1))]


def test_training_done_on_29_february_runs_out_on_28_february(
    services: Services, person: Person, clock: SetClock
) -> None:
    clock.set(2028, 2, 29)
    assert passed(services, person).facts.valid_until == date(2029, 2, 28)


def test_a_certificate_fetched_later_counts_from_the_day_of_the_training(
    services: Services, person: Person, clock: SetClock
) -> None:
    attempt_id = take(services, person, *[BEST] * 5)
    clock.advance(days=3)
    facts = services.certificates.issue(attempt_id).facts

    assert (facts.issued, facts.valid_until) == (date(2026, 11, 27), date(2027, 11, 24))


def test_what_is_printed_later_is_what_was_issued_whatever_has_changed(
    services: Services,
    person: Person,
    settings: SettingsStore,
    quizzes_folder: Path,
    open_again: Callable[[], Services],
) -> None:
    certificate = passed(services, person)
    paper = services.certificates.pdf(certificate)
    settings.save(
        replace(settings.school, school_name="Another School", pass_mark=95, validity_months=1, signatory_name="X. Y")
    )
    write_quizzes(
        quizzes_folder,
        make_quiz(title="Another title", cpd_minutes=99, policy_version="2026-10"),
        policy=make_policy(version="2026-10", approved="2026-10", review_due="2027-10"),
    )

    again = open_again()
    kept = again.certificates.by_number(certificate.number)
    assert kept == certificate
    assert again.certificates.issue(certificate.attempt_id) == certificate
    assert again.certificates.pdf(kept) == paper
    assert again.checking.check_pdf(paper).verdict is CheckVerdict.VALID


def test_a_pass_against_an_older_policy_gives_no_certificate_of_the_new_one(
    services: Services, person: Person, quizzes_folder: Path, open_again: Callable[[], Services]
) -> None:
    attempt_id = take(services, person, *[BEST] * 5)
    write_quizzes(
        quizzes_folder,
        replace(STAFF, policy_version="2026-10"),
        policy=make_policy(version="2026-10", approved="2026-10", review_due="2027-10"),
    )

    again = open_again()
    with pytest.raises(NotFoundError, match="The policy has changed since this quiz was passed"):
        again.certificates.issue(attempt_id)
    ending = again.results.finished(attempt_id)
    assert ending.result.passed
    assert ending.certificate is None
    assert again.training.home(Tier.STAFF, person).rows[0].state is QuizState.NOT_YET


def test_a_certificate_can_be_fetched_after_its_quiz_is_gone(
    services: Services, person: Person, quizzes_folder: Path
) -> None:
    certificate = passed(services, person)
    (quizzes_folder / "staff" / "essentials.toml").unlink()
    services.catalogue.reload()

    assert services.certificates.issue(certificate.attempt_id) == certificate
    assert services.certificates.pdf(certificate).startswith(b"%PDF")


@pytest.mark.parametrize(
    "marks",
    [(BEST, BEST, BEST, BEST), (ACCEPTABLE,) * 5, (UNSAFE, BEST, BEST, BEST, BEST)],
    ids=["open", "low", "critical"],
)
def test_without_a_pass_there_is_no_certificate(services: Services, person: Person, marks: tuple[Mark, ...]) -> None:
    attempt_id = take(services, person, *marks)
    with pytest.raises(NotFoundError):
        services.certificates.issue(attempt_id)
    assert services.certificates.of_attempt(attempt_id) is None


def test_a_second_try_earns_no_certificate(services: Services, person: Person) -> None:
    first = take(services, person, *[UNSAFE] * 5)
    second = services.training.start_second_try(first)
    sit(services, second, *[BEST] * 5)

    with pytest.raises(NotFoundError):
        services.certificates.issue(second.attempt_id)
    assert services.results.finished(second.attempt_id).certificate is None


def test_pupils_get_no_certificate(services: Services) -> None:
    pupil = services.people.pupil(Tier.LOWER_KS2, "Year 3", 1)
    attempt_id = take(services, pupil, *[BEST] * 3, quiz_id=PUPILS.id)

    assert services.results.finished(attempt_id).certificate is None
    with pytest.raises(NotFoundError):
        services.certificates.issue(attempt_id)
    with pytest.raises(NotFoundError):
        services.certificates.issue_for_parent(attempt_id, "Asha Example")


def test_a_quiz_that_declares_no_minutes_gives_no_certificate(
    services: Services, person: Person, quizzes_folder: Path
) -> None:
    write_quizzes(quizzes_folder, make_quiz("staff-short", cpd_minutes=0))
    services.catalogue.reload()
    attempt_id = take(services, person, *[BEST] * 3, quiz_id="staff-short")

    view = services.results.finished(attempt_id)
    assert (view.result.passed, view.certificate) == (True, None)


def test_an_attempt_that_is_not_there_gets_no_certificate(services: Services) -> None:
    with pytest.raises(NotFoundError):
        services.certificates.issue(uuid4())


def test_a_parent_is_named_only_when_asking_for_a_certificate(services: Services, clock: SetClock) -> None:
    attempt_id = take(services, None, *[BEST] * 3, quiz_id=PARENTS.id)
    view = services.results.finished(attempt_id)
    assert (view.may_certify, view.certificate, view.person) == (True, None, None)
    with pytest.raises(NotFoundError, match="needs a name"):
        services.certificates.issue(attempt_id)
    for name in ("", "Ánh", "A " + "b" * 119):
        with pytest.raises(InvalidInputError):
            services.certificates.issue_for_parent(attempt_id, name)
    assert services.training.attempt(attempt_id).person_id is None

    certificate = services.certificates.issue_for_parent(attempt_id, " Nguyễn  Thị Ánh ")
    assert (certificate.facts.holder, certificate.facts.completed_as) == ("Nguyễn Thị Ánh", "has completed")
    assert certificate.facts.cpd_minutes == 10
    assert services.certificates.issue_for_parent(attempt_id, "Somebody Else") == certificate
    after = services.results.finished(attempt_id)
    assert (after.may_certify, after.certificate) == (False, certificate)
    assert after.person is not None
    assert after.person.name == "Nguyễn Thị Ánh"
    assert services.people.staff() == ()


def test_a_parent_who_did_not_pass_is_offered_no_certificate(services: Services) -> None:
    attempt_id = take(services, None, UNSAFE, UNSAFE, BEST, quiz_id=PARENTS.id)
    assert not services.results.finished(attempt_id).may_certify
    with pytest.raises(NotFoundError):
        services.certificates.issue_for_parent(attempt_id, "Asha Example")
    assert services.training.attempt(attempt_id).person_id is None


def test_a_parents_certificate_is_not_for_a_staff_quiz(services: Services, person: Person) -> None:
    attempt_id = take(services, person, *[BEST] * 5)
    with pytest.raises(InvalidInputError):
        services.certificates.issue_for_parent(attempt_id, "Somebody Else")


def test_the_school_s_key_is_made_once_and_seals_every_certificate(
    services: Services, person: Person, open_again: Callable[[], Services], clock: SetClock
) -> None:
    first = passed(services, person)
    clock.advance(days=1)
    second = passed(open_again(), person)

    assert first.public_key == second.public_key
    assert first.signature != second.signature
    assert is_sealed(second.facts, second.signature, second.public_key)
    assert not is_sealed(first.facts, second.signature, second.public_key)
    assert not is_sealed(first.facts, first.signature, b"no key")


def test_a_saved_certificate_has_a_name_that_sorts_by_number(services: Services, person: Person) -> None:
    certificate = passed(services, person)
    name = services.certificates.file_name(certificate)

    assert name.startswith(certificate.number)
    assert name.endswith(".pdf")


def test_two_parents_get_two_numbers(services: Services, clock: SetClock) -> None:
    numbers = set()
    for name in ("Asha Example", "Bo Example"):
        clock.advance(minutes=5)
        attempt_id = take(services, None, *[BEST] * 3, quiz_id=PARENTS.id)
        numbers.add(services.certificates.issue_for_parent(attempt_id, name).number)
    assert len(numbers) == 2


def test_an_attempt_alone_is_no_certificate(services: Services) -> None:
    attempt = make_attempt()
    with services.database.writing() as records:
        records.attempts.add(attempt)
    assert services.certificates.of_attempt(attempt.id) is None
