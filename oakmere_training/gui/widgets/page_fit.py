"""How much room a question's page has, and where its answers go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Fit:
    """How much room a question has: ``narrow`` below 1100 wide, ``short`` below 720 high, ``stacked`` in one column."""

    narrow: bool = False
    short: bool = False
    stacked: bool = False


class Layout(Enum):
    """Where the answers of a kind go in a page of two columns."""

    SIDE = "side"
    """Story at the left, answers at the right."""
    WIDE = "wide"
    """The same with a narrow story and wide answers."""
    BELOW = "below"
    """Story above, answers below, both as wide as the page."""
    FRONT = "front"
    """Answers at the left, story at the right."""
