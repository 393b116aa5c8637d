"""The overview and the report count, and give nobody away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from oakmere_training.domain.attempt import AttemptKind
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.events import Event, EventKind, EventState
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.overview import PolicyDates, Step
from oakmere_training.domain.people import Role
from oakmere_training.domain.policy import Month
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.lead.evidence import EvidenceService
from oakmere_training.services.lead.register import RegisterService
from oakmere_training.services.lead.tallies import count_all
from tests.support.factories import TODAY
from tests.support.quizzes import STAFF, passed, sit, take

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock

BEST, UNSAFE = Mark.BEST, Mark.UNSAFE
DATES = PolicyDates(Month(2025, 10), Month(2026, 10), past_due=True)


@pytest.fixture
def evidence(services: Services, settings: SettingsStore, clock: SetClock) -> EvidenceService:
    RegisterService(services.database, services.catalogue, settings, clock).prepare()
    return EvidenceService(services.database, services.catalogue, settings, clock)


def tallies(services: Services, year: int = 2026) -> dict[str, tuple[int, int]]:
    with services.database.reading() as records:
        return records.tallies.of_year(year, (Tier.STAFF,))


def test_first_answers_are_counted_by_clause_when_the_quiz_is_finished(services: Services) -> None:
    person = services.people.add_staff("Asha Example", Role.TEACHER)
    take(services, person, UNSAFE, UNSAFE, BEST, BEST)  # not finished
    assert tallies(services) == {}

    take(services, person, UNSAFE, UNSAFE, BEST, BEST, BEST)
    assert tallies(services) == {"C02": (4, 1), "G1": (1, 1), "S5": (1, 1)}


def test_finishing_twice_and_a_second_try_count_nothing_more(services: Services) -> None:
    person = services.people.add_staff("Asha Example", Role.TEACHER)
    attempt_id = take(services, person, UNSAFE, BEST, BEST, BEST, BEST)
    before = tallies(services)

    assert services.training.next_question(attempt_id) is None
    again = services.training.start_second_try(attempt_id)
    sit(services, again, UNSAFE)
    assert services.training.attempt(again.attempt_id).kind is AttemptKind.SECOND_TRY
    assert tallies(services) == before


def test_a_quiz_that_lost_a_question_is_counted_when_it_turns_out_to_be_finished(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = services.people.add_staff("Asha Example", Role.TEACHER)
    attempt_id = take(services, person, UNSAFE, BEST, BEST, BEST)
    shorter = replace(STAFF, questions=STAFF.questions[:4])
    monkeypatch.setattr(services.catalogue, "quiz", lambda _id: shorter)

    assert services.training.next_question(attempt_id) is None
    assert tallies(services)["C02"] == (3, 1)
    assert services.training.next_question(attempt_id) is None
    assert tallies(services)["C02"] == (3, 1)


def test_counting_anew_gives_the_same(services: Services, settings: SettingsStore, clock: SetClock) -> None:
    person = services.people.add_staff("Asha Example", Role.TEACHER)
    clock.set(2026, 7, 1)
    take(services, person, UNSAFE, BEST, BEST, BEST, BEST)
    clock.set(2026, 11, 24)
    take(services, person, BEST, UNSAFE, BEST, BEST, BEST)
    take(services, None, BEST, BEST, BEST, quiz_id="parents-groups")
    before = tallies(services, 2025), tallies(services)
    with services.database.writing() as records:
        count_all(records, year_ends=settings.school.school_year_ends)

    assert (tallies(services, 2025), tallies(services)) == before
    assert before[0]["C02"] == (4, 1)
    with services.database.reading() as records:
        assert records.tallies.of_year(2026, (Tier.PARENTS,)) == {"R1": (3, 0)}


def test_a_clause_is_shown_once_five_people_were_asked(services: Services, evidence: EvidenceService) -> None:
    for number in range(4):
        person = services.people.add_staff(f"Person Number{number}", Role.TEACHER)
        take(services, person, UNSAFE, BEST, BEST, BEST, BEST)
        take(services, person, UNSAFE, BEST, BEST, BEST, BEST)  # often, but the same person
    assert evidence.overview().weakest == ()

    take(services, services.people.add_staff("Person Five", Role.TEACHER), BEST, UNSAFE, BEST, BEST, BEST)
    weakest = evidence.overview().weakest
    assert [(result.clause, result.percent, result.answers) for result in weakest] == [
        ("C02", 22, 36),
        ("G1", 11, 9),
        ("S5", 11, 9),
    ]
    assert weakest[0].in_short == "Staff must not message pupils."


def test_last_school_years_answers_are_not_this_years(
    services: Services, evidence: EvidenceService, clock: SetClock
) -> None:
    for number in range(5):
        take(
            services, services.people.add_staff(f"Person Number{number}", Role.TEACHER), UNSAFE, BEST, BEST, BEST, BEST
        )
    assert evidence.overview().weakest

    clock.set(2027, 9, 1)
    assert evidence.overview().weakest == ()


def test_what_is_done_about_a_clause_is_kept_logged_and_reported(services: Services, evidence: EvidenceService) -> None:
    for number in range(5):
        take(
            services, services.people.add_staff(f"Person Number{number}", Role.TEACHER), UNSAFE, BEST, BEST, BEST, BEST
        )
    evidence.note_action("C02", "  Worked through on 8 October ")
    evidence.note_action("C02", "Worked through on 8 October")

    assert evidence.governors_report(DATES).weakest[0].action == "Worked through on 8 October"
    assert logged(services) == [("C02", "")]  # what was typed may hold a name, and the log cannot forget
    evidence.note_action("C02", "")
    assert evidence.overview().weakest[0].action == ""
    with pytest.raises(InvalidInputError):
        evidence.note_action("C02", "x" * 121)


def logged(services: Services) -> list[tuple[str, str]]:
    from sqlalchemy import select

    from oakmere_training.storage.rows_lead import activity

    with services.database.reading() as records:
        rows = records.people._link.rows(select(activity.c.about, activity.c.detail).order_by(activity.c.number))
    return [(row.about, row.detail) for row in rows]


def test_nobody_on_the_register_and_then_nothing_to_do(services: Services, evidence: EvidenceService) -> None:
    assert [step.step for step in evidence.overview().steps] == [Step.ADD_PEOPLE]
    passed(services, services.people.add_staff("Asha Example", Role.TEACHER))
    assert evidence.overview().steps == ()
    assert evidence.overview().due == ()


def test_who_is_overdue_is_trained_first(services: Services, evidence: EvidenceService, clock: SetClock) -> None:
    asha = services.people.add_staff("Asha Example", Role.VOLUNTEER)
    omar = services.people.add_staff("Omar Dummy", Role.OFFICE, account_administrator=True)
    (new,) = evidence.overview().steps
    assert (new.title, new.detail) == ("Train 2 new", "1 account team, 1 volunteer")

    clock.set(2026, 12, 20)
    services.people.add_staff("Too Late", Role.TEACHER)
    (step,) = evidence.overview().steps
    assert (step.step, step.title, step.button) == (Step.TRAIN, "Train 2 overdue", "Start event")
    assert set(step.people) == {asha.id, omar.id}


def test_an_event_that_runs_and_one_whose_certificates_were_not_printed(
    services: Services, evidence: EvidenceService
) -> None:
    asha = services.people.add_staff("Asha Example", Role.TEACHER)
    finished = keep_event(services, EventState.FINISHED, asha.id)
    running = keep_event(services, EventState.RUNNING)
    asked = services.training.start(STAFF.id, asha, event_id=finished.id)
    sit(services, asked, BEST, BEST, BEST, BEST, BEST)
    services.certificates.issue(asked.attempt_id)
    (
        carry_on,
        print_,
    ) = evidence.overview().steps

    assert (carry_on.title, carry_on.event_id) == ("Go on with the induction", running.id)
    assert (print_.title, print_.detail, print_.event_id) == (
        "Print 1 certificate",
        "Induction, 24 Nov 2026",
        finished.id,
    )


def keep_event(services: Services, state: EventState, *people: UUID, held_on: date = TODAY) -> Event:
    event = Event(
        id=uuid4(),
        kind=EventKind.INDUCTION,
        held_on=held_on,
        leader="L. Template",
        place="Hall",
        minutes=30,
        quiz_ids=(STAFF.id,),
        created_at=services.training._clock(),
        state=state,
    )
    with services.database.writing() as records:
        records.events.add(event)
        records.events.set_people(event.id, people)
    return event


def test_the_report_names_nobody_and_joins_small_groups(
    services: Services, evidence: EvidenceService, clock: SetClock
) -> None:
    for number in range(6):
        passed(services, services.people.add_staff(f"Person Number{number}", Role.TEACHER))
    late = services.people.add_staff("Only Governor", Role.GOVERNOR)
    clock.set(2026, 12, 20)
    keep_event(services, EventState.PLANNED, late.id, held_on=date(2026, 12, 21))
    report = evidence.governors_report(DATES)

    (group,) = report.coverage.groups
    assert (group.label, group.total, group.in_date, group.overdue) == ("Teachers, governors", 7, 6, 1)
    assert group.action == "Induction on 21 Dec 2026"
    assert "Person" not in repr(report)
    assert "Only" not in repr(report)
    assert (report.period, report.validity) == ("school year 2026 to 2027", "12 months")
    assert report.consider[0] == "Agree a date for reviewing the policy."
    assert evidence.governors_report_pdf(DATES).startswith(b"%PDF")
    assert len(logged(services)) == 1
