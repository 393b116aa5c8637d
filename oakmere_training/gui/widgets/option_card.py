"""The card of an option before the answer is checked: the whole card is the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, ledge_box
from oakmere_training.gui.widgets.choice_face import button_colors, paint_tick_box
from oakmere_training.gui.widgets.fitted import Fitted
from oakmere_training.gui.widgets.key_cap import paint_option_key
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.text_block import TextBlock, unbroken

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme

_ARROWS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}


class ChoiceButton(Fitted, QAbstractButton):
    """A button that a screen reader meets as a radio button, or as a tick box where ``ticks`` is set.

    Arrow keys ask for the neighbour (``step_asked``), Space chooses. Enter is left to the screen.
    """

    step_asked = Signal(int)

    def __init__(self, theme: Theme, *, ticks: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks = ticks
        self.follow(theme)
        self.setCheckable(True)
        self.setAutoExclusive(not ticks)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def nextCheckState(self) -> None:
        """A tick box changes its state; a radio button stays chosen when it is pressed again."""
        self.setChecked(not self.isChecked() if self.ticks else True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the options, Space chooses, everything else belongs to the screen."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self.step_asked.emit(step)
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        """Narrow cards wrap their text."""
        return QSize(self.theme.px(160), self.theme.edge(44))


class OptionCard(ChoiceButton):
    """Number, text and, for ``ticks``, a tick box. Pupils' cards are larger and stand on a ledge."""

    def __init__(
        self, theme: Theme, tier: Tier, number: int, text: str, *, ticks: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, ticks=ticks, parent=parent)
        self._tier, self._number, self._pupil = tier, number, tier.for_pupils
        shown = unbroken(text) if self._pupil else text
        self._text = TextBlock(theme, shown, "pupil_option" if self._pupil else "option")
        self.setText(text)
        self.setAccessibleName(f"Option {number}, {text}")
        self.set_fit(Fit())

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        if self._pupil:
            self._text.set_size((20, 28) if fit.narrow and self.ticks else None)
        elif self.ticks:
            self._text.set_size((17, 24) if fit.narrow and not fit.stacked else (18, 26))
        super().set_fit(fit)

    def focus_radius(self) -> int:
        """The corner that the focus ring follows."""
        return self.theme.edge(20 if self._pupil else 16)

    def most(self) -> int:
        """The greatest height that a card stretches to, in pixels."""
        return self.theme.px(118 if self._pupil else 88 if self.ticks else 124)

    def _sizes(self) -> tuple[int, int, int, int, int, int]:
        """Padding above and below, left, right; side of the key; gap; room at the right for the tick."""
        edge, px = self.theme.edge, self.theme.px
        if self._pupil:
            return edge(10 if self.ticks else 14), edge(22), edge(24), px(46), edge(20), px(28) + edge(18)
        narrow = self.fit.narrow and not self.fit.stacked
        up = 10 if self.ticks else 16 if narrow else 19
        room = px(28) + edge(18) if self.ticks else 0
        return edge(up), edge(18 if narrow else 22), edge(22 if self.ticks else 24), px(36), edge(18), room

    def heightForWidth(self, width: int) -> int:
        """Text or key, whichever is higher, and the padding; pupils' cards are 72 at least."""
        up, left, right, key, gap, room = self._sizes()
        inner = width - left - right - key - gap - room
        ledge = self.theme.edge(4) if self._pupil else 0
        least = self.theme.edge(72 if self._pupil else 52)
        return max(least, max(key, self._text.height(inner)) + 2 * up + ledge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its key, its text and its tick."""
        painter, theme = QPainter(self), self.theme
        fill, border, width = button_colors(self, self.theme, self._tier)
        face = QRectF(self.rect())
        if self._pupil:
            down = theme.edge(4) if self.isDown() else 0
            face = face.adjusted(0, down, 0, 0)
            ledge = theme.edge(6) - down
            ledge_box(painter, face, theme.edge(20), fill=fill, border=border, width=theme.edge(width), ledge=ledge)
            face = face.adjusted(0, 0, 0, -(ledge - theme.edge(2)))
        else:
            box(painter, face, theme.edge(16), fill=fill, border=border, width=theme.edge(width))
        self._paint_inside(painter, face)

    def _paint_inside(self, painter: QPainter, face: QRectF) -> None:
        theme = self.theme
        up, left, right, key, gap, room = self._sizes()
        x = left + key + gap
        inner = self.width() - x - right - room
        height = self._text.height(inner)
        top = round(face.top() + (face.height() - height) / 2)
        middle = top + self._text.line_height() / 2 if self.fit.stacked else face.top() + face.height() / 2
        if self.fit.stacked:
            middle = max(middle, face.top() + up + key / 2)
        self._paint_key(painter, QRectF(left, round(middle - key / 2), key, key))
        self._text.paint(painter, x, top, inner, theme.color("ink" if self.isEnabled() else "disabled_ink"))
        side = theme.px(28)
        spot = QRectF(self.width() - right - side, round(middle - side / 2), side, side)
        if self.ticks:
            paint_tick_box(painter, theme, spot, self._tier, on=self.isChecked(), enabled=self.isEnabled())
        elif self._pupil and self.isChecked():
            paint_icon(painter, "tick", spot, theme.accent(self._tier).strong, stroke=3)

    def _paint_key(self, painter: QPainter, rect: QRectF) -> None:
        theme, accent = self.theme, self.theme.accent(self._tier)
        radius, size = (14.0, 21.0) if self._pupil else (9.0, 17.0)
        fill, border, ink = theme.color("surface"), theme.color("line_strong"), theme.color("ink")
        if not self.isEnabled():
            fill = theme.color("disabled_bg")
            border = ink = theme.color("disabled_ink")
        elif self.isChecked():
            fill, border, ink = accent.strong, accent.strong, accent.on
        elif self._pupil:
            fill, border, ink = accent.tint, accent.strong, accent.strong
        paint_option_key(
            painter, theme, rect, str(self._number), fill=fill, border=border, ink=ink, radius=radius, size=size
        )
