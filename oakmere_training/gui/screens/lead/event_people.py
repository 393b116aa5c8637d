"""Who attends an event: staff with where they stand, overdue first, to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.register import NEVER
from oakmere_training.domain.requirements import TrainingState
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.fields import LineEdit
from oakmere_training.gui.widgets.people_list import folded
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import CandidateRow

_COLUMNS = (
    Column("tick", "", 44, sortable=False),
    Column("name", "Name", sortable=False, least=146),
    Column("role", "Role", 108, optional=True, sortable=False),
    Column("state", "State", 200, small_width=200, sortable=False),
)
_ORDERS = (("due", "Overdue first"), ("name", "By surname"), ("role", "By role"))


def state_cell(row: CandidateRow) -> Cell:
    """Where someone stands, in the register's words, or that nothing is required."""
    due_on = row.candidate.due_on
    if row.state is None or due_on is None:
        return Cell.muted("Nothing required")
    if row.state is TrainingState.OVERDUE:
        return Cell.pill(pills.overdue(-row.days))
    if row.state is TrainingState.NEVER_TRAINED:
        return Cell.pill(pills.NEVER_TRAINED)
    if row.state is TrainingState.DUE:
        return Cell.pill(pills.due_in(row.days))
    return Cell.pill(pills.RUNS_ON if due_on == NEVER else pills.until(due_on))


def _cells(row: CandidateRow) -> dict[str, Cell | str]:
    candidate = row.candidate
    return {
        "tick": Cell.tick(),
        "name": Cell.bold(candidate.name),
        "role": candidate.role_label,
        "state": state_cell(row),
    }


class WhoAttends(Card):
    """Search, order and a table with ticks. What the search hides stays ticked."""

    changed = Signal()

    def __init__(self, theme: Theme, rows: tuple[CandidateRow, ...], chosen: tuple[UUID, ...]) -> None:
        super().__init__(theme, padding=(2, 16, 2, 14))
        self._rows = rows
        self._folded = [folded(row.candidate.name) for row in rows]
        self._chosen: dict[UUID, None] = dict.fromkeys(chosen)
        self._filling = False
        self._ticked_first = tuple(chosen)
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        self.column.addLayout(self._top)
        self._head()
        self._filters()
        self._model = RowsModel(_COLUMNS, _cells, key=lambda row: row.candidate.person_id)
        self.table = TableView(theme, self._model, "Who attends", lead_pad=6)
        self.table.set_empty("people", "Nobody by that name.")
        self._model.ticks_changed.connect(self._ticked)
        self.column.addWidget(self.table, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._show()
        theme.changed.connect(self._fit_top)
        self._fit_top()

    def _head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Text(self._theme, "Who attends", "title", size=(18, 26)), 1)
        self._count = Text(self._theme, "", color="ink2", size=(17, 25), wrap=False)
        row.addWidget(self._count)
        self._top.addLayout(row)

    def _filters(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.search = LineEdit(self._theme, "Find a name", icon="search")
        self.search.setAccessibleName("Find a name")
        self.search.textChanged.connect(self._show)
        row.addWidget(self.search, 1)
        self.order = ComboBox(self._theme, "Order", _ORDERS, "due")
        self.order.chosen.connect(self._show)
        row.addWidget(self.order)
        self._top.addLayout(row)

    def chosen(self) -> tuple[UUID, ...]:
        """The ids of who is ticked, in the order ticked."""
        return tuple(self._chosen)

    def _show(self) -> None:
        words = folded(self.search.text()).split()
        found = zip(self._rows, self._folded, strict=True)
        rows = [row for row, name in found if all(word in name for word in words)]
        if self.order.value() == "name":
            rows.sort(key=lambda row: (row.candidate.sort_name, row.candidate.name))
        elif self.order.value() == "role":
            rows.sort(key=lambda row: (row.candidate.role_label, row.candidate.sort_name))
        first = set(self._ticked_first)
        rows.sort(key=lambda row: row.candidate.person_id not in first)
        self._filling = True
        self._model.set_rows(rows)
        self._model.set_ticked(row.candidate.person_id for row in rows if row.candidate.person_id in self._chosen)
        self._filling = False
        self._show_count()

    def _ticked(self) -> None:
        if self._filling:
            return
        ticked = dict.fromkeys(self._model.ticked())
        for row in self._model.rows():
            person_id = row.candidate.person_id
            if person_id in ticked:
                self._chosen.setdefault(person_id)
            else:
                self._chosen.pop(person_id, None)
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        self._count.setText(f"**{len(self._chosen)}** chosen of {len(self._rows)}")

    def set_small(self, *, small: bool) -> None:
        """In a small window the order is not asked for."""
        self.order.setVisible(not small)

    def _fit_top(self) -> None:
        side = self._theme.edge(20)
        self._top.setContentsMargins(side, 0, side, self._theme.edge(10))


class NoNames(Card):
    """In the table's place where nobody attends by name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, padding=(20, 16, 20, 16), spacing=8)
        self._title = Text(theme, "", "title", size=(18, 26))
        self._text = Text(theme, "", color="ink2")
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addWidget(QWidget(), 1)

    def say(self, title: str, text: str) -> None:
        """A heading and why no names are needed."""
        self._title.setText(title)
        self._text.setText(text)
