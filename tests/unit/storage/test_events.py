"""Events as they are kept: their order, who attends, and what belongs to them."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.events import Event, EventKind, EventState
from oakmere_training.domain.requirements import RoleGroup, Standing
from oakmere_training.domain.tiers import Tier
from tests.support.factories import NOW, TODAY, make_attempt, make_certificate, make_person

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.storage.database import Database


def make_event(*people: Person, **changes: Any) -> Event:
    known: dict[str, Any] = {
        "kind": EventKind.CPD_SESSION,
        "held_on": TODAY,
        "leader": "N. Model",
        "place": "School hall",
        "minutes": 45,
        "quiz_ids": ("staff-essentials", "staff-accounts"),
        "created_at": NOW,
        "people": tuple(person.id for person in people),
    }
    return Event(uuid4(), **(known | changes))


def test_an_event_comes_back_as_it_was(database: Database) -> None:
    people = [make_person("Zoe Able"), make_person("Asha Zephyr")]
    lesson = make_event(
        kind=EventKind.LESSON, tier=Tier.KS1, class_label="Year 1", starts_at="09:10", state=EventState.FINISHED,
        finished_at=NOW,
    )  # fmt: skip
    event = make_event(*people)
    with database.writing() as records:
        for person in people:
            records.people.add(person)
        records.events.add(event)
        records.events.add(lesson)
    with database.reading() as records:
        assert records.events.get(event.id) == event
        assert records.events.get(lesson.id) == lesson
        assert records.events.get(uuid4()) is None
        assert records.events.of_person(people[1].id) == (event,)


def test_changing_puts_everything_in_its_place(database: Database) -> None:
    people = [make_person("Zoe Able"), make_person("Asha Zephyr")]
    event = make_event(*people)
    with database.writing() as records:
        for person in people:
            records.people.add(person)
        records.events.add(event)
    changed = dataclasses.replace(event, place="Library", minutes=60, people=(people[1].id,), state=EventState.RUNNING)
    with database.writing() as records:
        records.events.change(changed)
    with database.reading() as records:
        assert records.events.get(event.id) == changed
        assert records.events.in_state(EventState.RUNNING) == (changed,)
        assert records.events.in_state(EventState.PLANNED) == ()
    with pytest.raises(NotFoundError), database.writing() as records:
        records.events.change(make_event())


def test_the_newest_day_comes_first_then_the_later_hour(database: Database) -> None:
    early = make_event(starts_at="08:30")
    late = make_event(starts_at="15:45")
    old = make_event(held_on=TODAY - timedelta(days=1), starts_at="17:00")
    with database.writing() as records:
        for event in (old, early, late):
            records.events.add(event)
    with database.reading() as records:
        assert records.events.newest() == (late, early, old)


def test_attempts_and_certificates_of_an_event(database: Database) -> None:
    asha, bea = make_person("Asha Example"), make_person("Bea Sample")
    event = make_event(asha, bea)
    inside = dataclasses.replace(make_attempt(asha), event_id=event.id)
    again = dataclasses.replace(make_attempt(asha), event_id=event.id)
    outside = make_attempt(bea)
    unnamed = dataclasses.replace(make_attempt(tier=Tier.PARENTS), event_id=event.id)
    with database.writing() as records:
        records.people.add(asha)
        records.people.add(bea)
        records.events.add(event)
        assert not records.events.has_begun(event.id)
        for attempt in (inside, again, outside, unnamed):
            records.attempts.add(attempt)
        records.certificates.add(make_certificate(inside, serial=1), inside.quiz_id)
        records.certificates.add(make_certificate(outside, serial=2), outside.quiz_id)
    with database.reading() as records:
        assert {attempt.id for attempt in records.attempts.of_event(event.id)} == {inside.id, again.id, unnamed.id}
        assert [each.attempt_id for each in records.certificates.of_event(event.id)] == [inside.id]
        assert records.events.has_begun(event.id)
        assert records.events.begun() == {event.id: 2}


def make_standing(person: Person, requirement_id: str, due_on: date, completed_on: date | None = None) -> Standing:
    return Standing(
        person_id=person.id,
        requirement_id=requirement_id,
        name=person.name,
        sort_name=person.sort_name,
        role_group=RoleGroup.TEACHERS,
        role_label=person.role_label,
        training="Induction",
        due_on=due_on,
        completed_on=completed_on,
    )


def test_candidates_are_those_who_stay_each_with_what_is_due_first(database: Database) -> None:
    from oakmere_training.domain.requirements import Requirement

    zoe = make_person("Zoe Able")
    cook = dataclasses.replace(make_person("Asha Zephyr"), post_title="School cook")
    left = dataclasses.replace(make_person("Bea Gone"), left_on=TODAY)
    leaving = dataclasses.replace(make_person("Carys Leaving"), left_on=TODAY + timedelta(days=1))
    parent = make_person("Dan Parent", tier=Tier.PARENTS)
    rule = Requirement("a", "Induction", "Refresher", tuple(RoleGroup), (), (), 14, TODAY)
    with database.writing() as records:
        for person in (zoe, cook, left, leaving, parent):
            records.people.add(person)
        records.requirements.add(rule)
        records.requirements.add(dataclasses.replace(rule, id="b"))
        rows = [
            make_standing(zoe, "a", TODAY + timedelta(days=90), TODAY),
            make_standing(zoe, "b", TODAY - timedelta(days=2)),
        ]
        records.standings.replace([zoe.id], rows)
    with database.reading() as records:
        found = records.events.candidates(TODAY)
    assert [each.name for each in found] == ["Zoe Able", "Carys Leaving", "Asha Zephyr"]
    assert (found[0].due_on, found[0].completed_on) == (TODAY - timedelta(days=2), None)
    assert (found[2].role_label, found[2].due_on) == ("School cook", None)
