"""The place of a step that is put in order: number, text, and the buttons that move the step up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QWidget

from oakmere_training.gui.accessible import set_role
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.choice_face import selection
from oakmere_training.gui.widgets.fitted import Fitted
from oakmere_training.gui.widgets.place_panel import PlacePanel, place_word
from oakmere_training.gui.widgets.text_block import TextBlock, unbroken

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ARROWS = (*_STEPS, Qt.Key.Key_Left, Qt.Key.Key_Right)
_LEAST_EMS = 8
"""Where the text beside the buttons would be narrower than this, they go below it."""
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class MoveButton(Button):
    """*Up* or *Down*. Arrow keys belong to the card."""

    def __init__(self, theme: Theme, tier: Tier, label: str, card: OrderCard) -> None:
        pupil = tier.for_pupils
        icon = f"arrow-{label.lower()}"
        super().__init__(
            theme,
            label,
            "pupil_plain" if pupil else "secondary",
            tier,
            icon=icon,
            height=72 if pupil else 0,
            parent=card,
        )
        self._card = card
        self.setAccessibleName(f"Move {label.lower()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the card."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the card the current one."""
        super().focusInEvent(event)
        self._card.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The card may no longer be the current one."""
        super().focusOutEvent(event)
        self._card.update()


class OrderCard(Fitted, QWidget):
    """Shows the step that has this place. A screen reader meets a list item with two buttons.

    ``move_asked`` asks to move the step (-1 is up), ``step_asked`` for the neighbour. The card that holds the focus is
    the current one.
    """

    move_asked = Signal(int)
    step_asked = Signal(int)

    def __init__(self, theme: Theme, tier: Tier, number: int, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow(theme)
        self._tier, self._pupil, self._number, self._total = tier, tier.for_pupils, number, total
        self._panel = PlacePanel(theme, number, total)
        self._text = self._block("")
        self.up, self.down = MoveButton(theme, tier, "Up", self), MoveButton(theme, tier, "Down", self)
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < total)
        self.up.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down.clicked.connect(lambda: self.move_asked.emit(1))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, QAccessible.Role.ListItem)
        theme.changed.connect(self._place_buttons)
        self._fit_type()

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_step(self, text: str) -> None:
        """Show another step in this place."""
        self._text = self._block(text)
        self._fit_type()
        self.setAccessibleName(f"Step {self._number} of {self._total}, {self.place_word}. {text}")
        for button in (self.up, self.down):
            button.setAccessibleDescription(text)
        self._place_buttons()
        self.updateGeometry()
        self.update()

    def _block(self, text: str) -> TextBlock:
        return (
            TextBlock(self.theme, unbroken(text), "pupil_option")
            if self._pupil
            else TextBlock(self.theme, text, "option")
        )

    @property
    def place_word(self) -> str:
        """'First', 'Next', 'Last'."""
        return place_word(self._number, self._total)

    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at: the card and the buttons that work."""
        return (self, *(button for button in (self.up, self.down) if button.isEnabled()))

    def is_current(self) -> bool:
        """Whether the card, or one of its buttons, has the focus."""
        return any(part.hasFocus() for part in (self, self.up, self.down))

    def focused_button(self) -> str:
        """'up' or 'down' where that button has the focus, else ''."""
        return "up" if self.up.hasFocus() else "down" if self.down.hasFocus() else ""

    def take_focus(self, button: str) -> None:
        """Give the focus to a button, or to the card where that button does not work."""
        wanted = {"up": self.up, "down": self.down}.get(button)
        target = wanted if wanted is not None and wanted.isEnabled() else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- sizes -----------------------------------------------------------------------------------------------

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        super().set_fit(fit)
        self._fit_type()
        self._place_buttons()

    def _fit_type(self) -> None:
        narrow = self.fit.narrow and not self.fit.stacked
        if self._pupil:
            self._text.set_size((20, 28) if narrow else None)
        else:
            self._text.set_size((17, 25) if narrow else None)
            for button in (self.up, self.down):
                button.set_measures(size=15 if narrow else 16, pad=10 if narrow else 12)

    def focus_radius(self) -> int:
        """The corner that the focus ring follows."""
        return self.theme.edge(20 if self._pupil else 16)

    def most(self) -> int:
        """The greatest height that a card stretches to, in pixels."""
        return self.theme.px(116)

    def _sizes(self) -> tuple[int, int, int, int, int]:
        """Room above and below, width of the panel, where the text begins, room at the right, between parts."""
        edge, narrow = self.theme.edge, self.fit.narrow and not self.fit.stacked
        panel = self._panel.width(74 if narrow else 92)
        gap = edge(14 if narrow else 16)
        up = 14 if self.fit.stacked else 8 if self.fit.short or self._pupil else 10
        return edge(up), panel, panel + gap, edge(16), gap

    def _buttons(self) -> QSize:
        """The buttons with the gap between them."""
        up, down = self.up.sizeHint(), self.down.sizeHint()
        return QSize(up.width() + self.theme.edge(10) + down.width(), max(up.height(), down.height()))

    def _below(self, width: int) -> bool:
        """Whether the buttons go below the text."""
        _, _, x, right, gap = self._sizes()
        beside = width - x - right - self._buttons().width() - gap
        return self.fit.stacked or beside < self.theme.px((20 if self._pupil else 17) * _LEAST_EMS)

    def _inner(self, width: int) -> int:
        """The width of the text."""
        _, _, x, right, gap = self._sizes()
        return width - x - right - (0 if self._below(width) else self._buttons().width() + gap)

    def heightForWidth(self, width: int) -> int:
        """Text or buttons, whichever is higher, or one below the other."""
        up, _, _, _, gap = self._sizes()
        text, buttons = self._text.height(self._inner(width)), self._buttons().height()
        high = text + gap + buttons if self._below(width) else max(text, buttons)
        return max(high + 2 * up, self._panel.height())

    def _place_buttons(self) -> None:
        up, _, x, right, _ = self._sizes()
        both, high, below = self._buttons(), self.height(), self._below(self.width())
        left = x if below else self.width() - right - both.width()
        top = high - up - both.height() if below else (high - both.height()) // 2
        for button in (self.up, self.down):
            hint = button.sizeHint()
            button.setGeometry(left, top, hint.width(), hint.height())
            left += hint.width() + self.theme.edge(10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the buttons."""
        super().resizeEvent(event)
        self._place_buttons()

    # -- keys and focus --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the neighbour, with Ctrl they move the step; everything else belongs to the screen."""
        step = _STEPS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~_KEYPAD
        if step is None or modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        elif modifiers:
            self.move_asked.emit(step)
        else:
            self.step_asked.emit(step)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its panel and its text."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(self._tier)
        current = self.is_current()
        border = accent.strong if current else theme.color("line_strong")
        width = theme.edge((4 if theme.high_contrast else 3) if current else 2)
        rect, radius = QRectF(self.rect()), self.focus_radius()
        fill = selection(theme, self._tier) if current else theme.color("surface")
        box(painter, rect, radius, fill=fill)
        up, panel, x, _, _ = self._sizes()
        ground, ink = (accent.strong, accent.on) if current else (theme.color("sunken"), theme.color("ink"))
        self._panel.paint(painter, rect, QRectF(0, 0, panel, rect.height()), radius, ground=ground, ink=ink)
        painter.fillRect(QRectF(panel, width / 2, theme.edge(2), rect.height() - width), border)
        box(painter, rect, radius, border=border, width=width)
        inner = self._inner(self.width())
        middle = round((self.height() - self._text.height(inner)) / 2)
        self._text.paint(painter, x, up if self._below(self.width()) else middle, inner, theme.color("ink"))
