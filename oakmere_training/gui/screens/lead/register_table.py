"""The table of the register: its columns, and what stands in a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.register import NEVER
from oakmere_training.domain.register_query import RegisterQuery, RegisterRow, SortBy
from oakmere_training.domain.requirements import TrainingState
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.paged import PagedModel
from oakmere_training.gui.widgets import pills

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    Page = Callable[[RegisterQuery, RegisterRow | None, int], Sequence[RegisterRow]]
    """The rows that follow one (``None``: the first ones), at most so many."""

COLUMNS = (
    Column("tick", "", 46, sortable=False),
    Column("name", "Name", 190, small_width=158),
    Column("role", "Role"),
    Column("training", "Training", 162, small_width=150),
    Column("state", "Status", 230, small_width=216),
    Column("completed", "Last passed", 146, optional=True, falls=True),
    Column("certificate", "Certificate", 176, optional=True, sortable=False),
    Column("score", "Points", 92, optional=True, sortable=False, right=True),
    Column("until", "Valid until", 130, optional=True, sortable=False),
    Column("policy", "Policy", 104, optional=True, sortable=False),
    Column("chevron", "", 48, sortable=False),
)
_SORT = {
    "name": SortBy.NAME,
    "role": SortBy.ROLE,
    "training": SortBy.TRAINING,
    "state": SortBy.DUE,
    "completed": SortBy.COMPLETED,
}
_LEFT = pills.PillSpec("Has left", "neutral", "leave")


def state_pill(row: RegisterRow, today: date, warn_days: int) -> pills.PillSpec:
    """A row's state as a pill: how late, how soon, or until when."""
    state, due_on = row.state(today, warn_days), row.due_on
    if state is TrainingState.LEFT:
        return _LEFT
    if state is TrainingState.OVERDUE:
        return pills.overdue((today - due_on).days)
    if state is TrainingState.NEVER_TRAINED:
        return pills.NEVER_TRAINED
    if state is TrainingState.DUE:
        return pills.due_in((due_on - today).days)
    return pills.RUNS_ON if due_on == NEVER else pills.until(due_on)


def cells_of(row: RegisterRow, today: date, warn_days: int) -> dict[str, Cell | str]:
    """What stands in a row."""
    passed = row.completed_on
    return {
        "tick": Cell.tick(),
        "name": Cell.bold(row.name),
        "role": row.role_label,
        "training": row.training,
        "state": Cell.pill(state_pill(row, today, warn_days)),
        "completed": Cell.muted(short_date(passed) if passed else "Not yet passed"),
        "certificate": row.certificate_number,
        "score": f"{row.points} of {row.maximum}" if row.points is not None else "",
        "until": short_date(row.valid_until) if row.valid_until else "",
        "policy": row.policy_version,
        "chevron": Cell.chevron("Opens the person"),
    }


class RegisterModel(PagedModel[RegisterRow]):
    """The rows that a query asks for, read as one scrolls. Ticks stay while the query changes."""

    def __init__(self, page: Page, query: RegisterQuery, today: date, warn_days: int) -> None:
        self._page_of, self.query = page, query
        self._last: RegisterRow | None = None
        super().__init__(
            COLUMNS,
            lambda row: cells_of(row, today, warn_days),
            self._read,
            key=lambda row: row.key,
            page=100,
            sort=("state", False),
        )

    def _read(self, offset: int, limit: int, key: str | None, downward: bool) -> Sequence[RegisterRow]:
        query = replace(self.query, sort=_SORT[key or "state"], descending=downward)
        rows = self._page_of(query, self._last if offset else None, limit)
        self._last = rows[-1] if rows else self._last
        return rows

    def ask(self, query: RegisterQuery) -> None:
        """Show the rows of another query, in the order that is set."""
        self.query = query
        self.reload()
