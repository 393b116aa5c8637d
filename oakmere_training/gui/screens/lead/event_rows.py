"""The people of an event that runs: whose turn it is, who waits, who is under way, who has finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.tables.card import SectionBar
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.avatar import Avatar
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.chips import Pill
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.pills import PillSpec, state_pill
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.lead.event_views import Stage

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import EventProgress, PersonProgress

_LARGE = 1.5
_STRONG = "accent:staff:strong"


def stage_pill(who: PersonProgress, *, is_next: bool = False) -> PillSpec:
    """How far someone is: 'Ready', 'Waiting', 'Question 6 of 15', 'Passed, 95%', 'Not yet, 70%' or 'Revoked'."""
    if who.stage is Stage.WAITING:
        return pills.READY if is_next else pills.WAITING
    if who.stage is Stage.PASSED:
        return PillSpec(f"Passed, {who.percent}%", "best", "tick")
    if who.stage is Stage.NOT_YET:
        return PillSpec(f"Not yet, {who.percent}%", "acceptable", "again")
    if who.stage is Stage.REVOKED:
        return pills.REVOKED
    return PillSpec(question_words(who), "accent", "pencil")


def question_words(who: PersonProgress) -> str:
    """'Question 6 of 15', with the quiz's place where there are several: 'Quiz 2, question 6 of 15'."""
    following = who.next_quiz
    if following is None:
        return ""
    place = f"Quiz {who.quizzes.index(following) + 1}, question" if len(who.quizzes) > 1 else "Question"
    if following.stage is not Stage.UNDER_WAY:
        return f"Quiz {who.quizzes.index(following) + 1} of {len(who.quizzes)} is next"
    return f"{place} {following.answered + 1} of {following.total}"


class _ReadyPill(Pill):
    """A pill on the tint of whose turn it is."""

    def colors(self) -> tuple[QColor, QColor]:
        """The accent on the surface."""
        return self._theme.accent("staff").strong, self._theme.color("surface")


class PersonLine(QWidget):
    """Number or mark, initials, name and role, where they are, and what can be done. ``pressed`` is that button."""

    pressed = Signal()

    def __init__(self, theme: Theme, who: PersonProgress, number: int, *, action: str, icon: str) -> None:
        super().__init__()
        is_next = number == 1
        self._theme, self._is_next, self._small = theme, is_next, False
        self.setAccessibleName(f"{who.person.name}, {stage_pill(who, is_next=is_next).text}")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark(who, number), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(Avatar(theme, who.person.initials, on=is_next), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text(theme, who.person.name, bold=True, size=(17, 22)))
        words.addWidget(Text(theme, who.person.role_label, "small", color="ink2", size=(15, 19)))
        words.addStretch(1)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addLayout(words, 1)
        self._row.addLayout(self._words, 1)
        pill = _ReadyPill(theme, *pills.READY) if is_next else state_pill(theme, stage_pill(who))
        self._words.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.button = Button(theme, action, "link", icon=icon, small=True)
        self.button.setAccessibleName(f"{action}, {who.person.name}")
        self.button.clicked.connect(self.pressed)
        if not action:
            self.button.hide()
        self._row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.fit)
        self.fit()

    def _mark(self, who: PersonProgress, number: int) -> QWidget:
        theme = self._theme
        if who.stage is Stage.PASSED:
            mark: QWidget = Icon(theme, "tick", size=20, color="best")
        elif who.stage is Stage.NOT_YET:
            mark = Icon(theme, "again", size=20, color="acceptable")
        elif who.stage is Stage.REVOKED:
            mark = Icon(theme, "stop-sign", size=20, color="unsafe")
        elif who.stage is Stage.UNDER_WAY:
            mark = Icon(theme, "pencil", size=20, color=_STRONG)
        else:
            color = _STRONG if self._is_next else "ink2"
            mark = Text(theme, str(number), bold=True, size=(17, 22), color=color, align=Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignCenter)
        holder.setFixedWidth(theme.px(34))
        return holder

    def set_small(self, *, small: bool) -> None:
        """Whether the page has its small form."""
        self._small = small
        self.fit()

    def fit(self) -> None:
        """The pill below the name at large text; less room in a small window."""
        large, small = self._theme.scale >= _LARGE, self._small
        directions = QBoxLayout.Direction
        self._words.setDirection(directions.TopToBottom if large else directions.LeftToRight)
        self._words.setSpacing(4 if large else 12)
        self._row.setSpacing(10 if small else 14)
        side = 12 if small else 16
        high = 4 if small else 8 if not self._is_next else 12
        self._row.setContentsMargins(side, high, side, high)
        self.button.setMinimumWidth(0 if large else self._theme.px(84 if small else 118))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """58 px high, whose turn it is 66."""
        hint = super().sizeHint()
        least = self._theme.px(52 if self._small else 66 if self._is_next else 58)
        return QSize(hint.width(), max(hint.height(), least))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint and the rule of whose turn it is; a line below."""
        painter, theme = QPainter(self), self._theme
        if self._is_next:
            painter.fillRect(self.rect(), theme.color("selection_tint"))
            painter.fillRect(0, 0, theme.edge(5), self.height(), theme.accent("staff").strong)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))


class _Clip(QWidget):
    """The card's round corners, over the list."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside = QPainterPath()
        outside.addRect(rect)
        radius = theme.edge(16)
        painter.fillPath(outside.subtracted(rounded_path(rect, radius)), theme.color("bg"))
        box(painter, rect, radius, border=theme.color("line"), width=2 if theme.high_contrast else 1)


