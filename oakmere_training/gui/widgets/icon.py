"""An icon on its own, for ornament."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from oakmere_training.gui.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme


class Icon(QWidget):
    """A line icon, ``size`` px at 100 %, in a colour by token name or ``accent:TIER:strong``. Silent to readers."""

    def __init__(self, theme: Theme, name: str, *, size: int = 20, color: str = "ink") -> None:
        super().__init__()
        self._theme, self._name, self._size, self._color = theme, name, size, color
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        if self._color.startswith("accent:"):
            _, tier, part = self._color.split(":")
            color = getattr(self._theme.accent(tier), part)
        else:
            color = self._theme.color(self._color)
        paint_icon(QPainter(self), self._name, QRectF(self.rect()), color)
