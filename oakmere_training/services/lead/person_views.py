"""What the page of one person shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.certificate_list import ListedState
from oakmere_training.domain.requirements import TrainingState

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.people import Person, Role


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A certificate of the person; ``reason`` is why it was revoked."""

    number: str
    training: str
    issued: date
    valid_until: date
    state: ListedState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """A full attempt that was finished. ``where`` reads 'Own desk' or 'Refresher, hall'.

    ``revoked``: its certificate was, and so it is no pass.
    """

    id: UUID
    finished: date
    quiz: str
    where: str
    points: int
    maximum: int
    critical_safe: int
    critical_total: int
    passed: bool
    revoked: bool = False


@dataclass(frozen=True, slots=True)
class NeedLine:
    """What the person needs and where they stand with it. ``due_on`` is ``None`` for what never runs out."""

    training: str
    state: TrainingState
    due_on: date | None


_WORST_FIRST = (
    TrainingState.OVERDUE,
    TrainingState.NEVER_TRAINED,
    TrainingState.DUE,
    TrainingState.VALID,
    TrainingState.LEFT,
)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person with everything that is kept of their training. ``today`` is the day it was looked at."""

    person: Person
    since: date
    today: date
    has_left: bool
    certificates: tuple[HeldLine, ...] = ()
    attempts: tuple[AttemptLine, ...] = ()
    needs: tuple[NeedLine, ...] = ()

    @property
    def worst(self) -> NeedLine | None:
        """The need that asks most for something to be done: of those of one state the one that is due first."""
        far = max((need.due_on for need in self.needs if need.due_on), default=self.today)
        order = {state: place for place, state in enumerate(_WORST_FIRST)}
        return min(self.needs, key=lambda need: (order[need.state], need.due_on or far), default=None)

    @property
    def revocable(self) -> tuple[HeldLine, ...]:
        """The certificates that could be revoked."""
        return tuple(line for line in self.certificates if line.state is not ListedState.REVOKED)


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of two entries that may be the same person."""

    person: Person
    attempts: int
    certificates: int
    since: date


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the lead types of a person. Names are cleaned, and judged, when they are kept."""

    name: str
    role: Role | None
    post_title: str = ""
    staff_number: str = ""
    account_administrator: bool = False
