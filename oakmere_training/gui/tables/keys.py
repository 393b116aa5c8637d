"""What keys and the pointer do in a table: Space ticks, Enter opens, Home and End go to the ends, letters search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from oakmere_training.gui.tables.cell import PRESSED, Cell, Look
from oakmere_training.gui.tables.models import CELL_ROLE, CellModel

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import Any

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from oakmere_training.gui.tables.columns import Column
    from oakmere_training.gui.theme import Theme

ROW = 44
_LETTERS = frozenset({Look.TEXT, Look.BOLD, Look.MUTED, Look.ICON_TEXT, Look.BRANCH})
_STEPS = {
    QAbstractItemView.CursorAction.MoveUp: -1,
    QAbstractItemView.CursorAction.MoveDown: 1,
    QAbstractItemView.CursorAction.MovePrevious: -1,
    QAbstractItemView.CursorAction.MoveNext: 1,
}


class KeyedTable(QTableView):
    """The keys of ``TableView``, which says how they are asked for."""

    opened = Signal(object)
    chosen = Signal(object)
    action = Signal(object, str)
    focus_moved = Signal()
    focus_inside = True

    def __init__(
        self, theme: Theme, model: CellModel[Any], *, selects: bool, cells: bool, opens_on_click: bool
    ) -> None:
        super().__init__()
        self._theme, self._rows = theme, model
        self._selects, self._by_cell, self._opens = selects, cells, opens_on_click
        self._typed, self._since = "", QElapsedTimer()
        self.verticalScrollBar().valueChanged.connect(self.focus_moved)
        self.clicked.connect(self._clicked)
        self.doubleClicked.connect(self._double_clicked)

    def is_section(self, row: int) -> bool:
        """Whether a row is only a heading."""
        return self._rows.section_at(row) is not None

    def _is_ticked(self, row: int) -> bool:
        state = self._rows.index(row, self._tick_column()).data(Qt.ItemDataRole.CheckStateRole)
        return bool(state == Qt.CheckState.Checked)

    def _tick_column(self) -> int:
        return self._rows.column_place("tick")

    def row_height(self) -> int:
        """The height of a row in pixels: 44, more with larger text."""
        return ROW + round(32 * (self._theme.scale - 1))

    def current_row(self) -> object | None:
        """The row that the keyboard is on, or that is chosen."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def choose_row(self, key: Hashable) -> bool:
        """Go to the row with a key; ``False`` where there is none."""
        place = self._rows.place_of(key)
        if place < 0:
            return False
        self.setCurrentIndex(self._rows.index(place, self._text_column()))
        return True

    def column_at(self, place: int) -> Column:
        """A column."""
        return self._rows.columns[place]

    # -- keys and pointer ------------------------------------------------------------------------------------

    def _text_column(self) -> int:
        places = [place for place in range(len(self._rows.columns)) if not self.isColumnHidden(place)]
        first = next((row for row in range(self._rows.rowCount()) if not self.is_section(row)), -1)
        if first < 0:
            return places[0] if places else 0
        return next((place for place in places if self._rows.cell(first, place).look in _LETTERS), places[0])

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803  (Qt's name)
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Up and down over rows (never on a section), Home and End to the ends."""
        actions, here = QAbstractItemView.CursorAction, self.currentIndex()
        if cursorAction in (actions.MoveLeft, actions.MoveRight):
            return super().moveCursor(cursorAction, modifiers)
        if cursorAction == actions.MoveEnd:
            while self._rows.canFetchMore(QModelIndex()):
                self._rows.fetchMore(QModelIndex())
        last = self._rows.rowCount() - 1
        page = max(1, self.viewport().height() // self.row_height() - 1)
        step = _STEPS.get(cursorAction, -page if cursorAction == actions.MovePageUp else page)
        place = max(0, min(here.row() + step, last))
        if cursorAction in (actions.MoveHome, actions.MoveEnd):
            place, step = (0, 1) if cursorAction == actions.MoveHome else (last, -1)
        column = here.column() if here.isValid() else self._text_column()
        found = self._enabled_from(place, 1 if step > 0 else -1)
        return self._rows.index(found, column) if found >= 0 else here

    def _enabled_from(self, place: int, step: int) -> int:
        """The first row from a place that is not a section, looking onward and then back; -1 for none."""
        total = self._rows.rowCount()
        onward = range(place, total) if step > 0 else range(place, -1, -1)
        back = range(place, -1, -1) if step > 0 else range(place, total)
        return next((row for rows in (onward, back) for row in rows if not self.is_section(row)), -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens (or presses the cell), letters search."""
        index, key = self.currentIndex(), event.key()
        if key == Qt.Key.Key_Space and index.isValid() and not self._typed_lately():
            self._tick(index.row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if index.isValid() and not event.isAutoRepeat():
                self._enter(index)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        cell = index.data(CELL_ROLE)
        if self._by_cell and isinstance(cell, Cell) and cell.look is not Look.BRANCH:
            self._press(index)
        else:
            self._open(index.row())

    def _tick(self, row: int) -> None:
        column = self._tick_column()
        if column < 0:
            return
        state = Qt.CheckState.Unchecked if self._is_ticked(row) else Qt.CheckState.Checked
        self._rows.setData(self._rows.index(row, column), state, Qt.ItemDataRole.CheckStateRole)

    def _open(self, place: int) -> None:
        row = self._rows.row_at(place)
        if row is not None:
            self.opened.emit(row)

    def _press(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None:
            self.action.emit(row, self.column_at(index.column()).key)

    def _clicked(self, index: QModelIndex) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell) or self.is_section(index.row()):
            return
        if cell.look is Look.TICK:
            self._tick(index.row())
        elif cell.look in PRESSED or (self._by_cell and cell.look is Look.COVERAGE):
            self._press(index)
        elif self._opens or cell.look is Look.BRANCH:
            self._open(index.row())

    def _double_clicked(self, index: QModelIndex) -> None:
        cell = index.data(CELL_ROLE)
        plain = isinstance(cell, Cell) and cell.look not in PRESSED | {Look.TICK, Look.COVERAGE, Look.BRANCH}
        if plain and not self._opens:
            self._open(index.row())

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose first text column begins with what was typed."""
        again = not self._typed_lately()
        self._since.start()
        self._typed = search if again else self._typed + search
        column, here = self._text_column(), self.currentIndex()
        start = here.row() + (1 if again else 0) if here.isValid() else 0
        total = self._rows.rowCount()
        if not total:
            return
        flags = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap
        first = self._rows.index(start % total, column)
        found = self._rows.match(first, Qt.ItemDataRole.DisplayRole, self._typed, 1, flags)
        if found:
            self.setCurrentIndex(found[0])

    def _typed_lately(self) -> bool:
        pause = QApplication.keyboardInputInterval()
        return bool(self._typed) and self._since.isValid() and self._since.elapsed() < pause

    # -- focus -----------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            first = self._enabled_from(0, 1)
            index = self._rows.index(first, self._text_column())
            flag = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
        self.focus_moved.emit()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        """Move the ring; tell which row is chosen now."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.focus_moved.emit()
        if self._selects and current.row() != previous.row():
            row = self._rows.row_at(current.row())
            if row is not None:
                self.chosen.emit(row)

    def focus_rect(self) -> QRectF:
        """The current row (or cell), as far as it can be seen."""
        index, room = self.currentIndex(), self.viewport().geometry()
        if not index.isValid():
            return QRectF(room)
        top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        rect = QRect(0, top, room.width(), height)
        if self._by_cell:
            rect = self.visualRect(index)
        return QRectF(rect.translated(room.topLeft()).intersected(room))

    def focus_radius(self) -> float:
        """A small corner."""
        return 10.0
