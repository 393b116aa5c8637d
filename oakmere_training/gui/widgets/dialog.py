"""A question put over the page: a panel over a scrim, inside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.overlay import Overlay
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

_WIDTH = 600


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a dialog: what ``ask`` answers, its text and its kind."""

    id: str
    label: str
    kind: str = "secondary"
    icon: str = ""


class _Panel(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.whole = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        if self.whole:
            painter.fillRect(self.rect(), theme.color("surface"))
        else:
            rect = QRectF(self.rect())
            box(painter, rect, theme.edge(20), fill=theme.color("surface"), border=theme.color("ink"), width=2)


class Dialog(Overlay):
    """A title, a sentence, what else is to be seen, and buttons: the safe choice last, primary and with the focus.

    Enter is the safe choice, Esc answers ``None``. From 150 % text it fills the window.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str = "",
        choices: Sequence[Choice] = (),
        *,
        tier: Tier | str = Tier.STAFF,
        note: str = "",
        content: QWidget | None = None,
    ) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.answer: str | None = None
        self._panel = _Panel(theme, self)
        column = QVBoxLayout(self._panel)
        column.setSpacing(0)
        column.setContentsMargins(2, 28, 2, 26)
        self._scroll = ScrollColumn(theme, margins=(30, 0, 30, 12), ground="surface")
        column.addWidget(self._scroll, 1)
        self._close = Button(theme, "Close", "tool", tier, icon="close")
        self._close.set_icon_only(True)
        self._close.clicked.connect(self.escape)
        self._fill(title, text, note, content)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        self._row.setContentsMargins(30, 8, 30, 0)
        self._row.addStretch(1)
        self.buttons = [self._button(choice, tier) for choice in choices]
        column.addLayout(self._row)

    def _fill(self, title: str, text: str, note: str, content: QWidget | None) -> None:
        """What there is to read, above the buttons."""
        theme, inside = self.theme, self._scroll.column
        head = QHBoxLayout()
        head.addWidget(Text(theme, title, "h2"), 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        if text:
            inside.addSpacing(6)
            inside.addWidget(Text(theme, text, "body", size=(18, 27), color="ink2"))
        if content is not None:
            inside.addSpacing(16)
            inside.addWidget(content)
        if note:
            inside.addSpacing(8)
            inside.addWidget(Text(theme, note, "small", color="ink2"))
        inside.addStretch(1)

    def _button(self, choice: Choice, tier: Tier | str) -> Button:
        button = Button(self.theme, choice.label, choice.kind, tier, icon=choice.icon)
        button.clicked.connect(lambda: self.choose(choice.id))
        self._row.addWidget(button)
        return button

    def choose(self, answer: str | None) -> None:
        """Answer and close."""
        self.answer = answer
        self.dismiss()

    def escape(self) -> None:
        """Esc answers nothing."""
        self.choose(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter outside a button is the safe choice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.buttons:
            self.buttons[-1].click()
            return
        super().keyPressEvent(event)

    def first_focus(self) -> QWidget:
        """The safe choice."""
        return self.buttons[-1] if self.buttons else self

    def arrange(self) -> None:
        """In the middle at most 600 px wide, or the whole window; buttons stack where they have no room."""
        whole = self.theme.scale >= 1.5
        self._panel.whole = whole
        self._close.setVisible(whole)
        width = self.width() if whole else min(round(_WIDTH * self.theme.scale), self.width() - 48)
        wanted = sum(button.sizeHint().width() + 14 for button in self.buttons) + 46
        stacked = wanted > width
        row = QBoxLayout.Direction
        self._row.setDirection(row.BottomToTop if stacked else row.LeftToRight)
        if whole:
            self._panel.setGeometry(self.rect())
        else:
            heights = [button.sizeHint().height() for button in self.buttons] or [0]
            buttons = sum(heights) + 14 * (len(heights) - 1) if stacked else max(heights)
            content = self._scroll.content.heightForWidth(width - 4)
            height = min(content + buttons + 8 + 28 + 26, self.height() - 32)
            self._panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)
        self._panel.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The scrim: ink at 46 %, in high contrast 80 % black."""
        scrim = QColor(0, 0, 0) if self.theme.mode != "light" else QColor(self.theme.color("ink"))
        scrim.setAlphaF(0.8 if self.theme.high_contrast else 0.6 if self.theme.mode == "dark" else 0.46)
        QPainter(self).fillRect(self.rect(), scrim)

    @classmethod
    def ask(
        cls,
        theme: Theme,
        window: QWidget,
        title: str,
        text: str = "",
        choices: Sequence[Choice] = (),
        *,
        tier: Tier | str = Tier.STAFF,
        note: str = "",
        content: QWidget | None = None,
    ) -> str | None:
        """Put the question and wait; the id of the choice, or ``None`` for Esc. Tests replace this."""
        dialog = cls(theme, window, title, text, choices, tier=tier, note=note, content=content)
        loop = QEventLoop()
        dialog.closed.connect(loop.quit)
        dialog.destroyed.connect(loop.quit)
        dialog.open()
        loop.exec()
        return dialog.answer
