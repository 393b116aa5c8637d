"""A sentence below the page, which stays until it is closed (Esc, too) or another screen comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_WIDEST = 1320
_LEAST = 72


class Notice(QWidget):
    """What was done, or what could not be done, in a sentence. Announced to screen readers.

    It takes the window's foot; the page above becomes lower, so that nothing lies under the sentence.
    """

    def __init__(self, theme: Theme, text: str, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        row = QHBoxLayout(self)
        row.setSpacing(14)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Icon(theme, "info", size=22), 0, middle)
        self._text = Text(theme, text, "body")
        row.addWidget(self._text, 1, middle)
        self.close_button = Button(theme, "Close", "secondary", small=True)
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button)
        window.installEventFilter(self)
        theme.changed.connect(self._place)
        self._place()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def dismiss(self) -> None:
        """Go away."""
        self._window.removeEventFilter(self)
        self._window.setContentsMargins(0, 0, 0, 0)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size, and go at an Esc that nothing else took."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def _place(self) -> None:
        room, row = self._window.size(), self.layout()
        side = max(28, (room.width() - _WIDEST) // 2)
        height = _LEAST
        if row is not None:
            row.setContentsMargins(side, 12, side, 10)
            if row.hasHeightForWidth():
                height = max(height, row.heightForWidth(room.width()))
        height = min(height, room.height() // 2)
        self.setGeometry(0, room.height() - height, room.width(), height)
        self._window.setContentsMargins(0, 0, 0, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, with a line in ink above."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.color("raised"))
        painter.fillRect(0, 0, self.width(), theme.edge(2), theme.color("ink"))
