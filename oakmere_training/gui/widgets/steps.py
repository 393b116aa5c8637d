"""Numbered steps: a ringed number and a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme


class NumberDisc(QLabel):
    """A number in a ring of the tier's accent, 34 px."""

    def __init__(self, theme: Theme, number: int | str, tier: Tier | str = Tier.STAFF) -> None:
        super().__init__(str(number))
        self._theme, self._tier = theme, tier
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side = self._theme.px(34)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.accent(self._tier)
        painter.setPen(QPen(accent.strong, self._theme.edge(2)))
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setFont(self._theme.font("button", size=16))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Steps(QWidget):
    """Sentences to follow in order; runs marked ``**so**`` are bold."""

    def __init__(
        self, theme: Theme, sentences: tuple[str, ...], tier: Tier | str = Tier.STAFF, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, sentence in enumerate(sentences):
            grid.addWidget(NumberDisc(theme, row + 1, tier), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(theme, sentence, "body"), row, 1, Qt.AlignmentFlag.AlignVCenter)
