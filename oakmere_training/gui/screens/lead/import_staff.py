"""Import staff: choose a file, see what would happen with each row, and what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.domain.staff_import import Happens
from oakmere_training.gui.screens.lead.import_columns import ColumnsCard
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.step_bar import StepBar

if TYPE_CHECKING:
    from oakmere_training.domain.staff_import import ColumnMapping, ImportPlan, ImportRow, PostMatch, Table
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

STEPS = ("File", "Columns", "Check", "Done")
NOTHING_YET = "Nothing is written until you press Import. People who are missing from the file stay as they are."
_PILLS = {
    Happens.ADDED: pills.ADDED,
    Happens.CHANGED: pills.CHANGED,
    Happens.UNCHANGED: pills.UNCHANGED,
    Happens.SKIPPED: pills.SKIPPED,
}
_COLUMNS = (
    Column("row", "Row", 72, small_width=72),
    Column("happens", "What happens", 156, small_width=146),
    Column("name", "Name", 190, small_width=126),
    Column("why", "Why"),
)


class ImportPage(LeadPage):
    """The columns at the left, the rows at the right. ``mapping_changed`` sends a ``ColumnMapping``.

    ``show_plan`` fills it. ``other_asked`` asks for another file, ``again_asked`` for the step before, ``import_asked``
    to carry the plan out, ``roles_asked`` for the posts.
    """

    mapping_changed = Signal(object)
    other_asked = Signal()
    again_asked = Signal()
    import_asked = Signal()
    roles_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, table: Table, mapping: ColumnMapping) -> None:
        rows = f"{len(table.rows):,} row{'' if len(table.rows) == 1 else 's'}"
        line = f"{table.file_name}, {rows}. {table.how_read}"
        super().__init__(theme, pictures, LeadSection.REGISTER, "Import staff", line, back=True)
        self._plan: ImportPlan | None = None
        other = Button(theme, "Other file", "secondary", small=True)
        other.clicked.connect(self.other_asked)
        self.add_action(other)
        self.steps = StepBar(theme, STEPS, 2)
        self.body.addWidget(self.steps)
        self.body.addSpacing(14)
        self.columns = ColumnsCard(theme, table, mapping)
        self.columns.changed.connect(self.mapping_changed)
        self.columns.roles_asked.connect(self.roles_asked)
        self.body.addWidget(Columns(theme, self._rows(), self.columns, 372, 292, side_first=True), 1)
        again = Button(theme, "Back", "quiet")
        again.setAccessibleName("Back to the file")
        again.clicked.connect(self.again_asked)
        self.go = Button(theme, "Nothing to change", "primary", icon="upload")
        self.go.clicked.connect(self._go)
        self._busy = False
        self.add_foot(again, self.go, note=NOTHING_YET)
        self.fit()

    def _rows(self) -> QWidget:
        theme = self.theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        icons = ("", *(spec.icon for spec in _PILLS.values()))
        words = ("All", *(happens.value for happens in Happens))
        self.filter = Segmented(theme, "Show rows", words, icons=icons, height=44, pad=14)
        self.filter.chosen.connect(self._filter)
        column.addWidget(self.filter)
        self.model: RowsModel[ImportRow] = RowsModel(
            _COLUMNS, _cells, (), key=lambda row: row.number, sort=("row", False)
        )
        self.table = TableView(theme, self.model, "Rows of the file")
        self.table.setMinimumHeight(200)
        column.addWidget(TableCard(theme, self.table), 1)
        return box

    def show_plan(
        self, mapping: ColumnMapping, posts: tuple[PostMatch, ...], plan: ImportPlan | None, problem: str = ""
    ) -> None:
        """Show what would happen; without a plan ``problem`` says what the columns lack."""
        self._plan, self._busy = plan, False
        self.columns.show_mapping(mapping, posts)
        self.steps.set_now(1 if plan is None else 2)
        counts = [plan.count(happens) if plan else 0 for happens in Happens]
        self.filter.set_text(0, f"All {sum(counts):,}")
        for place, (happens, count) in enumerate(zip(Happens, counts, strict=True), start=1):
            self.filter.set_text(place, f"{happens.value} {count:,}")
        self.table.set_empty("list", problem or "No rows of this kind.")
        self._filter(self.filter.place())
        changes = len(plan.changes) if plan else 0
        if not changes and self.go.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go.setEnabled(changes > 0)
        some = f"{changes:,} change{'' if changes == 1 else 's'}"
        self.go.set_label(f"Import {some}" if changes else "Nothing to change")
        self.go.setAccessibleDescription(problem or self.foot_note.text())
        self.announce(problem or (f"{some} to import" if changes else "Nothing to change"))

    def _filter(self, place: int) -> None:
        rows = self._plan.rows if self._plan else ()
        wanted = list(Happens)[place - 1] if place > 0 else None
        self.model.set_rows([row for row in rows if wanted is None or row.happens is wanted])

    def _go(self) -> None:
        if not self._busy:
            self._busy = True
            self.import_asked.emit()

    def default_widget(self) -> QWidget | None:
        """Import, or the first choice while columns are missing."""
        return self.go if self.go.isEnabled() else self.columns.first_box() if self._plan is None else self.table

    def fit(self) -> None:
        """At large text the arrows between columns and choices go too."""
        super().fit()
        if hasattr(self, "columns"):
            self.columns.set_narrow(narrow=self.is_small)


def _cells(row: ImportRow) -> dict[str, Cell | str]:
    name = Cell.bold(row.name) if row.name else Cell.muted("No name")
    return {
        "row": Cell(f"{row.number:,}", sort=row.number),
        "happens": Cell.pill(_PILLS[row.happens], sort=list(Happens).index(row.happens)),
        "name": name,
        "why": row.why,
    }
