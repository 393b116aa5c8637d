"""One of a few, side by side in one frame, such as the front and the back of a page, or a list's filters."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, rounded_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme

_RADIUS, _ICON = 10, 16


class _Part(QRadioButton):
    """A part of the control: the chosen one is ink with bold text."""

    def __init__(self, theme: Theme, text: str, icon: str, height: int, pad: int) -> None:
        super().__init__(text)
        self._theme, self._icon, self._height, self._pad = theme, icon, height, pad
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _font(self, *, bold: bool) -> QFont:
        return self._theme.font("tool", bold=bold)

    def _icon_room(self) -> int:
        return self._theme.px(_ICON) + 8 if self._icon else 0

    def focus_radius(self) -> float:
        """The frame's corner."""
        return self._theme.edge(_RADIUS)

    def sizeHint(self) -> QSize:
        """The bold text with its room at each side."""
        text = ceil(QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.text()))
        grown = round(24 * (self._theme.scale - 1))
        return QSize(text + self._icon_room() + 2 * self._theme.px(self._pad) + 2, self._height + grown)

    def minimumSizeHint(self) -> QSize:
        """The text with little room."""
        hint = self.sizeHint()
        return QSize(hint.width() - 2 * self._theme.px(self._pad) + 2 * 6, hint.height())

    def hitButton(self, pos: QPoint) -> bool:
        """The whole part is the target."""
        return self.rect().contains(pos)

    def _ground(self, painter: QPainter) -> None:
        """Its part of the frame's inside."""
        theme, parent = self._theme, self.parentWidget() or self
        over = self.underMouse() and self.isEnabled()
        ground = "ink" if self.isChecked() else "accent:staff:tint" if over else "raised"
        edge = theme.edge(2)
        frame = QRectF(parent.rect()).translated(-self.x(), -self.y())
        inside = rounded_path(frame.adjusted(edge, edge, -edge, -edge), theme.edge(_RADIUS) - edge)
        painter.save()
        painter.setClipPath(inside)
        painter.fillRect(QRectF(self.rect()), theme.color(ground if self.isEnabled() else "disabled_bg"))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint its ground, icon and text."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        font = self._font(bold=self.isChecked())
        metrics, rect = QFontMetricsF(font), QRectF(self.rect())
        room = rect.width() - self._icon_room() - 4
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text) + self._icon_room()
        x = round(rect.center().x() - width / 2)
        ink = theme.color("disabled_ink" if not self.isEnabled() else "surface" if self.isChecked() else "ink")
        if self._icon:
            side = theme.px(_ICON)
            paint_icon(painter, self._icon, QRectF(x, round(rect.center().y() - side / 2), side, side), ink)
            x += side + 8
        painter.setFont(font)
        painter.setPen(ink)
        base = rect.center().y() - (metrics.ascent() + metrics.descent()) / 2 + metrics.ascent()
        painter.drawText(QPointF(x, round(base)), text)


class _Frame(QWidget):
    """The edge and the lines between the parts, over them."""

    def __init__(self, theme: Theme, parent: Segmented) -> None:
        super().__init__(parent)
        self._theme, self._whole = theme, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edge and lines; beside the chosen part none is needed."""
        painter, theme = QPainter(self), self._theme
        color = theme.color("line_strong")
        for part in self._whole.parts:
            rect = part.geometry()
            if rect.right() < self.width() - 2:
                painter.fillRect(rect.right(), rect.top(), 1, rect.height(), color)
            if rect.bottom() < self.height() - 2:
                painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, color)
        box(painter, QRectF(self.rect()), theme.edge(_RADIUS), border=color, width=theme.edge(2))


class Segmented(QWidget):
    """Parts of which one is chosen, by pointer, arrows or Space. ``chosen`` sends its place, from 0.

    ``icons`` stand before the texts; ``height`` and ``pad`` are px at 100 % (filters: 44 and 14). With ``fills`` the
    parts share the whole width. Where there is too little room they go on to further rows.
    """

    chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        parts: Sequence[str],
        parent: QWidget | None = None,
        *,
        icons: Sequence[str] = (),
        height: int = 48,
        pad: int = 20,
        fills: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fills = theme, fills
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.parts: list[QRadioButton] = []
        for place, text in enumerate(parts):
            icon = icons[place] if place < len(icons) else ""
            part = _Part(theme, text, icon, height, pad)
            part.setParent(self)
            self._group.addButton(part, place)
            self.parts.append(part)
        self.parts[0].setChecked(True)
        self._frame = _Frame(theme, self)
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding if fills else QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idToggled.connect(self._tell)
        theme.changed.connect(self._arrange)

    def _tell(self, place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(place)

    def set_text(self, place: int, text: str) -> None:
        """Change a part's text, such as the number of rows that it leaves."""
        if self.parts[place].text() != text:
            self.parts[place].setText(text)
            self.parts[place].setAccessibleName(text)
            self._arrange()

    def place(self) -> int:
        """The chosen part's place."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose a part; ``chosen`` is sent where it was another."""
        self.parts[place].setChecked(True)

    # -- room ------------------------------------------------------------------------------------------------

    def _rows(self, width: int) -> list[list[QRadioButton]]:
        """The parts by rows: all in one where they fit, else as evenly as they fit."""
        wanted = [part.minimumSizeHint().width() if self._fills else part.sizeHint().width() for part in self.parts]
        least = [part.minimumSizeHint().width() for part in self.parts]
        if sum(wanted) <= width or sum(least) <= width:
            return [self.parts]
        for count in range(2, len(self.parts)):
            each = -(-len(self.parts) // count)
            rows = [self.parts[start : start + each] for start in range(0, len(self.parts), each)]
            if all(sum(part.minimumSizeHint().width() for part in row) <= width for row in rows):
                return rows
        return [[part] for part in self.parts]

    def hasHeightForWidth(self) -> bool:
        """Rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        return len(self._rows(width)) * self.parts[0].sizeHint().height()

    def sizeHint(self) -> QSize:
        """All parts in one row."""
        height = self.parts[0].sizeHint().height()
        return QSize(sum(part.sizeHint().width() for part in self.parts), height)

    def minimumSizeHint(self) -> QSize:
        """The widest part."""
        widest = max(part.minimumSizeHint().width() for part in self.parts)
        return QSize(widest, self.parts[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts."""
        super().resizeEvent(event)
        self._place()

    def _arrange(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        self._frame.setGeometry(self.rect())
        self._frame.raise_()
        self._frame.update()
        rows = self._rows(self.width())
        height = self.parts[0].sizeHint().height()
        self.setMinimumHeight(len(rows) * height)  # a layout gives a fixed height no more than one row
        for number, row in enumerate(rows):
            even = self._fills or len(rows) > 1
            weights = self._even(row) if even else [part.sizeHint().width() for part in row]
            x, left, whole = 0, self.width(), sum(weights)
            for part, weight in zip(row, weights, strict=True):
                width = round(left * weight / whole)
                part.setGeometry(QRect(x, number * height, width, height))
                x, left, whole = x + width, left - width, whole - weight

    def _even(self, row: list[QRadioButton]) -> list[int]:
        """Equal shares, where each part fits its share."""
        least = [part.minimumSizeHint().width() for part in row]
        return [1] * len(row) if max(least) * len(row) <= self.width() else least

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame's ground; the parts lie on it."""
        theme = self._theme
        box(QPainter(self), QRectF(self.rect()), theme.edge(_RADIUS), fill=theme.color("raised"))
