"""A panel with an icon, a title and some words: what a choice led to, or what to think about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.fitted import Placing
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit

_ICON = 20


class ToldPanel(Placing, VerdictCard):
    """``tinted`` has the audience's ground ('You chose'), else it is a card with a thin line ('To think about')."""

    def __init__(self, theme: Theme, tier: Tier, icon: str, title: str, text: str, *, tinted: bool) -> None:
        super().__init__(theme)
        self._tier, self._icon, self._tinted = tier, icon, tinted
        self.title = Text(theme, title, "body", bold=True, color=f"accent:{tier}:strong", size=(16, 24), parent=self)
        self.text = Text(theme, text, "body", parent=self)
        self.setAccessibleName(title)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.narrow and not fit.stacked
        if self._tier.for_pupils:
            self.text.set_style("body", size=(18, 26) if small else (19, 28))
        else:
            self.text.set_style("body", size=(16, 24) if small else (17, 26))
        super().set_fit(fit)
        self._place()

    def _pads(self) -> tuple[int, int, int]:
        """Above, below, at each side."""
        edge = self.theme.edge
        return (edge(9), edge(10), edge(16)) if self.fit.short else (edge(13), edge(14), edge(18))

    def _inside(self) -> int:
        return self.theme.px(_ICON) + self.theme.edge(10)

    def _heights(self, width: int) -> tuple[int, int]:
        """Title and text at the panel's width."""
        inner = max(1, width - 2 * self._pads()[2])
        return self.title.heightForWidth(max(1, inner - self._inside())), self.text.heightForWidth(inner)

    def heightForWidth(self, width: int) -> int:
        """Title and text with their padding."""
        up, down, _ = self._pads()
        return up + sum(self._heights(width)) + self.theme.edge(3) + down

    def _place(self) -> None:
        up, _, side = self._pads()
        title, text = self._heights(self.width())
        inner = self.width() - 2 * side
        self.title.setGeometry(side + self._inside(), up, inner - self._inside(), title)
        self.text.setGeometry(side, up + title + self.theme.edge(3), inner, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the icon."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(self._tier)
        fill = accent.tint if self._tinted else theme.color("surface")
        border = theme.color("ink") if theme.high_contrast else None if self._tinted else theme.color("line")
        box(painter, QRectF(self.rect()), theme.edge(16), fill=fill, border=border, width=theme.edge(2))
        side = theme.px(_ICON)
        top = self.title.y() + (min(self.title.height(), self.title.line_height()) - side) / 2
        paint_icon(painter, self._icon, QRectF(self._pads()[2], top, side, side), accent.strong)
