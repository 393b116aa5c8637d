"""The margins and columns of a question's page, for each audience and layout."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.page_fit import Layout

if TYPE_CHECKING:
    from oakmere_training.gui.widgets.page_fit import Fit

WIDEST = 1320
_NARROW_STORY = 352
_NARROW_STORY_KS1 = 420


@dataclass(frozen=True, slots=True)
class Frame:
    """Margins and columns of a page, px. ``left_width`` 0: the columns share by ``left`` to ``right``."""

    side: int
    top: int
    bottom: int
    between: int
    left: float
    right: float
    left_width: int = 0


def frame(tier: Tier, fit: Fit, *, answered: bool) -> Frame:
    """The margins and columns of an audience's page."""
    if fit.stacked:
        return Frame(28, 22, 30, 26, 1, 1)
    if tier is Tier.KS1:
        chosen = Frame(24, 20, 20, 24, 0.84, 1) if fit.narrow else Frame(32, 20, 24, 32, 1.12, 1)
        return replace(chosen, top=14, bottom=14) if fit.short else chosen
    if tier.for_pupils:
        chosen = Frame(40, 24, 20, 36 if answered else 40, 1, 1, 352 if answered else 0)
        if fit.narrow:
            chosen = replace(chosen, side=28, between=28, left_width=312 if answered else 0)
        return replace(chosen, top=20 if answered else 24, bottom=8) if fit.short else chosen
    chosen = Frame(28, 18, 14, 28, 4.5, 7) if fit.narrow else Frame(48, 22, 16, 44, 5, 7)
    return replace(chosen, top=12, bottom=10) if fit.short else chosen


def laid_out(form: Frame, layout: Layout, tier: Tier, *, even: bool = False, tight: bool = False) -> Frame:
    """The frame with columns for a layout; ``even`` makes those of ``FRONT`` alike, ``tight`` has less air."""
    if layout is Layout.WIDE:
        story = _NARROW_STORY_KS1 if tier is Tier.KS1 else _NARROW_STORY
        return replace(form, left_width=story, between=min(form.between, 36))
    if layout is Layout.FRONT and even:
        return replace(form, left=1, right=1, left_width=0)
    if layout is Layout.FRONT:
        return replace(form, left=1.2 if tier.for_pupils else 7, right=1 if tier.for_pupils else 5, left_width=0)
    if layout is Layout.BELOW and tier.for_pupils:
        return replace(form, top=min(form.top, 8 if tight else 14))
    return form


def shares(form: Frame, layout: Layout, fit: Fit) -> tuple[Frame, ...]:
    """The columns of a tight page: as they are, and shifted by and by to where usually more has to be read."""
    if layout is Layout.FRONT:
        share, others = form.left / (form.left + form.right), (0.54, 0.5) if fit.narrow else (0.54, 0.5, 0.46)
        return (form, *(replace(form, left=left, right=1 - left) for left in others if left < share))
    if layout is Layout.WIDE:
        return (form, *(replace(form, left_width=form.left_width + more) for more in (40, 80)))
    if layout is Layout.SIDE and not form.left_width:
        share = form.left / (form.left + form.right)
        return (form, *(replace(form, left=share + more, right=1 - share - more) for more in (0.05, -0.03)))
    return (form,)
