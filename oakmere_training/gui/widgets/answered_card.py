"""The card of an option after the answer: verdict, text, reason. All options stay in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from oakmere_training.gui.widgets.fitted import Fitted
from oakmere_training.gui.widgets.key_cap import paint_option_key
from oakmere_training.gui.widgets.text_block import TextBlock
from oakmere_training.gui.widgets.verdict import (
    EDGE,
    own_pill_width,
    paint_mark,
    paint_own_pill,
    paint_verdict_card,
    verdict_word,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.quiz import Option
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit


class VerdictCard(Fitted, QWidget):
    """What the cards of an answered question share: sizes follow the room, height follows the width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow(theme)


class AnsweredCard(VerdictCard):
    """An option with its verdict. A screen reader gets 'Option 3, your answer, acceptable' and the reason."""

    def __init__(
        self, theme: Theme, tier: Tier, number: int, option: Option, *, mine: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._number, self._mark, self._mine, self._pupil = number, option.mark, mine, tier.for_pupils
        word = verdict_word(option.mark, tier)
        self._word = TextBlock(theme, word, "number", size=(19, 30) if self._pupil else (16, 30))
        self._own = TextBlock(theme, "Your answer", "caption", bold=True)
        self._text = TextBlock(theme, option.text, "body", size=(17, 24))
        self._reason = TextBlock(theme, option.feedback, "option_feedback")
        own = ", your answer" if mine else ""
        self.setAccessibleName(f"Option {number}{own}, {word.lower()}")
        self.setAccessibleDescription(f"{option.text} {option.feedback}".strip())

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        if self._pupil:
            small = fit.narrow or fit.smaller
            self._text.set_size((18, 24) if small else (20, 27))
            self._reason.set_size((17, 22) if small else (18, 25))
        else:
            self._text.set_size((16, 22) if fit.smaller else (17, 24))
            self._reason.set_size((15, 20) if fit.smaller else (16, 21) if fit.short else (16, 23))
        super().set_fit(fit)

    def _sizes(self) -> tuple[int, int, int, int, int]:
        """Above, below, left, right, between the lines."""
        edge, border = self.theme.edge, self.theme.edge(3 if self._mine else 2)
        up, down, gap = (6, 6, 1) if self.fit.smaller else (9, 8, 2) if self.fit.short else (13, 13, 4)
        return edge(up) + border, edge(down) + border, edge(EDGE + 16) + border, edge(18) + border, edge(gap)

    def heightForWidth(self, width: int) -> int:
        """Heading line, text and reason."""
        up, down, left, right, gap = self._sizes()
        inner = width - left - right
        reason = gap + self._reason.height(inner) if self._reason.text else 0
        return up + self._head(inner) + self._under_head() + self._text.height(inner) + reason + down

    def _under_head(self) -> int:
        return self.theme.edge(2 if self.fit.short else 5)

    def _head(self, inner: int) -> int:
        row = self.theme.px(30)
        return row + (self.theme.px(30) if self._mine and self._pill_below(inner) else 0)

    def _pill_below(self, inner: int) -> bool:
        theme = self.theme
        taken = theme.px(24) + theme.edge(8) + self._word.width() + theme.edge(10)
        return taken + own_pill_width(theme, self._own) + theme.edge(10) + theme.px(30) > inner

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, mark, word, pill, number, text and reason."""
        painter, theme = QPainter(self), self.theme
        paint_verdict_card(painter, theme, self._mark, QRectF(self.rect()), mine=self._mine)
        up, _, left, right, gap = self._sizes()
        inner = self.width() - left - right
        self._paint_head(painter, left, up, inner)
        y = up + self._head(inner) + self._under_head()
        self._text.paint(painter, left, y, inner, theme.color("ink"))
        y += self._text.height(inner) + gap
        self._reason.paint(painter, left, y, inner, theme.color("ink" if self._pupil else "ink2"))

    def _paint_head(self, painter: QPainter, left: int, up: int, inner: int) -> None:
        theme = self.theme
        key, mark = theme.px(30), theme.px(28 if self._pupil else 24)
        middle = up + key / 2
        paint_mark(painter, theme, self._mark, QRectF(left, round(middle - mark / 2), mark, mark))
        x = left + mark + theme.edge(8)
        top = round(middle - self._word.line_height() / 2)
        self._word.paint(painter, x, top, self._word.width(), theme.color(self._mark.value))
        if self._mine and self._pill_below(inner):
            paint_own_pill(painter, theme, left, middle + theme.px(30), self._own)
        elif self._mine:
            paint_own_pill(painter, theme, x + self._word.width() + theme.edge(10), middle, self._own)
        rect = QRectF(left + inner - key, up, key, key)
        surface, line, ink = theme.color("surface"), theme.color("line_strong"), theme.color("ink")
        paint_option_key(painter, theme, rect, str(self._number), fill=surface, border=line, ink=ink, size=15)
