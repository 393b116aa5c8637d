"""The clauses' summaries as short lines: what several of them begin with stands once, above what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.page_fit import Fit

FORCES = frozenset(("must", "should", "will", "may", "encourages", "expects", "expected"))
_BETWEEN = 3
_INDENT = 16

Group = tuple[str, tuple[str, ...]]
"""What its sentences begin with, and the rest of each; a sentence that stands alone begins with nothing."""


def grouped(summaries: Sequence[str]) -> tuple[Group, ...]:
    """The sentences in their order, neighbours put together that begin alike up to and beyond their force.

    No word is added or lost, and 'not' is never parted from the word that it belongs to.
    """
    groups: list[Group] = []
    at = 0
    while at < len(summaries):
        start, end = "", at + 1
        while end < len(summaries) and (longer := _shared([summary.split() for summary in summaries[at : end + 1]])):
            start, end = " ".join(longer), end + 1
        rests = tuple(" ".join(summary.split())[len(start) :].strip() for summary in summaries[at:end])
        groups.append((start, rests))
        at = end
    return tuple(groups)


def _shared(sentences: Sequence[Sequence[str]]) -> list[str]:
    """The words that all begin with; none where the force is not among them, or a sentence would end there."""
    shared: list[str] = []
    for words in zip(*sentences, strict=False):
        if len(set(words)) > 1 or words[0][-1] in ".:;":
            break
        shared.append(words[0])
    rests = [sentence[len(shared) :] for sentence in sentences]
    if not FORCES.intersection(shared) or any(not rest or rest[0] in ("not", "only") for rest in rests):
        return []
    return shared


class ClauseLines(VerdictCard):
    """Each clause on lines of its own; those that begin alike are points below their beginning.

    Staff and families read 16 on 22 px, pupils 17 on 23, and both a little less where feedback is smaller.
    """

    def __init__(self, theme: Theme, summaries: Sequence[str], tier: Tier, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._pupil = tier.for_pupils
        self._lines: list[tuple[bool, TextBlock]] = []
        for start, rests in grouped(summaries):
            if start:
                self._lines.append((False, self._block(start if start.endswith(",") else f"{start}:")))
            self._lines += [(bool(start), self._block(rest)) for rest in rests]
        self.setAccessibleName(" ".join(summaries))

    def _block(self, text: str) -> TextBlock:
        return TextBlock(self.theme, text, "body", size=self._size())

    def _size(self) -> tuple[int, int]:
        if self._pupil:
            return (16, 21) if self.fit.smaller else (17, 23)
        return (15, 20) if self.fit.smaller else (16, 22)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        super().set_fit(fit)
        for _, block in self._lines:
            block.set_size(self._size())

    def _gap(self, place: int) -> int:
        """What stands above a line: points are closer together than sentences."""
        return 0 if place == 0 or self._lines[place][0] else self.theme.edge(_BETWEEN)

    def _left(self, *, point: bool) -> int:
        return self.theme.edge(_INDENT) if point else 0

    def heightForWidth(self, width: int) -> int:
        """All of them, one below the other."""
        return sum(
            self._gap(place) + block.height(width - self._left(point=point))
            for place, (point, block) in enumerate(self._lines)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and a dot before each point."""
        painter, ink = QPainter(self), self.theme.color("ink")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 0
        for place, (point, block) in enumerate(self._lines):
            y += self._gap(place)
            left = self._left(point=point)
            if point:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                radius = self.theme.edge(5) / 2
                painter.drawEllipse(QPointF(radius + 1, y + block.line_height() / 2), radius, radius)
            block.paint(painter, left, y, self.width() - left, ink)
            y += block.height(self.width() - left)
