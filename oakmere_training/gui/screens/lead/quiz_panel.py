"""The chosen quiz beside the list: what is to put right, what to look at, where its file is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.inner_scroll import InnerScroll
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.domain.problems import Problem
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.quizzes import QuizLine

IN_ORDER = (
    "The file was checked: its form, its language, the options with their feedback, and what it says of the policy."
)
CHECKING = "The file is being checked."
DRAWN = "Drawn for each person from the questions of the staff’s quizzes. It has no file of its own."
KEPT_OUT = "A quiz with something to put right is not shown to learners."
EDITING = "A quiz is changed in its file, with any text editor. README.md in the folder says how."
_MOST_SHOWN = 12


class QuizPanel(Card):
    """Shows a quiz with its problems; the buttons' signals send its line."""

    try_asked = Signal(object)
    folder_asked = Signal(object)
    again_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=(20, 14, 20, 16))
        self._line: QuizLine | None = None
        self._scroll = InnerScroll(theme)
        self.column.addWidget(self._scroll, 1)
        self._inside: QWidget | None = None
        self.foot = Text(theme, "", "small", color="ink2", size=(15, 22))
        self.column.addSpacing(10)
        self.column.addWidget(self.foot)
        self.column.addSpacing(12)
        self.try_it = Button(theme, "Try it", "secondary", small=True)
        self.try_it.clicked.connect(lambda: self.try_asked.emit(self._line))
        self.folder = Button(theme, "Open the folder", "primary", small=True)
        self.folder.clicked.connect(lambda: self.folder_asked.emit(self._line))
        buttons = FlowRow(spacing=10)
        for button in (self.try_it, self.folder):
            buttons.add(button)
        self.column.addWidget(buttons)

    def fit(self, *, small: bool, stacked: bool) -> None:
        """Less room inside in a small window; below the list it is as high as what it holds."""
        self.set_padding((14, 10, 14, 12) if small else (20, 14, 20, 16))
        self._scroll.setMinimumHeight(self._theme.px(300) if stacked else 0)

    def _fresh(self) -> QVBoxLayout:
        if self._inside is not None:
            self._scroll.column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll.column.addWidget(self._inside)
        self._inside.show()
        return column

    def show_nothing(self) -> None:
        """No quiz is chosen."""
        self._line = None
        column = self._fresh()
        column.addWidget(Text(self._theme, "Choose a quiz to see what was found in its file.", color="ink2"))
        column.addStretch(1)
        self.foot.setText(EDITING)
        self.try_it.setEnabled(False)
        self.folder.setEnabled(False)

    def show_quiz(
        self,
        line: QuizLine,
        named: str,
        wrong: Sequence[Problem],
        look: Sequence[Problem],
        *,
        changed: int,
        checked: bool,
        checking: bool,
    ) -> None:
        """Show a quiz. ``named`` is its tier and sections; ``changed`` counts questions on changed clauses."""
        self._line = line
        theme, column = self._theme, self._fresh()
        if named:
            column.addWidget(Text(theme, named, "small", color="ink2", size=(15, 22)))
        column.addWidget(Text(theme, line.title, "title", size=(18, 26)))
        column.addSpacing(10)
        if wrong:
            self._part(column, "alert", "unsafe", "To put right", [_said(problem) for problem in wrong])
        told = [_said(problem) for problem in look]
        if changed:
            told.insert(0, f"{counted(changed, 'question')} on a clause that has changed. See the Policy tab.")
        if told:
            self._part(column, "warning", "acceptable", "To look at", told)
        if line.in_bank:
            self._part(column, "tick", "best", "In order", [DRAWN])
        elif not wrong and not told:
            state = ("tick", "best", "In order", [IN_ORDER]) if checked else ("clock", "ink2", "Not checked yet", [])
            if not checked and checking:
                state = ("clock", "ink2", "One moment", [CHECKING])
            self._part(column, *state)
        if line.file:
            self._part(column, "document", "ink2", "Its file", [line.file])
        self._add_again(column)
        column.addStretch(1)
        self.foot.setText(KEPT_OUT if wrong or not line.shown else EDITING)
        self.try_it.setEnabled(line.shown and bool(line.quiz_id) and not line.in_bank)
        self.folder.setEnabled(True)

    def _add_again(self, column: QVBoxLayout) -> None:
        again = Button(self._theme, "Check the files again", "quiet", icon="again", small=True)
        again.clicked.connect(self.again_asked)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)

    def _part(self, column: QVBoxLayout, icon: str, color: str, title: str, told: Sequence[str]) -> None:
        theme = self._theme
        column.addWidget(Line(theme))
        column.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(theme, icon, size=20, color=color), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(theme, title, "body", bold=True, color=color, size=(16, 23)), 1)
        column.addLayout(row)
        for words in told[:_MOST_SHOWN]:
            column.addWidget(Text(theme, words, "body", size=(16, 23)))
            column.addSpacing(4)
        if len(told) > _MOST_SHOWN:
            more = f"And {len(told) - _MOST_SHOWN} more: the command “check” lists them all."
            column.addWidget(Text(theme, more, "small", color="ink2"))
        column.addSpacing(8)


def _said(problem: Problem) -> str:
    """'Question 5, line 84: …', as someone reads it who has the file open."""
    place = f"Question {problem.place}, line {problem.line}" if problem.place else f"Line {problem.line}"
    return f"{place}: {problem.wrong} {problem.expected}".rstrip()
