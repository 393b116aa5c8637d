"""Where one is among the steps of a task: done, now and later. Not to be pressed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent

    from oakmere_training.gui.theme import Theme

_DISC, _RULE = 30, 32


class StepBar(QWidget):
    """Discs of 30 px with words between rules. ``now`` counts from 0; ``len(steps)`` is all done.

    Where there is too little room only the present step has its word.
    """

    def __init__(self, theme: Theme, steps: Sequence[str], now: int = 0) -> None:
        super().__init__()
        self._theme, self._steps, self._now = theme, tuple(steps), now
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_now(now)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_now(self, now: int) -> None:
        """Go to a step."""
        self._now = now
        total = len(self._steps)
        done = now >= total
        self.setAccessibleName("All steps are done" if done else f"Step {now + 1} of {total}: {self._steps[now]}")
        self.update()

    def _font(self, place: int) -> QFont:
        return self._theme.font("tool", bold=place == self._now)

    def _words(self, *, short: bool) -> list[str]:
        return [word if not short or place == self._now else "" for place, word in enumerate(self._steps)]

    def _width(self, words: list[str]) -> int:
        edge = self._theme.edge
        total = (edge(_RULE) + 16) * (len(words) - 1)
        for place, word in enumerate(words):
            text = ceil(QFontMetricsF(self._font(place)).horizontalAdvance(word)) + 9 if word else 0
            total += self._theme.px(_DISC) + text
        return total

    def sizeHint(self) -> QSize:
        """All words."""
        return QSize(self._width(self._words(short=False)), self._theme.px(_DISC))

    def minimumSizeHint(self) -> QSize:
        """The present step's word."""
        return QSize(min(self._width(self._words(short=True)), 400), self._theme.px(_DISC))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint discs, words and rules."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self._words(short=self._width(self._words(short=False)) > self.width())
        side, x, middle = theme.px(_DISC), 0, self.height() / 2
        for place, word in enumerate(words):
            self._paint_disc(painter, place, QRectF(x, round(middle - side / 2), side, side))
            x += side
            if word:
                x += 9
                metrics = QFontMetricsF(self._font(place))
                painter.setFont(self._font(place))
                painter.setPen(theme.color("ink" if place == self._now else "ink2"))
                base = round(middle - (metrics.ascent() + metrics.descent()) / 2 + metrics.ascent())
                painter.drawText(QPointF(x, base), word)
                x += ceil(metrics.horizontalAdvance(word))
            if place < len(words) - 1:
                painter.fillRect(QRectF(x + 8, middle - 1, theme.edge(_RULE), 2), theme.color("line_strong"))
                x += theme.edge(_RULE) + 16

    def _paint_disc(self, painter: QPainter, place: int, rect: QRectF) -> None:
        theme, accent = self._theme, self._theme.accent("staff")
        done, now = place < self._now, place == self._now
        fill = accent.strong if done else theme.color("surface")
        border = accent.strong if done or now else theme.color("line_strong")
        box(painter, rect, rect.width() / 2, fill=fill, border=border, width=theme.edge(3 if now else 2))
        if done:
            inset = rect.width() / 5
            paint_icon(painter, "tick", rect.adjusted(inset, inset, -inset, -inset), accent.on, stroke=3.2)
        else:
            painter.setFont(theme.font("number", size=15))
            painter.setPen(theme.color("ink"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(place + 1))
