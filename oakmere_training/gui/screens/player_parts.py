"""The small parts of a question's page: chips in a row, reading text, the speaker with its words, the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QGraphicsOpacityEffect, QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.screens import player_words as words
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.chips import Chip, ChipButton, CriticalChip
from oakmere_training.gui.widgets.ks1_card import outline
from oakmere_training.gui.widgets.speak_button import SpeakButton
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.text_block import unbroken

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.buttons import Button
    from oakmere_training.gui.widgets.page_fit import Fit
    from oakmere_training.services.views import AskedQuestion


_FAINT = 0.5
_NOWHERE = QRectF(-10_000, -10_000, 0, 0)


class Reading(Text):
    """Text that takes the focus, so that a screen reader starts there and the keyboard can scroll it into view.

    ``begun`` tells that the program put the focus here, as where a page begins.
    """

    begun = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        role: str,
        *,
        size: tuple[int, int] | None = None,
        short: tuple[int, int] | None = None,
        tight: tuple[int, int] | None = None,
        tab: bool = True,
        color: str = "ink",
    ) -> None:
        super().__init__(theme, text, role, size=size, color=color)
        self._usual, self._small, self._least, self._role_name = size, short or size, tight, role
        self._tabbed = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if tab else Qt.FocusPolicy.NoFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows when someone came by the Tab key, not when a page begins here."""
        self._tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.begun.emit()

    def set_fit(self, fit: Fit) -> None:
        """Use the smaller size in a short window, and the smallest in a tight page."""
        small = self._small if fit.short and not fit.stacked else self._usual
        size = self._least if fit.denser and self._least is not None else small
        if size != self._size:
            self.set_style(self._role_name, size=size)

    def focus_rect(self) -> QRectF:
        """A little air round the words."""
        return QRectF(self.rect()).adjusted(-2, 0, 0, 0) if self._tabbed else _NOWHERE

    def focus_radius(self) -> float:
        """The corner of the focus ring."""
        return 6.0


