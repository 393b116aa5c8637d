"""One of a few, side by side in one frame, such as the front and the back of a page."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from oakmere_training.gui.painting import box, rounded_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFont, QPaintEvent

    from oakmere_training.gui.theme import Theme

_RADIUS = 10


class _Part(QRadioButton):
    """A part of the control: the chosen one is ink with bold text."""

    def __init__(self, theme: Theme, text: str, *, first: bool, last: bool) -> None:
        super().__init__(text)
        self._theme, self._first, self._last = theme, first, last
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def _font(self, *, bold: bool) -> QFont:
        return self._theme.font("tool", bold=bold)

    def focus_radius(self) -> float:
        """The frame's corner."""
        return self._theme.edge(_RADIUS)

    def sizeHint(self) -> QSize:
        """The bold text with 20 px at each side; 48 px high with the frame."""
        text = ceil(QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.text()))
        return QSize(text + 2 * self._theme.px(20) + 2, 48 + round(24 * (self._theme.scale - 1)))

    def minimumSizeHint(self) -> QSize:
        """The whole text."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole part is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint this part of the frame, its ground and its text."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, radius = theme.edge(2), theme.edge(_RADIUS)
        frame = QRectF(self.rect()).adjusted(0 if self._first else -radius, 0, 0 if self._last else radius, 0)
        over = self.underMouse() and self.isEnabled()
        ground = "ink" if self.isChecked() else "accent:staff:tint" if over else "raised"
        painter.save()
        painter.setClipRect(self.rect())
        box(painter, frame, radius, fill=theme.color("raised"))
        painter.setClipPath(rounded_path(frame.adjusted(edge, edge, -edge, -edge), radius - edge))
        painter.fillRect(QRectF(self.rect()), theme.color(ground))
        painter.restore()
        painter.setClipRect(self.rect())
        box(painter, frame, radius, border=theme.color("line_strong"), width=edge)
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(theme.color("surface" if self.isChecked() else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segmented(QWidget):
    """Parts of which one is chosen, by pointer, arrows or Space. ``chosen`` sends its place, from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self.parts: list[QRadioButton] = []
        for place, text in enumerate(parts):
            part = _Part(theme, text, first=place == 0, last=place == len(parts) - 1)
            self._group.addButton(part, place)
            row.addWidget(part)
            self.parts.append(part)
        self.parts[0].setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idToggled.connect(self._tell)

    def _tell(self, place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(place)
