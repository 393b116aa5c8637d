"""Rows for tables: all in memory, or read page by page as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from oakmere_training.gui.tables.cell import Cell, Look, Section, as_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from oakmere_training.gui.tables.columns import Column

    Index = QModelIndex | QPersistentModelIndex
    _Table = QAbstractTableModel
else:
    _Table = QAbstractTableModel

Row = TypeVar("Row")
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_ROLE = Qt.ItemDataRole.UserRole + 3
KEY_ROLE = Qt.ItemDataRole.UserRole + 4
_ROOT = QModelIndex()
_FALLING = Qt.SortOrder.DescendingOrder


class CellModel(_Table, Generic[Row]):
    """The base of both: columns, cells, and ticks by key. ``cells`` gives a row's cells by the columns' keys.

    Roles: ``CELL_ROLE`` the ``Cell``, ``SORT_ROLE`` what it is sorted by, ``ROW_ROLE`` the row, ``KEY_ROLE`` its key;
    ``CheckStateRole`` for tick boxes; the accessible text is a sentence where the cell has one.
    """

    ticks_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[Row], dict[str, Cell | str]],
        *,
        key: Callable[[Row], Hashable] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._cells, self._key = cells, key or (lambda row: row)
        self._rows: list[Row | Section] = []
        self._made: dict[int, list[Cell]] = {}
        self._ticked: dict[Hashable, None] = {}
        self._givers: dict[int, Callable[[Index, Cell], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda _, cell: cell.text,
            Qt.ItemDataRole.CheckStateRole: self._check_state,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
            CELL_ROLE: lambda _, cell: cell,
            SORT_ROLE: lambda _, cell: cell.order(),
            ROW_ROLE: lambda index, _: self.row_at(index.row()),
            KEY_ROLE: lambda index, _: self._key_there(index),
        }
        self.spans = False
        """Whether cells may reach over several columns; the view then looks at each row."""
        self.sorted_by: tuple[str, bool] | None = None
        """The column's key, and whether downward."""

    # -- what pages ask --------------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """The rows that are there, in their order, without sections."""
        return [row for row in self._rows if not isinstance(row, Section)]

    def row_at(self, place: int) -> Row | None:
        """The row at a place; ``None`` for a section or beyond the end."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return None if isinstance(row, Section) else row

    def section_at(self, place: int) -> Section | None:
        """The section at a place."""
        row = self._rows[place] if 0 <= place < len(self._rows) else None
        return row if isinstance(row, Section) else None

    def place_of(self, key: Hashable) -> int:
        """Where the row with a key is, or -1."""
        for place, row in enumerate(self._rows):
            if not isinstance(row, Section) and self._key(row) == key:
                return place
        return -1

    def key_of(self, row: Row) -> Hashable:
        """A row's key."""
        return self._key(row)

    def column_place(self, key: str) -> int:
        """Where a column is, or -1."""
        return next((place for place, column in enumerate(self.columns) if column.key == key), -1)

    def ticked(self) -> list[Any]:
        """The keys of the rows that are ticked, in the order in which they were."""
        return list(self._ticked)

    def set_ticked(self, keys: Iterable[Hashable]) -> None:
        """Tick these and no others."""
        wanted = dict.fromkeys(keys)
        if wanted != self._ticked:
            self._ticked = wanted
            self._redraw()
            self.ticks_changed.emit()

    def _redraw(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    # -- what Qt asks ----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """The rows that are there."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The columns, dropped ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, place: int, column: int) -> Cell:
        """The cell at a place."""
        made = self._made.get(place)
        if made is None:
            row = self._rows[place]
            given = {} if isinstance(row, Section) else self._cells(row)
            made = self._made[place] = [as_cell(given.get(each.key)) for each in self.columns]
            if isinstance(row, Section):
                made[0] = Cell(row.text, Look.BOLD, span=len(self.columns))
        return made[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's content by role."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        give = self._givers.get(role)
        return None if give is None else give(index, self.cell(index.row(), index.column()))

    def _check_state(self, index: Index, cell: Cell) -> Qt.CheckState | None:
        if cell.look is not Look.TICK or self.row_at(index.row()) is None:
            return None
        return Qt.CheckState.Checked if self._is_ticked(index.row()) else Qt.CheckState.Unchecked

    def _key_there(self, index: Index) -> Hashable | None:
        row = self.row_at(index.row())
        return None if row is None else self._key(row)

    def _said(self, index: Index, cell: Cell) -> str:
        if cell.look is Look.TICK:
            return "Ticked" if self._is_ticked(index.row()) else "Not ticked"
        return cell.words()

    def _is_ticked(self, place: int) -> bool:
        row = self.row_at(place)
        return row is not None and self._key(row) in self._ticked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick."""
        row = self.row_at(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return False
        if self.cell(index.row(), index.column()).look is not Look.TICK:
            return False
        key = self._key(row)
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._ticked[key] = None
        else:
            self._ticked.pop(key, None)
        last = len(self.columns) - 1
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), last))
        self.ticks_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be reached, sections cannot; tick boxes can be ticked."""
        flags = Qt.ItemFlag
        if not index.isValid() or self.section_at(index.row()) is not None:
            return flags.NoItemFlags
        known = flags.ItemIsEnabled | flags.ItemIsSelectable
        tick = self.cell(index.row(), index.column()).look is Look.TICK
        return known | flags.ItemIsUserCheckable if tick else known

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' titles; a screen reader hears how the table is sorted."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}{self._order_said(column)}"
        return None

    def _order_said(self, column: Column) -> str:
        if self.sorted_by is None or self.sorted_by[0] != column.key:
            return ""
        return ", sorted downward" if self.sorted_by[1] else ", sorted upward"


def _order(pair: tuple[Cell, object]) -> Any:  # noqa: ANN401  (whatever can be compared)
    return pair[0].order()


class RowsModel(CellModel[Row]):
    """Rows in memory, sorted by ``sort``: a column's key, and whether downward. Ties keep the order as given.

    Cells without a ``sort`` in a column whose others have one stay last, such as 'Not yet' among dates.

    With ``Section`` rows among them, the rows stay as given and cannot be sorted.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[Row], dict[str, Cell | str]],
        rows: Sequence[Row | Section] = (),
        *,
        key: Callable[[Row], Hashable] | None = None,
        sort: tuple[str, bool] | None = None,
    ) -> None:
        super().__init__(columns, cells, key=key)
        self._given: list[Row | Section] = []
        self.sorted_by = sort
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[Row | Section]) -> None:
        """Show these rows, sorted as before. Ticks of rows that are gone go too."""
        self.beginResetModel()
        self._given = list(rows)
        self._arrange()
        there = {self._key(row) for row in self.rows()}
        gone = [key for key in self._ticked if key not in there]
        for key in gone:
            del self._ticked[key]
        self.endResetModel()
        if gone:
            self.ticks_changed.emit()

    def _arrange(self) -> None:
        self._rows, self._made = list(self._given), {}
        if self.sorted_by is None or any(isinstance(row, Section) for row in self._given):
            return
        key, downward = self.sorted_by
        cells = [(as_cell(self._cells(row).get(key)), row) for row in self._given if not isinstance(row, Section)]
        first = [pair for pair in cells if pair[0].sort is not None]
        rest = [pair for pair in cells if pair[0].sort is None]
        for part in (first, rest):
            part.sort(key=_order, reverse=downward)
        self._rows = [row for _, row in first + rest]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what a view points at keeps pointing at its row."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = [(index, self.row_at(index.row())) for index in self.persistentIndexList()]
        self.sorted_by = (self.columns[column].key, order == _FALLING)
        self._arrange()
        places = {id(row): place for place, row in enumerate(self._rows)}
        for index, row in before:
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()
