"""How a verdict looks: its word, its mark, its edge pattern and its card. Never colour alone."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.domain.marking import Mark, PartVerdict
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.svg_path import painter_path
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

PART_MARK = {
    PartVerdict.RIGHT: Mark.BEST,
    PartVerdict.NOT_QUITE: Mark.ACCEPTABLE,
    PartVerdict.NOT_SAFE: Mark.UNSAFE,
}
PART_WORD = {
    PartVerdict.RIGHT: "Right",
    PartVerdict.NOT_QUITE: "Not quite",
    PartVerdict.NOT_SAFE: "Not safe",
}
EDGE = 10
_ROUND = Qt.PenCapStyle.RoundCap
_JOIN = Qt.PenJoinStyle.RoundJoin


def verdict_word(mark: Mark, tier: Tier, *, mine: bool = True) -> str:
    """The word of a verdict: pupils read 'Good start', Key Stage 1 'Great choice!' for what they chose themselves."""
    if mark is Mark.BEST:
        return "Great choice!" if tier is Tier.KS1 and mine else "Best choice"
    if mark is Mark.ACCEPTABLE:
        return "Good start" if tier.for_pupils else "Acceptable"
    return "Not safe"


def paint_mark(painter: QPainter, theme: Theme, mark: Mark, rect: QRectF) -> None:
    """The disc with a tick, the half-filled circle or the octagon with a bar, in a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark is Mark.BEST:
        painter.setBrush(theme.color("best"))
        painter.drawEllipse(QPointF(12, 12), 11.5, 11.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("best_on"), 2.6, Qt.PenStyle.SolidLine, _ROUND, _JOIN))
        painter.drawPath(painter_path("M6.5 12.5l4 4 7-8"))
    elif mark is Mark.ACCEPTABLE:
        painter.setPen(QPen(theme.color("acceptable"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(12, 12), 10.4, 10.4)
        painter.setBrush(theme.color("acceptable_fill"))
        painter.drawChord(QRectF(1.6, 1.6, 20.8, 20.8), -90 * 16, 180 * 16)
    else:
        painter.setBrush(theme.color("unsafe"))
        painter.drawPath(painter_path("M7.5 .8h9l6.7 6.7v9l-6.7 6.7h-9L.8 16.5v-9z"))
        painter.setPen(QPen(theme.color("unsafe_on"), 3.2, Qt.PenStyle.SolidLine, _ROUND))
        painter.drawLine(QPointF(7, 12), QPointF(17, 12))
    painter.restore()


def paint_edge(painter: QPainter, theme: Theme, mark: Mark, rect: QRectF) -> None:
    """The edge pattern in a narrow upright box: solid, dashes 10 on and 8 off, or hatched at 45 degrees."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    color = theme.color(mark.value)
    if mark is Mark.BEST:
        painter.fillRect(rect, color)
    elif mark is Mark.ACCEPTABLE:
        painter.fillRect(rect, theme.color("acceptable_fill" if theme.mode == "light" else "surface"))
        y = rect.top()
        while y < rect.bottom():
            painter.fillRect(QRectF(rect.left(), y, rect.width(), 10), color)
            y += 18
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 4))
        step, y = 8 * sqrt(2), rect.top()
        while y < rect.bottom() + rect.width() + 8:
            painter.drawLine(QPointF(rect.left() - 4, y + 4), QPointF(rect.right() + 4, y - rect.width() - 4))
            y += step
    painter.restore()


def paint_verdict_card(
    painter: QPainter, theme: Theme, mark: Mark, rect: QRectF, *, mine: bool, radius: float = 16, edge: bool = True
) -> None:
    """The card of a verdict with its edge at the left; the learner's own has a 3 px border."""
    border = theme.edge(3 if mine else 2)
    corner = theme.edge(radius)
    tint = theme.color("surface" if mark is Mark.UNSAFE else f"{mark.value}_tint")
    box(painter, rect, corner, fill=tint)
    if edge:
        painter.save()
        painter.setClipPath(rounded_path(rect.adjusted(1, 1, -1, -1), corner - 1))
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        paint_edge(painter, theme, mark, QRectF(rect.left() + border, rect.top(), theme.edge(EDGE), rect.height()))
        painter.restore()
    box(painter, rect, corner, border=theme.color(mark.value), width=border)


def own_pill_width(theme: Theme, label: TextBlock) -> int:
    """The width in pixels of the ink pill round a label."""
    return label.width() + 2 * theme.px(10)


def paint_own_pill(painter: QPainter, theme: Theme, x: float, middle: float, label: TextBlock) -> float:
    """The ink pill 'Your answer' with its middle at a height; the width that it took."""
    height, width = theme.px(26), own_pill_width(theme, label)
    top = round(middle - height / 2)
    box(painter, QRectF(x, top, width, height), height / 2, fill=theme.color("ink"))
    label.paint(
        painter, round(x) + theme.px(10), top + (height - label.line_height()) // 2, width, theme.color("surface")
    )
    return width


class VerdictLabel(QWidget):
    """The mark with its word on one line, such as the verdict of the whole beside Next. ``word``: another word."""

    def __init__(self, theme: Theme, mark: Mark, tier: Tier, parent: QWidget | None = None, *, word: str = "") -> None:
        super().__init__(parent)
        self._theme, self._mark = theme, mark
        self._word = TextBlock(theme, word or verdict_word(mark, tier), "number", size=(16, 24))
        self.setAccessibleName(self._word.text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The mark, 8 px, the word."""
        return QSize(self._theme.px(24) + self._theme.edge(8) + self._word.width(), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and the word."""
        painter, theme, side = QPainter(self), self._theme, self._theme.px(24)
        paint_mark(painter, theme, self._mark, QRectF(0, 0, side, side))
        x = side + theme.edge(8)
        self._word.paint(painter, x, 0, self.width() - x + 2, theme.color(self._mark.value))
