"""The list of quizzes with what is wrong in their files, and the problems of the chosen one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.lead.quiz_panel import QuizPanel
from oakmere_training.gui.screens.lead.quiz_tabs import QuizTab, QuizTabPage
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.find_line import FindLine
from oakmere_training.gui.widgets.pills import PillSpec
from oakmere_training.gui.wording import counted
from oakmere_training.services.lead.quizzes import TIERS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oakmere_training.domain.problems import Problem
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.quizzes import QuizFindings, QuizLine

_COLUMNS = (
    Column("quiz", "Quiz"),
    Column("tier", "Tier", 120, 110),
    Column("questions", "Questions", 118, optional=True),
    Column("time", "Time", 88, optional=True),
    Column("problems", "Problems", 180, 176),
)
_TABLE_LEAST = 240
CHECKING = PillSpec("Being checked", "neutral", "clock")
NOT_CHECKED = PillSpec("Not checked", "neutral", "minus")


class QuizzesScreen(QuizTabPage):
    """The list at the left, the chosen quiz at the right.

    ``try_asked`` sends the line to be tried, ``folder_asked`` the one whose folder is to be opened; ``again_asked``
    has the files read and checked again.
    """

    try_asked = Signal(object)
    folder_asked = Signal(object)
    again_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        lines: Sequence[QuizLine],
        tier_name: Callable[[Tier], str],
        *,
        to_look_at: dict[str, int] | None = None,
        chosen: str = "",
    ) -> None:
        """``to_look_at`` counts questions on changed clauses by the quiz's id; ``chosen`` is a quiz's id."""
        super().__init__(theme, pictures, QuizTab.QUIZZES, _summary(lines))
        self._lines, self._tier_name = tuple(lines), tier_name
        self._changed = to_look_at or {}
        self._found: QuizFindings | None = None
        self._checking = True
        self.panel = QuizPanel(theme)
        self.panel.try_asked.connect(self.try_asked)
        self.panel.folder_asked.connect(self.folder_asked)
        self.panel.again_asked.connect(self.again_asked)
        self.columns = Columns(theme, self._main(), self.panel, 296, 252)
        self.body.addWidget(self.columns, 1)
        self.table.choose_row(chosen or (self.model.rows()[0].quiz_id if self.model.rows() else ""))
        self._show_panel()

    def _main(self) -> QWidget:
        theme = self.theme
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.search = FindLine(theme, "Find a quiz or a clause, such as S5")
        self.search.found.connect(lambda _: self._filter())
        choices: list[tuple[object, str]] = [("", "All tiers")]
        choices += [(tier.value, self._name(tier)) for tier in TIERS]
        self.tiers = ComboBox(theme, "Tiers", choices, "")
        self.tiers.chosen.connect(lambda _: self._filter())
        row.addWidget(self.search, 1)
        row.addWidget(self.tiers)
        column.addLayout(row)
        self.model: RowsModel[QuizLine] = RowsModel(
            _COLUMNS, self._cells, self._lines, key=lambda line: line.quiz_id or line.file, sort=("tier", False)
        )
        self.table = TableView(theme, self.model, "Quizzes", selects=True)
        self.table.setMinimumHeight(_TABLE_LEAST)
        self.table.set_empty("search", "No quiz has these words or this clause.")
        self.table.chosen.connect(lambda _: self._show_panel())
        self.table.opened.connect(self._try)
        column.addWidget(TableCard(theme, self.table), 1)
        return main

    def _name(self, tier: Tier | None) -> str:
        return "" if tier is None else self._tier_name(tier).partition(" and ")[0]

    # -- rows ------------------------------------------------------------------------------------------------

    def _cells(self, line: QuizLine) -> dict[str, Cell | str]:
        order = TIERS.index(line.tier) if line.tier else len(TIERS)
        staff_first = (order - TIERS.index(Tier.STAFF)) % len(TIERS)
        asked = f"{line.questions} in bank" if line.in_bank else str(line.questions)
        return {
            "quiz": Cell.bold(line.title, sort=line.title.casefold()),
            "tier": Cell(self._name(line.tier), sort=(staff_first, line.title.casefold())),
            "questions": Cell(asked if line.shown else "", sort=line.questions),
            "time": Cell(f"{line.minutes} min" if line.shown else "", sort=line.minutes),
            "problems": Cell.pill(self.state_of(line), sort=self._weight(line)),
        }

    def problems_of(self, line: QuizLine) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """What is to put right in its file, and what is to look at."""
        if self._found is None:
            return (), ()
        return self._found.to_put_right.get(line.file, ()), self._found.to_look_at.get(line.file, ())

    def _weight(self, line: QuizLine) -> int:
        wrong, look = self.problems_of(line)
        return -1000 * len(wrong) - len(look) - self._changed.get(line.quiz_id, 0)

    def state_of(self, line: QuizLine) -> PillSpec:
        """The pill of a line."""
        wrong, look = self.problems_of(line)
        changed = self._changed.get(line.quiz_id, 0)
        if wrong:
            return pills.to_put_right(len(wrong))
        if not line.shown and self._found is None:
            return pills.to_put_right(1)
        if look or changed:
            return pills.to_look_at(len(look) + changed)
        if self._found is None and line.file:
            return CHECKING if self._checking else NOT_CHECKED
        return pills.NO_PROBLEMS

    def _filter(self) -> None:
        words = self.search.text().strip().casefold()
        tier = self.tiers.value()
        shown = [
            line
            for line in self._lines
            if (not tier or (line.tier is not None and line.tier.value == tier)) and _matches(line, words)
        ]
        before = self.table.current_row()
        self.model.set_rows(shown)
        if before not in shown and shown:
            first = self.model.rows()[0]
            self.table.choose_row(first.quiz_id or first.file)
        elif before in shown:
            self.table.choose_row(_key(before))
        self._show_panel()

    def _chosen(self) -> QuizLine | None:
        row = self.table.current_row()
        return row if row is not None and row in self.model.rows() else None

    def _show_panel(self) -> None:
        line = self._chosen()
        if line is None:
            self.panel.show_nothing()
            return
        wrong, look = self.problems_of(line)
        named = ", ".join(part for part in (self._name(line.tier), _lower(line.sections)) if part)
        changed = self._changed.get(line.quiz_id, 0)
        checked = self._found is not None
        self.panel.show_quiz(line, named, wrong, look, changed=changed, checked=checked, checking=self._checking)

    def _try(self, line: object) -> None:
        if line is self._chosen() and self.panel.try_it.isEnabled():
            self.try_asked.emit(line)

    # -- what the flow tells ---------------------------------------------------------------------------------

    def show_findings(self, found: QuizFindings | None) -> None:
        """What the check found; ``None`` where it could not be made."""
        self._found, self._checking = found, False
        current = self._chosen()
        self.model.set_rows(self.model.rows())
        if current is not None:
            self.table.choose_row(_key(current))
        self._show_panel()

    def look_for(self, words: str, tier: Tier | None = None) -> None:
        """Show the quizzes of a tier that teach a clause, or have these words."""
        self.search.setText(words)
        self.tiers.set_value(tier.value if tier else "")
        self._filter()

    def default_widget(self) -> QWidget:
        """The box to find a quiz."""
        return self.search

    def fit(self) -> None:
        """The panel has its foot at the bottom only beside the list."""
        super().fit()
        if hasattr(self, "panel"):
            self.panel.fit(small=self.is_small, stacked=self.is_large_text)


def _key(line: object) -> str:
    quiz_id, file = getattr(line, "quiz_id", ""), getattr(line, "file", "")
    return str(quiz_id or file)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _matches(line: QuizLine, words: str) -> bool:
    if not words:
        return True
    return words in line.title.casefold() or any(words == clause.casefold() for clause in line.clauses)


def _summary(lines: Sequence[QuizLine]) -> str:
    files = [line for line in lines if line.file]
    questions = sum(line.questions for line in files)
    shown = sum(line.shown for line in files)
    said = f"{counted(len(files), 'quiz file')}, {counted(questions, 'question')}."
    return f"{said} {'All' if shown == len(files) else shown} are shown to learners."
