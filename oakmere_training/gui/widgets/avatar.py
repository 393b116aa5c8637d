"""Someone's initials in a disc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from oakmere_training.gui.painting import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme


class Avatar(QWidget):
    """A disc of ``size`` px at 100 %; ``on`` fills it with the accent. Silent to readers: the name stands beside it."""

    def __init__(self, theme: Theme, initials: str, *, size: int = 40, on: bool = False) -> None:
        super().__init__()
        self._theme, self._initials, self._size, self._on = theme, initials, size, on
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the letters."""
        painter, theme, disc = QPainter(self), self._theme, QRectF(self.rect())
        accent = theme.accent("staff")
        border = theme.color("ink") if theme.high_contrast else None
        fill = accent.strong if self._on else theme.color("sunken")
        box(painter, disc, disc.width() / 2, fill=fill, border=border, width=2)
        painter.setFont(theme.font("button", size=round(self._size * 0.375)))
        painter.setPen(accent.on if self._on else theme.color("ink"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, self._initials)
