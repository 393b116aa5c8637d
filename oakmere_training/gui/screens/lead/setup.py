"""What the three steps of the first set-up have: the header, the steps, a column with a card beside it, the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import Header
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.step_bar import StepBar
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

STEPS = ("Passphrase", "Your school", "Recovery key")
_NARROW, _LARGE, _WIDEST = 1100, 1.5, 1320


class SetupPage(Screen):
    """Put the content into ``body``. ``back_asked`` and ``next_asked`` are the foot's buttons.

    ``step`` counts from 0; ``side`` stands at the right of the body. ``crumb`` says what is being done.
    """

    back_asked = Signal()
    next_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        title: str,
        about: str,
        *,
        step: int | None,
        side: QWidget,
        crumb: str = "First set-up",
        go_on: str = "Go on",
        go_on_icon: str = "arrow-right",
    ) -> None:
        super().__init__(theme, title)
        self.add_header(Header(theme, pictures, crumb, leave=""))
        main = QWidget()
        self.body = QVBoxLayout(main)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        if step is not None:
            self.body.addWidget(StepBar(theme, STEPS, step))
            self.body.addSpacing(14)
        self.body.addWidget(Text(theme, title, "h1", size=(30, 38)))
        self.body.addWidget(Text(theme, about, "body", color="ink2"))
        self.body.addSpacing(16)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(side)
        column.addStretch(1)
        self._scroll = ScrollColumn(theme)
        self._columns = Columns(theme, main, holder, 370, 268, gap=44, small_gap=24)
        self._scroll.column.addWidget(self._columns, 1)
        self.page.addWidget(self._scroll, 1)
        self._add_foot(go_on, go_on_icon)
        theme.changed.connect(self._arrange)

    def _add_foot(self, go_on: str, icon: str) -> None:
        self.footer = Footer(self.theme)
        self.back = Button(self.theme, "Back", "quiet", icon="chevron-left")
        self.skip = Button(self.theme, "Skip for now", "quiet")
        self.next = Button(self.theme, go_on, "primary", icon_right=icon)
        self.footer.add_left(self.back)
        self.footer.add_right(self.skip)
        self.footer.add_right(self.next)
        self.skip.hide()
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)
        self.page.addWidget(self.footer)

    def show_part(self, part: QWidget) -> None:
        """Scroll a part into view."""
        self._scroll.show_part(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the window's size."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        small, large = self.width() < _NARROW, self.theme.scale >= _LARGE
        side = max(24 if small or large else 48, (self.width() - _WIDEST) // 2)
        self._scroll.set_margins(side, 14 if small else 22, side, 16)
