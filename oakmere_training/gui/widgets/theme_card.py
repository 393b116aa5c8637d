"""A theme to choose, shown as a little window in its own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.text_layout import WIDEST, lay_out, used_width
from oakmere_training.gui.widgets.choice_face import paint_ring, selection

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_MINIATURES = {
    "light": ("#FAF5E9", "#1F2D30", "#FFFDF8", "#7E745F", "#01606E", "#FFFFFF"),
    "dark": ("#132024", "#F4EEDF", "#1B2B30", "#8BA1A3", "#73CDDF", "#0E191C"),
    "high_contrast": ("#000000", "#FFFFFF", "#000000", "#FFFFFF", "#FFFFFF", "#000000"),
}
"""Ground, title, field, field's edge, button, button's text: shown whatever the theme is now."""
_MINIATURE = (132, 76)


class ThemeCard(QRadioButton):
    """A card with the miniature, and below it the ring and the theme's name."""

    def __init__(self, theme: Theme, name: str, mode: str, tier: Tier = Tier.STAFF) -> None:
        super().__init__(name)
        self._theme, self._mode, self._tier = theme, mode, tier
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _ring(self) -> int:
        return self._theme.edge(24)

    def sizeHint(self) -> QSize:
        """The miniature or the name, whichever is wider."""
        name = used_width(lay_out(self.text(), self._theme.font("tool"), WIDEST, 10))
        width = max(_MINIATURE[0], self._ring() + 10 + name) + 26
        return QSize(width, _MINIATURE[1] + max(26, self._theme.px(24)) + 38)

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(12)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card is the target."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        theme, accent = self._theme, self._theme.accent(self._tier)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            fill, edge, width = selection(theme, self._tier), accent.strong, 4 if theme.high_contrast else 3
        elif self.underMouse() or self.isDown():
            fill, edge, width = accent.tint, accent.strong, 3 if self.isDown() else 2
        else:
            fill, edge, width = theme.color("surface"), theme.color("line_strong"), 2
        box(painter, rect, self.focus_radius(), fill=fill, border=edge, width=width)
        self._paint_miniature(painter)
        ring = self._ring()
        middle = 14 + _MINIATURE[1] + 10 + max(26, theme.px(24)) / 2
        place = QRectF(14, round(middle - ring / 2), ring, ring)
        paint_ring(painter, theme, place, self._tier, on=self.isChecked(), enabled=True)
        layout = lay_out(self.text(), theme.font("tool"), rect.width(), theme.px(22))
        painter.setPen(theme.color("ink"))
        layout.draw(painter, QPointF(14 + ring + 10, round(middle - theme.px(22) / 2)))

    def _paint_miniature(self, painter: QPainter) -> None:
        ground, title, field, field_edge, button, label = (QColor(value) for value in _MINIATURES[self._mode])
        painter.save()
        painter.translate(14, 14)
        edge = self._theme.color("line_strong")
        box(painter, QRectF(0, 0, *_MINIATURE), 10, fill=ground, border=edge, width=2)
        box(painter, QRectF(12, 12, 52, 7), 3.5, fill=title)
        box(painter, QRectF(11, 25, 110, 20), 6, fill=field, border=field_edge, width=2)
        box(painter, QRectF(80, 52, 40, 14), 5, fill=button)
        box(painter, QRectF(88, 57, 24, 4), 2, fill=label)
        painter.restore()
