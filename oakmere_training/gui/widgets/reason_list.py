"""Why each part of a post is wrong or fine, numbered as in the post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from oakmere_training.domain.marking import Mark
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.post_result import paint_key
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.verdict import paint_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.domain.kinds.spot import PostPart
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit
    from oakmere_training.gui.widgets.post_result import Outcome


class ReasonRow(VerdictCard):
    """Number, mark and reason. What is fine has no mark, unless it was marked all the same."""

    def __init__(self, theme: Theme, tier: Tier, number: int, part: PostPart, found: Outcome) -> None:
        super().__init__(theme)
        self._number, self._pupil, self.found = number, tier.for_pupils, found
        self.mark = Mark.ACCEPTABLE if found.extra else found.mark
        self.right = found.mark is Mark.BEST
        named = part.text.strip().rstrip(".") if part.area is not None else ""
        start = found.word if found.mark is None else named
        said = f"**{start}.** {part.feedback}" if start else part.feedback
        color = "ink" if self.mark is not None or self._pupil else "ink2"
        self._text = Text(theme, said, "body", size=(16, 23), color=color, parent=self)
        self.setAccessibleName(f"{number}, {found.said}. {part.feedback}")

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        small = (fit.narrow or fit.short) and not fit.stacked
        if self._pupil:
            self._text.set_style("body", size=(16, 21) if fit.smaller else (17, 23) if small else (18, 25))
        else:
            least = fit.smaller or (small and fit.narrow)
            self._text.set_style("body", size=(15, 20) if least else (16, 22) if small else (16, 23))
        super().set_fit(fit)
        self._place()

    def _left(self) -> int:
        return self._key() + self.theme.px(24) + 2 * self.theme.edge(12)

    def _key(self) -> int:
        return self.theme.px(26 if self.fit.smaller else 30)

    def heightForWidth(self, width: int) -> int:
        """The reason beside its number."""
        return max(self._key(), self._text.heightForWidth(max(1, width - self._left())) + self._above())

    def _above(self) -> int:
        """Where the reason begins, so that its first line stands beside the number."""
        return max(0, (self._key() - self._text.line_height()) // 2)

    def _place(self) -> None:
        self._text.setGeometry(self._left(), self._above(), self.width() - self._left(), self.height() - self._above())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the reason."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint number and mark."""
        painter, theme = QPainter(self), self.theme
        key, side = self._key(), theme.px(24)
        paint_key(painter, theme, QRectF(0, 0, key, key), self._number, 14 if self.fit.smaller else 15)
        if self.mark is not None:
            rect = QRectF(key + theme.edge(12), (key - side) / 2, side, side)
            paint_mark(painter, theme, self.mark, rect)


class ReasonList(VerdictCard):
    """The reasons one below the other. In little room those of parts that were rightly left go, then those found."""

    def __init__(self, theme: Theme, tier: Tier, parts: Sequence[PostPart], found: Sequence[Outcome]) -> None:
        super().__init__(theme)
        self.rows = tuple(
            ReasonRow(theme, tier, number, part, how)
            for number, (part, how) in enumerate(zip(parts, found, strict=True), 1)
        )
        for row in self.rows:
            row.setParent(self)
        count = len(self._shown())
        self.setAccessibleName(f"{count} {'reason' if count == 1 else 'reasons'}")

    def _shown(self) -> list[ReasonRow]:
        little = self.fit.short and not self.fit.stacked
        shown = [row for row in self.rows if row.mark is not None or not little]
        return [row for row in shown if not (row.right and self.fit.fewer)]

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        for row in self.rows:
            row.set_fit(fit)
        super().set_fit(fit)
        self._place()

    def _gap(self) -> int:
        if self.fit.smaller:
            return self.theme.edge(5)
        return self.theme.edge(12 if self.fit.stacked else 7 if self.fit.narrow or self.fit.short else 10)

    def heightForWidth(self, width: int) -> int:
        """All that show."""
        shown = self._shown()
        return sum(row.heightForWidth(width) for row in shown) + self._gap() * max(0, len(shown) - 1)

    def _place(self) -> None:
        y, shown = 0, self._shown()
        for row in self.rows:
            row.setVisible(row in shown)
        for row in shown:
            height = row.heightForWidth(self.width())
            row.setGeometry(0, y, self.width(), height)
            y += height + self._gap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the reasons."""
        super().resizeEvent(event)
        self._place()
