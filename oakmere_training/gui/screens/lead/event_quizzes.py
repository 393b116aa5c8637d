"""The quizzes of an event: a framed list with tick boxes, in the order in which they are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.choice_card import TickRow
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import QuizChoice

_RADIUS = 12


class _Frame(QWidget):
    """The edge over the list, which would else paint over it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        rect = QRectF(self.rect())
        box(painter, rect, theme.edge(_RADIUS), border=theme.color("line_strong"), width=theme.edge(2))


class QuizTicks(QWidget):
    """``changed`` is sent when a quiz is ticked or no longer. Scrolls where there are many."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[str, TickRow]] = []
        self._choices: tuple[QuizChoice, ...] = ()
        self._small = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._area = QWidget()
        area = QVBoxLayout(self._area)
        area.setContentsMargins(2, 2, 2, 2)
        self._scroll = ScrollColumn(theme, ground="surface", margins=(14, 4, 14, 4))
        area.addWidget(self._scroll)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._scroll.column.addWidget(self._list)
        self._scroll.column.addStretch(1)
        column.addWidget(self._area, 1)
        self._frame = _Frame(theme, self._area)
        self._error = Text(theme, "", "small", bold=True, color="unsafe", size=(15, 21))
        self._error.hide()
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._fit)
        self._fit()

    def show_choices(self, choices: tuple[QuizChoice, ...], ticked: tuple[str, ...]) -> None:
        """Offer these quizzes, some of them ticked."""
        self._choices = choices
        for _, row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for choice in choices:
            note = f"{counted(choice.questions, 'question')}, about {counted(choice.minutes, 'minute')}"
            chip = "" if self._small else choice.sections.replace(" and ", ", ")
            row = TickRow(self._theme, choice.title, note, chip=chip)
            row.setChecked(choice.quiz_id in ticked)
            row.toggled.connect(self._toggled)
            self._rows.append((choice.quiz_id, row))
            self._lines.addWidget(row)
        self.set_error("")
        self._fit()
        first = next((row for _, row in self._rows if row.isChecked()), None)
        if first is not None:
            QTimer.singleShot(0, first, lambda: self._scroll.show_part(first))

    def ticked(self) -> tuple[str, ...]:
        """The ids of those that are ticked, in the order shown."""
        return tuple(quiz_id for quiz_id, row in self._rows if row.isChecked())

    def _toggled(self) -> None:
        self.set_error("")
        self.changed.emit()

    def set_error(self, sentence: str) -> None:
        """Say below the list what is missing; '' takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if sentence and self._rows:
            self._rows[0][1].setFocus()

    def set_small(self, *, small: bool) -> None:
        """In a small window there are no chips, and two quizzes are enough before one has to scroll."""
        if small != self._small:
            self._small = small
            self.show_choices(self._choices, self.ticked())

    def _fit(self) -> None:
        fewest = min(2 if self._small else 3, max(1, len(self._rows)))
        self._area.setMinimumHeight(fewest * self._theme.px(56) + 14)

    def sizeHint(self) -> QSize:
        """Three quizzes."""
        return QSize(300, self._area.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge round the list."""
        super().resizeEvent(event)
        self._frame.setGeometry(self._area.rect())
        self._frame.raise_()
