"""One quiz on a staff list: how far one is, what it is, where one stands with it, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.chips import Pill
from oakmere_training.gui.widgets.shares import Ring
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted, short_date
from oakmere_training.services.views import QuizState

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import QuizRow

_WIDE, _NARROW = 760, 440
"""Card widths at 100 % text from which there are four columns, and three."""

_WORDS = 190
"""The least width of the title, px at 100 %."""

_PILLS = 232
"""The width of the pills' column with the gap after it, px at 100 %."""

_STUCK = "\N{NO-BREAK SPACE}"
"""Keeps 'Sections 1, 2 and 3' in one line."""

FINISHED = frozenset({QuizState.PASSED, QuizState.DONE})


def is_second_try(row: QuizRow) -> bool:
    """Whether the unfinished attempt asks again only what went wrong."""
    return row.state is QuizState.IN_PROGRESS and 0 < row.to_answer < row.questions


def about(row: QuizRow) -> str:
    """Length and sections: '10 questions, about 12 minutes. Section 3.'."""
    named = row.sections.replace(" ", _STUCK) if " and " in row.sections else row.sections
    sections = f" {named}." if named else ""
    return f"{counted(row.questions, 'question')}, about {counted(row.minutes, 'minute')}.{sections}"


def state_words(row: QuizRow) -> tuple[str, str, str]:
    """A pill's text, kind and icon for where a person stands with a quiz."""
    fixed = {
        QuizState.NEW: ("When you like", "neutral", "book"),
        QuizState.NOT_YET: ("Not yet", "acceptable", "redo"),
        QuizState.DONE: ("Done", "best", "tick"),
    }
    if row.state in fixed:
        return fixed[row.state]
    if row.state is QuizState.IN_PROGRESS:
        second = f"Second try, {row.answered} of {row.to_answer}"
        return (second if is_second_try(row) else "In progress"), "accent", "pencil"
    if row.state is QuizState.DUE:
        return (f"Due by {short_date(row.due_on)}" if row.due_on else "Due"), "acceptable", "clock"
    if row.state is QuizState.EXPIRED:
        return (f"Ran out on {short_date(row.valid_until)}" if row.valid_until else "Ran out"), "acceptable", "clock"
    until = f"Passed until {short_date(row.valid_until)}" if row.valid_until else ""
    on = f"Passed {short_date(row.finished_on)}" if row.finished_on else "Passed"
    return until or on, "best", "tick"


