"""When quiz files have mistakes: which, where, and what was expected, all at once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.chips import Chip
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import Drawn, Header
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.steps import NumberDisc
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.problems import Problem
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_BADGER = Drawing("kit/figure-badger", "")
_STACK_BELOW = 900


class QuizProblemsScreen(Screen):
    """The problems of every file. Whoever looks after the quizzes can mend them while this is open.

    ``no_policy``: the policy's own file has mistakes, so no quiz is left to carry on with.
    """

    carry_on_asked = Signal()
    check_again_asked = Signal()
    copy_asked = Signal(str)

    def __init__(
        self, theme: Theme, pictures: PictureStore, problems: tuple[Problem, ...], *, no_policy: bool = False
    ) -> None:
        files = list(dict.fromkeys(problem.file for problem in problems))
        many = len(files) > 1
        heading = f"{len(files)} quizzes cannot be opened" if many else "One quiz cannot be opened"
        heading = "No quiz can be opened" if no_policy else heading
        self._no_policy = no_policy
        super().__init__(theme, heading)
        self._problems = problems
        self.add_header(Header(theme, pictures, "Quizzes"))
        scroll = ScrollColumn(theme)
        self._scroll = scroll
        self.page.addWidget(scroll, 1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        scroll.column.addLayout(self._columns)
        scroll.column.addStretch(1)
        self._columns.addWidget(self._story(pictures, heading, many=many), 5, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._list(files, many=many), 7, Qt.AlignmentFlag.AlignTop)
        footer = Footer(theme)
        footer.add_right(self._primary)
        self.page.addWidget(footer)
        theme.changed.connect(self._arrange)

    def _story(self, pictures: PictureStore, heading: str, *, many: bool) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._badger = Drawn(pictures, _BADGER.name, (118, 170))
        column.addWidget(self._badger)
        column.addWidget(Text(self.theme, heading, "h1"))
        they = "Their files have mistakes, so they are" if many else "Its file has mistakes, so it is"
        about = f"{they} left out for now. All the other quizzes work, and nobody’s results are touched."
        if self._no_policy:
            about = "Every quiz needs the file of the policy, and that file has mistakes. Nobody’s results are touched."
        column.addWidget(Text(self.theme, about, "body_lg"))
        column.addWidget(
            Text(
                self.theme,
                "Whoever looks after the quizzes can put this right with the list on this page. No answers are lost.",
                "small",
                color="ink2",
            )
        )
        return words

    def _list(self, files: list[str], *, many: bool) -> QWidget:
        card = Card(self.theme, padding=(26, 22, 26, 22), spacing=4)
        count = len(self._problems)
        problems = f"{count} problem{'' if count == 1 else 's'}"
        card.column.addWidget(
            Text(self.theme, f"{problems} in {f'{len(files)} files' if many else 'one file'}", "title")
        )
        for file, group in groupby(self._problems, key=lambda problem: problem.file):
            card.column.addSpacing(8)
            card.column.addWidget(Chip(self.theme, file, "document", plain=True), 0, Qt.AlignmentFlag.AlignLeft)
            for problem in group:
                card.column.addWidget(self._row(problem))
                card.column.addWidget(Line(self.theme))
        card.column.addSpacing(14)
        card.column.addWidget(self._buttons(many=many))
        return card

    def _row(self, problem: Problem) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 11, 0, 11)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(NumberDisc(self.theme, problem.place or "–"), 0, 0, 2, 1, top)
        where = f"Question {problem.place}, line {problem.line}" if problem.place else f"Line {problem.line}"
        grid.addWidget(Text(self.theme, f"**{problem.wrong}** {where}", "body"), 0, 1)
        if problem.expected:
            grid.addWidget(Text(self.theme, problem.expected, "small", color="ink2"), 1, 1)
        return row

    def _buttons(self, *, many: bool) -> QWidget:
        row = FlowRow(spacing=12)
        copy = Button(self.theme, "Copy the list", "secondary", icon="copy", small=True)
        label = "Check the files again" if many else "Check the file again"
        if self._no_policy:
            again = self._primary = Button(self.theme, label, "primary", icon="redo")
        else:
            again = Button(self.theme, label, "secondary", icon="redo", small=True)
            self._primary = Button(self.theme, "Carry on without them" if many else "Carry on without it", "primary")
            self._primary.clicked.connect(self.carry_on_asked)
        row.add(copy)
        if again is not self._primary:
            row.add(again)
        copy.clicked.connect(self._copy)
        again.clicked.connect(self.check_again_asked)
        return row

    def _copy(self) -> None:
        self.copy_asked.emit("\n".join(str(problem) for problem in self._problems))
        self.announce("The list is copied.")

    def default_widget(self) -> QWidget:
        """Carry on, or check again where that is the only way."""
        return self._primary

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= 1100
        margin = 48 if wide else 28
        side = max(0, (self.width() - 1320) // 2 - margin)
        self._scroll.set_margins(margin + side, 32 if wide else 20, margin + side, 28)
        self._columns.setSpacing(44 if wide else 28)
        stacked = self.theme.scale >= 1.5 or self.width() / self.theme.scale < _STACK_BELOW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(down if stacked else across)
        self._badger.setVisible(not stacked)
