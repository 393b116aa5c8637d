"""How much room a question's page has, and where its answers go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Fit:
    """How much room a question has: ``narrow`` below 1100 wide, ``short`` below 720 high, ``stacked`` in one column.

    ``tight`` says what else a page gives up that would not fit: 1 has a denser panel of the policy and hides what can
    be read elsewhere, 2 has smaller feedback as well, and 3 leaves out the reasons of parts that went right.
    """

    narrow: bool = False
    short: bool = False
    stacked: bool = False
    tight: int = 0

    @property
    def denser(self) -> bool:
        """Whether parts stand closer together than usual."""
        return self.tight > 0 and not self.stacked

    @property
    def smaller(self) -> bool:
        """Whether feedback is smaller than usual."""
        return self.tight > 1 and not self.stacked

    @property
    def fewer(self) -> bool:
        """Whether parts that went right show without their reasons."""
        return self.tight > 2 and not self.stacked


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
