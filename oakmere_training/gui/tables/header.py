"""A table's header: titles, a chevron on the column that it is sorted by, and keys that sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView

from oakmere_training.gui.icons import paint_icon

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from oakmere_training.gui.tables.view import TableView
    from oakmere_training.gui.theme import Theme

HEIGHT = 36


class TableHeader(QHeaderView):
    """36 px high. A click sorts, again turns round. With the focus, arrows choose a column and Space sorts."""

    focus_moved = Signal()
    sort_asked = Signal(int)
    focus_inside = True

    def __init__(self, theme: Theme, view: TableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme, self._table = theme, view
        self._at = -1
        self.setAccessibleName("Column titles: Space sorts")
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._ask)

    def fit(self) -> None:
        """Take the present text size, and the focus only where there is something to sort."""
        self.setFixedHeight(HEIGHT + round(28 * (self._theme.scale - 1)))
        sortable = any(self._table.can_sort(place) for place in range(self.count()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if sortable else Qt.FocusPolicy.NoFocus)
        self.viewport().update()

    def _ask(self, place: int) -> None:
        if self._table.can_sort(place):
            self.sort_asked.emit(place)

    # -- the keyboard ----------------------------------------------------------------------------------------

    def _stops(self) -> list[int]:
        places = range(self.count())
        return [place for place in places if not self.isSectionHidden(place) and self._table.can_sort(place)]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the column that the table is sorted by."""
        stops = self._stops()
        if self._at not in stops and stops:
            by = self._table.sorted_place()
            self._at = by if by in stops else stops[0]
        super().focusInEvent(event)
        self.focus_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to another title, Space and Enter sort by it, Down goes to the rows."""
        keys, stops = Qt.Key, self._stops()
        key = event.key()
        if key in (keys.Key_Left, keys.Key_Right) and self._at in stops:
            step = stops.index(self._at) + (1 if key == keys.Key_Right else -1)
            self._at = stops[max(0, min(step, len(stops) - 1))]
            self.focus_moved.emit()
        elif key in (keys.Key_Space, keys.Key_Return, keys.Key_Enter) and self._at in stops:
            self.sort_asked.emit(self._at)
        elif key == keys.Key_Down:
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            event.ignore()

    def focus_rect(self) -> QRectF:
        """The title that the keyboard is on."""
        if self._at < 0:
            return QRectF(self.rect())
        return QRectF(self.sectionViewportPosition(self._at), 0, self.sectionSize(self._at), self.height())

    def focus_radius(self) -> float:
        """A small corner."""
        return 10.0

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, also beyond the last column."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()
        super().paintEvent(event)

    def _is_over(self, place: int) -> bool:
        if not self.underMouse() or not self._table.can_sort(place):
            return False
        return self.logicalIndexAt(self.viewport().mapFromGlobal(self.cursor().pos())) == place

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  (Qt's name)
        """Paint a title."""
        theme, column = self._theme, self._table.column_at(logicalIndex)
        by, downward = self._table.sorted_place(), self._table.sorted_downward()
        is_sorted = logicalIndex == by
        over = self._is_over(logicalIndex)
        painter.save()
        ground = QRectF(rect).adjusted(0, 0, 0, -1)
        painter.fillRect(ground, theme.accent("staff").tint if over else theme.color("sunken"))
        pad = theme.edge(10 if self._table.small else 12)
        inner = QRectF(rect).adjusted(pad, 0, -pad, -1)
        if logicalIndex == self._table.first_shown():
            inner.setLeft(inner.left() + self._table.lead_pad)
        font = theme.font("small", bold=True)
        metrics = QFontMetricsF(font)
        arrow = theme.px(14) if is_sorted else 0
        room = inner.width() - (arrow + theme.px(5) if arrow else 0)
        title = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, room + 1)
        width = metrics.horizontalAdvance(title)
        x = inner.right() - width - (arrow + theme.px(5) if arrow else 0) if column.right else inner.left()
        painter.setFont(font)
        painter.setPen(theme.color("ink" if is_sorted or over else "ink2"))
        top = inner.top() + (inner.height() - metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, round(top + metrics.ascent())), title)
        if arrow:
            place = QRectF(x + width + theme.px(5), round(inner.center().y() - arrow / 2), arrow, arrow)
            name = "chevron-down" if downward else "chevron-up"
            paint_icon(painter, name, place, theme.color("ink"), stroke=2.6)
        painter.restore()
