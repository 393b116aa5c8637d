"""Rows that are read page by page as one scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from oakmere_training.gui.tables.models import CellModel, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from oakmere_training.gui.tables.cell import Cell
    from oakmere_training.gui.tables.columns import Column

    Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


class PagedModel(CellModel[Row]):
    """Rows that are read as one scrolls. ``fetch(offset, limit, sort_key, downward)`` gives the next rows.

    Fewer than ``limit`` mean that there are no more. Ticks are kept by key, for rows that are not read too.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[Row], dict[str, Cell | str]],
        fetch: Callable[[int, int, str | None, bool], Sequence[Row]],
        *,
        key: Callable[[Row], Hashable] | None = None,
        page: int = 200,
        sort: tuple[str, bool] | None = None,
    ) -> None:
        super().__init__(columns, cells, key=key)
        self._fetch, self._page, self._more = fetch, page, True
        self.sorted_by = sort
        self.reload()

    def reload(self) -> None:
        """Read again from the start."""
        self.beginResetModel()
        self._rows, self._made, self._more = [], {}, True
        self._rows.extend(self._next())
        self.endResetModel()

    def _next(self) -> Sequence[Row]:
        by, downward = self.sorted_by or (None, False)
        found = self._fetch(len(self._rows), self._page, by, downward)
        self._more = len(found) >= self._page
        return found

    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        """Whether there may be more."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index = _ROOT) -> None:
        """Read the next page."""
        if not self.canFetchMore(parent):
            return
        found = self._next()
        if found:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(found) - 1)
            self._rows.extend(found)
            self.endInsertRows()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Read again in another order."""
        if 0 <= column < len(self.columns):
            self.sorted_by = (self.columns[column].key, order == Qt.SortOrder.DescendingOrder)
            self.reload()
