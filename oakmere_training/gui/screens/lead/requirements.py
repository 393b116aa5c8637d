"""*Who needs what*: the rules as a list, for the page of settings on training and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from oakmere_training.domain.requirements import Requirement, RoleGroup
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.gui.theme import Theme

_COLUMNS = (
    Column("who", "Role", 200, small_width=150, sortable=False),
    Column("first", "At the start", sortable=False),
    Column("then", "Then each year", sortable=False),
    Column("within", "Within", 118, small_width=104, sortable=False),
    Column("edit", "", 48, sortable=False),
)
_STAFF = frozenset({RoleGroup.TEACHERS, RoleGroup.SUPPORT_STAFF})
_NOTE = "The policy lists induction, yearly refreshers and CPD sessions (section 7). Days and rules are the school’s."


def groups_text(groups: Sequence[RoleGroup]) -> str:
    """'Everyone', 'All staff, governors' or 'Account team'."""
    chosen = [group for group in RoleGroup if group in groups]
    if len(chosen) == len(RoleGroup):
        return "Everyone"
    staff = set(chosen) >= _STAFF
    words = ["All staff"] if staff else []
    words += [group.label for group in chosen if not (staff and group in _STAFF)]
    return ", ".join([words[0], *(word.lower() for word in words[1:])]) if words else ""


def _cells(rule: Requirement) -> dict[str, Cell | str]:
    within = (
        "Before start" if not rule.within_days else "1 day" if rule.within_days == 1 else f"{rule.within_days} days"
    )
    return {
        "who": Cell.bold(groups_text(rule.groups)),
        "first": rule.title,
        "then": rule.renewal_title or Cell.muted("Does not run out"),
        "within": within,
        "edit": Cell.edit(f"Change {rule.title}"),
    }


class RequirementsEditor(Card):
    """A card with the rules. ``add_asked`` is *Add a rule*; ``edit_asked`` sends the rule whose row was opened."""

    add_asked = Signal()
    edit_asked = Signal(object)

    def __init__(self, theme: Theme, rules: Sequence[Requirement] = ()) -> None:
        super().__init__(theme, padding=(1, 16, 1, 12))
        head = QHBoxLayout()
        head.setContentsMargins(19, 0, 19, 8)
        title = Text(theme, "Who needs what", "title", size=(18, 26))
        head.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.add = Button(theme, "Add a rule", "secondary", icon="plus", small=True)
        self.add.clicked.connect(self.add_asked)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(head)
        self.model: RowsModel[Requirement] = RowsModel(_COLUMNS, _cells, rules, key=lambda rule: rule.id)
        self.table = TableView(theme, self.model, "Who needs what", grows=False, lead_pad=8)
        self.table.set_empty("list", "Nobody needs anything yet. Add a rule.")
        self.table.opened.connect(self.edit_asked)
        self.table.action.connect(lambda rule, _: self.edit_asked.emit(rule))
        self.column.addWidget(self.table)
        note = Text(theme, _NOTE, "small", color="ink2")
        note.setContentsMargins(19, 0, 19, 0)
        self.column.addSpacing(12)
        self.column.addWidget(note)
        self.column.addStretch(1)

    def set_rules(self, rules: Sequence[Requirement]) -> None:
        """Show these rules."""
        self.model.set_rows(rules)
