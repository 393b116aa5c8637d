"""Popovers under a header's tool: text size, and colours, movement and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Line
from oakmere_training.gui.widgets.fields import RadioRow
from oakmere_training.gui.widgets.overlay import Overlay
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.switch import SwitchRow
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.theme_card import ThemeCard

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.settings.fields import DisplaySettings

_SIZES = ((100, "Standard"), (115, "Larger"), (130, "Large"), (150, "Very large"), (200, "Largest"))
_MODES = (("light", "Light"), ("dark", "Dark"), ("high_contrast", "High contrast"))
_EDGE = 16


class _Panel(QWidget):
    """The popover's face: a box with a pointer to its tool, or the whole page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tip: int | None = None
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.tip is None:
            painter.fillRect(self.rect(), self._theme.color("surface"))
            return
        path = QPainterPath()
        body = QRectF(self.rect()).adjusted(1, 11, -1, -1)
        path.addRoundedRect(body, self._theme.edge(15), self._theme.edge(15))
        pointer = QPainterPath(QPointF(self.tip - 11, body.top() + 1))
        pointer.lineTo(self.tip, body.top() - 10)
        pointer.lineTo(self.tip + 11, body.top() + 1)
        pointer.closeSubpath()
        painter.setPen(QPen(self._theme.color("ink"), 2, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(self._theme.color("surface"))
        painter.drawPath(path.united(pointer))


class Popover(Overlay):
    """A child frame under the tool that asked. A press beside it, Enter or Esc closes it.

    From 150 % text it fills the window and has a Close button. ``chosen`` sends a whole ``DisplaySettings`` at each
    change, to be shown at once.
    """

    chosen = Signal(object)
    panel_width = 360

    def __init__(self, theme: Theme, window: QWidget, anchor: QWidget, title: str, display: DisplaySettings) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(title)
        self._anchor, self._display = anchor, display
        self._panel = _Panel(theme, self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.addWidget(Text(theme, title, "title"), 1)
        self._close = Button(theme, "Close", "tool", icon="close")
        self._close.clicked.connect(self.dismiss)
        head.addWidget(self._close)
        self._panel.column.addLayout(head)
        self._scroll = ScrollColumn(theme, margins=(0, 0, 0, 0), ground="surface")
        self._panel.column.addWidget(self._scroll, 1)
        self.closed.connect(self._tell_tool)
        self.fill(self._scroll.column)
        self._scroll.column.addStretch(1)

    def fill(self, column: QVBoxLayout) -> None:
        """Put the rows into the panel."""
        raise NotImplementedError

    def open(self) -> None:
        """Show it; the tool stays marked while it is open."""
        if isinstance(self._anchor, Button):
            self._anchor.set_open(True)
        super().open()

    def _tell_tool(self) -> None:
        if isValid(self._anchor) and isinstance(self._anchor, Button):
            self._anchor.set_open(False)

    def change(self, **values: object) -> None:
        """Take new values and send the whole display settings."""
        self._display = replace(self._display, **values)  # type: ignore[arg-type]
        self.chosen.emit(self._display)

    def _whole_page(self) -> bool:
        return self.theme.scale >= 1.5

    def arrange(self) -> None:
        """Under the tool, its pointer at the tool's middle; or the whole window."""
        whole = self._whole_page()
        self._close.setVisible(whole)
        side = 28 if whole else 14
        self._panel.column.setContentsMargins(side, 20 if whole else 28, side, 12)
        self._scroll.set_margins(8, 8, 8, 8)
        self._panel.column.setSpacing(4)
        if whole:
            self._panel.tip = None
            self._panel.setGeometry(self.rect())
            self._panel.update()
            return
        anchor = QRect(self._anchor.mapTo(self._host, QPoint(0, 0)), self._anchor.size())
        width = min(round(self.panel_width * self.theme.scale), self.width() - 2 * _EDGE)
        content = self._scroll.content.heightForWidth(width - 2 * side)
        content = content if content > 0 else self._scroll.content.sizeHint().height()
        top = anchor.bottom() + 7
        height = min(content + self.theme.px(28) + 4 + 40, self.height() - top - _EDGE)
        middle = anchor.center().x()
        left = max(_EDGE, min(middle - round(width * 0.62), self.width() - width - _EDGE))
        self._panel.tip = max(30, min(middle - left, width - 30))
        self._panel.setGeometry(left, top, width, height)
        self._panel.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is content with what is shown, and closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            event.accept()
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.dismiss()


class TextSizePopover(Popover):
    """Five sizes, each shown in its own size. Arrows change the page at once."""

    def __init__(self, theme: Theme, window: QWidget, anchor: QWidget, display: DisplaySettings) -> None:
        self._rows: dict[int, RadioRow] = {}
        super().__init__(theme, window, anchor, "Text size", display)
        theme.changed.connect(self._resize_samples)

    def fill(self, column: QVBoxLayout) -> None:
        """A row for each size, and what happens."""
        column.setSpacing(5)
        for percent, name in _SIZES:
            row = RadioRow(self.theme, name, f"{percent}%")
            row.setChecked(percent == self._display.text_scale)
            row.toggled.connect(lambda on, percent=percent: self.change(text_scale=percent) if on else None)
            self._rows[percent] = row
            column.addWidget(row)
        column.addSpacing(6)
        said = "The page changes at once. Long pages scroll; buttons stay in view."
        column.addWidget(Text(self.theme, said, "small", color="ink2"))
        self._resize_samples()

    def _resize_samples(self) -> None:
        """Each name keeps its own size, whatever size the page has now."""
        for percent, row in self._rows.items():
            row.face.set_size(17 * percent / 100 / self.theme.scale, round(21 * percent / 100 / self.theme.scale))
            row.updateGeometry()

    def first_focus(self) -> QWidget:
        """The chosen size."""
        return self._rows[self._display.text_scale]


class ColoursPopover(Popover):
    """Three themes, the computer's own, movement, and shortcuts of a single key."""

    panel_width = 564

    def __init__(self, theme: Theme, window: QWidget, anchor: QWidget, display: DisplaySettings) -> None:
        self._cards: dict[str, ThemeCard] = {}
        super().__init__(theme, window, anchor, "Colours", display)
        self.setAccessibleName("Colours and keys")

    def fill(self, column: QVBoxLayout) -> None:
        """The cards and three switches."""
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(12)
        for mode, name in _MODES:
            card = self._cards[mode] = ThemeCard(self.theme, name, mode)
            card.setChecked(mode == self.theme.mode)
            card.clicked.connect(lambda _=False, mode=mode: self._choose(mode))
            card.toggled.connect(lambda on, mode=mode: self._choose(mode) if on else None)
            self._row.addWidget(card, 1)
        column.addSpacing(4)
        column.addLayout(self._row)
        column.addSpacing(6)
        self._system = self._switch(
            column,
            "Same as this computer",
            "Follows the colours set in the system.",
            on=self._display.theme == "system",
        )
        self._system.switch.toggled.connect(self._follow)
        column.addSpacing(14)
        column.addWidget(Text(self.theme, "Movement and keys", "title"))
        moves = self._switch(column, "Less movement", "Pages change without sliding.", on=self._display.reduced_motion)
        moves.switch.toggled.connect(lambda on: self.change(reduced_motion=on))
        keys = self._switch(
            column, "Single-key shortcuts", "1, 2, 3 choose an answer and R reads aloud.", on=self._display.single_keys
        )
        keys.switch.toggled.connect(lambda on: self.change(single_keys=on))

    def _switch(self, column: QVBoxLayout, name: str, about: str, *, on: bool) -> SwitchRow:
        if name == "Single-key shortcuts":
            column.addWidget(Line(self.theme))
        row = SwitchRow(self.theme, name, about, on=on)
        column.addWidget(row)
        if name == "Same as this computer":
            column.addWidget(Line(self.theme))
        return row

    def _choose(self, mode: str) -> None:
        if self._display.theme == mode:
            return
        self._system.switch.blockSignals(True)  # noqa: FBT003
        self._system.switch.setChecked(False)
        self._system.switch.blockSignals(False)  # noqa: FBT003
        self._system.switch.update()
        self.change(theme=mode)

    def _follow(self, on: bool) -> None:
        self.change(theme="system" if on else self.theme.mode)
        for mode, card in self._cards.items():
            card.blockSignals(True)  # noqa: FBT003
            card.setChecked(mode == self.theme.mode)
            card.blockSignals(False)  # noqa: FBT003
            card.update()

    def arrange(self) -> None:
        """The cards stand one below the other where there is little room."""
        narrow = self.theme.scale >= 1.5 and self.width() < 620 * self.theme.scale
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        super().arrange()

    def first_focus(self) -> QWidget:
        """The chosen theme."""
        return self._cards[self.theme.mode]
