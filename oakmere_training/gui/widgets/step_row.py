"""One step of an order after checking: its right place, the verdict, and where the learner put it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter

from oakmere_training.gui.accessible import set_role
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.place_panel import PlacePanel, place_word
from oakmere_training.gui.widgets.result_row import fit_part_text
from oakmere_training.gui.widgets.text_block import TextBlock
from oakmere_training.gui.widgets.verdict import (
    EDGE,
    PART_MARK,
    PART_WORD,
    own_pill_width,
    paint_mark,
    paint_own_pill,
    paint_verdict_card,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.marking import PartVerdict
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit


class StepRow(VerdictCard):
    """Place panel, mark and word, the pill 'You put it second', text and reason. ``place`` is number and total.

    A screen reader gets 'Step 1 of 3, First: not quite. You put it second.' and the reason.
    """

    def __init__(
        self,
        theme: Theme,
        tier: Tier,
        place: tuple[int, int],
        verdict: PartVerdict,
        *,
        did: str,
        text: str,
        reason: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._mark, self._pupil = PART_MARK[verdict], tier.for_pupils
        self._panel = PlacePanel(theme, *place)
        self._word = TextBlock(theme, PART_WORD[verdict], "number", size=(16, 26))
        self._did = TextBlock(theme, did, "caption", bold=True)
        self._text = TextBlock(theme, text, "body")
        self._reason = TextBlock(theme, reason, "option_feedback")
        set_role(self, QAccessible.Role.Grouping)
        number, total = place
        said = f"Step {number} of {total}, {place_word(number, total)}: {PART_WORD[verdict].lower()}. {did}."
        self.setAccessibleName(said)
        self.setAccessibleDescription(f"{text} {reason}".strip())
        self._fit_type()

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        super().set_fit(fit)
        self._fit_type()

    def _fit_type(self) -> None:
        fit_part_text(self._text, self._reason, self.fit, pupil=self._pupil)

    def _sizes(self) -> tuple[int, int, int, int, int]:
        """Above, below, where the panel begins, where the text begins, room at the right."""
        edge, border = self.theme.edge, self.theme.edge(2)
        up, down = (8, 7) if self.fit.short else (12, 12)
        panel = border + edge(EDGE)
        text = panel + self._panel.width(68 if self.fit.narrow and not self.fit.stacked else 80) + edge(16)
        return edge(up) + border, edge(down) + border, panel, text, edge(14) + border

    def _head(self, width: int) -> int:
        """The height of mark and word, with the pill below where it does not fit beside them."""
        return self._word.line_height() + (self.theme.px(32) if self._pill_below(width) else 0)

    def _word_x(self) -> int:
        return self._sizes()[3] + self.theme.px(24) + self.theme.edge(8)

    def _pill_below(self, width: int) -> bool:
        taken = self._word_x() + self._word.width() + self.theme.edge(10)
        return taken + own_pill_width(self.theme, self._did) + self._sizes()[4] > width

    def heightForWidth(self, width: int) -> int:
        """Mark, text and reason, or what the place needs."""
        up, down, _, x, right = self._sizes()
        inner = width - x - right
        words = self._head(width) + self.theme.edge(3) + self._text.height(inner) + self._reason.height(inner)
        return max(up + words + down, self._panel.height() + 2 * self.theme.edge(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        painter, theme = QPainter(self), self.theme
        rect, border = QRectF(self.rect()), theme.edge(2)
        paint_verdict_card(painter, theme, self._mark, rect, mine=False)
        up, _, panel, x, right = self._sizes()
        inside = rect.adjusted(border, border, -border, -border)
        place = QRectF(panel, border, x - theme.edge(16) - panel, inside.height())
        ground, ink = theme.color("sunken"), theme.color("ink")
        self._panel.paint(painter, inside, place, theme.edge(16) - border, ground=ground, ink=ink)
        self._paint_head(painter, x, up, right)
        inner, y = self.width() - x - right, up + self._head(self.width()) + theme.edge(3)
        self._text.paint(painter, x, y, inner, ink)
        y += self._text.height(inner)
        self._reason.paint(painter, x, y, inner, theme.color("ink" if self._pupil else "ink2"))

    def _paint_head(self, painter: QPainter, x: int, up: int, right: int) -> None:
        theme, side, line = self.theme, self.theme.px(24), self._word.line_height()
        middle = up + line / 2
        paint_mark(painter, theme, self._mark, QRectF(x, round(middle - side / 2), side, side))
        self._word.paint(painter, self._word_x(), up, self._word.width(), theme.color(self._mark.value))
        if self._pill_below(self.width()):
            paint_own_pill(painter, theme, x, up + line + theme.px(32) / 2, self._did)
        else:
            paint_own_pill(painter, theme, self.width() - right - own_pill_width(theme, self._did), middle, self._did)