class PeopleInTurn(Card):
    """Everyone in their section. Each signal sends a person's id."""

    skip_asked = Signal(object)
    move_asked = Signal(object)
    hand_over_asked = Signal(object)
    print_asked = Signal(object)
    again_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=(0, 0, 0, 0))
        self.lines: dict[object, PersonLine] = {}
        self._scroll = ScrollColumn(theme, ground="surface", margins=(0, 0, 0, 0))
        self.column.addWidget(self._scroll)
        self._list: QWidget | None = None
        self._small = False
        self._clip = _Clip(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_progress(self, progress: EventProgress) -> None:
        """Show everyone where they are now."""
        if self._list is not None:
            self._scroll.column.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        self.lines = {}
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        waiting, under_way = progress.at(Stage.WAITING), progress.at(Stage.UNDER_WAY)
        finished = progress.at(Stage.PASSED, Stage.NOT_YET, Stage.REVOKED)
        for title, people in (
            ("Next person", waiting[:1]),
            ("Waiting", waiting[1:]),
            ("Under way", under_way),
            ("Finished", finished),
        ):
            if people:
                column.addWidget(SectionBar(self._theme, title))
            for who in people:
                column.addWidget(self._line(who, waiting))
        column.addStretch(1)
        self._scroll.column.addWidget(self._list, 1)
        self._clip.raise_()
        self.fit()

    def fit(self, *, small: bool | None = None) -> None:
        """At large text everyone is shown, and the page scrolls. ``small``: the page has its small form."""
        self._small = self._small if small is None else small
        for line in self.lines.values():
            line.set_small(small=self._small)
        large = self._theme.scale >= _LARGE and self._list is not None
        self._scroll.setMinimumHeight(self._list.sizeHint().height() if large and self._list else 0)

    def _line(self, who: PersonProgress, waiting: tuple[PersonProgress, ...]) -> PersonLine:
        number = waiting.index(who) + 1 if who in waiting else 0
        action, icon, signal = "", "", self.hand_over_asked
        if number == 1 and len(waiting) > 1:
            action, signal = "Skip", self.skip_asked
        elif number > 1:
            action, signal = "Move up", self.move_asked
        elif who.stage is Stage.UNDER_WAY:
            action = "Hand over"
        elif who.stage is Stage.PASSED and any(quiz.maximum for quiz in who.quizzes):
            action, icon, signal = "Print", "print", self.print_asked
        elif who.stage in (Stage.NOT_YET, Stage.REVOKED):
            action, signal = "Try again", self.again_asked
        line = PersonLine(self._theme, who, number, action=action, icon=icon)
        line.pressed.connect(lambda: signal.emit(who.person.id))
        self.lines[who.person.id] = line
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the corners round."""
        super().resizeEvent(event)
        self._clip.setGeometry(self.rect())
        self._clip.raise_()
