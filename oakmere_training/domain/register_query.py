"""What is asked of the register: which rows, in which order; and a row as the list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from oakmere_training.domain.people import sort_name
from oakmere_training.domain.requirements import RoleGroup, TrainingState, training_state

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_WORDS = 4
"""Words of a search that are looked at."""


class Show(StrEnum):
    """Which rows."""

    NEEDS_ACTION = "needs action"
    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    NEVER_TRAINED = "never trained"
    IN_DATE = "in date"
    LEFT = "left"
    ALL = "all"


class SortBy(StrEnum):
    """What rows are sorted by; ties go by surname."""

    DUE = "due"
    NAME = "name"
    ROLE = "role"
    TRAINING = "training"
    COMPLETED = "completed"


@dataclass(frozen=True, slots=True)
class RegisterQuery:
    """Rows of one kind, of a role group (``None``: all), by persons whose names have words that begin like these."""

    show: Show = Show.NEEDS_ACTION
    group: RoleGroup | None = None
    search: str = ""
    sort: SortBy = SortBy.DUE
    descending: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the search as names are kept for sorting: without letter case and accents."""
        folded = (sort_name(word) for word in self.search.replace("-", " ").replace(",", " ").split())
        return tuple(dict.fromkeys(word for word in folded if word))[:MOST_WORDS]


class RegisterRow(tuple[Any, ...]):
    """A row of the register with its values as they are kept; dates and ids are made when they are asked for.

    A page of a hundred is read in less time than a hundred dataclasses take to make.
    """

    __slots__ = ()

    @property
    def key(self) -> tuple[str, str]:
        """What no other row has: person and requirement."""
        return self[0], self[1]

    @property
    def person_id(self) -> UUID:
        """Whose row it is."""
        return UUID(self[0])

    @property
    def requirement_id(self) -> str:
        """What they need."""
        return str(self[1])

    @property
    def name(self) -> str:
        """The person's name."""
        return str(self[2])

    @property
    def sort_name(self) -> str:
        """What lists in the order of surnames go by."""
        return str(self[3])

    @property
    def role_group(self) -> RoleGroup:
        """The group that the person is counted in."""
        return RoleGroup(self[4])

    @property
    def role_label(self) -> str:
        """Post or role."""
        return str(self[5])

    @property
    def training(self) -> str:
        """What is due next."""
        return str(self[6])

    @property
    def due_on(self) -> date:
        """The last day that is not late."""
        return date.fromisoformat(self[7])

    @property
    def completed_on(self) -> date | None:
        """When it was last passed."""
        return _day(self[8])

    @property
    def points(self) -> int | None:
        """Points of the latest pass."""
        return None if self[9] is None else int(self[9])

    @property
    def maximum(self) -> int | None:
        """Out of how many."""
        return None if self[10] is None else int(self[10])

    @property
    def valid_until(self) -> date | None:
        """The last day on which it counts; ``None`` where it was never passed or does not run out."""
        return _day(self[11])

    @property
    def policy_version(self) -> str:
        """The version of the policy that was taught."""
        return str(self[12])

    @property
    def certificate_number(self) -> str:
        """Of the newest part."""
        return str(self[13])

    @property
    def has_left(self) -> bool:
        """Whether the person has left."""
        return bool(self[14])

    def state(self, today: date, warn_days: int) -> TrainingState:
        """Where the person stands on a day."""
        return training_state(
            completed_on=self.completed_on,
            due_on=self.due_on,
            has_left=self.has_left,
            today=today,
            warn_days=warn_days,
        )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many rows each choice shows, for a group and a search."""

    needs_action: int = 0
    overdue: int = 0
    due_soon: int = 0
    never_trained: int = 0
    in_date: int = 0
    left: int = 0
    all: int = 0

    def of(self, show: Show) -> int:
        """The number beside a choice."""
        return int(getattr(self, show.value.replace(" ", "_")))

    @classmethod
    def from_mapping(cls, counts: Mapping[str, int | None]) -> RegisterCounts:
        """From sums, which are ``None`` where there was nothing to add."""
        return cls(**{name: int(count or 0) for name, count in counts.items()})