class StateRing(Ring):
    """How many answers there are, as a ring of 52 px; with a tick once the quiz is passed."""

    def __init__(self, theme: Theme, row: QuizRow, tier: Tier | str = Tier.STAFF) -> None:
        super().__init__(theme, tier, size=52, stroke=5, font=14, ground="line")
        self._passed = row.state in FINISHED
        if self._passed:
            self.set_share(1.0, "")
        else:
            unfinished = row.state is QuizState.IN_PROGRESS
            answered, asked = (row.answered, row.to_answer or row.questions) if unfinished else (0, row.questions)
            self.set_share(answered / max(1, asked), f"{answered}/{asked}")
            self.setAccessibleName(f"{answered} of {asked} answered")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring, round ends and the tick."""
        super().paintEvent(event)
        painter, theme = QPainter(self), self._theme
        strong = theme.accent(self._tier).strong
        if self._passed:
            inset = self.width() * 0.23
            paint_icon(painter, "tick", QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), strong, stroke=3.6)
        elif 0 < self._share < 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            stroke, side = theme.px(self._stroke), min(self.width(), self.height())
            inset = stroke / 2 + side * 0.03
            painter.setPen(QPen(strong, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            arc = QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)
            painter.drawArc(arc, 90 * 16, -round(self._share * 360 * 16))


class QuizCard(Card):
    """A quiz as a card; ``hero`` is the one to do next, with the accent's edge and the primary button.

    Four columns where there is room, three where there is less, and all below each other at large text.
    """

    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)
    certificate_asked = Signal(str)

    def __init__(self, theme: Theme, row: QuizRow, tier: Tier = Tier.STAFF, *, hero: bool = False) -> None:
        border = f"accent:{tier}:strong" if hero else "line"
        super().__init__(theme, border=border, width=2 if hero else 1)
        self.row = row
        self._row, self._tier, self._short = row, tier, False
        self._mode, self._buttons_width = "", 0
        self._arranged: tuple[str, float, bool] | None = None
        text, kind, icon = state_words(row)
        self.setAccessibleName(f"{row.title}, {text}")
        self.setToolTip(row.summary)
        self._ring = StateRing(theme, row, tier)
        self._words = QWidget()
        self._lines = QVBoxLayout(self._words)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._title = Text(theme, row.title, "title", size=(19, 25))
        self._meta = Text(theme, about(row), "small", color="ink2")
        self._pill = Pill(theme, text, kind, icon, tier)
        self._lines.addWidget(self._title)
        self._lines.addWidget(self._meta)
        self._add_tail()
        self._add_second()
        self.button = self._main_button("primary" if hero else "secondary")
        self._button_row.addWidget(self.button)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(self._grid)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._arrange)
        self._arrange()

    # -- parts -----------------------------------------------------------------------------------------------

    def _add_tail(self) -> None:
        """Room for the pill, where it does not stand below the title, and for the buttons."""
        self._pill_box = QWidget()
        self._pill_row = QHBoxLayout(self._pill_box)
        self._pill_row.setContentsMargins(0, 0, 0, 0)
        self._pill_row.addStretch(1)
        self._buttons = QWidget()
        self._button_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._buttons)
        self._button_row.setContentsMargins(0, 0, 0, 0)
        self._button_row.setSpacing(8)
        self._button_row.addStretch(1)
        self._tail = QWidget()
        tail = QHBoxLayout(self._tail)
        tail.setContentsMargins(0, 0, 0, 0)
        tail.setSpacing(0)
        tail.addWidget(self._pill_box)
        tail.addWidget(self._buttons)

    def _button(self, label: str, kind: str, icon: str = "") -> Button:
        button = Button(self._theme, label, kind, self._tier, icon=icon, small=True)
        button.setAccessibleName(f"{label}, {self._row.title}")
        return button

    def _main_button(self, kind: str) -> Button:
        row = self._row
        if row.state is QuizState.IN_PROGRESS:
            button = self._button("Carry on", kind)
            button.clicked.connect(lambda: self.resume_asked.emit(row.resume, row))
        elif row.state in FINISHED and row.certificate_number:
            number = row.certificate_number
            button = self._button("Certificate", kind, "certificate")
            button.clicked.connect(lambda: self.certificate_asked.emit(number))
        elif row.state in FINISHED and row.finished:
            button = self._button("Result", kind)
            button.clicked.connect(lambda: self.result_asked.emit(row.finished))
        else:
            labels = {QuizState.NOT_YET: "Start again", QuizState.EXPIRED: "Start again"}
            button = self._button(labels.get(row.state, "Start"), kind)
            button.clicked.connect(lambda: self.start_asked.emit(row.quiz_id))
        return button

    def _add_second(self) -> None:
        """A quiet button for what is there from before: a certificate, or how it went."""
        row = self._row
        if row.state in FINISHED:
            if row.certificate_number and row.finished:
                self._add_result()
            return
        if row.certificate_number:
            number = row.certificate_number
            certificate = self._button("Certificate", "quiet", "certificate")
            certificate.clicked.connect(lambda: self.certificate_asked.emit(number))
            self._button_row.addWidget(certificate)
        elif row.finished:
            self._add_result()

    def _add_result(self) -> None:
        result = self._button("Result", "quiet")
        result.clicked.connect(lambda: self.result_asked.emit(self._row.finished))
        self._button_row.addWidget(result)

    # -- layout ----------------------------------------------------------------------------------------------

    def set_short(self, short: bool) -> None:
        """Whether the window is low, so that rows lose a little height."""
        if short != self._short:
            self._short = short
            self._arrange()

    def buttons_width(self) -> int:
        """The width that the buttons want, in px, so that those of a list can be alike."""
        return self._buttons.sizeHint().width()

    def set_buttons_width(self, width: int) -> None:
        """The least width of the buttons' column in px, used while there are four columns."""
        self._buttons_width = width
        self._buttons.setMinimumWidth(width if self._mode == "wide" else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _mode_for(self, width: int) -> str:
        """The columns for a width in px: the title keeps room beside the buttons."""
        px = self._theme.px
        words = width - 2 * px(18) - px(52) - 36 - self.buttons_width()
        room = width / self._theme.scale
        if room >= _WIDE and words - px(_PILLS) >= px(_WORDS):
            return "wide"
        return "narrow" if room >= _NARROW and words >= px(_WORDS) else "stacked"

    def _arrange(self) -> None:
        mode = self._mode_for(self.width())
        key = (mode, self._theme.scale, self._short)
        if key == self._arranged:
            return
        self._arranged, self._mode = key, mode
        for part in (self._ring, self._words, self._tail):
            self._grid.removeWidget(part)
        self._lines.removeWidget(self._pill)
        self._pill_row.removeWidget(self._pill)
        wide = mode == "wide"
        if wide:
            self._pill_row.insertWidget(0, self._pill)
        else:
            self._lines.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignLeft)
        self._pill_box.setVisible(wide)
        self._pill_box.setMinimumWidth(self._theme.px(_PILLS))
        self._lines.setSpacing(0 if wide else 4)
        self._meta.setVisible(mode != "narrow" or self._theme.scale >= 1.5)
        self._buttons.setMinimumWidth(self._buttons_width if wide else 0)
        self._place(mode)
        side = (18 if wide else 14) + self._width
        above = (8 if self._short else 11 if wide else 9) + self._width
        self._padding = (side, above, side, above)
        self._fit()

    def _place(self, mode: str) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        grid, stacked = self._grid, mode == "stacked"
        grid.setHorizontalSpacing(18 if mode == "wide" else 16)
        grid.setVerticalSpacing(12 if stacked else 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._ring, 0, 0, middle)
        grid.addWidget(self._words, 0, 1, middle)
        if stacked:
            grid.addWidget(self._tail, 1, 0, 1, 2)
        else:
            grid.addWidget(self._tail, 0, 2, middle)
        direction = QBoxLayout.Direction
        self._button_row.setDirection(direction.RightToLeft if stacked else direction.LeftToRight)
