"""Fields for a day and for a time of day: typed freely, stepped by arrows, the day also from a calendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton

from oakmere_training.domain.validity import short_date
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.typed import parse_date, parse_time
from oakmere_training.gui.widgets.hint_field import HintField

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

Moment = TypeVar("Moment", date, time)
_STEPS = {
    Qt.Key.Key_Up: (1, False),
    Qt.Key.Key_Down: (-1, False),
    Qt.Key.Key_PageUp: (1, True),
    Qt.Key.Key_PageDown: (-1, True),
}


class _MomentField(HintField, Generic[Moment]):
    """The typed text is read as one leaves the field or presses Enter; ``moment_changed`` is sent for a new value."""

    moment_changed = Signal()

    def __init__(self, theme: Theme, label: str, value: Moment | None, hint: str, *, needed: bool) -> None:
        super().__init__(theme, label, hint=hint, longest=40)
        self._theme, self._needed = theme, needed
        self._value: Moment | None = None
        self.set_value(value)
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self.read)
        self.changed.connect(self._typed)

    def parse(self, text: str) -> Moment:
        """The value of a text. Raises ``ValueError`` with a sentence."""
        raise NotImplementedError

    def shown(self, value: Moment) -> str:
        """The text of a value."""
        raise NotImplementedError

    def stepped(self, value: Moment, by: int, *, far: bool) -> Moment:
        """A value so many steps later, or large steps with ``far``."""
        raise NotImplementedError

    def value(self) -> Moment | None:
        """The value, ``None`` where there is none or it cannot be read."""
        try:
            return self.parse(self.text()) if self.text() else None
        except ValueError:
            return None

    def problem(self) -> str:
        """Why the text cannot be used, '' where it can."""
        if not self.text():
            return "Fill this in." if self._needed else ""
        try:
            self.parse(self.text())
        except ValueError as error:
            return str(error)
        return ""

    def set_value(self, value: Moment | None) -> None:
        """Show a value, without telling."""
        self._value = value
        self.line.blockSignals(True)  # noqa: FBT003
        self.set_text(self.shown(value) if value is not None else "")
        self.line.setCursorPosition(0)
        self.line.blockSignals(False)  # noqa: FBT003
        self.set_error("")

    def read(self) -> None:
        """Take what was typed: show it in the usual form, or say below why it cannot be used."""
        value, problem = self.value(), self.problem() if self.text() else ""
        self.set_error(problem)
        if problem:
            return
        if value is not None and self.text() != self.shown(value):
            self.line.blockSignals(True)  # noqa: FBT003
            self.set_text(self.shown(value))
            self.line.blockSignals(False)  # noqa: FBT003
        if value != self._value:
            self._value = value
            self.moment_changed.emit()

    def _typed(self) -> None:
        if not self.message.isHidden():
            self.set_error("")

    def take(self, value: Moment) -> None:
        """Take a value that a person chose."""
        before = self._value
        self.set_value(value)
        if value != before:
            self.moment_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows step, Page Up and Page Down step far."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                value = self.value()
                self.take(self.start() if value is None else self.stepped(value, step[0], far=step[1]))
                return True
        return False

    def start(self) -> Moment:
        """Where stepping begins without a value."""
        raise NotImplementedError


class _CalendarButton(QAbstractButton):
    """The calendar at the right end of the box."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        if (self.underMouse() or self.isDown()) and self.isEnabled():
            box(painter, rect.adjusted(0, 4, 0, -4), theme.edge(8), fill=theme.accent("staff").tint)
        side = theme.px(20)
        place = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        paint_icon(painter, "calendar", place, theme.color("ink" if self.isEnabled() else "disabled_ink"))


class DateField(_MomentField[date]):
    """A day. Up and Down step a day, Page Up and Page Down a month; the calendar opens below."""

    def __init__(
        self, theme: Theme, label: str, value: date | None = None, *, hint: str = "", needed: bool = True
    ) -> None:
        super().__init__(theme, label, value, hint, needed=needed)
        self.line.setPlaceholderText("dd/mm/yyyy")
        self.button = _CalendarButton(theme, f"{label}: open the calendar")
        self.button.setParent(self.line)
        self.button.clicked.connect(self._open)
        self.button.show()
        theme.changed.connect(self._place_button)
        self._place_button()

    def _place_button(self) -> None:
        side = self.line.height()
        margins = self.line.textMargins()
        margins.setRight(side)
        self.line.setTextMargins(margins)
        self.button.setGeometry(self.line.width() - side, 0, side, side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the calendar at the right end."""
        if event.type() == QEvent.Type.Resize:
            self._place_button()
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        from oakmere_training.gui.widgets.calendar import Calendar

        calendar = Calendar(self._theme, self.window(), self.line, self.value() or self.start())
        calendar.chosen.connect(self.take)
        calendar.open()

    def start(self) -> date:
        """Today."""
        return datetime.now().astimezone().date()

    def parse(self, text: str) -> date:
        """A day."""
        return parse_date(text)

    def shown(self, value: date) -> str:
        """'24 Nov 2026'."""
        return short_date(value)

    def stepped(self, value: date, by: int, *, far: bool) -> date:
        """So many days, or months, later."""
        return month_later(value, by) if far else value + timedelta(days=by)


def month_later(day: date, by: int) -> date:
    """The same day so many months later, or the month's last where it is shorter."""
    months = day.year * 12 + day.month - 1 + by
    first = date(months // 12, months % 12 + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))


class TimeField(_MomentField[time]):
    """A time of day. Up and Down step five minutes, Page Up and Page Down an hour."""

    def __init__(
        self, theme: Theme, label: str, value: time | None = None, *, hint: str = "", needed: bool = True
    ) -> None:
        super().__init__(theme, label, value, hint, needed=needed)
        self.line.setPlaceholderText("hh:mm")

    def start(self) -> time:
        """Nine in the morning."""
        return time(9, 0)

    def parse(self, text: str) -> time:
        """A time of day."""
        return parse_time(text)

    def shown(self, value: time) -> str:
        """'15:45'."""
        return f"{value:%H:%M}"

    def stepped(self, value: time, by: int, *, far: bool) -> time:
        """So many times five minutes, or hours, later, within the day."""
        minutes = (value.hour * 60 + value.minute + by * (60 if far else 5)) % 1440
        return time(minutes // 60, minutes % 60)
