"""The table: rows of 44 px, one ring for the row (or cell), ticks by Space, Enter opens, letters search."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy

from oakmere_training.gui import style
from oakmere_training.gui.tables.cell import Look
from oakmere_training.gui.tables.columns import shown_widths
from oakmere_training.gui.tables.delegate import CellDelegate
from oakmere_training.gui.tables.empty import EmptyState
from oakmere_training.gui.tables.header import TableHeader
from oakmere_training.gui.tables.keys import KeyedTable
from oakmere_training.gui.tables.models import CellModel, RowsModel
from oakmere_training.gui.tables.paint import text_width, title_width

if TYPE_CHECKING:
    from typing import Any

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme

SECTION = 36
_MEASURED = 60
_SMALL_BELOW, _LARGE, _SMALL_TYPE = 1100, 1.5, 1.15


class TableView(KeyedTable):
    """Shows a ``CellModel``. ``selects``: one row is chosen, as in a list beside its details (``chosen``).

    ``cells``: arrows go from cell to cell and Enter sends ``action`` for it. ``opened`` is Enter, a double click, or
    a click where rows have a chevron; ``action`` a press on a link, a pencil or a coverage cell. Without ``grows`` it
    is just as high as its rows. Sort, ticks and letters: see the keys.
    """

    def __init__(
        self,
        theme: Theme,
        model: CellModel[Any],
        name: str,
        *,
        selects: bool = False,
        cells: bool = False,
        grows: bool = True,
        opens_on_click: bool | None = None,
        lead_pad: int = 0,
    ) -> None:
        by_click = any(c.key == "chevron" for c in model.columns) if opens_on_click is None else opens_on_click
        super().__init__(theme, model, selects=selects, cells=cells, opens_on_click=by_click)
        self._grows = grows
        self.hovered, self.small, self.compact, self.lead_pad = -1, False, False, lead_pad
        self._across = 0
        self._fitted_for = (0, 0.0)
        self._empty: EmptyState | None = None
        self._prepare(name)
        self.setModel(model)
        self._titles.sort_asked.connect(self.sort_by)
        model.modelReset.connect(self._arranged)
        model.layoutChanged.connect(self._arranged)
        model.rowsInserted.connect(self._arranged)
        self._fit()
        theme.changed.connect(self._fit)

    def _prepare(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription("Space ticks, Enter opens, letters search")
        self._titles = TableHeader(self._theme, self)
        self.setHorizontalHeader(self._titles)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.SingleSelection if self._selects else modes.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(CellDelegate(self._theme, self))
        self.setAutoFillBackground(True)
        style.apply(self.verticalScrollBar(), self._theme, style.SCROLL_BAR)
        style.apply(self.horizontalScrollBar(), self._theme, style.SCROLL_BAR_ACROSS)
        grow = QSizePolicy.Policy.Expanding if self._grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, grow)
        self.verticalScrollBar().valueChanged.connect(self.focus_moved)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    # -- what pages ask --------------------------------------------------------------------------------------

    def set_empty(self, icon: str, sentence: str, button: QWidget | None = None) -> None:
        """What stands in the table's place while it has no rows."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = EmptyState(self._theme, icon, sentence, button, self.viewport())
        self._show_empty()

    # -- what header and delegate ask ------------------------------------------------------------------------

    def first_shown(self) -> int:
        """The first column that is not dropped."""
        places = range(len(self._rows.columns))
        return next((place for place in places if not self.isColumnHidden(place)), 0)

    def can_sort(self, place: int) -> bool:
        """Whether a click on this title sorts."""
        return self.column_at(place).sortable and self._rows.sorted_by is not None

    def sorted_place(self) -> int:
        """The column that the rows are sorted by, or -1."""
        return self._rows.column_place(self._rows.sorted_by[0]) if self._rows.sorted_by else -1

    def sorted_downward(self) -> bool:
        """Whether the rows are sorted downward."""
        return bool(self._rows.sorted_by and self._rows.sorted_by[1])

    @property
    def is_tree(self) -> bool:
        """Whether rows stand below headings that open."""
        return self._rows.spans

    def is_branch(self, row: int) -> bool:
        """Whether a row is the heading of rows that open below it."""
        return self._rows.spans and any(self._rows.cell(row, c).look is Look.BRANCH for c in range(2))

    def is_marked(self, row: int) -> bool:
        """Whether a row is ticked or chosen."""
        if self._selects and self.selectionModel().isRowSelected(row, QModelIndex()):
            return True
        return self._tick_column() >= 0 and self._is_ticked(row)

    # -- sorting ---------------------------------------------------------------------------------------------

    def sort_by(self, place: int) -> None:
        """Sort by a column, or turn its order round; the row that was current stays so."""
        same = place == self.sorted_place()
        downward = not self.sorted_downward() if same else self.column_at(place).falls
        order = Qt.SortOrder.DescendingOrder if downward else Qt.SortOrder.AscendingOrder
        self._rows.sort(place, order)
        self._titles.viewport().update()
        self.viewport().update()

    # -- room ------------------------------------------------------------------------------------------------

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover(-1)
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer without dragging a selection."""
        if not event.buttons():
            super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths."""
        super().resizeEvent(event)
        self._lay_columns()
        self._place_empty()
        self.focus_moved.emit()

    def _fit(self) -> None:
        palette, theme = self.palette(), self._theme
        palette.setColor(QPalette.ColorRole.Base, theme.color("surface"))
        palette.setColor(QPalette.ColorRole.Window, theme.color("sunken"))
        self.setPalette(palette)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.verticalScrollBar().setSingleStep(self.row_height() // 2)
        self._titles.fit()
        self._arranged()

    def _lay_columns(self) -> None:
        theme = self._theme
        self.small = self.window().width() < _SMALL_BELOW or theme.scale >= _LARGE
        self.compact = self.small and theme.scale < _SMALL_TYPE
        room = self.viewport().width()
        widths = shown_widths(
            self._rows.columns, room, theme.scale, small=self.small, compact=self.compact, needs=self._needs
        )
        for place, width in enumerate(widths):
            self.setColumnHidden(place, not width)
            if width:
                self.setColumnWidth(place, width)
        # The bar across makes the page taller, which may bring the bar down and take room: it stays until the window
        # changes, or both would come and go for ever.
        fitted_for = (self.window().width(), theme.scale)
        across = 18 if sum(widths) > room or (self._across and fitted_for == self._fitted_for) else 0
        self._fitted_for = fitted_for
        if across != self._across:
            self._across = across
            self.updateGeometry()

    def _needs(self, place: int) -> int:
        """What a column's title and its first cells take, in pixels: enough for numbers and dates to stay whole."""
        theme, column = self._theme, self.column_at(place)
        pads = 2 * theme.edge(10 if self.small else 12)
        if not column.title and not self._rows.rowCount():
            return round(column.width * theme.scale)
        arrow = theme.px(19) if place == self.sorted_place() else 0
        wanted = title_width(theme, column.title) + arrow
        for row in range(min(_MEASURED, self._rows.rowCount())):
            if not self.is_section(row):
                wanted = max(wanted, text_width(theme, self._rows.cell(row, place), 15 if self.compact else 16))
        return ceil(wanted) + pads + 2

    def _arranged(self) -> None:
        """After other rows came: heights, spans and widths."""
        self.clearSpans()
        height = SECTION + round(28 * (self._theme.scale - 1))
        if self._rows.spans or isinstance(self._rows, RowsModel):
            for row in range(self._rows.rowCount()):
                self._arrange_row(row, height)
        self._lay_columns()
        self._show_empty()
        self.updateGeometry()
        self.viewport().update()
        self.focus_moved.emit()

    def _arrange_row(self, row: int, height: int) -> None:
        if self.is_section(row):
            self.setRowHeight(row, height)
            self.setSpan(row, 0, 1, len(self._rows.columns))
        elif self._rows.spans:
            self.setRowHeight(row, self.row_height())
            for column in range(len(self._rows.columns)):
                span = self._rows.cell(row, column).span
                if span > 1:
                    self.setSpan(row, column, 1, span)

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._rows.rowCount() == 0)
            self._place_empty()

    def _place_empty(self) -> None:
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def _whole_height(self, most: int) -> int:
        """Header and rows, at most so many."""
        rows = min(most, max(1, self._rows.rowCount()))
        high = sum(self.rowHeight(row) for row in range(min(rows, self._rows.rowCount()))) or self.row_height()
        return self._titles.height() + high + self._across

    def sizeHint(self) -> QSize:
        """Some rows where it grows, else all of them."""
        few = self._titles.height() + 5 * self.row_height()
        return QSize(320, few if self._grows else self._whole_height(60))

    def minimumSizeHint(self) -> QSize:
        """Header and three rows, or as many as there are."""
        few = self._titles.height() + 3 * self.row_height()
        return QSize(120, few if self._grows else min(few, self._whole_height(3)))
