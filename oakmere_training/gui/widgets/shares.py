"""What was reached of what there is: a share as a ring, and the points of a topic as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box, rounded_path

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_FIXED = QSizePolicy.Policy.Fixed
_CENTRE = Qt.AlignmentFlag.AlignCenter


class Ring(QWidget):
    """A share as a ring with a number inside; the count stands in words beside it. Sizes in px at 100 %."""

    def __init__(
        self,
        theme: Theme,
        tier: Tier | str = Tier.STAFF,
        *,
        size: int = 124,
        stroke: int = 13,
        font: int = 30,
        ground: str = "sunken",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tier, self._size, self._stroke, self._font = theme, tier, size, stroke, font
        self._ground, self._share, self._text = ground, 0.0, ""
        self.setSizePolicy(_FIXED, _FIXED)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_share(self, share: float, text: str) -> None:
        """Fill ``share`` (0 to 1) of the ring and put ``text`` inside."""
        self._share, self._text = max(0.0, min(1.0, share)), text
        self.setAccessibleName(text)
        self.update()

    def set_size(self, size: int, stroke: int, font: int) -> None:
        """Use other sizes, px at 100 %."""
        self._size, self._stroke, self._font = size, stroke, font
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, share and number."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke, side = theme.px(self._stroke), min(self.width(), self.height())
        inset = stroke / 2 + side * 0.03
        rect = QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)
        if theme.high_contrast:
            for grow in (-stroke / 2, stroke / 2):
                painter.setPen(QPen(theme.color("ink"), 1))
                painter.drawEllipse(rect.adjusted(-grow, -grow, grow, grow))
        else:
            painter.setPen(QPen(theme.color(self._ground), stroke))
            painter.drawEllipse(rect)
        if self._share > 0:
            color = theme.accent(self._tier).strong
            painter.setPen(QPen(color, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(rect, 90 * 16, -round(self._share * 360 * 16))
        painter.setFont(theme.font("number", size=self._font))
        painter.setPen(theme.color("ink"))
        painter.drawText(QRectF(0, 0, side, side), _CENTRE, self._text)


class TopicBar(QWidget):
    """Points of a topic: one part for each that can be had, those missed hatched. 14 px high."""

    def __init__(self, theme: Theme, tier: Tier | str = Tier.STAFF, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tier, self._had, self._of = theme, tier, 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, _FIXED)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_points(self, had: int, of: int) -> None:
        """Show ``had`` of ``of`` points."""
        self._had, self._of = had, max(1, of)
        self.setAccessibleName(f"{had} of {of}")
        self.update()

    def sizeHint(self) -> QSize:
        """14 px high."""
        return QSize(120, self._theme.edge(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts, cut to a pill."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.setClipPath(rounded_path(whole, whole.height() / 2))
        painter.fillRect(whole, theme.color("sunken"))
        each = (self.width() - 3 * (self._of - 1)) / self._of
        for i in range(self._of):
            part = QRectF(i * (each + 3), 0, each, self.height())
            if i < self._had:
                painter.fillRect(part, theme.accent(self._tier).strong)
            else:
                self._hatch(painter, part)
        if theme.high_contrast:
            painter.setClipping(False)
            box(painter, whole, whole.height() / 2, border=theme.color("ink"), width=1)

    def _hatch(self, painter: QPainter, part: QRectF) -> None:
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._theme.color("line_strong"), 2))
        x = part.left() - part.height()
        while x < part.right():
            painter.drawLine(QPointF(x, part.bottom()), QPointF(x + part.height(), part.top()))
            x += 8.5
        painter.restore()
