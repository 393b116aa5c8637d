"""Lists of rows to press: the pages of the settings, what can be done with a record, and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import rounded_path
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme


_SMALL_BELOW, _SMALL_TYPE = 1100, 1.15


class ListRow(QAbstractButton):
    """An icon and a word in a row of 44 px. Arrows go to the next."""

    moved = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        *,
        color: str = "ink",
        bold: bool = False,
        line: bool = False,
        pad: int = 14,
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._color, self._line, self._pad = theme, icon, color, line, pad
        self.on = self._compact = False
        self._plain = TextBlock(theme, text, "body", bold=bold, size=(16, 22))
        self._bold = TextBlock(theme, text, "body", bold=True, size=(16, 22))
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_on(self, *, on: bool) -> None:
        """Show whether this row is chosen."""
        self.on = on
        self.setAccessibleDescription("Shown now" if on else "")
        self.updateGeometry()
        self.update()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Smaller type in a small window."""
        super().resizeEvent(event)
        self._compact = self.window().width() < _SMALL_BELOW and self._theme.scale < _SMALL_TYPE
        for words in (self._plain, self._bold):
            words.set_size((15, 21) if self._compact else (16, 22))

    def _left(self) -> int:
        icon = self._theme.px(20) + self._theme.edge(8 if self._compact else 10) if self._icon else 0
        return self._start() + icon

    def _start(self) -> int:
        return self._theme.edge(min(self._pad, 8) if self._compact else self._pad)

    def _room(self, width: int) -> int:
        return max(40, width - self._left() - self._theme.edge(min(self._pad, 4)))

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """44 px, more where the words wrap."""
        return max(44, self._bold.height(self._room(width)) + self._theme.edge(16))

    def sizeHint(self) -> QSize:
        """The words on one line."""
        width = self._left() + self._bold.width() + self._theme.edge(self._pad)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Its longest word."""
        metrics = QFontMetricsF(self._theme.font("body", bold=True, size=16))
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(self._left() + round(longest) + 10, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; arrows go to another row."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, rule, icon and words."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, accent = QRectF(self.rect()), self._theme.accent("staff")
        if self.on or (self.isEnabled() and (self.underMouse() or self.isDown())):
            painter.save()
            painter.setClipPath(rounded_path(rect, self.focus_radius()))
            danger = self._color == "unsafe"
            over = theme.color("selection_tint") if theme.high_contrast else accent.tint
            painter.fillRect(rect, theme.color("unsafe_tint") if danger and not theme.high_contrast else over)
            if self.on:
                painter.fillRect(QRectF(0, 0, theme.edge(4), rect.height()), accent.strong)
            painter.restore()
        if self._line:
            painter.fillRect(QRectF(0, 0, rect.width(), 1), theme.color("line"))
        color = theme.color("accent:staff:strong" if self.on else self._color if self.isEnabled() else "disabled_ink")
        if self._icon:
            side = theme.px(20)
            place = QRectF(self._start(), round(rect.center().y() - side / 2), side, side)
            paint_icon(painter, self._icon, place, color)
        words, room = self._bold if self.on else self._plain, self._room(self.width())
        top = QPointF(self._left(), round((rect.height() - words.height(room)) / 2))
        words.paint(painter, int(top.x()), int(top.y()), room, color)


class RowList(QWidget):
    """Rows one below the other, ``keys`` in their order; arrows go through them."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: dict[object, ListRow] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def add(self, key: object, row: ListRow) -> None:
        """Put a row at the end."""
        self.rows[key] = row
        row.clicked.connect(lambda: self.pressed(key))
        row.moved.connect(lambda by: self._move(row, by))
        self.column.addWidget(row)

    def pressed(self, key: object) -> None:
        """A row was pressed."""
        self.chosen.emit(key)

    def _move(self, row: ListRow, by: int) -> None:
        rows = [each for each in self.rows.values() if each.isVisible() and each.isEnabled()]
        place = rows.index(row) + by
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)


class SettingsList(RowList):
    """The pages of a group (key, icon, text), of which one is shown: on the tint, with a rule at its left, bold."""

    def __init__(self, theme: Theme, name: str, entries: Sequence[tuple[object, str, str]], key: object) -> None:
        super().__init__(theme)
        self.setAccessibleName(name)
        for each, icon, text in entries:
            self.add(each, ListRow(theme, icon, text))
        self.column.addStretch(1)
        self.choose(key)

    def pressed(self, key: object) -> None:
        """Choose it and tell."""
        self.choose(key)
        super().pressed(key)

    def choose(self, key: object) -> None:
        """Show which page is shown, without telling."""
        for each, row in self.rows.items():
            row.set_on(on=each == key)


class ActionList(RowList):
    """What can be done with a record: (key, icon, text, whether it cannot be undone), with lines between."""

    def __init__(self, theme: Theme, actions: Sequence[tuple[object, str, str, bool]]) -> None:
        super().__init__(theme)
        for place, (key, icon, text, danger) in enumerate(actions):
            color = "unsafe" if danger else "accent:staff:strong"
            self.add(key, ListRow(theme, icon, text, color=color, bold=True, line=place > 0, pad=0))
