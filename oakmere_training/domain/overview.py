"""What the overview of the locked area shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.evidence import ClauseResult, GroupCoverage
    from oakmere_training.domain.policy import Month
    from oakmere_training.domain.register_query import RegisterRow

MOST_STEPS = 3


class Step(StrEnum):
    """What can be done next."""

    ADD_PEOPLE = "add people"
    SET_UP = "set up"
    CARRY_ON = "carry on"
    TRAIN = "train"
    PRINT = "print"
    QUIZZES = "quizzes"


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do: 'Train 3 overdue', '2 volunteers, 1 support staff', with what its button says.

    ``people`` are whom to train, ``event_id`` the event to go on with or to print for.
    """

    step: Step
    title: str
    detail: str
    button: str
    people: tuple[UUID, ...] = ()
    event_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PolicyDates:
    """When the policy that is taught was approved, and when its review is due; ``past_due``: and none is recorded."""

    approved: Month
    review_due: Month
    past_due: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page. ``due`` are the first of ``due_count`` rows that are due within ``warn_days``."""

    today: date
    warn_days: int
    groups: tuple[GroupCoverage, ...]
    weakest: tuple[ClauseResult, ...]
    steps: tuple[NextStep, ...]
    due: tuple[RegisterRow, ...]
    due_count: int

    @property
    def in_date(self) -> int:
        """People whose training is in date."""
        return sum(group.in_date for group in self.groups)

    @property
    def total(self) -> int:
        """People on the register."""
        return sum(group.total for group in self.groups)
