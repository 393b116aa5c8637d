"""Item analysis: how hard each question was, how well it tells learners apart, and which options nobody picks.

``difficulty`` is the facility index: the mean of the points earned, as a share of the most that can be earned (1 is
very easy). ``discrimination`` is the corrected item-total correlation: Pearson's r between the points earned here and
the points earned in the rest of the same attempt, from -1 to 1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import StatisticsError, correlation, fmean
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import POINTS_PER_QUESTION

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

FEWEST_ASKED = 5
"""Fewer answers than these are only counted, so that nobody can be told from them."""

FEWEST_FOR_DISCRIMINATION = 10
"""Attempts from which a correlation says anything."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of one attempt to one wording of a question. ``said`` are the keys of what it says."""

    attempt: Hashable
    question: str
    wording: str
    said: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What the answers to one wording of a question come to. Empty but for ``asked`` where these are too few."""

    question: str
    wording: str
    asked: int
    counts: dict[str, int]
    difficulty: float | None = None
    discrimination: float | None = None

    @property
    def told(self) -> bool:
        """Whether there are enough answers to say more than how many."""
        return self.difficulty is not None


def analyse(answers: Iterable[Given]) -> tuple[ItemStatistics, ...]:
    """Statistics of each wording, in the order of first answers."""
    by_item: defaultdict[tuple[str, str], list[Given]] = defaultdict(list)
    totals: defaultdict[Hashable, list[int]] = defaultdict(list)
    for given in answers:
        by_item[given.question, given.wording].append(given)
        totals[given.attempt].append(given.points)
    return tuple(_item(question, wording, found, totals) for (question, wording), found in by_item.items())


def _item(question: str, wording: str, given: list[Given], totals: dict[Hashable, list[int]]) -> ItemStatistics:
    if len(given) < FEWEST_ASKED:
        return ItemStatistics(question, wording, len(given), {})
    return ItemStatistics(
        question,
        wording,
        len(given),
        dict(Counter(key for each in given for key in each.said)),
        fmean(each.points for each in given) / POINTS_PER_QUESTION,
        _discrimination(given, totals),
    )


def _discrimination(given: list[Given], totals: dict[Hashable, list[int]]) -> float | None:
    pairs = [
        (each.points, (sum(points) - each.points) / (len(points) - 1))
        for each in given
        if len(points := totals[each.attempt]) > 1
    ]
    if len(pairs) < FEWEST_FOR_DISCRIMINATION:
        return None
    try:
        return correlation([own for own, _ in pairs], [rest for _, rest in pairs])
    except StatisticsError:  # everyone earned the same
        return None
