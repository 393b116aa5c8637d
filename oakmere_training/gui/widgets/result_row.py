"""One part of an answer of several parts, after checking: Right, Not quite or Not safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from oakmere_training.domain.marking import PartVerdict
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.key_cap import paint_option_key
from oakmere_training.gui.widgets.text_block import TextBlock
from oakmere_training.gui.widgets.verdict import EDGE, PART_MARK, PART_WORD, paint_mark, paint_verdict_card

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit


def fit_part_text(text: TextBlock, reason: TextBlock, fit: Fit, *, pupil: bool) -> None:
    """Give the text of a part and its reason the sizes for this much room."""
    small = fit.narrow or fit.smaller
    if pupil:
        text.set_size((18, 24) if small else (20, 27))
        reason.set_size((17, 22) if small else (18, 25))
        return
    small = small and not fit.stacked
    text.set_size((16, 22) if small else (17, 24))
    reason.set_size((15, 20) if small else (16, 21) if fit.short else (16, 22))


class ResultRow(VerdictCard):
    """Mark, word and what the learner did at the left; text and reason; the number at the right.

    Where text is stacked in one column, the word goes above the text.
    """

    def __init__(
        self,
        theme: Theme,
        tier: Tier,
        number: int,
        verdict: PartVerdict,
        *,
        did: str,
        text: str,
        reason: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._number, self._mark, self._pupil = number, PART_MARK[verdict], tier.for_pupils
        self._right = verdict is PartVerdict.RIGHT
        self._word = TextBlock(theme, PART_WORD[verdict], "number", size=(16, 24))
        self._did = TextBlock(theme, did, "small", size=(15, 21))
        self._text = TextBlock(theme, text, "body", size=(17, 24))
        self._reason = TextBlock(theme, reason, "option_feedback", size=(16, 22))
        self.setAccessibleName(f"Option {number}, {PART_WORD[verdict].lower()}. {did}.")
        self.setAccessibleDescription(f"{text} {reason}".strip())

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        fit_part_text(self._text, self._reason, fit, pupil=self._pupil)
        super().set_fit(fit)

    def _sizes(self) -> tuple[int, int, int, int, int]:
        """Above, below, where mark and text begin, and what the number takes at the right."""
        edge, border = self.theme.edge, self.theme.edge(2 if self._right else 3)
        up, down = (5, 5) if self.fit.smaller else (8, 7) if self.fit.short else (11, 10)
        mark_x = border + edge(EDGE + 14)
        column = max(self.theme.px(138 if self.fit.narrow else 154), self._widest() + edge(18))
        text_x = mark_x if self.fit.stacked else border + edge(EDGE) + column + edge(2 if self.fit.narrow else 4)
        return edge(up) + border, edge(down) + border, mark_x, text_x, self.theme.px(30) + edge(14 + 16) + border

    def _widest(self) -> int:
        return (
            self.theme.edge(14) + self.theme.px(32) + max(self._word.width(), self._did.width()) - self.theme.edge(14)
        )

    def heightForWidth(self, width: int) -> int:
        """The higher of the two columns, or one above the other."""
        up, down, _, text_x, key_room = self._sizes()
        gap = self.theme.edge(3)
        verdict = self._word.line_height() + gap + self._did.line_height()
        if self.fit.stacked:
            inner = width - text_x - self.theme.edge(18)
            return up + verdict + 2 * gap + self._text.height(inner) + self._reason.height(inner) + down
        inner = width - text_x - key_room
        return up + max(verdict, self._text.height(inner) + self._reason.height(inner)) + down

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter, theme = QPainter(self), self.theme
        paint_verdict_card(painter, theme, self._mark, QRectF(self.rect()), mine=not self._right)
        up, _, mark_x, text_x, key_room = self._sizes()
        side, gap = theme.px(24), theme.edge(3)
        paint_mark(painter, theme, self._mark, QRectF(mark_x, up, side, side))
        word_x = mark_x + side + theme.edge(8)
        self._word.paint(painter, word_x, up, self._word.width(), theme.color(self._mark.value))
        y = up + self._word.line_height() + gap
        self._did.paint(painter, word_x, y, self._did.width(), theme.color("ink2"))
        inner = self.width() - text_x - (theme.edge(18) if self.fit.stacked else key_room)
        top = y + self._did.line_height() + gap if self.fit.stacked else up
        self._text.paint(painter, text_x, top, inner, theme.color("ink"))
        self._reason.paint(
            painter, text_x, top + self._text.height(inner), inner, theme.color("ink" if self._pupil else "ink2")
        )
        key = theme.px(30)
        rect = QRectF(self.width() - key - theme.edge(16), up, key, key)
        surface, line, ink = theme.color("surface"), theme.color("line_strong"), theme.color("ink")
        paint_option_key(painter, theme, rect, str(self._number), fill=surface, border=line, ink=ink, size=15)
