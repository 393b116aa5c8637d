"""A button that opens a list of actions below it, such as the kinds of file to export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.overlay import Overlay
from oakmere_training.gui.widgets.row_list import ListRow, RowList
from oakmere_training.gui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

_EDGE = 12


class _Panel(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        box(QPainter(self), rect, theme.edge(12), fill=theme.color("surface"), border=theme.color("ink"), width=2)


class Menu(Overlay):
    """Actions (key, icon, text) under the widget that asked. Esc or a press beside it closes it."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, anchor: QWidget, entries: Sequence[tuple[object, str, str]]
    ) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(anchor.accessibleName())
        self._anchor = anchor
        self.follow(anchor)
        self._panel = _Panel(theme, self)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(2, 2, 2, 2)
        self._scroll = ScrollColumn(theme, margins=(8, 8, 8, 8), ground="")
        column.addWidget(self._scroll)
        self.list = RowList(theme)
        for key, icon, text in entries:
            self.list.add(key, ListRow(theme, icon, text, pad=10))
        self._scroll.column.addWidget(self.list)
        self._scroll.column.addStretch(1)
        self.list.chosen.connect(self._choose)

    def _choose(self, key: object) -> None:
        self.dismiss()
        self.chosen.emit(key)

    def first_focus(self) -> QWidget:
        """The first action."""
        return next(iter(self.list.rows.values()))

    def arrange(self) -> None:
        """Under the widget that asked, its right edges in line; above it where there is more room."""
        if not isValid(self._anchor):
            return
        at = QRect(self._anchor.mapTo(self._host, QPoint(0, 0)), self._anchor.size())
        wanted = max(row.sizeHint().width() for row in self.list.rows.values()) + 28
        width = min(max(at.width(), wanted), self.width() - 2 * _EDGE)
        rows = sum(row.heightForWidth(width - 20) for row in self.list.rows.values()) + 20
        below, above = self.height() - at.bottom() - 6 - _EDGE, at.top() - 6 - _EDGE
        height = min(rows, max(below, above))
        top = at.bottom() + 6 if height <= below or below >= above else at.top() - 6 - height
        left = max(_EDGE, min(at.right() + 1 - width, self.width() - width - _EDGE))
        self._panel.setGeometry(left, top, width, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()


class MenuButton(Button):
    """A button with a chevron; pressed, it opens its actions. ``chosen`` sends the key of the one pressed."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        text: str,
        entries: Sequence[tuple[object, str, str]],
        *,
        kind: str = "secondary",
        icon: str = "document",
        small: bool = True,
    ) -> None:
        super().__init__(theme, text, kind, icon=icon, icon_right="chevron-down", small=small)
        self._entries = tuple(entries)
        self.setAccessibleDescription("Opens a list of actions")
        self.clicked.connect(self._open_menu)

    def set_entries(self, entries: Sequence[tuple[object, str, str]]) -> None:
        """Offer other actions."""
        self._entries = tuple(entries)

    def _open_menu(self) -> None:
        menu = Menu(self._theme, self.window(), self, self._entries)
        self.set_open(True)
        menu.closed.connect(lambda: self.set_open(False) if isValid(self) else None)
        menu.chosen.connect(self.chosen)
        menu.open()
