"""How much room a question's page has, and what it gives up so that it fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.gui.widgets.page_fit import Fit

if TYPE_CHECKING:
    from oakmere_training.gui.screens.player_layout import Body
    from oakmere_training.gui.theme import Theme

_LEAST_CHARACTERS = 24
_DENSER, _SMALLER, _FEWER = 1, 2, 3


def fit_for(theme: Theme, width: int, height: int) -> Fit:
    """How much room a page of this width has in a window of this height."""
    column = (width - 84) * 4.5 / 11.5
    stacked = theme.scale >= 1.5 or column < _LEAST_CHARACTERS * theme.px(19) * 0.5
    return Fit(narrow=width < 1100, short=height < 720, stacked=stacked)


def settle(body: Body, fit: Fit, theme: Theme) -> None:
    """Give a page the sizes for this much room, and smaller ones step by step until it fits.

    A page that cannot fit scrolls as little as can be. Text that its reader made larger is not made smaller again:
    such a page scrolls.
    """
    short = replace(fit, short=True)
    steps = [fit] if fit.stacked else [fit, short]
    if not fit.stacked and theme.scale <= 1:
        steps += [replace(short, tight=tight) for tight in (_DENSER, _SMALLER, _FEWER)]
    for step in dict.fromkeys(steps):
        body.set_fit(step)
        if body.fits():
            return
    if body.fit.tight:
        body.set_fit(replace(short, tight=_SMALLER))
