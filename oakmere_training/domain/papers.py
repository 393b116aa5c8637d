"""What the training lead's sheets print: attendance, slips with aliases, the recovery key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.domain.tiers import Tier

KEY_LENGTH = 24
KEY_GROUP = 4
KEY_CHARACTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter I or O and no digit 0 or 1."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Someone who attends. ``role`` in the school's own words where it has any."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """An event and who attends, in the order of the register. It holds no results.

    ``what`` reads 'induction'; ``policy_title`` 'Social Media Policy'; ``starts_at`` '15:45' or ''; ``minutes`` are
    those declared.
    """

    school: str
    policy_title: str
    what: str
    day: date
    people: tuple[AttendanceRow, ...]
    starts_at: str = ""
    place: str = ""
    leader: str = ""
    minutes: int = 0
    quizzes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """Slips to cut out, one for each alias ('Otter 7') of a class."""

    class_label: str
    tier: Tier
    aliases: tuple[str, ...]
    made_on: date


@dataclass(frozen=True, slots=True)
class RecoveryKeySheet:
    """The key that opens the training lead's area once. It is not shown when this is printed in a log.

    Raises:
        ValueError: where the key is not 24 characters of those that keys are made of.
    """

    school: str
    made_on: date
    key: str = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.key) != KEY_LENGTH or not set(self.key) <= set(KEY_CHARACTERS):
            raise ValueError("not a recovery key")

    @property
    def groups(self) -> tuple[str, ...]:
        """Six groups of four characters."""
        return tuple(self.key[start : start + KEY_GROUP] for start in range(0, KEY_LENGTH, KEY_GROUP))
