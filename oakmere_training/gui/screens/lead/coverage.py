"""Coverage: how many questions teach each clause, in each tier that it binds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.screens.lead.coverage_words import NO_GAPS, gaps_text
from oakmere_training.gui.screens.lead.quiz_tabs import QuizTab, QuizTabPage
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.paint import paint_coverage_mark
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.lead.quizzes import TIERS, ClauseCoverage, SectionCoverage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.quizzes import Gap

_KEY = ((2, "Two or more"), (1, "One"), (0, "None yet"), (None, "Does not bind this tier"))
_TABLE_LEAST = 260


class _Mark(QWidget):
    """A mark of the key."""

    def __init__(self, theme: Theme, count: int | None) -> None:
        super().__init__()
        self._theme, self._count = theme, count
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As in the table."""
        return QSize(self._theme.px(18), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        paint_coverage_mark(QPainter(self), self._theme, QRectF(self.rect()), self._count)


def _key_item(theme: Theme, count: int | None, words: str) -> QWidget:
    item = QWidget()
    row = QHBoxLayout(item)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(7)
    middle = Qt.AlignmentFlag.AlignVCenter
    row.addWidget(_Mark(theme, count), 0, middle)
    row.addWidget(Text(theme, words, size=(16, 22), wrap=False), 0, middle)
    return item


@dataclass(frozen=True)
class _Row:
    """A section, or a clause below it."""

    key: str
    section: SectionCoverage
    clause: ClauseCoverage | None = None
    is_open: bool = False


class CoverageScreen(QuizTabPage):
    """A tree of sections with their clauses, five tiers each.

    ``questions_asked`` sends the clause and the tier of a cell that was opened.
    """

    questions_asked = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        coverage: Sequence[SectionCoverage],
        gaps: Sequence[Gap],
        tier_name: Callable[[Tier], str],
    ) -> None:
        subtitle = "How many questions teach each clause, in each tier that it binds."
        super().__init__(theme, pictures, QuizTab.COVERAGE, subtitle)
        self._coverage, self._only = tuple(coverage), ""
        self._names = {tier: _short(tier_name(tier)) for tier in TIERS}
        missing = {gap.clause for gap in gaps}
        self._open = {
            each.section.number for each in coverage if missing.intersection(row.clause.id for row in each.clauses)
        } or {each.section.number for each in coverage[:1]}
        self.body.addLayout(self._legend())
        self.body.addSpacing(10)
        self.body.addWidget(self._table(), 1)
        self.body.addSpacing(12)
        text = gaps_text(gaps, lambda tier: self._names[tier]) if gaps else NO_GAPS
        self.banner = Banner(theme, text, "caution" if gaps else "info", icon="" if gaps else "tick", slim=True)
        self.body.addWidget(self.banner)

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        key = FlowRow(spacing=24, middle=True)
        for count, words in _KEY:
            key.add(_key_item(self.theme, count, words))
        row.addWidget(key, 1, Qt.AlignmentFlag.AlignVCenter)
        numbers = [(each.section.number, f"Section {each.section.number}") for each in self._coverage]
        choices: list[tuple[object, str]] = [("", "All sections"), *numbers]
        self.sections = ComboBox(self.theme, "Sections", choices, "")
        self.sections.chosen.connect(self._section_chosen)
        row.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _table(self) -> QWidget:
        columns = (
            Column("clause", "Clause", 92, sortable=False),
            Column("short", "In short", sortable=False),
            *(Column(tier.value, self._names[tier], 116, 104, sortable=False) for tier in TIERS),
        )
        self.model: RowsModel[_Row] = RowsModel(columns, self._cells, key=lambda row: row.key)
        self.model.spans = True
        self.model.set_rows(self._rows())
        self.table = TableView(self.theme, self.model, "Coverage", cells=True)
        self.table.setMinimumHeight(_TABLE_LEAST)
        self.table.opened.connect(self._turn)
        self.table.action.connect(self._pressed)
        return TableCard(self.theme, self.table)

    # -- rows ------------------------------------------------------------------------------------------------

    def _rows(self) -> list[_Row]:
        rows: list[_Row] = []
        for each in self._coverage:
            number = each.section.number
            if self._only and number != self._only:
                continue
            is_open = number in self._open
            rows.append(_Row(f"section {number}", each, is_open=is_open))
            if is_open:
                rows += [_Row(clause.clause.id, each, clause) for clause in each.clauses]
        return rows

    def _cells(self, row: _Row) -> dict[str, Cell | str]:
        if row.clause is None:
            cells: dict[str, Cell | str] = {
                "clause": Cell.branch(row.section.section.label, is_open=row.is_open, span=2)
            }
            for tier, (done, bound) in zip(TIERS, row.section.taught, strict=True):
                said = f"{done} of {bound} clauses have two questions or more"
                cells[tier.value] = Cell(f"{done} of {bound}", said=said) if bound else Cell.coverage(None)
            return cells
        cells = {"clause": Cell.bold(row.clause.clause.id), "short": row.clause.clause.summary}
        for tier, count in zip(TIERS, row.clause.counts, strict=True):
            cells[tier.value] = Cell.coverage(count)
        return cells

    def _turn(self, row: object) -> None:
        """Open or close a section; a clause opens nothing of itself."""
        if not isinstance(row, _Row) or row.clause is not None:
            return
        self._open ^= {row.section.section.number}
        self._show(row.key)

    def _show(self, key: str) -> None:
        place = self.table.verticalScrollBar().value()
        self.model.set_rows(self._rows())
        self.table.choose_row(key)
        self.table.verticalScrollBar().setValue(place)

    def _section_chosen(self, number: object) -> None:
        self._only = str(number)
        if self._only:
            self._open.add(self._only)
        self.model.set_rows(self._rows())

    def _pressed(self, row: object, column: str) -> None:
        """A cell with questions opens them."""
        if not isinstance(row, _Row):
            return
        if row.clause is None:
            self._turn(row)
            return
        tiers = {tier.value: tier for tier in TIERS}
        count = dict(zip(tiers, row.clause.counts, strict=True)).get(column)
        if count:
            self.questions_asked.emit(row.clause.clause.id, tiers[column])

    def default_widget(self) -> QWidget:
        """The table."""
        return self.table


def _short(name: str) -> str:
    """'Parents' for 'Parents and carers', for a narrow column."""
    return name.partition(" and ")[0]
