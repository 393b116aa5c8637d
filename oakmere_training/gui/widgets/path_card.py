"""One choice on the way through a story, once it has ended: its number on the path, its verdict, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter

from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.text_block import TextBlock
from oakmere_training.gui.widgets.verdict import EDGE, paint_mark, paint_verdict_card, verdict_word

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.marking import Mark
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit


class PathCard(VerdictCard):
    """The disc with the number at the left, the card beside it. The path between discs is its column's to paint."""

    def __init__(
        self,
        theme: Theme,
        tier: Tier,
        number: int,
        mark: Mark,
        text: str,
        reason: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._tier, self._number, self._mark = tier, number, mark
        word = verdict_word(mark, tier)
        self._word = TextBlock(theme, word, "number", size=(18, 24) if tier.for_pupils else (16, 24))
        self._text = TextBlock(theme, text, "body", bold=True, size=(17, 24))
        self._reason = TextBlock(theme, reason, "option_feedback", size=(16, 22))
        self.setAccessibleName(f"Choice {number}, {word.lower()}. {text}")
        self.setAccessibleDescription(reason)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = fit.narrow and not fit.stacked
        if self._tier.for_pupils:
            self._text.set_size((18, 25) if small else (19, 27))
            self._reason.set_size((17, 23) if small else (18, 25))
        else:
            self._text.set_size((16, 22) if small else (17, 24))
            self._reason.set_size((15, 20) if small else (16, 22))
        super().set_fit(fit)

    def _disc(self) -> int:
        return self.theme.edge(42)

    def disc_middle(self) -> QPoint:
        """The middle of the disc, for the path from one to the next."""
        return QPoint(self._disc() // 2, self.theme.edge(8) + self._disc() // 2)

    def _sizes(self) -> tuple[int, int, int, int, int]:
        """Where the card begins; above, below, left and right inside it."""
        edge, border = self.theme.edge, self.theme.edge(2)
        up, down = (7, 8) if self.fit.short else (10, 11)
        begin = self._disc() + edge(14)
        return begin, edge(up) + border, edge(down) + border, edge(EDGE + 16) + border, edge(18) + border

    def _head(self) -> int:
        return max(self._word.line_height(), self.theme.px(24)) + self.theme.edge(3)

    def heightForWidth(self, width: int) -> int:
        """Verdict, text and reason."""
        begin, up, down, left, right = self._sizes()
        inner = width - begin - left - right
        return up + self._head() + self._text.height(inner) + self._reason.height(inner) + down

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the card."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(self._tier)
        begin, up, _, left, right = self._sizes()
        middle, disc = self.disc_middle(), self._disc()
        spot = QRectF(middle.x() - disc / 2, middle.y() - disc / 2, disc, disc)
        box(painter, spot, disc / 2, fill=accent.strong)
        painter.setFont(theme.font("number", size=19 if theme.scale < 1.5 else 16))
        painter.setPen(accent.on)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(self._number))
        rect = QRectF(self.rect()).adjusted(begin, 0, 0, 0)
        paint_verdict_card(painter, theme, self._mark, rect, mine=False)
        x, side = begin + left, theme.px(24)
        paint_mark(painter, theme, self._mark, QRectF(x, up, side, side))
        word_x = x + side + theme.edge(8)
        self._word.paint(painter, word_x, up, self._word.width(), theme.color(self._mark.value))
        inner = self.width() - x - right
        y = up + self._head()
        self._text.paint(painter, x, y, inner, theme.color("ink"))
        y += self._text.height(inner)
        self._reason.paint(painter, x, y, inner, theme.color("ink" if self._tier.for_pupils else "ink2"))