class ChipRow(QWidget):
    """The clause chip and, for a critical question, the critical chip. With ``opens`` the clause chip is a button."""

    policy_asked = Signal()

    def __init__(self, theme: Theme, asked: AskedQuestion, *, opens: bool) -> None:
        super().__init__()
        self._theme = theme
        tier, text = asked.quiz.tier, words.chip(asked)
        self.chip: Chip | ChipButton
        opens = opens and not asked.question.curriculum
        if opens:
            self.chip = ChipButton(theme, text, "book", tier, parent=self)
            self.chip.setAccessibleName(f"{text}. Opens the policy")
            self.chip.clicked.connect(self.policy_asked)
        else:
            self.chip = Chip(theme, text, "book", tier, parent=self)
        self._whole, self._short = text, text.partition(":")[0]
        self._measure = Chip(theme, text, "book", tier, parent=self)
        self._measure.hide()
        self.items: list[QWidget] = [self.chip]
        if asked.question.critical and not tier.for_pupils:
            self.items.append(CriticalChip(theme, parent=self))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    @property
    def lift(self) -> int:
        """How far the chip's target reaches above and below what is painted."""
        heights = [item.sizeHint().height() for item in self.items]
        return (max(heights) - min(heights)) // 2 if len(heights) > 1 else self._own_lift()

    def _own_lift(self) -> int:
        own = self.chip.sizeHint().height()
        return max(0, (own - self._theme.px(32)) // 2) if isinstance(self.chip, ChipButton) else 0

    def hasHeightForWidth(self) -> bool:
        """Chips go on to a next line."""
        return True

    def _label(self, text: str) -> None:
        """Show the section's number alone where its title has no room; the title stays in name and tooltip."""
        tag = self.chip if isinstance(self.chip, Chip) else self.chip.findChild(Chip)
        if isinstance(tag, Chip) and tag.text() != text:
            tag.set_content(text, "book")
            self.chip.setToolTip(self._whole if text != self._whole else "")
            if tag is self.chip:
                tag.setAccessibleName(self._whole)

    def _place(self, width: int, *, move: bool) -> int:
        self._label(self._short if self._measure.sizeHint().width() > width else self._whole)
        gap, x, y = self._theme.edge(10), 0, 0
        high = max(item.sizeHint().height() for item in self.items)
        step = high - 2 * self.lift + gap
        for item in self.items:
            hint = item.sizeHint()
            wide = min(hint.width(), width)
            if x and x + wide > width:
                x, y = 0, y + step
            if move:
                item.setGeometry(x, y + (high - hint.height()) // 2, wide, hint.height())
            x += wide + gap
        return y + high

    def heightForWidth(self, width: int) -> int:
        """One line or two."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """On one line."""
        return QSize(sum(item.sizeHint().width() for item in self.items) + 10, self.heightForWidth(4000))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        """Place the chips again where one of them changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place(self.width(), move=True)
            self.updateGeometry()
        return super().event(event)


class SayRow(VerdictCard):
    """The big speaker with the words that it reads; ``boxed`` frames them once the answer is in."""

    def __init__(self, theme: Theme, text: str, *, boxed: bool = False) -> None:
        super().__init__(theme)
        self._boxed = boxed
        self.speaker = SpeakButton(theme, Tier.KS1, "Read aloud", 104, parent=self)
        self.reading = Reading(theme, unbroken(text), "ks1_body")
        self.reading.setAccessibleName(text)
        self.reading.setParent(self)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.narrow and not fit.stacked
        if self._boxed:
            self.reading.set_style("ks1_body", size=(24, 34) if small else (28, 40))
        else:
            self.reading.set_style("ks1_body", size=(27, 38) if small else (32, 44))
        super().set_fit(fit)
        self._place()

    def _pads(self) -> tuple[int, int]:
        return (15, 25) if self._boxed else (0, 0)

    def _left(self) -> int:
        return 104 + (18 if self._boxed else 22)

    def heightForWidth(self, width: int) -> int:
        """The speaker or the words, whichever is higher."""
        up, side = self._pads()
        return max(104, self.reading.heightForWidth(max(1, width - self._left() - 2 * side)) + 2 * up)

    def _words(self) -> QRectF:
        height = self.reading.heightForWidth(max(1, self.width() - self._left() - 2 * self._pads()[1]))
        high = height + 2 * self._pads()[0]
        return QRectF(self._left(), (self.height() - high) // 2, self.width() - self._left(), high)

    def _place(self) -> None:
        rect, (up, side) = self._words(), self._pads()
        self.speaker.setGeometry(0, (self.height() - 104) // 2, 104, 104)
        self.reading.setGeometry(rect.adjusted(side, up, -side, -up).toRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place speaker and words."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame round the words."""
        if self._boxed:
            theme = self.theme
            box(QPainter(self), self._words(), 24, fill=theme.color("surface"), border=outline(theme), width=3)


def fade_in(widget: QWidget, duration: int) -> None:
    """Let a widget come out of half its strength within ``duration`` ms; at once with 0."""
    if duration <= 0:
        return
    effect = QGraphicsOpacityEffect(widget)
    effect.setOpacity(_FAINT)
    widget.setGraphicsEffect(effect)
    fade = QPropertyAnimation(effect, b"opacity", effect)
    fade.setDuration(duration)
    fade.setStartValue(_FAINT)
    fade.setEndValue(1.0)
    fade.setEasingCurve(QEasingCurve.Type.OutCubic)
    fade.finished.connect(effect.deleteLater)
    fade.start()


class Banner(QWidget):
    """A notice across the page with a triangle, a sentence and buttons; hidden until it has something to say."""

    def __init__(self, theme: Theme, tier: Tier) -> None:
        super().__init__()
        self._theme, self._tier = theme, tier
        self._outer = QHBoxLayout(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.text = Text(theme, "", "body")
        self._row.addWidget(self.text, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(14)
        self._row.addLayout(self._buttons)
        self._row.setSpacing(16)
        self._outer.addLayout(self._row)
        self.buttons: tuple[Button, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.hide()

    def show_notice(self, sentence: str, *buttons: Button) -> None:
        """Say a sentence and offer buttons."""
        self.clear()
        self.text.setText(sentence)
        self.buttons = buttons
        for button in buttons:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self.setAccessibleName(sentence)
        self.show()

    def clear(self) -> None:
        """Hide it."""
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.buttons = ()
        self.hide()

    def set_fit(self, fit: Fit, side: int) -> None:
        """Use the sizes for this much room; ``side`` is the page's margin in px."""
        below = fit.stacked or (fit.narrow and bool(self.buttons))
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        self._outer.setContentsMargins(side + 20 + self._theme.px(24) + 12, 10 + 12, side + 16, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, its edge and the triangle."""
        painter, theme = QPainter(self), self._theme
        margins = self._outer.contentsMargins()
        rect = QRectF(self.rect()).adjusted(margins.right() - 16, 10, -(margins.right() - 16), 0)
        acceptable = theme.color("acceptable")
        box(painter, rect, theme.edge(12), fill=theme.color("acceptable_tint"), border=acceptable, width=2)
        side = theme.px(24)
        y = self.text.y() + (min(self.text.height(), theme.px(26)) - side) / 2
        paint_icon(painter, "warning", QRectF(rect.left() + 18, y, side, side), acceptable)
