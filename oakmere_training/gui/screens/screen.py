"""What every screen has: a title, a first focus, a header and a footer that stay, and the display's intents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.header import Header, PupilHeader


class Screen(QWidget):
    """A page of the window. Subclasses fill ``page`` (a ``QVBoxLayout`` without margins), top to bottom.

    ``title`` is the last part of the window's title and the page's accessible name. The window connects
    ``text_size_asked`` and ``colours_asked`` (each with the button that asked) and ``leave_asked`` is the way out.
    """

    text_size_asked = Signal(QWidget)
    colours_asked = Signal(QWidget)
    leave_asked = Signal()
    read_aloud_asked = Signal()
    title_changed = Signal(str)
    painted = Signal()
    """Sent once, when the first paint has reached the window. (An event filter in Python that waited for it would
    make PySide set up every class of events first: 20 ms.)"""

    def __init__(self, theme: Theme, title: str, tier: Tier = Tier.STAFF, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.title, self.tier = theme, title, tier
        self.setAccessibleName(title)
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(0, 0, 0, 0)
        self.page.setSpacing(0)
        self._painted = False
        self.kept_focus: QWidget | None = None
        theme.changed.connect(self.update)

    def entitle(self, title: str) -> None:
        """Change the title while the screen shows."""
        self.title = title
        self.setAccessibleName(title)
        self.title_changed.emit(title)

    def default_widget(self) -> QWidget | None:
        """What gets the focus when the screen is shown; its focus ring shows. ``None``: the first that takes it."""
        return None

    def add_header(self, header: Header | PupilHeader) -> None:
        """Put a header at the top and pass its intents on."""
        self.page.insertWidget(0, header)
        header.text_size_asked.connect(self.text_size_asked)
        header.colours_asked.connect(self.colours_asked)
        header.leave_asked.connect(self.leave_asked)
        asked = getattr(header, "read_aloud_asked", None)
        if asked is not None:
            asked.connect(self.read_aloud_asked)

    def spoken_text(self) -> str:
        """What *Read aloud* says."""
        return self.title

    def sizeHint(self) -> QSize:
        """The smallest window that is designed for; asking the parts would cost time and change nothing."""
        return QSize(1024, 688)

    def minimumSizeHint(self) -> QSize:
        """As small as the window may get."""
        return QSize(320, 240)

    def announce(self, text: str, *, source: QWidget | None = None) -> None:
        """Have a screen reader say something politely, without moving the focus."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        event = QAccessibleAnnouncementEvent(source or self, text)
        QAccessible.updateAccessibility(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page's ground."""
        QPainter(self).fillRect(self.rect(), self.theme.color("bg"))
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)
