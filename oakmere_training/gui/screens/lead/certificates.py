"""Certificates: everything that was issued, found as one types, printed again, and *Check a certificate* beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.certificate_list import (
    CertificateFilter,
    CertificateOrder,
    CertificateQuery,
    ListedCertificate,
    ListedState,
    training_of,
)
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.check_panel import CheckPanel
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.paged import PagedModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets import pills
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.find_line import FindLine
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.menu_button import MenuButton
from oakmere_training.gui.widgets.pills import PillSpec
from oakmere_training.gui.widgets.progress_card import ProgressCard
from oakmere_training.gui.widgets.segmented import Segmented
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.lead.certificates import NOT_PRINTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

    Fetch = Callable[[CertificateQuery, "ListedCertificate | None", int], Sequence[ListedCertificate]]

_COLUMNS = (
    Column("tick", "", 42, 40, sortable=False),
    Column("number", "Number", 166, 156),
    Column("name", "Name", least=156),
    Column("training", "Training", optional=True, sortable=False),
    Column("issued", "Issued", 117, 106, falls=True),
    Column("state", "State", 209, 206, sortable=False),
)
_WORDS = {
    CertificateFilter.ALL: ("All", ""),
    CertificateFilter.IN_DATE: ("In date", "tick"),
    CertificateFilter.DUE_SOON: ("Due soon", "clock"),
    CertificateFilter.RAN_OUT: ("Ran out", ""),
    CertificateFilter.REVOKED: ("Revoked", "stop-sign"),
}
HOLDER_ERASED = PillSpec("Holder erased", "neutral", "bin")
_PLAIN = {
    ListedState.ERASED: HOLDER_ERASED,
    ListedState.REVOKED: pills.REVOKED,
    ListedState.LEFT: pills.HOLDER_LEFT,
    ListedState.REPLACED: pills.REPLACED,
}
_DATED = {ListedState.RAN_OUT: pills.ran_out, ListedState.DUE_SOON: pills.due_soon, ListedState.IN_DATE: pills.until}
_STAYS = "Replaced and run-out certificates stay on the record."
_TABLE_LEAST = 240


def state_of(line: ListedCertificate) -> PillSpec:
    """The pill of a line."""
    plain = _PLAIN.get(line.state)
    return plain if plain is not None else _DATED[line.state](line.valid_until)


def cells_of(line: ListedCertificate) -> dict[str, Cell | str]:
    """What the table shows of a line; one that cannot be printed cannot be ticked."""
    cells: dict[str, Cell | str] = {
        "number": Cell.bold(line.number),
        "name": line.holder or Cell.muted("Erased"),
        "training": training_of(line.title),
        "issued": short_date(line.issued_at.astimezone().date()),
        "state": Cell.pill(state_of(line)),
    }
    return cells if line.state in NOT_PRINTED else {"tick": Cell.tick(), **cells}


class CertificatesScreen(LeadPage):
    """``fetch(query, after, limit)`` gives the lines. ``query_changed`` asks for the counts of another query.

    ``print_asked`` and ``save_asked`` send the numbers that are ticked, ``export_asked`` 'csv' or 'xlsx'.
    """

    query_changed = Signal(object)
    print_asked = Signal(list)
    save_asked = Signal(list)
    tick_all_asked = Signal(object)
    export_asked = Signal(str)
    opened = Signal(object)
    cancel_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        fetch: Fetch,
        query: CertificateQuery,
        years: Sequence[int],
        *,
        usual: CertificateQuery | None = None,
    ) -> None:
        super().__init__(theme, pictures, LeadSection.CERTIFICATES, "Certificates")
        self.query = query
        self._fetch = fetch
        self._last: ListedCertificate | None = None
        self._busy = False
        entries = (("csv", "document", "As CSV"), ("xlsx", "grid", "As Excel workbook"))
        self.export = MenuButton(theme, "Export list", entries, icon="download")
        self.export.chosen.connect(lambda key: self.export_asked.emit(str(key)))
        self.add_action(self.export)
        self.check = CheckPanel(theme)
        self.columns = Columns(theme, self._main(_year_choices(years, usual or query)), self.check, 240, 208)
        self.body.addWidget(self.columns, 1)
        self.search.setText(query.text)
        self.filters.choose(list(_WORDS).index(query.show))
        self.show_counts({})
        self._look()
        self.fit()

    # -- the parts -------------------------------------------------------------------------------------------

    def _main(self, years: Sequence[tuple[object, str]]) -> QWidget:
        theme = self.theme
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        first = QHBoxLayout()
        first.setSpacing(10)
        self.search = FindLine(theme, "Find a name or number")
        self.search.found.connect(lambda text: self._ask(replace(self.query, text=text)))
        self.years = ComboBox(theme, "Year of issue", years, _key(self.query))
        self.years.chosen.connect(self._years_chosen)
        first.addWidget(self.search, 1)
        first.addWidget(self.years)
        column.addLayout(first)
        second = self._filter_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        second.setSpacing(10)
        texts = [text for text, _ in _WORDS.values()]
        icons = [icon for _, icon in _WORDS.values()]
        self.filters = Segmented(theme, "Which certificates", texts, icons=icons, height=44, pad=10)
        self.filters.chosen.connect(self._filter_chosen)
        self.ticked = Text(theme, "", "small", color="ink2", size=(15, 22), wrap=False)
        second.addWidget(self.filters)
        second.addStretch(1)
        second.addWidget(self.ticked)
        column.addLayout(second)
        column.addWidget(self._table(), 1)
        column.addSpacing(4)
        column.addWidget(self._under())
        self.progress: ProgressCard | None = None
        self._column = column
        return main

    def _table(self) -> QWidget:
        sort = (self.query.order.value, self.query.downward)
        self.model: PagedModel[ListedCertificate] = PagedModel(
            _COLUMNS, cells_of, self._next, key=lambda line: line.number, sort=sort
        )
        self.model.ticks_changed.connect(self._look)
        self.table = TableView(self.theme, self.model, "Certificates")
        self.table.set_empty("certificate", "No certificate here.")
        self.table.setMinimumHeight(_TABLE_LEAST)
        self.table.opened.connect(self.opened)
        return TableCard(self.theme, self.table)

    def _under(self) -> QWidget:
        theme = self.theme
        self._bottom = QWidget()
        row = self._under_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._bottom)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.note = Text(theme, _STAYS, "small", color="ink2")
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        self.tick_all = Button(theme, "Tick all", "quiet", small=True)
        self.tick_all.clicked.connect(self._tick_all)
        self.save = Button(theme, "Save as PDF", "secondary", icon="document", small=True)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.model.ticked()))
        self.print = Button(theme, "Print", "primary", icon="print")
        self.print.clicked.connect(lambda: self.print_asked.emit(self.model.ticked()))
        buttons = FlowRow(spacing=10, middle=True)
        for button in (self.tick_all, self.save, self.print):
            buttons.add(button)
        row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._bottom

    def fit(self) -> None:
        """Less room round the check in a small window, and rows one below the other at large text."""
        super().fit()
        if hasattr(self, "check"):
            small, large = self.is_small, self.is_large_text
            directions = QBoxLayout.Direction
            self.check.set_small(small=small and not large)
            self.save.set_icon_only(small and not large)
            self._drop_issued(drop=large)
            self._filter_row.setDirection(directions.TopToBottom if large else directions.LeftToRight)
            self._under_row.setDirection(directions.TopToBottom if large else directions.LeftToRight)

    def _drop_issued(self, *, drop: bool) -> None:
        """At large text the day of issue gives way to the state; the list is still sorted by it."""
        columns = tuple(replace(each, optional=drop) if each.key == "issued" else each for each in _COLUMNS)
        if columns != self.model.columns:
            self.model.columns = columns
            self.model.layoutChanged.emit()

    def default_widget(self) -> QWidget:
        """The box to find a name or number."""
        return self.search

    # -- what is asked for -----------------------------------------------------------------------------------

    def _next(self, offset: int, limit: int, key: str | None, downward: bool) -> Sequence[ListedCertificate]:
        order = CertificateOrder(key or CertificateOrder.ISSUED.value)
        self.query = replace(self.query, order=order, downward=downward)
        found = self._fetch(self.query, self._last if offset else None, limit)
        self._last = found[-1] if found else self._last if offset else None
        return found

    def _ask(self, query: CertificateQuery) -> None:
        if query != self.query:
            self.query = query
            self.reload()

    def reload(self) -> None:
        """Read the list again; ticks stay."""
        self.model.reload()
        self.query_changed.emit(self.query)
        self._look()

    def _filter_chosen(self, place: int) -> None:
        self._ask(replace(self.query, show=list(_WORDS)[place]))

    def _years_chosen(self, key: object) -> None:
        since, until = key if isinstance(key, tuple) else (None, None)
        self._ask(replace(self.query, since=since, until=until))

    def _tick_all(self) -> None:
        if self.model.ticked():
            self.model.set_ticked(())
        else:
            self.tick_all_asked.emit(self.query)

    # -- what the flow tells ---------------------------------------------------------------------------------

    def show_counts(self, counts: Mapping[CertificateFilter, int]) -> None:
        """How many there are of each; nothing stands beside the words until that is known."""
        for place, (which, (text, _)) in enumerate(_WORDS.items()):
            number = counts.get(which)
            self.filters.set_text(place, text if number is None else f"{text} {number}")

    def tick(self, numbers: Iterable[str]) -> None:
        """Tick these and no others."""
        self.model.set_ticked(numbers)

    def _look(self) -> None:
        number = len(self.model.ticked())
        self.ticked.setText(f"{number} ticked" if number else "")
        self.print.set_label(f"Print {number}" if number else "Print")
        for button in (self.print, self.save):
            button.setEnabled(bool(number) and not self._busy)
        self.tick_all.set_label("Untick all" if number else "Tick all")
        self.tick_all.setEnabled(bool(number) or self.model.rowCount() > 0)
        self.export.setEnabled(not self._busy)

    def show_progress(self, done: int, of: int) -> None:
        """Say how many certificates are drawn, with *Cancel*; other work waits."""
        if self.progress is None:
            self._busy = True
            self.progress = ProgressCard(self.theme, "Making one PDF")
            self.progress.cancel_asked.connect(self.cancel_asked)
            self._column.insertWidget(self._column.indexOf(self._bottom), self.progress)
            self._look()
        self.progress.set_progress(done, of)

    def end_progress(self) -> None:
        """Take the progress away."""
        if self.progress is not None:
            self.progress.hide()
            self.progress.deleteLater()
            self.progress = None
        self._busy = False
        self._look()


def _key(query: CertificateQuery) -> tuple[int | None, int | None]:
    return query.since, query.until


def _year_choices(years: Sequence[int], query: CertificateQuery) -> list[tuple[object, str]]:
    """This year and last, each year that has any, and all of them."""
    usual: tuple[object, str] = (_key(query), "This year and last")
    each: list[tuple[object, str]] = [((year, year), str(year)) for year in years]
    return [usual, *each, ((None, None), "All years")]
