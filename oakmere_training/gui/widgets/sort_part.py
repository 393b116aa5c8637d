"""One of the three places of an item to sort: a part of the card's three-part choice."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, rounded_path

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme

_RADIUS = 14
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UPRIGHT = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WORDS = (
    ("share", frozenset({"fine", "post", "send", "share", "put"})),
    ("question", frozenset({"ask", "check"})),
    ("no", frozenset({"don't", "not", "off", "out"})),
)
_NEUTRAL = "ring"


def place_icons(labels: tuple[str, str, str]) -> tuple[str, str, str]:
    """An icon for each place: share, ask and don't where the labels mean that, else an empty ring for all."""
    for label, (_, known) in zip(labels, _WORDS, strict=True):
        if not known.intersection(label.casefold().replace("’", "'").split()):
            return _NEUTRAL, _NEUTRAL, _NEUTRAL
    first, second, third = (icon for icon, _ in _WORDS)
    return first, second, third


@dataclass(frozen=True, slots=True)
class PartSizes:
    """Sizes of a part, px at 100 %. ``upright``: the icon stands above the label."""

    width: int = 148
    height: int = 76
    label: int = 17
    icon: int = 20
    upright: bool = False

    @property
    def gap(self) -> int:
        """Between icon and label."""
        return 5 if self.upright else 9


class SortPart(QAbstractButton):
    """An icon and a label; a screen reader meets a radio button 'Ask first, 2 of 3'.

    Left and Right ask to choose the neighbour (``choose_asked``), Up and Down for the next item (``item_asked``).
    Enter is left to the screen. ``entered`` tells that the focus came.
    """

    choose_asked = Signal(int)
    item_asked = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, tier: Tier, place: int, label: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._tier, self._card = theme, tier, parent
        self._place, self._label, self._icon = place, label, icon
        self.sizes = PartSizes()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(label.replace("&", "&&"))
        self.setAccessibleName(f"{label}, {place + 1} of 3")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_sizes(self, sizes: PartSizes) -> None:
        """Use other sizes."""
        self.sizes = sizes
        self.update()

    def whole(self) -> QWidget:
        """What is scrolled into view with the part: its card."""
        return self._card

    def focus_rect(self) -> QRectF:
        """The ring lies over the frame of the choice."""
        inset = self._theme.edge(2)
        return QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)

    def focus_radius(self) -> float:
        """The corner that the focus ring follows."""
        return self._theme.edge(12)

    def nextCheckState(self) -> None:
        """A place stays chosen when it is pressed again."""
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Space; everything else belongs to the screen."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in _SIDEWAYS:
            self.choose_asked.emit(_SIDEWAYS[key])
        elif plain and key in _UPRIGHT:
            self.item_asked.emit(_UPRIGHT[key])
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The card becomes the current one."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The card may no longer be the current one."""
        super().focusOutEvent(event)
        self.left.emit()

    def sizeHint(self) -> QSize:
        """The usual size at the present text size."""
        width = self._theme.px(self.sizes.width)
        return QSize(width, self.height_for(width, self.sizes))

    def height_for(self, width: int, sizes: PartSizes) -> int:
        """As high as the wrapped label needs at a width in these sizes, and as a target must be."""
        theme, label = self._theme, self._label_size(width, sizes).height()
        needed = label + 2 * theme.edge(8)
        if sizes.upright:
            needed += theme.px(sizes.icon) + theme.edge(sizes.gap)
        return max(theme.edge(sizes.height), round(needed))

    def natural_width(self, sizes: PartSizes) -> int:
        """The width that the label needs on one line in these sizes, px at 100 %."""
        words = QFontMetricsF(self._theme.font("button", size=sizes.label)).horizontalAdvance(self._label)
        icon = 0 if sizes.upright else sizes.icon + sizes.gap
        return ceil(words / self._theme.scale) + icon + 20

    def _font(self, sizes: PartSizes) -> QFont:
        return self._theme.font("button", size=sizes.label)

    def _label_size(self, width: int, sizes: PartSizes) -> QRectF:
        room = width - 2 * self._theme.edge(8)
        if not sizes.upright:
            room -= self._theme.px(sizes.icon) + self._theme.edge(sizes.gap)
        flags = _WRAP | int(self._align())
        return QFontMetricsF(self._font(sizes)).boundingRect(QRectF(0, 0, max(1, room), 4000), flags, self._label)

    def _align(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignHCenter if self.sizes.upright else Qt.AlignmentFlag.AlignLeft

    def _colors(self) -> tuple[QColor, QColor]:
        theme, accent = self._theme, self._theme.accent(self._tier)
        if not self.isEnabled():
            return theme.color("disabled_bg"), theme.color("disabled_ink")
        if self.isChecked():
            return accent.strong, accent.on
        return accent.tint if self.isDown() or self.underMouse() else theme.color("raised"), theme.color("ink")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint this part of the frame, its ground, icon and label."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink = self._colors()
        edge, radius, rect = theme.edge(2), theme.edge(_RADIUS), QRectF(self.rect())
        frame = rect.adjusted(0 if self._place == 0 else -2 * radius, 0, 0 if self._place == 2 else 2 * radius, 0)
        painter.setClipRect(rect)
        painter.save()
        painter.setClipPath(rounded_path(frame.adjusted(1, 1, -1, -1), radius - 1))
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.fillRect(rect, fill)
        painter.restore()
        line = theme.color("line_strong")
        box(painter, frame, radius, border=line, width=edge)
        if self._place:
            painter.fillRect(QRectF(0, edge, edge, rect.height() - 2 * edge), line)
        if self.isEnabled() and not self.isChecked() and (self.isDown() or (theme.high_contrast and self.underMouse())):
            inside = rect.adjusted(edge + 1, edge + 1, -edge - 1, -edge - 1)
            width = theme.edge(3 if self.isDown() else 2)
            box(painter, inside, radius - edge, border=theme.accent(self._tier).strong, width=width)
        self._paint_inside(painter, rect, ink)

    def _paint_inside(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        theme, sizes = self._theme, self.sizes
        icon, gap, label = theme.px(sizes.icon), theme.edge(sizes.gap), self._label_size(self.width(), sizes)
        if sizes.upright:
            top = rect.center().y() - (icon + gap + label.height()) / 2
            spot = QRectF(round(rect.center().x() - icon / 2), round(top), icon, icon)
            pad = theme.edge(8)
            words = QRectF(rect.left() + pad, spot.bottom() + gap, rect.width() - 2 * pad, label.height())
        else:
            x = max(theme.edge(6), (rect.width() - icon - gap - label.width()) / 2)
            spot = QRectF(round(x), round(rect.center().y() - icon / 2), icon, icon)
            words = QRectF(spot.right() + gap, 0, label.width() + 2, label.height())
            words.moveTop(rect.center().y() - label.height() / 2)
        paint_place_icon(painter, "tick" if self.isChecked() else self._icon, spot, ink)
        painter.setFont(self._font(sizes))
        painter.setPen(ink)
        painter.drawText(words, _WRAP | int(self._align()), self._label)


def paint_place_icon(painter: QPainter, icon: str, rect: QRectF, color: QColor) -> None:
    """The icon of a place: one of ``place_icons``, or a tick."""
    if icon == _NEUTRAL:
        inset = rect.width() * 3.5 / 24
        inside = rect.adjusted(inset, inset, -inset, -inset)
        box(painter, inside, inside.width() / 2, border=color, width=rect.width() / 12)
    else:
        paint_icon(painter, icon, rect, color, stroke=3 if icon == "tick" else 2)
