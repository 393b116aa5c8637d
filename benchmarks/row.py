"""One row of the table: a time (or size) of ours beside its floor's."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, ours and the floor's in ``unit``, and the ratio that may not be passed, with the aim."""

    what: str
    ours: float
    floor: float
    unit: str
    at_most: float
    aim: float

    @property
    def ratio(self) -> float:
        """Ours divided by the floor's."""
        return self.ours / self.floor

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.ratio <= self.at_most


def row(what: str, ours: list[float], floor: list[float], unit: str, limits: tuple[float, float]) -> Row:
    """The medians of interleaved runs."""
    return Row(what, median(ours), median(floor), unit, *limits)
