"""Events: planning, changing, running, finishing, and who is how far."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.events import EventKind, EventState
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.requirements import TrainingState
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.lead.event_views import Stage
from oakmere_training.services.lead.events import EventService
from tests.support.events import DAY, FAIL, PASS, make_draft, staff, take_in
from tests.support.quizzes import ACCOUNTS, PARENTS, PUPILS, STAFF, sit

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock


@pytest.fixture
def events(services: Services, settings: SettingsStore, clock: SetClock) -> EventService:
    return EventService(services.database, services.catalogue, settings, clock)


def log(services: Services) -> list[tuple[str, str, str]]:
    """Kind, about and detail of each line of the log that is about events."""
    from sqlalchemy import select

    from oakmere_training.storage.rows_lead import activity

    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.about, row.detail) for row in rows if str(row.kind).startswith("event")]


def test_a_planned_event_is_kept_as_it_was_filled_in(events: EventService, services: Services) -> None:
    bea, asha = staff(services, "Bea Sample", "Asha Example")
    planned = events.plan(make_draft(bea, asha, leader="  N.   Model ", quiz_ids=(ACCOUNTS.id, STAFF.id, ACCOUNTS.id)))
    kept = events.event(planned.id)
    assert kept == planned
    assert (kept.kind, kept.state, kept.held_on) == (EventKind.INDUCTION, EventState.PLANNED, DAY)
    assert (kept.starts_at, kept.leader, kept.place, kept.minutes) == ("15:45", "N. Model", "School hall", 45)
    assert kept.quiz_ids == (ACCOUNTS.id, STAFF.id)
    assert kept.people == (bea.id, asha.id)
    assert log(services) == [(ActivityKind.EVENT_PLANNED, "Induction, 24 Nov 2026", "")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"held_on": None}, "held_on"),
        ({"starts_at": "25:00"}, "starts_at"),
        ({"starts_at": "quarter to four"}, "starts_at"),
        ({"leader": "  "}, "leader"),
        ({"leader": "N" * 81}, "leader"),
        ({"place": "P" * 81}, "place"),
        ({"minutes": 4}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"quiz_ids": ()}, "quizzes"),
        ({"quiz_ids": (PARENTS.id,)}, "quizzes"),
        ({"quiz_ids": ("gone",)}, "quizzes"),
        ({"kind": EventKind.LESSON, "tier": Tier.LOWER_KS2, "quiz_ids": (PUPILS.id,)}, "class_label"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(
    events: EventService, services: Services, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        events.plan(make_draft(**changes))
    assert refused.value.field == field
    assert refused.value.sentence
    assert events.events() == ()
    assert log(services) == []


def test_a_person_who_is_gone_is_not_planned(events: EventService, services: Services) -> None:
    pupil = services.people.pupil(Tier.LOWER_KS2, "Year 3", 7)
    with pytest.raises(InvalidInputError) as refused:
        events.plan(make_draft(pupil))
    assert refused.value.field == "people"
    assert events.events() == ()


def test_a_lesson_has_a_class_and_a_leader_and_nobody_by_name(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    draft = make_draft(asha, kind=EventKind.LESSON, tier=Tier.LOWER_KS2, class_label="Year 3", quiz_ids=(PUPILS.id,))
    lesson = events.plan(draft)
    assert (lesson.tier, lesson.class_label, lesson.people) == (Tier.LOWER_KS2, "Year 3", ())
    with pytest.raises(NotFoundError):
        events.start(lesson.id)
    assert events.event(lesson.id).state is EventState.PLANNED
    assert events.finish(lesson.id).state is EventState.FINISHED
    assert events.open_again(lesson.id).state is EventState.PLANNED


def test_a_workshop_counts_families_without_names(events: EventService, services: Services) -> None:
    workshop = events.plan(make_draft(kind=EventKind.WORKSHOP, quiz_ids=(PARENTS.id,)))
    events.start(workshop.id)
    take_in(services, workshop, None, Mark.BEST, quiz_id=PARENTS.id)
    questions = len(services.catalogue.quiz(PARENTS.id).questions)
    take_in(services, workshop, None, *[Mark.BEST] * questions, quiz_id=PARENTS.id)
    progress = events.progress(workshop.id)
    assert (progress.begun, progress.ended, progress.people) == (2, 1, ())
    assert progress.anyone_began
    with pytest.raises(InvalidInputError):
        events.add_person(workshop.id, staff(services, "Asha Example")[0].id)


def test_an_event_can_be_changed_until_somebody_has_begun(events: EventService, services: Services) -> None:
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = events.plan(make_draft(asha))
    changed = events.change(event.id, make_draft(bea, asha, minutes=60, place="Library"))
    assert (changed.minutes, changed.place, changed.people) == (60, "Library", (bea.id, asha.id))
    assert events.change(event.id, make_draft(bea, asha, minutes=60, place="Library")) == changed
    assert [line[0] for line in log(services)] == [ActivityKind.EVENT_PLANNED, ActivityKind.EVENT_CHANGED]
    events.start(event.id)
    events.change(event.id, make_draft(bea, asha, minutes=50))
    take_in(services, event, asha, Mark.BEST)
    with pytest.raises(InvalidInputError) as refused:
        events.change(event.id, make_draft(asha, minutes=20))
    assert refused.value.field == "begun"
    assert events.event(event.id).minutes == 50
    assert events.add_person(event.id, staff(services, "Carys Walk-In")[0].id).people[:2] == (bea.id, asha.id)


def test_everyone_is_seen_at_their_stage(events: EventService, services: Services) -> None:
    people = staff(services, "Asha Example", "Bea Sample", "Carys Draft", "Dan Template")
    event = events.start(events.plan(make_draft(*people)).id)
    take_in(services, event, people[0], *PASS)
    take_in(services, event, people[1], *FAIL)
    take_in(services, event, people[2], Mark.BEST, Mark.UNSAFE)
    progress = events.progress(event.id)
    assert [each.stage for each in progress.people] == [Stage.PASSED, Stage.NOT_YET, Stage.UNDER_WAY, Stage.WAITING]
    passed, failed, under_way, waiting = progress.people
    assert (passed.points, passed.maximum, passed.percent) == (10, 10, 100)
    assert passed.certificates == (services.certificates.by_number(passed.certificates[0]).number,)
    assert (failed.points, failed.maximum, failed.certificates) == (4, 10, ())
    assert (under_way.quizzes[0].answered, under_way.quizzes[0].total, under_way.points) == (2, 5, 0)
    assert waiting.next_quiz is not None
    assert waiting.next_quiz.attempt_id is None
    assert progress.next_person == waiting
    assert progress.titles == (STAFF.title,)


def test_attempts_outside_the_event_do_not_count_in_it(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    event = events.start(events.plan(make_draft(asha)).id)
    other = events.start(events.plan(make_draft(asha)).id)
    take_in(services, other, asha, *PASS)
    services.training.start(STAFF.id, asha)
    assert events.progress(event.id).people[0].stage is Stage.WAITING
    assert events.progress(other.id).people[0].stage is Stage.PASSED


def test_a_second_try_does_not_make_a_pass_and_a_retake_does(
    events: EventService, services: Services, clock: SetClock
) -> None:
    (asha,) = staff(services, "Asha Example")
    event = events.start(events.plan(make_draft(asha)).id)
    failed = take_in(services, event, asha, *FAIL)
    again = services.training.start_second_try(failed)
    assert services.training.attempt(again.attempt_id).event_id == event.id
    assert events.progress(event.id).people[0].stage is Stage.NOT_YET
    clock.now += timedelta(minutes=5)
    retake = services.training.start(STAFF.id, asha, event_id=event.id)
    assert events.progress(event.id).people[0].stage is Stage.UNDER_WAY
    assert events.progress(event.id).people[0].quizzes[0].attempt_id == retake.attempt_id
    clock.now += timedelta(minutes=5)
    take_in(services, event, asha, *PASS)
    assert events.progress(event.id).people[0].stage is Stage.PASSED


def test_several_quizzes_are_taken_in_order(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    event = events.start(events.plan(make_draft(asha, quiz_ids=(ACCOUNTS.id, STAFF.id))).id)
    first = events.progress(event.id).people[0].next_quiz
    assert first is not None
    assert first.quiz_id == ACCOUNTS.id
    questions = len(services.catalogue.quiz(ACCOUNTS.id).questions)
    take_in(services, event, asha, *[Mark.BEST] * questions, quiz_id=ACCOUNTS.id)
    after = events.progress(event.id).people[0]
    assert after.stage is Stage.UNDER_WAY
    assert after.next_quiz is not None
    assert after.next_quiz.quiz_id == STAFF.id
    take_in(services, event, asha, *PASS)
    assert events.progress(event.id).people[0].stage is Stage.PASSED
    assert len(events.progress(event.id).people[0].certificates) == 2


def test_skip_waits_for_everyone_and_move_up_swaps_with_who_waits_before(
    events: EventService, services: Services
) -> None:
    people = staff(services, "Asha Example", "Bea Sample", "Carys Draft", "Dan Template")
    names = {person.id: person.name.split()[0] for person in people}
    event = events.start(events.plan(make_draft(*people)).id)

    def order() -> list[str]:
        return [names[person_id] for person_id in events.event(event.id).people]

    events.skip(event.id, people[0].id)
    assert order() == ["Bea", "Carys", "Dan", "Asha"]
    take_in(services, event, people[2], Mark.BEST)
    events.move_up(event.id, people[3].id)
    assert order() == ["Dan", "Carys", "Bea", "Asha"]
    events.move_up(event.id, people[3].id)
    assert order() == ["Dan", "Carys", "Bea", "Asha"]
    details = [line[2] for line in log(services)]
    assert details.count("Changed the order") == 2


def test_a_withdrawn_certificate_is_no_pass_and_is_said_so_with_its_number(
    events: EventService, services: Services, clock: SetClock
) -> None:
    (asha,) = staff(services, "Asha Example")
    event = events.start(events.plan(make_draft(asha)).id)
    take_in(services, event, asha, *PASS)
    (number,) = events.progress(event.id).people[0].certificates
    services.certificates.revoke(number, "Not their own answers")
    revoked = events.progress(event.id).people[0]
    assert (revoked.stage, revoked.stage.over, revoked.certificates) == (Stage.REVOKED, True, (number,))
    assert (revoked.points, revoked.maximum) == (10, 10)
    clock.now += timedelta(minutes=5)
    asked = services.training.start(STAFF.id, asha, event_id=event.id)
    assert events.progress(event.id).people[0].stage is Stage.UNDER_WAY
    sit(services, asked, *FAIL)
    assert events.progress(event.id).people[0].stage is Stage.NOT_YET
    clock.now += timedelta(minutes=5)
    take_in(services, event, asha, *PASS)
    again = events.progress(event.id).people[0]
    assert again.stage is Stage.PASSED
    assert number not in again.certificates


def test_of_two_quizzes_one_withdrawn_is_no_pass_and_one_to_try_again_comes_first(
    events: EventService, services: Services
) -> None:
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = events.start(events.plan(make_draft(asha, bea, quiz_ids=(ACCOUNTS.id, STAFF.id))).id)
    best = [Mark.BEST] * len(services.catalogue.quiz(ACCOUNTS.id).questions)
    for person, marks in ((asha, PASS), (bea, FAIL)):
        take_in(services, event, person, *best, quiz_id=ACCOUNTS.id)
        take_in(services, event, person, *marks)
        number = events.progress(event.id).of(person.id).certificates[0]  # type: ignore[union-attr]
        services.certificates.revoke(number, "Not their own answers")
    progress = events.progress(event.id)
    assert [each.stage for each in progress.people] == [Stage.REVOKED, Stage.NOT_YET]
    assert progress.at(Stage.REVOKED) == progress.people[:1]


def test_a_killed_program_finds_the_event_running_and_the_attempt_under_way(
    events: EventService, services: Services, open_again: Callable[[], Services], settings: SettingsStore
) -> None:
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = events.start(events.plan(make_draft(asha, bea)).id)
    begun = take_in(services, event, asha, Mark.BEST, Mark.BEST)
    again = open_again()
    after = EventService(again.database, again.catalogue, settings)
    assert [each.id for each in after.running()] == [event.id]
    under_way = after.progress(event.id).people[0].next_quiz
    assert under_way is not None
    assert under_way.attempt_id == begun
    following = again.training.next_question(begun)
    assert following is not None
    assert following.position == 3


def test_the_list_has_the_newest_day_first_and_counts(events: EventService, services: Services) -> None:
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    old = events.plan(make_draft(asha, held_on=DAY - timedelta(days=30)))
    morning = events.plan(make_draft(asha, bea, starts_at="08:30"))
    afternoon = events.plan(make_draft(asha))
    take_in(services, morning, asha, Mark.BEST)
    take_in(services, morning, asha, *FAIL)
    rows = events.events()
    assert [row.event.id for row in rows] == [afternoon.id, morning.id, old.id]
    assert [(row.people, row.begun) for row in rows] == [(1, 0), (2, 1), (1, 0)]
    assert rows[0].titles == (STAFF.title,)


def test_finish_and_open_again_are_logged_once(events: EventService, services: Services, clock: SetClock) -> None:
    event = events.plan(make_draft())
    events.start(event.id)
    events.start(event.id)
    finished = events.finish(event.id)
    events.finish(event.id)
    assert finished.finished_at == clock.now
    assert events.running() == ()
    opened = events.open_again(event.id)
    assert (opened.state, opened.finished_at) == (EventState.RUNNING, None)
    assert [(line[0], line[2]) for line in log(services)[1:]] == [
        (ActivityKind.EVENT_STARTED, ""),
        (ActivityKind.EVENT_FINISHED, ""),
        (ActivityKind.EVENT_CHANGED, "Opened again"),
    ]


def test_who_attends_comes_overdue_first_then_due_then_in_date(
    events: EventService, services: Services, clock: SetClock
) -> None:
    from oakmere_training.services.lead.standing import refresh, seed_requirements

    with services.database.writing() as records:
        seed_requirements(records, services.catalogue, DAY)
    (late,) = staff(services, "Zoe Late")
    clock.now += timedelta(days=40)
    people = staff(services, "Bea New", "Asha New", "Carys Done")
    with services.database.writing() as records:
        refresh(records, today=clock.now.date())
    event = events.start(events.plan(make_draft(people[2])).id)
    take_in(services, event, people[2], *PASS)
    rows = events.candidates()
    assert [row.candidate.name for row in rows] == ["Zoe Late", "Asha New", "Bea New", "Carys Done"]
    assert rows[0].candidate.person_id == late.id
    assert rows[0].state is TrainingState.OVERDUE
    assert rows[0].days < 0
    assert rows[1].state is TrainingState.NEVER_TRAINED
    assert rows[3].state is TrainingState.VALID


def test_a_new_event_starts_from_the_last_one(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    first = events.new_draft()
    assert first.held_on == DAY
    assert first.quiz_ids == (STAFF.id,)
    assert first.minutes == STAFF.cpd_minutes
    events.plan(make_draft(leader="R. Prototype", place="Library"))
    following = events.new_draft((asha.id,))
    assert (following.leader, following.place, following.people) == ("R. Prototype", "Library", (asha.id,))


def test_an_event_that_is_not_there(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    for ask in (events.start, events.finish, events.open_again, events.progress, events.event):
        with pytest.raises(NotFoundError):
            ask(asha.id)


def test_a_refresher_can_be_an_event_and_its_minutes_are_shared(events: EventService, services: Services) -> None:
    from oakmere_training.domain.requirements import REFRESHER

    (asha,) = staff(services, "Asha Example")
    offered = {choice.quiz_id: choice for choice in events.offered().quizzes[Tier.STAFF]}
    assert offered[REFRESHER].title == "Yearly refresher"
    draft = make_draft(asha, kind=EventKind.REFRESHER, quiz_ids=(REFRESHER, STAFF.id), minutes=60)
    event = events.start(events.plan(draft).id)
    waiting = events.progress(event.id).people[0].quizzes
    assert [(quiz.title, quiz.may_begin) for quiz in waiting] == [("Yearly refresher", True), (STAFF.title, True)]
    asked = services.training.start(REFRESHER, asha, event_id=event.id)
    assert waiting[0].total == asked.total
    sit(services, asked, Mark.BEST)
    under_way = events.progress(event.id).people[0].next_quiz
    assert under_way is not None
    assert (under_way.attempt_id, under_way.answered) == (asked.attempt_id, 1)
    following = services.training.next_question(asked.attempt_id)
    assert following is not None
    sit(services, following, *[Mark.BEST] * (asked.total - 1))
    take_in(services, event, asha, *PASS)
    services.results.finished(asked.attempt_id)
    numbers = events.progress(event.id).people[0].certificates
    minutes = [services.certificates.by_number(number).facts.cpd_minutes for number in numbers]
    assert sum(minutes) == 60
    assert len(minutes) == 2
    assert events.events()[0].titles == ("Yearly refresher", STAFF.title)
