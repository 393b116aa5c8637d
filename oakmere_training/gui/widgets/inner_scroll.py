"""A column that scrolls inside a card of a page that itself fits the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from oakmere_training.gui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme


class InnerScroll(ScrollColumn):
    """Asks for ``wish`` px (at 100 %) whatever it holds, so that the page round it does not grow with its content."""

    def __init__(self, theme: Theme, *, wish: int = 120, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__(theme, margins=margins, ground="surface")
        self._wish = wish

    def sizeHint(self) -> QSize:
        """A part of the content."""
        return QSize(240, self._theme.px(self._wish))
