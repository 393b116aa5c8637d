"""What an option earns, and what an answer is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What an option, or a whole answer, earns."""

    BEST = "best"
    ACCEPTABLE = "acceptable"
    UNSAFE = "unsafe"

    @property
    def points(self) -> int:
        """Points out of ``POINTS_PER_QUESTION``."""
        return _POINTS[self]


POINTS_PER_QUESTION = 2
_POINTS = {Mark.BEST: 2, Mark.ACCEPTABLE: 1, Mark.UNSAFE: 0}


class PartVerdict(StrEnum):
    """How one part of an answer went (an option of ``multi``): shown as Right, Not quite, Not safe."""

    RIGHT = "right"
    NOT_QUITE = "not quite"
    NOT_SAFE = "not safe"


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """One part of an answer to a question of several parts."""

    id: str
    chosen: bool
    verdict: PartVerdict


@dataclass(frozen=True, slots=True)
class Marked:
    """A whole answer, marked. ``parts`` is empty for kinds that have none."""

    mark: Mark
    parts: tuple[MarkedPart, ...] = ()

    @property
    def points(self) -> int:
        """0, 1 or 2."""
        return self.mark.points

    @property
    def parts_right(self) -> int:
        """How many parts are right."""
        return sum(part.verdict is PartVerdict.RIGHT for part in self.parts)


def mark_parts(parts: tuple[MarkedPart, ...]) -> Marked:
    """Partial credit for an answer of several parts.

    All right is best; a part that is not safe, or fewer than half right, is unsafe; anything else is acceptable.
    """
    right = sum(part.verdict is PartVerdict.RIGHT for part in parts)
    if right == len(parts):
        return Marked(Mark.BEST, parts)
    if any(part.verdict is PartVerdict.NOT_SAFE for part in parts) or right * 2 < len(parts):
        return Marked(Mark.UNSAFE, parts)
    return Marked(Mark.ACCEPTABLE, parts)
