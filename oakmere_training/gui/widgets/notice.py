"""A sentence over the foot of the window, which stays until it is closed (Esc, too) or another screen comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_WIDEST = 720


class Notice(QWidget):
    """What was done, or what could not be done, in a sentence. Announced to screen readers."""

    def __init__(self, theme: Theme, text: str, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 12, 12)
        row.setSpacing(14)
        row.addWidget(Icon(theme, "info", size=22))
        self._text = Text(theme, text, "body")
        row.addWidget(self._text, 1)
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
        room = self._window.size()
        width = min(self._theme.px(_WIDEST), room.width() - 32)
        self.setFixedWidth(width)
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 72
        height = max(height, 72)
        self.setFixedHeight(height)
        self.move((room.width() - width) // 2, room.height() - height - 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with its edge in ink."""
        theme = self._theme
        box(QPainter(self), QRectF(self.rect()), theme.edge(14), fill=theme.color("surface"),
            border=theme.color("ink"), width=theme.edge(2))  # fmt: skip
