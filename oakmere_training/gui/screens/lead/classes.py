"""Classes: the list, and beside it the chosen one with its label, tier, aliases and slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.class_card import ClassDetails
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.services.lead.classes import ClassLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_COLUMNS = (
    Column("class", "Class", 124, sortable=False),
    Column("tier", "Tier", 124, sortable=False),
    Column("aliases", "Aliases", sortable=False),
    Column("last", "Last used", 130, optional=True, sortable=False),
)
_NOTE = "At the year’s end, empty each class: results go, the lesson records stay."
_TABLE_LEAST = 200


def _cells(line: ClassLine) -> dict[str, Cell | str]:
    return {
        "class": Cell.bold(line.school_class.label),
        "tier": line.tier_name,
        "aliases": line.aliases,
        "last": short_date(line.last_used) if line.last_used else Cell.muted("Not yet"),
    }


class ClassesScreen(LeadPage):
    """Shows ``ClassLine``s. What is changed in the card comes as intents with the class's id."""

    new_asked = Signal()
    all_slips_asked = Signal()

    def __init__(
        self, theme: Theme, pictures: PictureStore, tiers: Sequence[tuple[Tier, str]], lines: Sequence[ClassLine]
    ) -> None:
        super().__init__(
            theme, pictures, LeadSection.CLASSES, "Classes", "Pupils use an alias from a slip, not a name."
        )
        self.all_slips = Button(theme, "Print all slips", "secondary", icon="print", small=True)
        self.all_slips.clicked.connect(self.all_slips_asked)
        self.add_action(self.all_slips)
        self.model: RowsModel[ClassLine] = RowsModel(_COLUMNS, _cells, lines, key=lambda line: line.school_class.id)
        self.table = TableView(theme, self.model, "Classes", selects=True)
        self.table.set_empty("people", "There is no class yet.")
        self.table.setMinimumHeight(_TABLE_LEAST)
        self.table.chosen.connect(self._show)
        self.details = ClassDetails(theme, pictures, tiers)
        self.body.addWidget(Columns(theme, TableCard(theme, self.table), self.details, 478, 388), 1)
        self.new = Button(theme, "New class", "secondary", icon="plus")
        self.new.clicked.connect(self.new_asked)
        self.add_foot_left(self.new)
        self.add_foot(note=_NOTE)
        self.show_lines(lines)
        self.fit()

    def show_lines(self, lines: Sequence[ClassLine], chosen: UUID | None = None) -> None:
        """Show these classes, and one of them in the card: the one asked for, else the one that it shows."""
        chosen = chosen or self.chosen_id()
        self.details.line = None  # what was typed there is kept by now
        self.model.set_rows(lines)
        self.all_slips.setEnabled(bool(lines))
        ids = [line.school_class.id for line in lines]
        if ids:
            self.table.choose_row(chosen if chosen in ids else ids[0])
        self._show(self.table.current_row() if ids else None)

    def chosen_id(self) -> UUID | None:
        """The id of the class that is chosen."""
        line = self.table.current_row()
        return line.school_class.id if isinstance(line, ClassLine) else None

    def _show(self, line: object) -> None:
        rows = self.model.rows()
        shown = line if isinstance(line, ClassLine) else None
        ends = (shown is not None and shown is rows[0], shown is not None and shown is rows[-1])
        self.details.show_line(shown, first=ends[0], last=ends[1], only=len(rows) == 1)

    def fit(self) -> None:
        """Lower slips and less room in a small window."""
        super().fit()
        if hasattr(self, "details"):
            self.details.set_small(small=self.is_small and not self.is_large_text)

    def default_widget(self) -> QWidget:
        """Print the slips of the chosen class."""
        return self.details.print if self.model.rowCount() else self.new
