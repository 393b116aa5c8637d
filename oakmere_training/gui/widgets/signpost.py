"""Who can help: a signpost with an arm for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.gui.widgets.picture import STROKE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_WIDTH, _ARM, _STEP = 560, 84, 108
_POST, _PAPER, _INK = QColor("#94694A"), QColor("#FFFDF8"), QColor("#1F2D30")


class Signpost(QWidget):
    """Arms pointing right and left in turn. Texts too long for an arm are set smaller, down to 14 px, then wrap."""

    def __init__(self, theme: Theme, texts: Sequence[str], *, width: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._texts, self._wide = theme, tuple(texts), width
        self.setAccessibleName("Who can help: " + "; ".join(texts))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_wide(self, width: int) -> None:
        """Use another width, px at 100 %."""
        self._wide = width
        self.updateGeometry()

    def _unit(self) -> float:
        return self._theme.px(self._wide) / _WIDTH

    def sizeHint(self) -> QSize:
        """In proportion to the width."""
        height = 28 + _STEP * len(self._texts)
        return QSize(self._theme.px(self._wide), round(height * self._unit()))

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the post and its arms."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit, dark = self._unit(), self._theme.mode != "light"
        line = self._theme.color("ink") if dark else STROKE
        pen = QPen(line, 4 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(_POST)
        height = 20 + _STEP * len(self._texts)
        painter.drawRoundedRect(QRectF(266 * unit, 4 * unit, 26 * unit, height * unit), 8 * unit, 8 * unit)
        for i, text in enumerate(self._texts):
            painter.setPen(pen)
            painter.setBrush(_PAPER if not dark else self._theme.color("surface"))
            top = 24 + _STEP * i
            painter.drawPolygon(_arm(top, unit, right=i % 2 == 0))
            self._paint_text(painter, text, top, unit, right=i % 2 == 0)

    def _paint_text(self, painter: QPainter, text: str, top: int, unit: float, *, right: bool) -> None:
        left, room = (64 if right else 96) * unit, 410 * unit
        font = self._theme.font("number", size=34 * self._wide / _WIDTH)
        while QFontMetricsF(font).horizontalAdvance(text) > room and font.pixelSize() > 14:
            font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        painter.setPen(_INK if self._theme.mode == "light" else self._theme.color("ink"))
        rect = QRectF(left, top * unit, room, _ARM * unit)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, text)


def _arm(top: int, unit: float, *, right: bool) -> QPolygonF:
    middle, bottom = top + _ARM / 2, top + _ARM
    points = (
        ((40, top), (478, top), (524, middle), (478, bottom), (40, bottom))
        if right
        else ((520, top), (82, top), (36, middle), (82, bottom), (520, bottom))
    )
    return QPolygonF([QPointF(x * unit, y * unit) for x, y in points])
