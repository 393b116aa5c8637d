"""What a new version changes, clause by clause, whom it touches, and what is asked of those certified before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.policy_changes import ChangeKind
from oakmere_training.gui.screens.lead.page import NARROW_BELOW, LeadPage, LeadSection
from oakmere_training.gui.screens.lead.policy_new import NOT_YET, STEPS, TITLE
from oakmere_training.gui.screens.lead.policy_parts import ChangeCard, TopUpCard, TouchCard, pill_of
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.step_bar import StepBar

if TYPE_CHECKING:
    from oakmere_training.domain.policy_changes import Change
    from oakmere_training.domain.policy_history import TopUp
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.policy_views import NewVersion

_COLUMNS = (
    Column("clause", "Clause", 84, sortable=False),
    Column("change", "Change", 118, sortable=False),
    Column("short", "In short", sortable=False),
    Column("questions", "Questions", 104, optional=True, right=True, sortable=False),
)
_FILTERS: tuple[tuple[str, str, frozenset[ChangeKind]], ...] = (
    ("All changes", "", frozenset(ChangeKind) - {ChangeKind.SAME}),
    ("Changed", "pencil", frozenset({ChangeKind.FORCE, ChangeKind.WORDS})),
    ("New", "plus", frozenset({ChangeKind.NEW})),
    ("Gone", "minus", frozenset({ChangeKind.GONE})),
    ("Same", "equals", frozenset({ChangeKind.SAME})),
)
_MOST_ROWS = 6
_HEADER = 38
_LOW = 720


class PolicyReviewScreen(LeadPage):
    """The list of changes, the chosen one before and after, and the choice of a top-up.

    ``record_asked`` sends the choice; ``questions_asked`` asks to show the questions that teach a clause.
    """

    record_asked = Signal(object)
    questions_asked = Signal(str)

    def __init__(self, theme: Theme, pictures: PictureStore, new: NewVersion) -> None:
        line = f"{new.policy.title}, approved {new.policy.approved}. Compared with the version approved "
        line += f"{new.before.approved}."
        super().__init__(theme, pictures, LeadSection.QUIZZES, TITLE, line, back=True)
        self._new = new
        self.steps = StepBar(theme, STEPS, 1)
        self.body.addWidget(self.steps)
        self._gap = QWidget()
        self.body.addWidget(self._gap)
        self.body.addWidget(Columns(theme, self._main(), self._side(), 344, 288), 1)
        leave = Button(theme, "Leave without recording", "secondary")
        leave.clicked.connect(self.back_asked)
        self.record = Button(theme, "Record this version", "primary", icon="book")
        self.record.clicked.connect(lambda: self.record_asked.emit(self.top_up.value()))
        self.add_foot(leave, self.record, note=NOT_YET)
        self._filter(0)
        self.fit()

    # -- the list --------------------------------------------------------------------------------------------

    def _main(self) -> QWidget:
        theme, new = self.theme, self._new
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        texts = [f"{word} {new.count(*kinds)}" for word, _, kinds in _FILTERS]
        icons = [icon for _, icon, _ in _FILTERS]
        self.filters = Segmented(theme, "Which clauses", texts, icons=icons, height=44, pad=14)
        self.filters.chosen.connect(self._filter)
        row = QHBoxLayout()
        row.addWidget(self.filters)
        row.addStretch(1)
        column.addLayout(row)
        self.model: RowsModel[Change] = RowsModel(_COLUMNS, self._cells, key=lambda change: change.clause.id)
        self.table = TableView(theme, self.model, "Changes", selects=True, grows=False)
        self.table.set_empty("equals", "No clause here.")
        self.table.chosen.connect(self._show)
        column.addWidget(TableCard(theme, self.table))
        self.change = ChangeCard(theme, new.before.approved, new.policy.approved)
        self.change.questions_asked.connect(self.questions_asked)
        column.addWidget(self.change, 1)
        return main

    def _cells(self, change: Change) -> dict[str, Cell | str]:
        taught = self._new.questions.get(change.clause.id, ())
        return {
            "clause": Cell.bold(change.clause.id),
            "change": Cell.pill(pill_of(change.kind)),
            "short": change.in_short,
            "questions": str(len(taught)) if change.kind is not ChangeKind.SAME else "",
        }

    def _filter(self, place: int) -> None:
        kinds = _FILTERS[place][2]
        shown = [change for change in self._new.changes if change.kind in kinds]
        self.model.set_rows(shown)
        if shown:
            self.table.choose_row(shown[0].clause.id)
            self._show(shown[0])
        else:
            self.change.show_nothing("No clause has changed: every quiz teaches the new version at once.")

    def _show(self, change: object) -> None:
        shown: Change = change  # type: ignore[assignment]
        taught = self._new.questions.get(shown.clause.id, ())
        self.change.show_change(shown, len(taught))

    # -- what it touches, and the choice ---------------------------------------------------------------------

    def _side(self) -> QWidget:
        theme, new = self.theme, self._new
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.touch = TouchCard(theme, new)
        column.addWidget(self.touch)
        self.top_up = TopUpCard(theme, new)
        column.addWidget(self.top_up, 1)
        return side

    def choice(self) -> TopUp:
        """What is asked of those who were certified before."""
        return self.top_up.value()

    def fit(self) -> None:
        """Without the steps in a low window; the list is as high as its rows, six at most."""
        super().fit()
        if hasattr(self, "table"):
            low = self.window().height() < _LOW
            for card in (self.touch, self.top_up, self.change):
                card.set_small(small=self.width() < NARROW_BELOW)
            self.steps.setVisible(not low)
            self._gap.setFixedHeight(1 if low else 14)
            rows = self.table.row_height() * (3 if self.is_large_text else _MOST_ROWS - 2 * low)
            self.table.setMaximumHeight(rows + self.theme.px(_HEADER))

    def default_widget(self) -> QWidget:
        """The primary button."""
        return self.record
