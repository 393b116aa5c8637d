"""What the pages of events show, and what is filled in for a new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.events import EventKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.events import Candidate, Event
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.requirements import TrainingState
    from oakmere_training.domain.tiers import Tier


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event as filled in. ``starts_at`` is 'HH:MM' or ''; lessons and assemblies have tier and class, no people."""

    kind: EventKind = EventKind.INDUCTION
    held_on: date | None = None
    starts_at: str = ""
    leader: str = ""
    place: str = ""
    minutes: int = 30
    quiz_ids: tuple[str, ...] = ()
    people: tuple[UUID, ...] = ()
    tier: Tier | None = None
    class_label: str = ""


class Stage(StrEnum):
    """How far someone is with a quiz, or with the event."""

    WAITING = "waiting"
    UNDER_WAY = "under way"
    PASSED = "passed"
    NOT_YET = "not yet"
    REVOKED = "revoked"

    @property
    def over(self) -> bool:
        """Whether the last question was answered."""
        return self in (Stage.PASSED, Stage.NOT_YET, Stage.REVOKED)


@dataclass(frozen=True, slots=True)
class QuizChoice:
    """A quiz that an event can have. ``sections`` reads 'Sections 3 and 6'."""

    quiz_id: str
    title: str
    questions: int
    minutes: int
    cpd_minutes: int
    sections: str


@dataclass(frozen=True, slots=True)
class EventChoices:
    """What there is to choose from: quizzes by tier, classes as tier and label, and staff."""

    quizzes: Mapping[Tier, tuple[QuizChoice, ...]]
    classes: tuple[tuple[Tier, str], ...]
    candidates: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True)
class QuizStanding:
    """Someone's way through one quiz of an event.

    ``attempt_id`` is the one to go on with, or the one that counts. Of ``total`` questions ``answered`` have an
    answer. ``points`` of ``maximum`` are 0 until it is over. ``may_begin``: the quiz can be asked at present.
    """

    quiz_id: str
    title: str
    stage: Stage
    total: int
    attempt_id: UUID | None = None
    answered: int = 0
    points: int = 0
    maximum: int = 0
    certificate_number: str = ""
    may_begin: bool = True


@dataclass(frozen=True, slots=True)
class PersonProgress:
    """Someone's way through an event, quiz by quiz in order."""

    person: Person
    quizzes: tuple[QuizStanding, ...]

    @property
    def stage(self) -> Stage:
        """Waiting until the first quiz is begun, under way until the last is over, passed when every one is.

        Revoked where the certificate of a pass was, and no other quiz is to be tried again.
        """
        stages = {quiz.stage for quiz in self.quizzes}
        if stages <= {Stage.WAITING}:
            return Stage.WAITING
        if stages & {Stage.WAITING, Stage.UNDER_WAY}:
            return Stage.UNDER_WAY
        return next((stage for stage in (Stage.NOT_YET, Stage.REVOKED) if stage in stages), Stage.PASSED)

    @property
    def next_quiz(self) -> QuizStanding | None:
        """The first quiz that is not over; ``None`` when all are."""
        return next((quiz for quiz in self.quizzes if not quiz.stage.over), None)

    @property
    def points(self) -> int:
        """Points in the quizzes that are over."""
        return sum(quiz.points for quiz in self.quizzes)

    @property
    def maximum(self) -> int:
        """The most that the quizzes that are over could have given."""
        return sum(quiz.maximum for quiz in self.quizzes)

    @property
    def percent(self) -> int:
        """Points in a hundred, rounded down."""
        return self.points * 100 // self.maximum if self.maximum else 0

    @property
    def certificates(self) -> tuple[str, ...]:
        """The numbers of the certificates that the event gave them, also one that was revoked with no other since."""
        return tuple(quiz.certificate_number for quiz in self.quizzes if quiz.certificate_number)


@dataclass(frozen=True, slots=True)
class EventProgress:
    """An event and how far everyone is. ``people`` are in the order of the event.

    ``begun`` and ``ended`` count those who are not named, at workshops; ``titles`` are those of the quizzes.
    """

    event: Event
    titles: tuple[str, ...]
    people: tuple[PersonProgress, ...] = ()
    begun: int = 0
    ended: int = 0

    def at(self, *stages: Stage) -> tuple[PersonProgress, ...]:
        """Those at one of these stages, in the order of the event."""
        return tuple(each for each in self.people if each.stage in stages)

    @property
    def in_register_order(self) -> tuple[PersonProgress, ...]:
        """Everyone by surname."""
        return tuple(sorted(self.people, key=lambda each: (each.person.sort_name, each.person.name, each.person.id)))

    @property
    def next_person(self) -> PersonProgress | None:
        """Whose turn it is: the first who has not begun, else the first who is under way."""
        return next(iter(self.at(Stage.WAITING) or self.at(Stage.UNDER_WAY)), None)

    def of(self, person_id: UUID) -> PersonProgress | None:
        """One person's way."""
        return next((each for each in self.people if each.person.id == person_id), None)

    @property
    def anyone_began(self) -> bool:
        """Whether quizzes, minutes and people can no longer be changed."""
        return bool(self.begun) or any(each.stage is not Stage.WAITING for each in self.people)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the list. ``people`` counts who is down for it, ``begun`` who has begun."""

    event: Event
    titles: tuple[str, ...]
    people: int
    begun: int


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Someone who could attend. ``days`` until the training is due, below 0 overdue; ``state`` ``None``: none is."""

    candidate: Candidate
    state: TrainingState | None
    days: int = 0
