"""How long to wait until the next try: a ring that runs down, and the time in words."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.lock import duration_text
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_NOTE = "The wait grows with each wrong try. Closing the program does not shorten it."
_SMOOTH_MS, _STEP_MS = 100, 1000


class _Ring(QWidget):
    """64 px, a stroke of 8, minutes and seconds inside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.share, self.text = 1.0, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(64)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = theme.px(8)
        ring = QRectF(self.rect()).adjusted(stroke / 2 + 2, stroke / 2 + 2, -stroke / 2 - 2, -stroke / 2 - 2)
        for color, share in (("line", 1.0), ("accent:staff:strong", self.share)):
            painter.setPen(QPen(theme.color(color), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, 90 * 16, -round(360 * 16 * share))
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("button", size=15))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)


class WaitCard(Card):
    """Counts down by itself. ``over`` is sent once, when the wait has run out. ``now`` is a clock in seconds."""

    over = Signal()

    def __init__(self, theme: Theme, *, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(theme, padding=(18, 12, 18, 12))
        self._now = now
        self._ends, self._whole = 0.0, 1.0
        row = QHBoxLayout()
        row.setSpacing(18)
        self._ring = _Ring(theme)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.text = Text(theme, "", "body", bold=True)
        words.addWidget(self.text)
        words.addWidget(Text(theme, _NOTE, "small", color="ink2"))
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)

    def begin(self, left: timedelta, whole: timedelta) -> None:
        """Count down ``left`` of a wait of ``whole``."""
        self._whole = max(1.0, whole.total_seconds())
        self._ends = self._now() + left.total_seconds()
        self._timer.start(_SMOOTH_MS if self._theme.motion("base") else _STEP_MS)
        self.tick()

    def tick(self) -> None:
        """Show what is left now."""
        left = self._ends - self._now()
        if left <= 0:
            self._timer.stop()
            self.over.emit()
            return
        seconds = -int(-left // 1)
        words = f"You can try again in {duration_text(timedelta(seconds=seconds))}"
        if words != self.text.text():
            self.text.setText(words)
            self._ring.text = f"{seconds // 60}:{seconds % 60:02}"
        self._ring.share = min(1.0, left / self._whole)
        self._ring.update()
