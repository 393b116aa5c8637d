"""When the records cannot be used: what happened, what is safe, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from oakmere_training.domain.errors import NewerRecordsError, OakmereError, ReadOnlyRecordsError
from oakmere_training.domain.quiz import Picture as Drawing
from oakmere_training.gui.details import details
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.header import Header
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.steps import Steps
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_STACK_BELOW = 800


class RecordsFaultScreen(Screen):
    """A fault of the world outside, in plain words. ``may_check``: certificates can be looked up all the same."""

    try_again_asked = Signal()
    close_asked = Signal()
    check_asked = Signal()
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, pictures: PictureStore, error: OakmereError, *, may_check: bool) -> None:
        super().__init__(theme, error.title)
        self._error = error
        header = Header(theme, pictures, "", leave="Close the program")
        self.add_header(header)
        header.leave_asked.disconnect(self.leave_asked)
        header.leave_asked.connect(self.close_asked)
        scroll = ScrollColumn(theme)
        self.page.addWidget(scroll, 1)
        self._scroll = scroll
        self._row = QHBoxLayout()
        self._row.setSpacing(56)
        scroll.column.addStretch(1)
        scroll.column.addLayout(self._row)
        scroll.column.addStretch(1)
        self._scene = Picture(theme, pictures, Drawing("badger-by-the-mere", "Badger stands by calm water."))
        self._row.addStretch(1)
        self._row.addWidget(self._scene, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = QWidget()
        self._row.addWidget(self._words, 0)
        self._row.addStretch(1)
        self._fill(theme, may_check=may_check)
        theme.changed.connect(self._arrange)

    def _fill(self, theme: Theme, *, may_check: bool) -> None:
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        error = self._error
        column.addWidget(Text(theme, error.title, "h1"))
        column.addWidget(Text(theme, error.sentence, "body_lg"))
        if error.steps:
            column.addWidget(Steps(theme, error.steps))
        fact = Card(theme, fill="sunken", border="", radius=12, padding=(16, 12, 16, 12))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(Icon(theme, "lock", color="accent:staff:strong"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(theme, error.safe, "body", size=(16, 24)), 1)
        fact.column.addLayout(line)
        column.addWidget(fact)
        buttons = FlowRow(spacing=14)
        column.addWidget(buttons)
        if isinstance(error, NewerRecordsError):
            self._primary = Button(theme, "Close", "primary")
            self._primary.clicked.connect(self.close_asked)
        else:
            self._primary = Button(theme, "Try again", "primary", icon="redo")
            self._primary.clicked.connect(self.try_again_asked)
        buttons.add(self._primary)
        if may_check and isinstance(error, ReadOnlyRecordsError):
            check = Button(theme, "Check a certificate", "secondary")
            check.clicked.connect(self.check_asked)
            buttons.add(check)
        copy = Button(theme, "Copy details for IT support", "secondary", icon="copy")
        copy.clicked.connect(self._copy)
        buttons.add(copy)

    def _copy(self) -> None:
        self.copy_asked.emit(details(f"{type(self._error).__name__}: {self._error.sentence}\n{self._error.details}"))
        self.announce("The details are copied.")

    def default_widget(self) -> QWidget:
        """The way out."""
        return self._primary

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawing out where there is little room, and at large text."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= 1100
        margin = 48 if wide else 32
        self._scroll.set_margins(margin, 24, margin, 24)
        self._row.setSpacing(56 if wide else 32)
        self._scene.setVisible(self.theme.scale < 1.5 and self.width() / self.theme.scale >= _STACK_BELOW)
        side = 400 if wide else 280
        self._scene.setFixedWidth(side)
        room = self.width() - 2 * margin - (side + self._row.spacing() if not self._scene.isHidden() else 0)
        self._words.setFixedWidth(max(280, min(self.theme.px(720), room - 24)))
