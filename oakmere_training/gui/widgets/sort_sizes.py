"""The sizes of cards to sort, by audience and by how much room there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.sort_part import PartSizes

if TYPE_CHECKING:
    from oakmere_training.gui.widgets.page_fit import Fit


@dataclass(frozen=True, slots=True)
class CardSizes:
    """Sizes of a card, px at 100 %."""

    up: int
    left: int
    right: int
    least: int
    most: int
    thumb: tuple[int, int]
    words: tuple[int, int]
    part: PartSizes


def card_sizes(tier: Tier, fit: Fit) -> CardSizes:
    """The sizes of an audience's cards with this much room."""
    small, low = fit.narrow and not fit.stacked, fit.short and not fit.stacked
    if tier is Tier.KS1:
        part = PartSizes(128, 84 if low else 100, 18, 28 if low else 32, upright=True)
        thumb, words = ((96, 76), (25, 34)) if small else ((112, 88), (28, 38))
        return CardSizes(9 if low else 12, 18, 16, 96, 150, thumb, words, part)
    if tier.for_pupils:
        words = (18, 25) if small else (20, 28)
        part = PartSizes(138 if small else 148, 72 if low else 76)
        up, least = (1, 74) if fit.denser else (4, 80) if low else (8, 92)
        return CardSizes(up, 22, 16, least, 108, (76, 60), words, part)
    part = PartSizes(132 if small else 136, 48 if low else 52, 16)
    up, least = (3, 54) if fit.denser else (6, 60) if low else (9, 70)
    return CardSizes(up, 20, 14, least, 88, (76, 60), (17, 24) if small else (18, 26), part)
