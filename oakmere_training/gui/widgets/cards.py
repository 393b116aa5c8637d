"""Flat cards and other plain grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from oakmere_training.gui.painting import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme


class Card(QWidget):
    """A rounded ground with an edge. Put widgets in by ``card.column`` (a ``QVBoxLayout`` without margins).

    ``fill`` and ``border`` are colour names for ``Theme.color``; ``border`` '' paints none (high contrast always
    does). ``padding`` is left, top, right, bottom in px at 100 %.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        fill: str = "surface",
        border: str = "line",
        width: int = 1,
        radius: int = 16,
        padding: tuple[int, int, int, int] = (18, 16, 18, 16),
        spacing: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fill, self._border = theme, fill, border
        self._width, self._radius, self._padding = width, radius, padding
        self.column = QVBoxLayout(self)
        self.column.setSpacing(spacing)
        self._fit()
        theme.changed.connect(self._fit)

    def set_look(self, *, fill: str | None = None, border: str | None = None, width: int | None = None) -> None:
        """Change what is given: colour names and the border's width in px at 100 %."""
        self._fill = self._fill if fill is None else fill
        self._border = self._border if border is None else border
        self._width = self._width if width is None else width
        self.update()

    def set_padding(self, padding: tuple[int, int, int, int]) -> None:
        """Change the room inside: left, top, right, bottom in px at 100 %."""
        if padding != self._padding:
            self._padding = padding
            self._fit()

    def _fit(self) -> None:
        left, top, right, bottom = (self._theme.edge(side) for side in self._padding)
        self.column.setContentsMargins(left, top, right, bottom)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and its edge."""
        theme = self._theme
        width = max(2, self._width) if theme.high_contrast else self._width
        border = theme.color(self._border or "line") if self._border or theme.high_contrast else None
        box(
            QPainter(self),
            QRectF(self.rect()),
            theme.edge(self._radius),
            fill=theme.color(self._fill),
            border=border,
            width=theme.edge(width),
        )


class Line(QFrame):
    """A hairline in the colour ``line``, across or (``upright``) from top to bottom."""

    def __init__(self, theme: Theme, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), self._theme.color("line"))
