"""Classes: a label, a tier, and the aliases that the class teacher hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier

SIZES = range(1, 41)
FIRST_NUMBERS = range(1, 961)
"""Up to 999 with the largest class, so that numbers have at most three digits."""
LABEL_MAX = 30


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """A class of ``size`` aliases from ``first_number`` on; ``position`` is its place in lists, from 0."""

    id: UUID
    tier: Tier
    label: str
    size: int
    first_number: int = 1
    position: int = 0

    @property
    def last_number(self) -> int:
        """The number of its last alias."""
        return self.first_number + self.size - 1

    @property
    def numbers(self) -> range:
        """The numbers of its aliases."""
        return range(self.first_number, self.last_number + 1)


def clean_label(text: str) -> str:
    """A class label as kept: single spaces, no control characters.

    Raises:
        InvalidInputError: with the sentence shown beside the field.
    """
    label = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if not label:
        raise InvalidInputError("Give the class a label, such as “Year 5 A”.", field="label")
    if len(label) > LABEL_MAX:
        raise InvalidInputError(f"At most {LABEL_MAX} characters fit on a slip.", field="label")
    if "," in label:
        raise InvalidInputError("Leave out the comma.", field="label")
    return label


def label_key(label: str) -> str:
    """What two spellings of the same label have in common: letter case aside."""
    return label.casefold()
