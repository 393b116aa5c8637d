"""Hall mode: one event on one laptop that goes from hand to hand. Works while the training lead's area is locked.

What it tells is what the whole hall may see: who is down for the event, and whether they have begun or are done.
Points, passes and answers are not among it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.event_drafts import tier_of
from oakmere_training.services.lead.event_views import Stage
from oakmere_training.services.lead.events import EventService

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.lead.event_views import PersonProgress, QuizStanding
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database


class HallMark(StrEnum):
    """What the hall may see of someone."""

    READY = "ready"
    UNDER_WAY = "under way"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class HallQuiz:
    """A quiz of the event for one person. ``resume`` is the attempt to go on with, of ``total`` questions at ``at``."""

    quiz_id: str
    title: str
    total: int
    done: bool
    resume: UUID | None = None
    at: int = 1
    may_begin: bool = True


@dataclass(frozen=True, slots=True)
class HallPerson:
    """Someone in the hall. ``quizzes`` are all of the event's, in order."""

    person: Person
    mark: HallMark
    quizzes: tuple[HallQuiz, ...]

    @property
    def next_quiz(self) -> HallQuiz | None:
        """What comes next; ``None`` when all are done."""
        return next((quiz for quiz in self.quizzes if not quiz.done), None)


@dataclass(frozen=True, slots=True)
class Hall:
    """The event on the laptop. ``others`` are staff who are not down for it and may add themselves.

    ``named``: people choose a name; without it (a workshop) whoever holds the laptop begins.
    """

    event: Event
    titles: tuple[str, ...]
    people: tuple[HallPerson, ...]
    others: tuple[Person, ...]
    named: bool

    @property
    def next_person(self) -> HallPerson | None:
        """The first who has not begun, else the first who is under way."""
        for mark in (HallMark.READY, HallMark.UNDER_WAY):
            for each in self.people:
                if each.mark is mark:
                    return each
        return None

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(each.mark is HallMark.DONE for each in self.people)

    def of(self, person_id: UUID) -> HallPerson | None:
        """One of those who are down for it."""
        return next((each for each in self.people if each.person.id == person_id), None)


class HallService:
    """Hall mode on one data folder."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._events = EventService(database, catalogue, settings, clock)
        self._clock = clock

    def hall(self, event_id: UUID) -> Hall:
        """The event as the hall sees it. Raises ``NotFoundError`` where there is none."""
        progress = self._events.progress(event_id)
        named = tier_of(progress.event.kind, progress.event.tier) is Tier.STAFF
        down = {each.person.id for each in progress.people}
        others: tuple[Person, ...] = ()
        if named:
            with self._database.reading() as records:
                staff = records.people.staff()
            today = local_day(self._clock())
            staying = (person for person in staff if not person.has_left(today))
            others = tuple(person for person in staying if person.id not in down)
        return Hall(
            event=progress.event,
            titles=progress.titles,
            people=tuple(map(_person, progress.people)) if named else (),
            others=others,
            named=named,
        )

    def come_in(self, event_id: UUID, person_id: UUID) -> HallPerson:
        """Someone sits down at the laptop; who was not down for the event is added.

        Raises:
            NotFoundError, InvalidInputError: there is no such event or person.
        """
        self._events.add_person(event_id, person_id)
        return self.someone(event_id, person_id)

    def stranger(self, event_id: UUID, person_id: UUID) -> HallPerson:
        """Someone who is not down for the event, as they would begin it. Raises ``NotFoundError`` without them."""
        progress = self._events.progress(event_id)
        with self._database.reading() as records:
            person = records.people.get(person_id)
        if person is None or person.tier is not Tier.STAFF:
            raise NotFoundError("This name is no longer on the list.")
        return _person(self._events.as_new(progress.event, person))

    def someone(self, event_id: UUID, person_id: UUID) -> HallPerson:
        """One of those who are down for it. Raises ``NotFoundError`` where they are not."""
        found = self._events.progress(event_id).of(person_id)
        if found is None:
            raise NotFoundError("This name is not on the list of this event.")
        return _person(found)


def _person(progress: PersonProgress) -> HallPerson:
    marks = {Stage.WAITING: HallMark.READY, Stage.UNDER_WAY: HallMark.UNDER_WAY}
    return HallPerson(progress.person, marks.get(progress.stage, HallMark.DONE), tuple(map(_quiz, progress.quizzes)))


def _quiz(standing: QuizStanding) -> HallQuiz:
    under_way = standing.stage is Stage.UNDER_WAY
    return HallQuiz(
        quiz_id=standing.quiz_id,
        title=standing.title,
        total=standing.total,
        done=standing.stage.over,
        resume=standing.attempt_id if under_way else None,
        at=standing.answered + 1 if under_way else 1,
        may_begin=standing.may_begin,
    )
