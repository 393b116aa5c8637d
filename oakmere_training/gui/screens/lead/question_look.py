"""Questions on changed clauses: what changed, what each says, and whether it is still right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain import kinds
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card, Line
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.inner_scroll import InnerScroll
from oakmere_training.gui.widgets.pills import PillSpec
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.word_changes import BeforeAndAfter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.policy_views import QuestionLine, QuestionLook

TO_LOOK_AT = PillSpec("To look at", "acceptable", "warning")
STILL_RIGHT = PillSpec("Still right", "best", "tick")
OTHER_WORDS = PillSpec("Other words", "unsafe", "pencil")
_COLUMNS = (
    Column("question", "Question", sortable=False),
    Column("state", "State", 158, 150, sortable=False),
)
_LATER = "They can be marked as still right once the version is recorded."
_GONE = "The policy has none of its clauses any more. It needs other words or another clause, in its file."
_TABLE_LEAST = 180


def state_of(line: QuestionLine) -> PillSpec:
    """The pill of a question."""
    if line.looked_at:
        return STILL_RIGHT
    return OTHER_WORDS if line.gone else TO_LOOK_AT


class QuestionLookScreen(LeadPage):
    """The questions at the left, the chosen one at the right.

    ``right_asked`` says that a question is still right, ``try_asked`` and ``folder_asked`` send its line. ``look``
    gives what is shown of a question. Without ``may_review`` the version is not recorded yet.
    """

    right_asked = Signal(object)
    try_asked = Signal(object)
    folder_asked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        lines: Sequence[QuestionLine],
        look: Callable[[QuestionLine], QuestionLook],
        *,
        subtitle: str,
        may_review: bool,
        chosen: str = "",
    ) -> None:
        title = "Questions on changed clauses"
        super().__init__(theme, pictures, LeadSection.QUIZZES, title, subtitle, back=True)
        self._look, self._may = look, may_review
        self.model: RowsModel[QuestionLine] = RowsModel(_COLUMNS, self._cells, lines, key=lambda line: line.question.id)
        self.table = TableView(theme, self.model, "Questions", selects=True)
        self.table.setMinimumHeight(_TABLE_LEAST)
        self.table.chosen.connect(lambda _: self._show())
        self._card = Card(theme, padding=(20, 14, 20, 14))
        self._reading = InnerScroll(theme, wish=240, margins=(0, 0, 6, 0))
        self._card.column.addWidget(self._reading, 1)
        self._inside: QWidget | None = None
        list_card = TableCard(theme, self.table)
        self.columns = Columns(theme, self._card, list_card, 480, 360, side_first=True)
        self.body.addWidget(self.columns, 1)
        self._add_buttons()
        first = chosen or (lines[0].question.id if lines else "")
        self.table.choose_row(first)
        self._show()

    def _add_buttons(self) -> None:
        theme = self.theme
        self.folder = Button(theme, "Open the folder", "secondary")
        self.folder.clicked.connect(lambda: self.folder_asked.emit(self._line()))
        self.try_it = Button(theme, "Try it", "secondary")
        self.try_it.clicked.connect(lambda: self.try_asked.emit(self._line()))
        self.right = Button(theme, "Still right", "primary", icon="tick")
        self.right.clicked.connect(lambda: self.right_asked.emit(self._line()))
        self.add_foot(self.folder, self.try_it, self.right)

    def _cells(self, line: QuestionLine) -> dict[str, Cell | str]:
        title = line.question.title
        return {
            "question": Cell.bold(f"{title[:1].upper()}{title[1:]}"),
            "state": Cell.pill(state_of(line)),
        }

    def _line(self) -> QuestionLine | None:
        row = self.table.current_row()
        return next((line for line in self.model.rows() if line is row), None)

    # -- the chosen question ---------------------------------------------------------------------------------

    def _show(self) -> None:
        line = self._line()
        if self._inside is not None:
            self._reading.column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if line is None:
            column.addWidget(Text(self.theme, "No question here.", color="ink2"))
        else:
            self._fill(column, line, self._look(line))
        column.addStretch(1)
        self._reading.column.addWidget(self._inside)
        self._inside.show()
        self._reading.verticalScrollBar().setValue(0)
        may = line is not None and not line.gone and not line.looked_at
        self.right.setEnabled(self._may and may)
        self.right.setVisible(self._may)
        self.try_it.setEnabled(line is not None)
        self.folder.setEnabled(line is not None)
        self.foot_note.setText(_LATER if not self._may else _GONE if line is not None and line.gone else "")

    def _fill(self, column: QVBoxLayout, line: QuestionLine, look: QuestionLook) -> None:
        theme, question = self.theme, line.question
        where = f"{line.quiz.title}. {line.file}, {question.id}"
        column.addWidget(Text(theme, where, "small", color="ink2", size=(15, 22)))
        for change in look.changes:
            said = [clause.summary if clause else "" for clause in (change.before, change.after)]
            column.addSpacing(8)
            column.addWidget(Text(theme, f"{change.clause.id} has changed", "title", size=(17, 25)))
            column.addSpacing(6)
            column.addWidget(BeforeAndAfter(theme, (str(look.before), said[0]), (str(look.after), said[1])))
        column.addSpacing(14)
        column.addWidget(Line(theme))
        column.addSpacing(10)
        column.addWidget(Text(theme, question.scenario.strip(), size=(16, 24)))
        if question.message is not None:
            column.addSpacing(6)
            said_there = f"{question.message.sender}: “{question.message.text.strip()}”"
            column.addWidget(Text(theme, said_there, size=(16, 24)))
        column.addSpacing(8)
        column.addWidget(Text(theme, question.prompt, "body", bold=True, size=(17, 25)))
        best = {entry.label for entry in kinds.kind(question.kind).entries(question) if entry.right}
        for part in question.body.parts:
            column.addSpacing(8)
            marks = {option.id: option.mark.value for option in question.body.options}
            mark = marks.get(part.id, "best" if part.text in best else "")
            head = f"**{part.text}**" + (f" ({mark})" if mark else "")
            column.addWidget(Text(theme, head, size=(16, 24)))
            column.addWidget(Text(theme, part.feedback, size=(16, 24), color="ink2"))

    # -- what the flow tells ---------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[QuestionLine], chosen: str) -> None:
        """Show the list anew, with this question chosen."""
        self.model.set_rows(lines)
        self.table.choose_row(chosen)
        self._show()

    def default_widget(self) -> QWidget:
        """The list."""
        return self.table

    def fit(self) -> None:
        """Below the list the question is as high as what it holds."""
        super().fit()
        if hasattr(self, "_reading"):
            self._reading.setMinimumHeight(self.theme.px(260) if self.is_large_text else 0)
