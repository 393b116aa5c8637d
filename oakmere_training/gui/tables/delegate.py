"""Paints the cells of a table: the row's ground, the cell, and the line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QToolTip

from oakmere_training.gui.painting import mixed
from oakmere_training.gui.tables.cell import Cell, Look
from oakmere_training.gui.tables.models import CELL_ROLE
from oakmere_training.gui.tables.paint import Place, paint_cell, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QColor, QHelpEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from oakmere_training.gui.tables.view import TableView
    from oakmere_training.gui.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

_TEXTS = frozenset({Look.TEXT, Look.BOLD, Look.MUTED, Look.ICON_TEXT, Look.PILL})

_BELOW = 24
"""How far rows below a heading stand further in, px at 100 %."""


class CellDelegate(QStyledItemDelegate):
    """One delegate for all cells: each cell says its look."""

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def _pads(self, column: int, row: int) -> tuple[int, int]:
        """The room before and after a cell's text; rows below a heading that opens stand further in."""
        view = self._view
        pad = self._theme.edge(10 if view.small else 12)
        if column != view.first_shown():
            return pad, pad
        below = self._theme.px(_BELOW) if view.is_tree and not view.is_branch(row) else 0
        return pad + view.lead_pad + below, pad

    def ground(self, row: int) -> QColor:
        """The colour behind a row."""
        theme, view = self._theme, self._view
        if view.is_section(row):
            return theme.color("sunken")
        if view.is_marked(row):
            return theme.color("selection_tint")
        if row == view.hovered:
            over = theme.color("selection_tint") if theme.high_contrast else theme.color("sunken")
            return mixed(theme.color("surface"), over, 0.7)
        return theme.color("bg" if view.is_branch(row) else "surface")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        cell, theme, view = index.data(CELL_ROLE), self._theme, self._view
        rect = QRectF(option.rect)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, self.ground(index.row()))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        if isinstance(cell, Cell):
            left, right = self._pads(index.column(), index.row())
            inner = rect.adjusted(left, 0, -right, -1)
            if view.is_section(index.row()):
                self._paint_section(painter, inner, cell)
            else:
                place = Place(
                    inner,
                    selected=view.is_marked(index.row()),
                    right=view.column_at(index.column()).right,
                    ticked=index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked,
                    size=15 if view.compact else 16,
                )
                paint_cell(painter, theme, cell, place)
        painter.restore()

    def _paint_section(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        painter.setFont(self._theme.font("small", bold=True))
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cell.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The row's height; columns have their widths."""
        return QSize(44, self._view.row_height())

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """The view ticks: the whole cell is the target."""
        return False

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The whole text, where it had to be shortened."""
        cell = index.data(CELL_ROLE)
        left, right = self._pads(index.column(), index.row())
        room = option.rect.width() - left - right
        cut = isinstance(cell, Cell) and cell.look in _TEXTS and text_width(self._theme, cell) > room + 1
        QToolTip.showText(event.globalPos(), cell.text if cut else "", view)
        return True
