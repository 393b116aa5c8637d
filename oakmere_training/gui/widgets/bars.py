"""Bars with patterns: how many are in date, due and overdue, and a share on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_STACKED, _SINGLE = 18, 20
_RADIUS, _GAP = 5, 2
_SMALLEST = 8
"""What a part that is not empty has at least, px."""


class Parts(NamedTuple):
    """So many people: in date and not due soon, in date but due within 30 days, and overdue."""

    in_date: int
    due: int
    overdue: int


def paint_pattern(painter: QPainter, theme: Theme, rect: QRectF, kind: str) -> None:
    """A part of a bar: ``solid``, ``hatch`` (due), ``open`` (overdue) or ``grey`` (a share)."""
    radius = min(theme.edge(_RADIUS), rect.height() / 2, rect.width() / 2)
    if kind == "solid":
        box(painter, rect, radius, fill=theme.accent("staff").strong)
        return
    color = theme.color({"hatch": "acceptable", "open": "unsafe", "grey": "chart_first"}[kind])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded_path(rect, radius), Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, theme.color("surface"))
    painter.setPen(QPen(color, theme.edge(2)))
    _lines(painter, theme, rect, level=kind == "open")
    painter.restore()
    box(painter, rect, radius, border=color, width=theme.edge(2))


def _lines(painter: QPainter, theme: Theme, rect: QRectF, *, level: bool) -> None:
    step = theme.edge(6 if level else 7) * (1.0 if level else 1.414)
    if level:
        y = rect.bottom() - theme.edge(7)
        while y > rect.top():
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
            y -= step
        return
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step


def paint_stacked(painter: QPainter, theme: Theme, rect: QRectF, parts: Parts) -> None:
    """In date solid, due hatched, overdue lined, side by side over the whole width."""
    shown = [(kind, n) for kind, n in zip(("solid", "hatch", "open"), parts, strict=True) if n > 0]
    total = sum(n for _, n in shown)
    if not total:
        box(painter, rect, theme.edge(_RADIUS), border=theme.color("line_strong"), width=1)
        return
    room = rect.width() - _GAP * (len(shown) - 1)
    widths = [max(_SMALLEST, room * n / total) for _, n in shown]
    largest = widths.index(max(widths))
    widths[largest] -= sum(widths) - room
    x = rect.left()
    for (kind, _), width in zip(shown, widths, strict=True):
        paint_pattern(painter, theme, QRectF(x, rect.top(), width, rect.height()), kind)
        x += width + _GAP


def paint_single(painter: QPainter, theme: Theme, rect: QRectF, share: float) -> None:
    """A hatched bar over ``share`` (0 to 1) of the width."""
    if share > 0:
        width = max(_SMALLEST, rect.width() * min(1.0, share))
        paint_pattern(painter, theme, QRectF(rect.left(), rect.top(), width, rect.height()), "grey")


def bar_height(theme: Theme, *, single: bool = False) -> int:
    """The height of a bar in pixels: 18, of a single one 20."""
    return theme.edge(_SINGLE if single else _STACKED)


class _Bar(QWidget):
    """A bar that a screen reader knows by its sentence."""

    single = False

    def __init__(self, theme: Theme, said: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(160, bar_height(self._theme, single=self.single))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(40, self.sizeHint().height())


class StackedBar(_Bar):
    """In date, due and overdue. ``said`` is the sentence for a screen reader."""

    def __init__(self, theme: Theme, in_date: int, due: int, overdue: int, said: str) -> None:
        super().__init__(theme, said)
        self.parts = Parts(in_date, due, overdue)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts."""
        paint_stacked(QPainter(self), self._theme, QRectF(self.rect()), self.parts)


class SingleBar(_Bar):
    """A share of 0 to 1. ``said`` is the sentence for a screen reader."""

    single = True

    def __init__(self, theme: Theme, share: float, said: str) -> None:
        super().__init__(theme, said)
        self.share = share

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        paint_single(QPainter(self), self._theme, QRectF(self.rect()), self.share)


class _Sample(QWidget):
    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedSize(self._theme.edge(26), self._theme.edge(14))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_pattern(QPainter(self), self._theme, QRectF(self.rect()), self._kind)


class BarKey(QWidget):
    """What a pattern (``solid``, ``hatch``, ``open``, ``grey``) stands for."""

    def __init__(self, theme: Theme, kind: str, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_Sample(theme, kind))
        row.addWidget(Text(theme, text, "small", color="ink2", size=(15, 20)), 1)
