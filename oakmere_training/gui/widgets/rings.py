"""Shares as rings: in date by role on a small card, and how many have finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.shares import Ring
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme


def percent(part: int, of: int) -> int:
    """A share in per cent, rounded, but 100 only for all and 0 only for none."""
    if not of:
        return 0
    rounded = round(100 * part / of)
    return 99 if part < of and rounded == 100 else 1 if part and not rounded else rounded


class RingCard(Card):
    """How many of a role are in date: a ring of 58 px, the role, 'n of m' and a note such as '2 due soon'."""

    def __init__(self, theme: Theme, role: str, in_date: int, of: int, note: str) -> None:
        super().__init__(theme, padding=(12, 9, 12, 9))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self._ring = Ring(theme, size=58, stroke=7, font=13, ground="line")
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._role = Text(theme, role, bold=True, size=(16, 20))
        self._count = Text(theme, "", "small", color="ink2", size=(15, 20))
        self._note = Text(theme, "", "small", color="ink2", size=(15, 20))
        for line in (self._role, self._count, self._note):
            words.addWidget(line)
        row.addLayout(words, 1)
        self.set_figures(in_date, of, note)

    def set_figures(self, in_date: int, of: int, note: str) -> None:
        """Show other numbers."""
        self._ring.set_share(in_date / of if of else 0.0, f"{percent(in_date, of)}%")
        self._count.setText(f"{in_date} of {of}")
        self._note.setText(note)

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window, or those of a large one."""
        self._ring.set_size(*((50, 6, 12) if small else (58, 7, 13)))
        self._role.set_style("body", size=(15, 20) if small else (16, 20))


class CountRing(Ring):
    """'4 of 7' in a ring of 136 px, with a word such as 'finished' below it."""

    def __init__(self, theme: Theme, done: int, of: int, word: str, *, size: int = 136) -> None:
        super().__init__(theme, size=size, stroke=14, font=28, ground="line")
        self._words, self._word = "", word
        self.set_count(done, of)

    def set_count(self, done: int, of: int) -> None:
        """Show other numbers."""
        self._words = f"{done} of {of}"
        self.set_share(done / of if of else 0.0, "")
        self.setAccessibleName(f"{self._words} {self._word}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, the numbers and the word."""
        super().paintEvent(event)
        painter, theme = QPainter(self), self._theme
        side = min(self.width(), self.height())
        inner, font = side * 0.72, float(self._font)
        number = theme.font("number", size=font)
        painter.setFont(number)
        while painter.fontMetrics().horizontalAdvance(self._words) > inner and font > 14:
            font -= 1
            painter.setFont(theme.font("number", size=font))
        line = theme.px(font * 1.2)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.color("ink"))
        top = side / 2 - line * 0.78
        painter.drawText(QRectF(0, top, side, line), centre, self._words)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRectF(0, top + line, side, theme.px(20)), centre, self._word)
