"""Radio buttons as cards with a title and a note, and tick boxes as rows with a note and a chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.chips import Chip
from oakmere_training.gui.widgets.choice_face import button_colors, paint_ring, paint_tick_box
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme

    _Button = QAbstractButton
else:
    _Button = object


class _Noted(_Button):
    """A button with a mark, a bold title and a note below it; named before Qt's class."""

    _theme: Theme
    mark_size = 24
    pads = (14, 10)
    gap = 14
    least = 44

    def _prepare(self, theme: Theme, title: str, note: str) -> None:
        self._theme = theme
        self._title = TextBlock(theme, title, "body", bold=bool(note), size=(16, 22))
        self._note = TextBlock(theme, note, "small", size=(15, 20))
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _mark(self) -> int:
        return self._theme.edge(self.mark_size)

    def _left(self) -> int:
        return self._theme.edge(self.pads[0]) + self._mark() + self._theme.edge(self.gap)

    def _right(self) -> int:
        return self._theme.edge(self.pads[0])

    def _words(self, width: int) -> int:
        room = width - self._left() - self._right()
        return self._title.height(room) + (self._note.height(room) if self._note.text else 0)

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels with the words wrapped."""
        return max(self.least, self._words(width) + 2 * self._theme.edge(self.pads[1]) + 4)

    def sizeHint(self) -> QSize:
        """The words on one line, at most 360 px wide."""
        words = max(self._title.width(), self._note.width() if self._note.text else 0)
        width = min(self._theme.px(360), words + self._left() + self._right() + 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow: words wrap."""
        return QSize(self._left() + self._right() + self._theme.px(90), self.least)

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(12)

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is the target."""
        return self.rect().contains(pos)

    def _paint_words(self, painter: QPainter) -> None:
        theme, x = self._theme, self._left()
        room = self.width() - x - self._right()
        y = (self.height() - self._words(self.width())) // 2
        ink = theme.color("ink" if self.isEnabled() else "disabled_ink")
        self._title.paint(painter, x, y, room, ink)
        if self._note.text:
            note = theme.color("ink2" if self.isEnabled() else "disabled_ink")
            self._note.paint(painter, x, y + self._title.height(room), room, note)

    def _mark_rect(self, *, top: bool) -> QRectF:
        side, x = self._mark(), self._theme.edge(self.pads[0])
        first = (self.height() - self._words(self.width())) // 2 if top else (self.height() - side) // 2
        return QRectF(x, first, side, side)


class ChoiceCard(_Noted, QRadioButton):
    """One of several, which exclude one another in the same parent. Enter chooses it."""

    def __init__(self, theme: Theme, title: str, note: str = "") -> None:
        super().__init__(title)
        self._prepare(theme, title, note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its ring and its words."""
        painter, theme = QPainter(self), self._theme
        fill, border, width = button_colors(self, theme, Tier.STAFF)
        box(painter, QRectF(self.rect()), theme.edge(12), fill=fill, border=border, width=theme.edge(width))
        rect = self._mark_rect(top=bool(self._note.text))
        paint_ring(painter, theme, rect, "staff", on=self.isChecked(), enabled=self.isEnabled())
        self._paint_words(painter)


class TickRow(_Noted, QCheckBox):
    """A tick box of 22 px, title and note in a row of 56 px, and a chip at the right where one is given."""

    mark_size = 22
    pads = (0, 6)
    gap = 12

    def __init__(self, theme: Theme, title: str, note: str = "", *, chip: str = "", icon: str = "book") -> None:
        super().__init__(title)
        self.least = 56 if note else 44
        self._chip = Chip(theme, chip, icon, parent=self) if chip else None
        if self._chip is not None:
            self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._prepare(theme, title, f"{note}")

    def _right(self) -> int:
        if self._chip is None or self._chip.isHidden():
            return 0
        return self._chip.sizeHint().width() + 12

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chip at the right, while there is room for it."""
        if self._chip is not None:
            hint = self._chip.sizeHint()
            self._chip.setVisible(self.width() > 2.2 * hint.width() + self._theme.px(90))
            self._chip.setGeometry(
                self.width() - hint.width(), (self.height() - hint.height()) // 2, hint.width(), hint.height()
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and the words."""
        painter, theme = QPainter(self), self._theme
        rect = self._mark_rect(top=False)
        if self.underMouse() and self.isEnabled():
            box(painter, rect.adjusted(-3, -3, 3, 3), theme.edge(9), fill=theme.accent("staff").tint)
        paint_tick_box(painter, theme, rect, "staff", on=self.isChecked(), enabled=self.isEnabled())
        self._paint_words(painter)
