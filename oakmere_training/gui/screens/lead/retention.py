"""What is due for deletion: staff who left long ago, last year's aliases, parents. Nothing goes by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.policy import MONTHS
from oakmere_training.domain.retention import ReviewItem, ReviewKind, years
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.retention import Retention
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_COLUMNS = (
    Column("tick", "", 44, sortable=False),
    Column("who", "Whose records"),
    Column("why", "Why they are due"),
    Column("until", "Kept until", 130, 118, falls=True),
    Column("results", "Attempts", 110, 100, right=True, optional=True),
)
_ICONS = {
    ReviewKind.STAFF: "person",
    ReviewKind.CLASS: "people",
    ReviewKind.PARENT: "home",
    ReviewKind.UNNAMED: "home",
}
_TABLE_LEAST = 220
_NOTE = "Nothing is deleted by itself. Tick what you have looked at, then delete it or say why it is kept."


def rules_words(rules: Retention) -> str:
    """The school's rules in a sentence."""
    month = MONTHS[rules.school_year_ends - 1]
    said = f"Staff: {years(rules.staff_years)} after leaving. Aliases and parents: to the school year’s end ({month})"
    longer = {rules.pupil_years, rules.parent_years}
    if longer == {0}:
        return f"{said}."
    return f"{said}, then {years(rules.pupil_years)} and {years(rules.parent_years)}."


def _cells(item: ReviewItem) -> dict[str, Cell | str]:
    why = f"{item.reason}. {item.was_kept}" if item.was_kept else item.reason
    return {
        "tick": Cell.tick(),
        "who": Cell.with_icon(item.name, _ICONS[item.kind]),
        "why": why,
        "until": Cell(short_date(item.until), sort=item.until),
        "results": Cell(str(item.attempts), sort=item.attempts),
    }


class RetentionScreen(LeadPage):
    """``keep_asked`` and ``delete_asked`` send the lines that are ticked; ``opened`` a person's id."""

    keep_asked = Signal(list)
    delete_asked = Signal(list)
    opened = Signal(object)
    note_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, items: Sequence[ReviewItem], rules: Retention) -> None:
        super().__init__(theme, pictures, LeadSection.SETTINGS, "Due for deletion", rules_words(rules), back=True)
        self._busy = False
        self.note_button = Button(theme, "Privacy note", "secondary", icon="document", small=True)
        self.note_button.clicked.connect(self.note_asked)
        self.add_action(self.note_button)
        self.banner = Banner(theme, _NOTE, "info", slim=True)
        self.body.addWidget(self.banner)
        self.body.addSpacing(14)
        self.model: RowsModel[ReviewItem] = RowsModel(_COLUMNS, _cells, items, key=lambda item: item.key)
        self.table = TableView(theme, self.model, "Records that are due for deletion")
        self.table.set_empty("tick", "Nothing is due for deletion.")
        self.table.setMinimumHeight(_TABLE_LEAST)
        self.table.opened.connect(self._open)
        self.model.ticks_changed.connect(self._look)
        self.body.addWidget(TableCard(theme, self.table), 1)
        self._add_foot()
        self.show_items(items)
        self.fit()

    def _add_foot(self) -> None:
        theme = self.theme
        self.keep = Button(theme, "Keep, and say why", "secondary", icon="save")
        self.keep.clicked.connect(lambda: self.keep_asked.emit(self.ticked()))
        self.delete = Button(theme, "Delete", "danger", icon="bin")
        self.delete.clicked.connect(lambda: self.delete_asked.emit(self.ticked()))
        self.add_foot(self.keep, self.delete)

    def show_items(self, items: Sequence[ReviewItem]) -> None:
        """Show these lines; ticks of those that are gone go too."""
        self.model.set_rows(items)
        self.banner.setVisible(bool(items))
        self._look()

    def ticked(self) -> list[ReviewItem]:
        """The lines that are ticked, in the order of the list."""
        keys = set(self.model.ticked())
        return [item for item in self.model.rows() if item.key in keys]

    def set_busy(self, *, busy: bool) -> None:
        """While something is deleted nothing else can be asked."""
        self._busy = busy
        self._look()
        if busy:
            self.foot_note.setText("Deleting. This takes a moment.")

    def _look(self) -> None:
        chosen = self.ticked()
        number = len(chosen)
        nameless = any(not item.person_ids for item in chosen)
        self.delete.setEnabled(bool(number) and not self._busy)
        self.keep.setEnabled(bool(number) and not nameless and not self._busy)
        self.delete.set_label(f"Delete {number}" if number else "Delete")
        words = f"{number} ticked" if number else ""
        if nameless:
            words += ". Records without a name cannot be kept longer: nobody would know whose they are."
        self.foot_note.setText(words)

    def fit(self) -> None:
        """At large text the last day gives way to whose records they are, and why."""
        super().fit()
        if hasattr(self, "table"):
            drop = self.is_large_text
            columns = tuple(replace(each, optional=drop) if each.key == "until" else each for each in _COLUMNS)
            if columns != self.model.columns:
                self.model.columns = columns
                self.model.layoutChanged.emit()

    def _open(self, item: object) -> None:
        if isinstance(item, ReviewItem) and item.kind in (ReviewKind.STAFF, ReviewKind.PARENT):
            self.opened.emit(item.person_ids[0])

    def default_widget(self) -> QWidget | None:
        """The list, or the way back where there is nothing in it."""
        return self.table if self.model.rowCount() else self.back
