"""The ink rail at the left of the training lead's pages: sections at the top, the display and the way out below."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import mixed, rounded_path
from oakmere_training.gui.text_layout import lay_out
from oakmere_training.gui.widgets.header import Drawn
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_CHOSEN, _BAR = QColor("#34454A"), QColor("#FFC845")
_WIDE, _NARROW = 232, 108
_RADIUS = 10
_LARGE = 1.5
"""From this text size on the rail is narrow, and shows words alone."""


class RailPart(NamedTuple):
    """An entry: what ``chosen`` sends, its icon, its name, and a short word for the narrow rail."""

    key: str
    icon: str
    name: str
    short: str


def rail_colors(theme: Theme) -> tuple[QColor, QColor, QColor, QColor]:
    """Ground, text, the chosen entry's ground and its bar. The rail stays dark in every theme."""
    if theme.high_contrast:
        return theme.color("bg"), theme.color("ink"), theme.color("selection_tint"), theme.color("ink")
    if theme.mode == "dark":
        return theme.color("sunken"), theme.color("ink"), _CHOSEN, _BAR
    return theme.color("ink"), theme.color("bg"), _CHOSEN, _BAR


class RailItem(QAbstractButton):
    """An entry of the rail: icon and name side by side, or in the narrow rail the icon over a short word."""

    moved = Signal(int)
    """An arrow asks to go so many entries up or down."""

    def __init__(self, theme: Theme, part: RailPart) -> None:
        super().__init__()
        self._theme, self.part = theme, part
        self.narrow = self.on = False
        self.setText(part.name)
        self.setAccessibleName(part.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_on(self, *, on: bool) -> None:
        """Show whether this is the section that one is in."""
        self.on = on
        self.setAccessibleDescription("This page" if on else "")
        self.update()

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the narrow form, or the wide one."""
        self.narrow = narrow
        self.setToolTip(self.part.name if narrow and self.part.short != self.part.name else "")
        self.updateGeometry()
        self.update()

    def focus_radius(self) -> float:
        """The entry's corner."""
        return self._theme.edge(_RADIUS)

    def _words_alone(self) -> bool:
        return self.narrow and self._theme.scale >= _LARGE

    def _shown(self) -> str:
        return self.part.short if self.narrow else self.part.name

    def _size(self) -> tuple[int, int]:
        """Size and line height of the text, px at 100 %."""
        return (14, 18) if self.narrow else (17, 22)

    def needed_width(self) -> int:
        """The width in pixels that the text takes when it is bold, with its room."""
        font = self._theme.font("body", bold=True, size=self._size()[0])
        text = ceil(QFontMetricsF(font).horizontalAdvance(self._shown()))
        if self.narrow:
            return text + 2 * self._theme.edge(6)
        return text + self._theme.px(20) + 12 + self._theme.edge(12) + self._theme.edge(8)

    def sizeHint(self) -> QSize:
        """46 px high, 50 where the icon stands over the word."""
        theme = self._theme
        if self._words_alone():
            return QSize(self.needed_width(), max(44, theme.px(18) + 16))
        high = theme.px(20) + 3 + theme.px(18) + 9 if self.narrow else max(46, theme.px(22) + 24)
        return QSize(self.needed_width(), high)

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return QSize(44, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; arrows go to another entry."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, bar, icon and text."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink, chosen, bar = rail_colors(theme)
        rect = QRectF(self.rect())
        if self.on or self.underMouse() or self.isDown():
            painter.save()
            painter.setClipPath(rounded_path(rect, self.focus_radius()))
            painter.fillRect(rect, chosen if self.on else mixed(ground, chosen, 0.6))
            if self.on:
                painter.fillRect(QRectF(0, 0, theme.edge(6 if theme.high_contrast else 4), rect.height()), bar)
            painter.restore()
        if self.narrow:
            self._paint_narrow(painter, rect, ink)
        else:
            self._paint_wide(painter, rect, ink)

    def _paint_wide(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        theme, (size, line) = self._theme, self._size()
        icon, x = theme.px(20), theme.edge(12)
        paint_icon(painter, self.part.icon, QRectF(x, round(rect.center().y() - icon / 2), icon, icon), ink)
        x += icon + 12
        layout = lay_out(self._shown(), theme.font("body", bold=self.on, size=size), rect.width(), theme.px(line))
        painter.setPen(ink)
        layout.draw(painter, QPointF(x, round((rect.height() - theme.px(line)) / 2)))

    def _paint_narrow(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        theme, (size, line) = self._theme, self._size()
        icon = 0 if self._words_alone() else theme.px(20)
        high = theme.px(line) + (icon + 3 if icon else 0)
        y = round((rect.height() - high) / 2)
        if icon:
            paint_icon(painter, self.part.icon, QRectF(round(rect.center().x() - icon / 2), y, icon, icon), ink)
            y += icon + 3
        painter.setPen(ink)
        centre = Qt.AlignmentFlag.AlignHCenter
        font = theme.font("body", bold=self.on, size=size)
        layout = lay_out(self._shown(), font, rect.width(), theme.px(line), wrap=False, align=centre)
        layout.draw(painter, QPointF(0, y))


class _Brand(QWidget):
    """The crest with 'Training lead': beside it, or below it in the narrow rail."""

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__()
        self._theme = theme
        self._crest = Drawn(pictures, "crest", (39, 46))
        self._name = _BrandName(theme)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._crest, 0, Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(self._name, 1)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the narrow form, or the wide one."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._row.setSpacing(6 if narrow else 12)
        self._row.setContentsMargins(0 if narrow else 8, 0, 0 if narrow else 8, 8 if narrow else 18)
        self._crest.set_drawn_size((34, 40) if narrow else (39, 46))
        self._name.setVisible(not narrow or self._theme.scale < _LARGE)
        self._name.set_narrow(narrow=narrow)


class _BrandName(Text):
    """'Training lead' on two lines, in the rail's colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Training\nlead", "title", size=(17, 22))

    def set_narrow(self, *, narrow: bool) -> None:
        """Smaller and in the middle, or at the left."""
        flags = Qt.AlignmentFlag
        self._align = flags.AlignHCenter if narrow else flags.AlignLeft
        light = self._theme.mode == "light"
        self._color = "bg" if light else "ink"
        self.set_style("title", size=(15, 20) if narrow else (17, 22))


class _Column(ScrollColumn):
    """The entries; they scroll where the window is low, on the rail's ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, margins=(12, 8, 12, 8), spacing=4, ground="")
        self.content.setObjectName("rail")


class Rail(QWidget):
    """Sections, then tools at the foot. ``chosen`` sends a section's key, ``pressed`` a tool's key and its entry.

    232 px wide; ``set_narrow`` makes it 108 px (wider with larger text).
    """

    chosen = Signal(str)
    pressed = Signal(str, QWidget)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        sections: Sequence[RailPart],
        tools: Sequence[RailPart],
        now: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.narrow = theme, False
        self.setAccessibleName("Sections")
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(0)
        self._scroll = _Column(theme)
        self._outer.addWidget(self._scroll, 1)
        column = self._scroll.column
        self._brand = _Brand(theme, pictures)
        column.addWidget(self._brand)
        self.items: dict[str, RailItem] = {}
        for part in sections:
            item = self._add(part)
            item.set_on(on=part.key == now)
            item.clicked.connect(lambda _=False, key=part.key: self.chosen.emit(key))
        column.addStretch(1)
        for part in tools:
            item = self._add(part)
            item.clicked.connect(lambda _=False, item=item: self.pressed.emit(item.part.key, item))
        self._fit()
        theme.changed.connect(self._fit)

    def _add(self, part: RailPart) -> RailItem:
        item = self.items[part.key] = RailItem(self._theme, part)
        item.moved.connect(lambda by, item=item: self._move(item, by))
        self._scroll.column.addWidget(item)
        return item

    def _move(self, item: RailItem, by: int) -> None:
        items = list(self.items.values())
        place = items.index(item) + by
        if 0 <= place < len(items):
            items[place].setFocus(Qt.FocusReason.TabFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """Take the narrow form, or the wide one."""
        if narrow != self.narrow:
            self.narrow = narrow
            self._fit()

    def _fit(self) -> None:
        narrow = self.narrow
        self._brand.set_narrow(narrow=narrow)
        for item in self.items.values():
            item.set_narrow(narrow=narrow)
        side = 6 if narrow else 12
        line = 0 if self._theme.mode == "light" else 2 if self._theme.high_contrast else 1
        self._outer.setContentsMargins(0, 0, line, 0)
        self._scroll.set_margins(side, 12 if narrow else 18, side, 12 if narrow else 18)
        wanted = max(item.needed_width() for item in self.items.values()) + 2 * side
        self.setFixedWidth(max(_NARROW if narrow else _WIDE, wanted) + line)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dark ground, with a line at its right where the page is dark too."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), rail_colors(theme)[0])
        line = 0 if theme.mode == "light" else 2 if theme.high_contrast else 1
        painter.fillRect(self.width() - line, 0, line, self.height(), theme.color("line"))
