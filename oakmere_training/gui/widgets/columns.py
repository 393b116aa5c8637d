"""A wide column with a side column, which stands below it where there is too little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.theme import Theme

_NARROW_BELOW = 1100
_LARGE = 1.5
_ANY = 16_777_215


class Columns(QWidget):
    """``main`` takes the rest beside ``side``; from 150 % text they stand one below the other.

    ``side_width`` and ``small_width`` (in a window under 1100 px) are px at 100 %; ``side_first`` puts the side
    column at the left. ``gap`` and ``small_gap`` are px.
    """

    def __init__(
        self,
        theme: Theme,
        main: QWidget,
        side: QWidget,
        side_width: int = 402,
        small_width: int = 316,
        *,
        side_first: bool = False,
        gap: int = 16,
        small_gap: int = 12,
    ) -> None:
        super().__init__()
        self._theme, self._main, self._side = theme, main, side
        self._widths, self._gaps = (side_width, small_width), (gap, small_gap)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (side, main) if side_first else (main, side):
            self._row.addWidget(part, 1 if part is main else 0)
        self._fit()
        theme.changed.connect(self._fit)

    def set_widths(self, side_width: int, small_width: int) -> None:
        """Use other widths for the side column, px at 100 %."""
        self._widths = (side_width, small_width)
        self._fit()

    @property
    def stacked(self) -> bool:
        """Whether the columns stand one below the other."""
        return self._theme.scale >= _LARGE

    def _fit(self) -> None:
        small = self.window().width() < _NARROW_BELOW
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if self.stacked else directions.LeftToRight)
        self._row.setSpacing(self._gaps[small])
        width = self._theme.px(self._widths[small])
        self._side.setMinimumWidth(0 if self.stacked else width)
        self._side.setMaximumWidth(_ANY if self.stacked else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the window's width."""
        super().resizeEvent(event)
        self._fit()
