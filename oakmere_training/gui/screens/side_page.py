"""A page with content at the left and a card at the right whose buttons stay in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.paper import paint_paper_shadow
from oakmere_training.gui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.buttons import Button
    from oakmere_training.gui.widgets.paper import PaperThumb

Box = TypeVar("Box", QHBoxLayout, QVBoxLayout)
STACK_BELOW = 760
_BAR = 18
_CORNER = 10
"""Where a card's scrolling part begins below its rounded top, in px."""
_CONTENT = 1320
_CLEAR = 8
"""What stays free on either side of a scroll bar between the columns, in px."""
_TALLEST = 780
"""How high the framed columns get where there is room; higher only where what they hold needs it, in px."""


class _Side(QWidget):
    """What the card holds, with the shadow of what lies on it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lifted: PaperThumb | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shadow of a sheet of paper."""
        if self.lifted is not None and not self._theme.high_contrast:
            corner = self.lifted.mapTo(self, QPoint(0, 0))
            paint_paper_shadow(QPainter(self), self.lifted.focus_rect().toRect().translated(corner))


class SidePage(QWidget):
    """Content in ``main``, and a card with ``side``, the primary button and what stands below it.

    Each column scrolls on its own and the buttons stay. Where there is little room or text is large (150 %), all goes
    into one column in reading order and the primary button into a footer. ``widths`` are the card's in a wide and in
    a narrow window; ``pads`` its room at the sides and at the top, in each; ``framed`` False leaves ground and edge
    out. ``gaps`` are the room between the columns. All in px at 100 %. ``arranged`` is sent when the room changed.
    """

    arranged = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        widths: tuple[int, int],
        pads: tuple[tuple[int, int], tuple[int, int]] = ((25, 25), (21, 19)),
        gaps: tuple[int, int] = (32, 20),
        margins: tuple[int, int] = (48, 24),
        framed: bool = True,
    ) -> None:
        super().__init__()
        self.theme, self._widths, self._pads, self._gaps = theme, widths, pads, gaps
        self._sides, self._framed = margins, framed
        self.stacked = False
        self._pinned: list[Button] = []
        self._margins = (48, 26, 32, 26)
        self._card_width = widths[0] + 48
        self._build()
        theme.changed.connect(self.arrange)

    def _build(self) -> None:
        theme = self.theme
        page = _bare(QVBoxLayout(self))
        row = _bare(QHBoxLayout())
        page.addLayout(row, 1)
        self._main_scroll = ScrollColumn(theme)
        self.main_box = QWidget()
        self.main = _bare(QVBoxLayout(self.main_box))
        self._main_scroll.column.addWidget(self.main_box, 1)
        row.addWidget(self._main_scroll, 1)
        self._wrap = QWidget()
        self._wrap_column = _bare(QVBoxLayout(self._wrap))
        row.addWidget(self._wrap)
        self._card = Card(theme, padding=(0, 0, 0, 0)) if self._framed else QWidget()
        self._card_column = self._card.column if isinstance(self._card, Card) else _bare(QVBoxLayout(self._card))
        self._wrap_column.addWidget(self._card)
        self._side_scroll = ScrollColumn(theme, margins=(0, 0, 0, 0), ground="" if self._framed else "bg")
        self._side_box, self._below_box = _Side(theme), QWidget()
        self.side, self._below = _bare(QVBoxLayout(self._side_box)), _bare(QVBoxLayout(self._below_box))
        self._side_scroll.column.addWidget(self._side_box)
        self._side_scroll.column.addStretch(1)
        self._card_column.addWidget(self._side_scroll, 1)
        self._card_column.addWidget(self._below_box)
        self._footer = Footer(theme)
        self._footer.hide()
        page.addWidget(self._footer)
        for scroll in (self._main_scroll, self._side_scroll):
            scroll.verticalScrollBar().rangeChanged.connect(self._leave_room)

    def set_actions(
        self, primary: Button, below: Sequence[QWidget] = (), *, beside: Button | None = None, spacing: int = 12
    ) -> None:
        """The primary button, one that shares its line, and what stands below them (other buttons, a note)."""
        self._below.setSpacing(spacing)
        self._line = QHBoxLayout()
        self._line.setSpacing(12)
        self._below.addLayout(self._line)
        self._pinned = [primary] if beside is None else [primary, beside]
        for button in self._pinned:
            self._line.addWidget(button, 1)
        for part in below:
            self._below.addWidget(part)

    def lift(self, paper: PaperThumb) -> None:
        """Give a sheet in ``side`` its shadow."""
        self._side_box.lifted = paper

    def show_part(self, part: QWidget) -> None:
        """Scroll until a part of either column is in view."""
        self._main_scroll.show_part(part)
        self._side_scroll.show_part(part)

    # -- room ------------------------------------------------------------------------------------------------

    @property
    def wide(self) -> bool:
        """Whether the window gives the full margins (1100 px and more)."""
        return self.width() >= 1100

    @property
    def short(self) -> bool:
        """Whether the window is under 720 px high, of which the header takes 60."""
        return self.window().height() < 720

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little room."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the parts for the present room."""
        self._arrange()
        self.arranged.emit()

    def _arrange(self) -> None:
        scale = self.theme.scale
        self._stack(stacked=scale >= 1.5 or self.width() / scale < STACK_BELOW)
        place = 0 if self.wide else 1
        margin = self._sides[place] + max(0, (self.width() - _CONTENT - 2 * self._sides[place]) // 2)
        up = 14 if self.short else (26, 18)[place]
        self._margins = (margin, up, margin if self.stacked else self._gaps[place], up)
        grown = round(self._widths[place] * (1 + (scale - 1) * 0.6))
        self._card_width = min(grown, round(self.width() * 0.42)) + margin
        self._leave_room()
        side, top = self._pad()
        if self.stacked:
            pads = (side, top, side, top) if self._framed else (0, 0, 0, 0)
            self._card_column.setContentsMargins(*pads)
            return
        spare = 0 if self._framed else _BAR
        if self._framed:
            self._card_column.setContentsMargins(1, _CORNER, 1, top)
            self._below_box.setContentsMargins(side - 1, 6, side - 1, 0)
        else:
            self._card_column.setContentsMargins(0, 0, 0, 0)
            self._below_box.setContentsMargins(0, 6, spare, 0)

    def _pad(self) -> tuple[int, int]:
        return self._pads[0 if self.wide and not self.short else 1]

    @property
    def side_width(self) -> int:
        """The width of what the card holds, in px."""
        margins = self._wrap_column.contentsMargins()
        beside = margins.left() + margins.right()
        whole = self.width() - 2 * self._margins[0] if self.stacked else self._wrap.minimumWidth() - beside
        return whole - 2 * self._pad()[0] if self._framed else whole

    def _leave_room(self) -> None:
        """Have the scroll bars lie in the gap beside the left column and in the card's own margin."""
        left, up, right, down = self._margins
        down += self._spare()
        bar = self._bar(self._main_scroll)
        self._main_scroll.set_margins(left, up, max(_CLEAR + 6 * self.stacked, right - bar) if bar else right, down)
        if not self.stacked:
            beside = _CLEAR if bar else 0
            self._wrap.setFixedWidth(self._card_width + beside)
            self._wrap_column.setContentsMargins(beside, up, left - (0 if self._framed else _BAR), down)
        side, top = self._pad()
        left, up, right = (side - 1, top - _CORNER, side - 1) if self._framed else (0, 0, _BAR)
        right = max(0, right - self._bar(self._side_scroll))
        self.side.setContentsMargins(*(0,) * 4 if self.stacked else (left, up, right, 8))

    def _spare(self) -> int:
        """How much of a tall window's height stays free below the cards, in px."""
        if self.stacked or not self._framed:
            return 0
        main, side = _needed(self.main, self.main_box), _needed(self.side, self._side_box)
        side += self._below_box.sizeHint().height() + _CORNER + self._pad()[1] + _BAR
        needed = max(main, side) + self._margins[1] + self._margins[3]
        return max(0, self.height() - max(_TALLEST, needed))

    @staticmethod
    def _bar(scroll: ScrollColumn) -> int:
        bar = scroll.verticalScrollBar()
        return _BAR if bar.maximum() > bar.minimum() else 0

    def _stack(self, *, stacked: bool) -> None:
        if stacked == self.stacked:
            return
        self.stacked = stacked
        focused = self.window().focusWidget()
        if stacked:
            self._card_column.insertWidget(0, self._side_box)
            self._main_scroll.column.addWidget(self._card)
            self._main_scroll.column.setSpacing(18)
            for button in reversed(self._pinned):
                self._footer.add_right(button)
            self._below_box.setContentsMargins(0, 18, 0, 0)
        else:
            self._side_scroll.column.insertWidget(0, self._side_box)
            self._wrap_column.addWidget(self._card)
            for button in self._pinned:
                self._line.addWidget(button, 1)
        self._side_scroll.setVisible(not stacked)
        self._wrap.setVisible(not stacked)
        self._footer.setVisible(stacked)
        self._below_box.setVisible(not stacked or self._below.count() > 1)
        for part in (self._side_box, self._card, *self._pinned):
            part.show()
        if focused is not None and isValid(focused) and self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
            if focused in self._pinned:
                self._main_scroll.verticalScrollBar().setValue(0)


def _needed(column: QVBoxLayout, box: QWidget) -> int:
    """The height that a column's parts ask for at the width they have, in px."""
    wanted = column.sizeHint().height()
    return max(wanted, column.heightForWidth(box.width())) if column.hasHeightForWidth() else wanted


def _bare(box: Box) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    return box
