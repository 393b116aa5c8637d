"""The oak with the locked door, at the left of the pages where the training lead's area is unlocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_SKY, _STROKE = QColor("#DDEDEC"), QColor("#2B3A3C")
_LANDSCAPE, _BANK, _OAK = QSize(1920, 340), QSize(760, 353), QSize(400, 470)
_SMALL_OAK = QSize(330, 388)
_REFERENCE = 768


class OakDoor(QWidget):
    """An ornament. In dark themes and high contrast the oak stands alone. ``small`` is for windows under 1100 px."""

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self.small = False
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mere, the bank and the oak, from the lower edge up; a line at the right."""
        painter, theme = QPainter(self), self._theme
        light = theme.mode == "light"
        painter.fillRect(self.rect(), _SKY if light else theme.color("surface"))
        share = max(1.0, self.height() / _REFERENCE)
        if light:
            self._draw(painter, "landscape", _LANDSCAPE * share, round(-560 * share), 0)
            bank = _BANK * share
            self._draw(painter, "bank", bank, self.width() + round(190 * share) - bank.width(), 2)
        oak = (_SMALL_OAK if self.small else _OAK) * share
        self._draw(painter, "oak-door", oak, (self.width() - oak.width()) // 2, 6)
        edge = 3 if light else 2
        border = _STROKE if light else theme.color("line_strong")
        painter.fillRect(self.width() - edge, 0, edge, self.height(), border)

    def _draw(self, painter: QPainter, name: str, size: QSize, x: int, below: int) -> None:
        pixmap = self._pictures.pixmap(name, size.width(), size.height(), self.devicePixelRatioF())
        painter.drawPixmap(x, self.height() + below - size.height(), pixmap)
