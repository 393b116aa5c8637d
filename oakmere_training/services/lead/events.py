"""Events: planned, run in the hall, finished; who is how far."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.events import Event, EventState
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.domain.validity import short_date
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.event_choices import drawn_ids, in_turn, own_minutes, quiz_choices, titles_of
from oakmere_training.services.lead.event_drafts import FEWEST_MINUTES, MOST_MINUTES, checked, tier_of
from oakmere_training.services.lead.event_progress import new_in, progress_of
from oakmere_training.services.lead.event_views import (
    CandidateRow,
    EventChoices,
    EventDraft,
    EventProgress,
    EventRow,
    PersonProgress,
    Stage,
)
from oakmere_training.services.refreshers import Refreshers

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records


def about(event: Event) -> str:
    """How the log names an event: 'Induction, 24 Nov 2026'."""
    return f"{event.kind.label}, {short_date(event.held_on)}"


class EventService:
    """Events of one data folder. Each change is logged in its own transaction."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock
        self._refreshers = Refreshers(database, catalogue)

    # -- planning --------------------------------------------------------------------------------------------

    def new_draft(self, person_ids: tuple[UUID, ...] = ()) -> EventDraft:
        """What a new event starts from: today, an induction, led and held as the last one was."""
        with self._database.reading() as records:
            last = next(iter(records.events.newest()), None)
            induction = records.requirements.get("induction")
        everyone = {quiz.id: not quiz.roles for quiz in self._catalogue.quizzes(Tier.STAFF)}
        usual = tuple(quiz_id for quiz_id in (induction.quiz_ids if induction else ()) if quiz_id in everyone)
        quiz_ids = usual or tuple(quiz_id for quiz_id, for_all in everyone.items() if for_all)[:1]
        minutes = sum(own_minutes(self._catalogue, quiz_ids).values())
        return EventDraft(
            held_on=local_day(self._clock()),
            leader=last.leader if last else self._settings.school.signatory_name,
            place=last.place if last else "",
            minutes=min(MOST_MINUTES, max(FEWEST_MINUTES, minutes)),
            quiz_ids=quiz_ids,
            people=person_ids,
        )

    def offered(self) -> EventChoices:
        """Everything that a new event can be filled in with."""
        school = self._settings.school
        with self._database.reading() as records:
            drawn = drawn_ids(records)
        return EventChoices(
            quizzes={tier: quiz_choices(self._catalogue, tier, drawn) for tier in Tier},
            classes=tuple((tier, label) for tier in PUPIL_TIERS for label in school.classes(tier)),
            candidates=self.candidates(),
        )

    def candidates(self) -> tuple[CandidateRow, ...]:
        """Staff who could attend: overdue first, then due, then in date; the same by what is due first, and surname."""
        today = local_day(self._clock())
        with self._database.reading() as records:
            found = records.events.candidates(today)
        return in_turn(found, today, self._settings.school.warn_days)

    def plan(self, draft: EventDraft) -> Event:
        """Keep a new event.

        Raises:
            InvalidInputError: naming the field that cannot be used.
        """
        event = checked(
            draft, Event(uuid4(), draft.kind, local_day(self._clock()), "", "", 0, (), self._clock()), self._catalogue
        )
        with self._database.writing() as records:
            self._expect_people(records, event.people)
            records.events.add(event)
            self._log(records, ActivityKind.EVENT_PLANNED, event)
        return event

    def change(self, event_id: UUID, draft: EventDraft) -> Event:
        """Keep an event as it is filled in now, as long as nobody has begun.

        Raises:
            InvalidInputError: naming the field that cannot be used; ``begun`` where somebody has begun.
            NotFoundError: there is no such event.
        """
        with self._database.writing() as records:
            before = _get(records, event_id)
            if before.state is EventState.FINISHED or records.events.has_begun(event_id):
                raise InvalidInputError(
                    "Somebody has begun, so quizzes, minutes and people stay as they are. You can still add a person.",
                    field="begun",
                )
            event = checked(draft, before, self._catalogue)
            self._expect_people(records, event.people)
            if event != before:
                records.events.change(event)
                self._log(records, ActivityKind.EVENT_CHANGED, event)
        return event

    @staticmethod
    def _expect_people(records: Records, person_ids: tuple[UUID, ...]) -> None:
        for person_id in person_ids:
            person = records.people.get(person_id)
            if person is None or person.tier is not Tier.STAFF:
                raise InvalidInputError("Somebody who was ticked is no longer on the register.", field="people")

    # -- running ---------------------------------------------------------------------------------------------

    def start(self, event_id: UUID) -> Event:
        """Put an event into hall mode. One that runs already stays as it is.

        Raises:
            NotFoundError: there is no such event, or it is not one that is run in the hall.
        """
        with self._database.writing() as records:
            event = _get(records, event_id)
            if event.kind.for_classes:
                raise NotFoundError("Lessons and assemblies are not run in hall mode.")
            if event.state is EventState.RUNNING:
                return event
            return self._go_to(records, event, EventState.RUNNING, ActivityKind.EVENT_STARTED)

    def finish(self, event_id: UUID) -> Event:
        """End an event. What is under way can still be gone on with later. Raises ``NotFoundError`` without it."""
        with self._database.writing() as records:
            event = _get(records, event_id)
            if event.state is EventState.FINISHED:
                return event
            return self._go_to(records, event, EventState.FINISHED, ActivityKind.EVENT_FINISHED)

    def open_again(self, event_id: UUID) -> Event:
        """Take the end of an event back. Raises ``NotFoundError`` without it."""
        with self._database.writing() as records:
            event = _get(records, event_id)
            if event.state is not EventState.FINISHED:
                return event
            state = EventState.PLANNED if event.kind.for_classes else EventState.RUNNING
            return self._go_to(records, event, state, ActivityKind.EVENT_CHANGED, "Opened again")

    def _go_to(self, records: Records, event: Event, state: EventState, kind: ActivityKind, detail: str = "") -> Event:
        finished_at = self._clock() if state is EventState.FINISHED else None
        event = dataclasses.replace(event, state=state, finished_at=finished_at)
        records.events.change(event)
        self._log(records, kind, event, detail)
        return event

    def add_person(self, event_id: UUID, person_id: UUID) -> Event:
        """Add someone, also one who comes in without being down for it; at the end of those who wait.

        Raises:
            NotFoundError: there is no such event or person.
            InvalidInputError: nobody attends this kind by name.
        """
        with self._database.writing() as records:
            event = _get(records, event_id)
            if tier_of(event.kind) is not Tier.STAFF:
                raise InvalidInputError("Nobody attends this event by name.", field="people")
            if person_id in event.people:
                return event
            self._expect_people(records, (person_id,))
            people = (*event.people, person_id)
            return self._set_people(records, event, people, "Added a person", person_id)

    def skip(self, event_id: UUID, person_id: UUID) -> Event:
        """Have someone wait until everyone else had a turn. Raises ``NotFoundError`` without the event."""
        with self._database.writing() as records:
            event = _get(records, event_id)
            if person_id not in event.people:
                return event
            people = (*(each for each in event.people if each != person_id), person_id)
            return self._set_people(records, event, people, "Changed the order", person_id)

    def move_up(self, event_id: UUID, person_id: UUID) -> Event:
        """Give someone the turn before, among those who have not begun. Raises ``NotFoundError`` without the event."""
        with self._database.writing() as records:
            event = _get(records, event_id)
            waiting = [each.person.id for each in self._progress(records, event).at(Stage.WAITING)]
            if person_id not in waiting[1:]:
                return event
            before = waiting[waiting.index(person_id) - 1]
            swapped = {person_id: before, before: person_id}
            people = tuple(swapped.get(each, each) for each in event.people)
            return self._set_people(records, event, people, "Changed the order", person_id)

    def _set_people(
        self, records: Records, event: Event, people: tuple[UUID, ...], detail: str, person_id: UUID
    ) -> Event:
        records.events.set_people(event.id, people)
        self._log(records, ActivityKind.EVENT_CHANGED, event, detail, person_id)
        return dataclasses.replace(event, people=people)

    # -- looking ---------------------------------------------------------------------------------------------

    def event(self, event_id: UUID) -> Event:
        """One event. Raises ``NotFoundError`` where there is none."""
        with self._database.reading() as records:
            return _get(records, event_id)

    def events(self) -> tuple[EventRow, ...]:
        """Every event, the newest day first."""
        with self._database.reading() as records:
            found, begun = records.events.newest(), records.events.begun()
        return tuple(
            EventRow(
                event=event,
                titles=titles_of(self._catalogue, event.quiz_ids),
                people=len(event.people),
                begun=begun.get(event.id, 0),
            )
            for event in found
        )

    def running(self) -> tuple[Event, ...]:
        """Events in hall mode, also those that a program that was killed left so."""
        with self._database.reading() as records:
            return records.events.in_state(EventState.RUNNING)

    def progress(self, event_id: UUID) -> EventProgress:
        """Who has not begun, who is under way, and who has finished. Raises ``NotFoundError`` without the event."""
        with self._database.reading() as records:
            return self._progress(records, _get(records, event_id))

    def as_new(self, event: Event, person: Person) -> PersonProgress:
        """Someone who has not begun anything in an event."""
        return new_in(event, person, self._catalogue, self._refreshers)

    def _progress(self, records: Records, event: Event) -> EventProgress:
        mark = self._settings.school.pass_mark
        return progress_of(records, event, self._catalogue, self._refreshers, mark)

    def _log(
        self, records: Records, kind: ActivityKind, event: Event, detail: str = "", person_id: UUID | None = None
    ) -> None:
        records.activity.add(
            Activity(at=self._clock(), kind=kind, about=about(event), detail=detail, person_id=person_id)
        )


def _get(records: Records, event_id: UUID) -> Event:
    event = records.events.get(event_id)
    if event is None:
        raise NotFoundError("This event is not in the records.")
    return event
