"""How far one is: segments for staff and families, stepping stones and acorns for pupils."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.svg_path import painter_path
from oakmere_training.gui.widgets.picture import STROKE
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_FIXED = QSizePolicy.Policy.Fixed
_CENTRE = Qt.AlignmentFlag.AlignCenter
_CUP = "M-11 -3C-12 8 -6 17 0 20C6 17 12 8 11 -3Z"
_CAP = "M-14 -3C-14 -12 -8 -17 0 -17C8 -17 14 -12 14 -3C14 0 -14 0 -14 -3Z"
_NUT, _SHELL = QColor("#F0AE45"), QColor("#94694A")


class _Steps(QWidget):
    """``done`` of ``total`` are behind the learner; ``now`` counts from 1, 0 for none."""

    word = "Question"

    def __init__(self, theme: Theme, tier: Tier | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tier = theme, tier
        self.done, self.now, self.total = 0, 0, 1
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_steps(self, done: int, now: int, total: int) -> None:
        """Show another state."""
        self.done, self.now, self.total = done, now, max(1, total)
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """'Story 3 of 8', or '8 of 8 done'."""
        return f"{self.word} {self.now} of {self.total}" if self.now else f"{self.done} of {self.total} done"


class SegmentBar(_Steps):
    """Segments: done ones filled, the current one outlined and taller."""

    def __init__(self, theme: Theme, tier: Tier | str = Tier.STAFF, parent: QWidget | None = None) -> None:
        super().__init__(theme, tier, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, _FIXED)

    def sizeHint(self) -> QSize:
        """12 px high, for the current segment."""
        return QSize(self._theme.px(200), self._theme.edge(12))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(60, self._theme.edge(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments with 4 px between them."""
        painter, theme = QPainter(self), self._theme
        accent, gap = theme.accent(self._tier), 4
        each = (self.width() - gap * (self.total - 1)) / self.total
        low, high = theme.edge(8), theme.edge(12)
        for i in range(self.total):
            x = round(i * (each + gap))
            width = round((i + 1) * (each + gap)) - gap - x
            now = i + 1 == self.now
            height = high if now else low
            rect = QRectF(x, (self.height() - height) / 2, width, height)
            fill, border, line = self._look(i, now=now)
            box(painter, rect, height / 2, fill=fill, border=border or accent.strong, width=line)

    def _look(self, index: int, *, now: bool) -> tuple[QColor, QColor | None, int]:
        theme, accent = self._theme, self._theme.accent(self._tier)
        if theme.high_contrast:
            white = theme.color("ink")
            if now:
                return theme.color("bg"), theme.color("focus_outer"), 3
            return (white if index < self.done else theme.color("bg")), white, 1
        if now:
            return theme.color("line" if theme.mode == "dark" else "surface"), accent.strong, theme.edge(2)
        return (accent.strong if index < self.done else theme.color("line")), None, 0


class Stones(_Steps):
    """Stepping stones with numbers for Key Stage 2; 'Story 3 of 8' at large text or where there is no room."""

    word = "Story"

    def __init__(self, theme: Theme, tier: Tier, parent: QWidget | None = None) -> None:
        super().__init__(theme, tier, parent)
        self._words = TextBlock(theme, "", "title", size=(18, 26))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, _FIXED)

    def set_steps(self, done: int, now: int, total: int) -> None:
        """Show another state."""
        super().set_steps(done, now, total)
        self._words = TextBlock(self._theme, self.words(), "title", size=(18, 26))

    def _widths(self) -> int:
        edge = self._theme.edge
        extra = edge(44) - edge(34) if self.now else 0
        return self.total * edge(34) + (self.total - 1) * edge(10) + extra

    def sizeHint(self) -> QSize:
        """All stones in a row, or the words."""
        if self._theme.scale >= 1.5:
            return QSize(self._words.width() + 2, self._words.line_height())
        return QSize(self._widths(), self._theme.edge(44))

    def minimumSizeHint(self) -> QSize:
        """The words."""
        return QSize(min(self._words.width() + 2, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint stones where they fit, words otherwise."""
        painter, theme = QPainter(self), self._theme
        if theme.scale >= 1.5 or self._widths() > self.width() + 1:
            y = (self.height() - self._words.line_height()) // 2
            self._words.paint(painter, 0, y, self.width(), theme.color("ink"))
            return
        edge, accent, x = theme.edge, theme.accent(self._tier), 0
        for number in range(1, self.total + 1):
            now, done = number == self.now, number <= self.done and number != self.now
            side = edge(44 if now else 34)
            rect = QRectF(x, (self.height() - side) / 2, side, side)
            fill = accent.strong if done else theme.color("surface")
            box(painter, rect, side / 2, fill=fill, border=accent.strong, width=edge(4 if now else 2))
            if done:
                inset = (side - edge(20)) / 2
                paint_icon(painter, "tick", rect.adjusted(inset, inset, -inset, -inset), accent.on, stroke=3)
            else:
                painter.setFont(theme.font("number", size=18 if now else 15))
                painter.setPen(accent.strong)
                painter.drawText(rect, _CENTRE, str(number))
            x += side + edge(10)


class Acorns(_Steps):
    """An acorn for each story of Key Stage 1, coloured when it is done."""

    word = "Story"

    def __init__(self, theme: Theme, tier: Tier = Tier.KS1, parent: QWidget | None = None) -> None:
        super().__init__(theme, tier, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, _FIXED)

    def _side(self) -> float:
        """The width of one acorn; they shrink rather than fall off the bar."""
        edge = self._theme.edge
        wanted = self.total * edge(34) + (self.total - 1) * edge(8)
        return edge(34) * min(1.0, self.width() / wanted) if self.width() else edge(34)

    def sizeHint(self) -> QSize:
        """All in a row."""
        edge = self._theme.edge
        return QSize(self.total * edge(34) + (self.total - 1) * edge(8), ceil(edge(34) * 48 / 34))

    def minimumSizeHint(self) -> QSize:
        """Half as large."""
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the acorns."""
        painter, theme, side = QPainter(self), self._theme, self._side()
        line = STROKE if theme.mode == "light" else theme.color("ink")
        empty = theme.color("surface")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(self.total):
            done = i < self.done
            painter.save()
            painter.translate(side / 2 + i * side * 42 / 34, self.height() / 2)
            painter.scale(side * 40 / 48 / 34, side * 40 / 48 / 34)
            painter.translate(0, 2)
            painter.setPen(QPen(line, 2.5))
            painter.setBrush(_NUT if done else empty)
            painter.drawPath(painter_path(_CUP))
            painter.setBrush(_SHELL if done else empty)
            painter.drawPath(painter_path(_CAP))
            painter.setPen(QPen(line, 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(0, -17), QPointF(0, -24))
            painter.restore()
