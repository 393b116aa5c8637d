"""What the pages before the training lead's area have: the oak with its door, the tools, and a column of words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.lock import wait_after
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.oak_door import OakDoor
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.wait_card import WaitCard

if TYPE_CHECKING:
    from datetime import timedelta

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_NARROW, _LARGE = 1100, 1.5
_WIDEST = 560
"""How wide the words get, px at 100 %."""


class DoorScreen(Screen):
    """Put the words into ``words``. ``leave_asked`` is the tool at the right, whose text is ``leave``, and Esc.

    ``wait_over`` is sent when a wait that is shown has run out.
    """

    wait_over = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, title: str, *, leave: str = "Back to start") -> None:
        super().__init__(theme, title)
        across = QHBoxLayout()
        across.setSpacing(0)
        self.page.addLayout(across, 1)
        self._door = OakDoor(theme, pictures)
        across.addWidget(self._door)
        side = QVBoxLayout()
        side.setSpacing(0)
        across.addLayout(side, 1)
        side.addWidget(self._add_tools(leave))
        self._scroll = ScrollColumn(theme)
        side.addWidget(self._scroll, 1)
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words = QVBoxLayout(holder)
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.setSpacing(0)
        self._holder = holder
        self.wait = WaitCard(theme)
        self.wait.over.connect(self.wait_over)
        self._gap = QWidget()
        self._gap.setFixedHeight(16)
        self._row = QHBoxLayout()
        self._row.addWidget(holder, 1)
        self._row.addStretch(0)
        self._scroll.column.addStretch(1)
        self._scroll.column.addLayout(self._row)
        self._scroll.column.addStretch(1)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _add_tools(self, leave: str) -> QWidget:
        bar = QWidget()
        self._tools_row = QHBoxLayout(bar)
        self._tools_row.setSpacing(4)
        self._tools_row.addStretch(1)
        self.text_size = Button(self.theme, "Text size", "tool", icon="text-size")
        self.colours = Button(self.theme, "Colours", "tool", icon="colours")
        self.leave = Button(self.theme, leave, "tool", icon="close")
        self._tools = (self.text_size, self.colours, self.leave)
        for tool in self._tools:
            self._tools_row.addWidget(tool)
        self.text_size.clicked.connect(lambda: self.text_size_asked.emit(self.text_size))
        self.colours.clicked.connect(lambda: self.colours_asked.emit(self.colours))
        self.leave.clicked.connect(self.leave_asked)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return bar

    def set_leaving(self, *, on: bool) -> None:
        """Whether one may go away now."""
        self.leave.setEnabled(on)

    def add_wait(self) -> None:
        """Put the wait's card here; it shows while there is one."""
        self.words.addWidget(self._gap)
        self.words.addWidget(self.wait)
        self._gap.hide()
        self.wait.hide()

    @property
    def waits(self) -> bool:
        """Whether a wait is shown."""
        return not self.wait.isHidden()

    def show_wait(self, left: timedelta | None, tries: int) -> None:
        """Count a wait down, or ``None`` for none."""
        if left:
            self.wait.begin(left, wait_after(tries))
            self.announce(self.wait.text.text())
        self.wait.setVisible(bool(left))
        self._gap.setVisible(bool(left))

    def order_tabs(self, *stops: QWidget) -> None:
        """Tab goes through what there is to do first, and to the tools last."""
        order = [*stops, *self._tools]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self.leave.isEnabled():
            self.leave_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the window's size."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, scale = self.width(), self.theme.scale
        small, large = width < _NARROW, scale >= _LARGE
        self._door.setVisible(not large and width >= 760 * scale)
        self._door.small = small
        self._door.setFixedWidth(round(width * (0.36 if small else 0.4)))
        side = (24 if large else 48) if small or large else 72
        self._tools_row.setContentsMargins(side, 16, side - (26 if small else 40) if not large else 24, 16)
        for tool in self._tools[:2]:
            tool.set_icon_only(large)
        self._scroll.set_margins(side, 0, side, 24 if large or self.height() < 600 else 56)
        self._holder.setMaximumWidth(self.theme.px(_WIDEST))
