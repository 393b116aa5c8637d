"""A month's days to choose one from, below the field that asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.validity import long_date
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.moments import month_later
from oakmere_training.gui.widgets.overlay import Overlay
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_CELL, _EDGE = 40, 12
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class MonthGrid(QWidget):
    """The weeks of a month, Monday first. Arrows move by day and week, Page Up and Page Down by month."""

    picked = Signal(date)
    moved = Signal(date)
    focus_moved = Signal()

    def __init__(self, theme: Theme, day: date) -> None:
        super().__init__()
        self._theme, self.day = theme, day
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.go(day)

    def go(self, day: date) -> None:
        """Move to a day."""
        self.day = day
        self.setAccessibleName(f"{day:%A} {long_date(day)}")
        self.setAccessibleDescription("Arrows choose a day, Enter takes it")
        self.moved.emit(day)
        self.focus_moved.emit()
        self.update()

    def _side(self) -> int:
        return self._theme.px(_CELL) if self._theme.scale < 1.5 else self._theme.px(32)

    def sizeHint(self) -> QSize:
        """Seven days wide, the days' names and six weeks high."""
        return QSize(7 * self._side(), 7 * self._side())

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()

    def _first(self) -> date:
        """The Monday at the top left."""
        start = self.day.replace(day=1)
        return start - timedelta(days=start.weekday())

    def rect_of(self, day: date) -> QRectF:
        """Where a day of the page is."""
        week, weekday = divmod((day - self._first()).days, 7)
        side = self._side()
        return QRectF(weekday * side, (week + 1) * side, side, side)

    def focus_rect(self) -> QRectF:
        """The day that the keyboard is on."""
        return self.rect_of(self.day).adjusted(4, 4, -4, -4)

    def focus_radius(self) -> float:
        """The day's corner."""
        return self._theme.edge(8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day, week or month; Enter and Space take the day."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.go(self.day + timedelta(days=_KEYS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go(month_later(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the day that was pressed."""
        side = self._side()
        week, weekday = int(event.position().y() // side) - 1, int(event.position().x() // side)
        if 0 <= week < 6 and 0 <= weekday < 7:
            self.go(self._first() + timedelta(days=week * 7 + weekday))
            self.picked.emit(self.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days' names and the days."""
        painter, theme = QPainter(self), self._theme
        centre, side = Qt.AlignmentFlag.AlignCenter, self._side()
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("ink2"))
        for place, name in enumerate(_DAYS):
            painter.drawText(QRectF(place * side, 0, side, side), centre, name)
        for number in range(42):
            day = self._first() + timedelta(days=number)
            here = day == self.day
            rect = self.rect_of(day)
            if here:
                inset = rect.adjusted(4, 4, -4, -4)
                box(painter, inset, theme.edge(8), fill=theme.accent("staff").strong)
            painter.setFont(theme.font("body", bold=here, size=16))
            inside = day.month == self.day.month
            painter.setPen(theme.accent("staff").on if here else theme.color("ink" if inside else "disabled_ink"))
            painter.drawText(rect, centre, str(day.day))


class _Panel(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        box(QPainter(self), rect, theme.edge(12), fill=theme.color("surface"), border=theme.color("ink"), width=2)


class Calendar(Overlay):
    """A month under ``anchor``. ``chosen`` sends the day; Esc or a press beside it leaves things as they were."""

    chosen = Signal(date)

    def __init__(self, theme: Theme, window: QWidget, anchor: QWidget, day: date) -> None:
        super().__init__(theme, window)
        self.setAccessibleName("Calendar")
        self._anchor = anchor
        self.follow(anchor)
        self._panel = _Panel(theme, self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        self._month = Text(theme, "", "title", size=(18, 26))
        before = Button(theme, "Month before", "tool", icon="chevron-left")
        after = Button(theme, "Month after", "tool", icon="chevron-right")
        self.grid = MonthGrid(theme, day)
        for button, by in ((before, -1), (after, 1)):
            button.set_icon_only(True)
            button.clicked.connect(lambda _=False, by=by: self.grid.go(month_later(self.grid.day, by)))
        head.addWidget(self._month, 1)
        head.addWidget(before)
        head.addWidget(after)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.moved.connect(self._name)
        self.grid.picked.connect(self._take)
        self._name(day)

    def _name(self, day: date) -> None:
        self._month.setText(f"{day:%B %Y}")

    def _take(self, day: date) -> None:
        self.dismiss()
        self.chosen.emit(day)

    def first_focus(self) -> QWidget:
        """The days."""
        return self.grid

    def arrange(self) -> None:
        """Under the field, or above it where there is no room below."""
        at = QRect(self._anchor.mapTo(self._host, QPoint(0, 0)), self._anchor.size())
        size = self._panel.sizeHint()
        below = self.height() - at.bottom() - 6 - _EDGE
        top = at.bottom() + 6 if size.height() <= below else max(_EDGE, at.top() - 6 - size.height())
        left = max(_EDGE, min(at.left(), self.width() - size.width() - _EDGE))
        self._panel.setGeometry(left, min(top, max(_EDGE, self.height() - size.height() - _EDGE)), *size.toTuple())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()
