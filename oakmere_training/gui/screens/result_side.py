"""The card beside a result: the certificate, a name for one, or what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.validity import long_date
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.chips import Pill
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.paper import PaperThumb
from oakmere_training.gui.widgets.steps import NumberDisc
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme

_GAP = 12
_TOP = Qt.AlignmentFlag.AlignTop


class NextSteps(QWidget):
    """Numbered steps, each a bold title with lines below it."""

    def __init__(self, theme: Theme, tier: Tier, steps: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        for place, (title, text) in enumerate(steps):
            grid.addWidget(NumberDisc(theme, place + 1, tier), place, 0, _TOP)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Text(theme, title, "body", bold=True, size=(17, 24)))
            for line in text.split("\n"):
                column.addWidget(Text(theme, line, "body", color="ink2", size=(17, 24)))
            grid.addLayout(column, place, 1)


class CertificateSide(QWidget):
    """The certificate as a small sheet, with its number and dates."""

    def __init__(self, theme: Theme, certificate: Certificate) -> None:
        super().__init__()
        self._theme, facts = theme, certificate.facts
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(Text(theme, "Your certificate", "title"), 1)
        ready = certificate.revoked_at is None
        head.addWidget(
            Pill(theme, "Ready", "best", "tick") if ready else Pill(theme, "Withdrawn", "unsafe", "stop-sign")
        )
        column.addLayout(head)
        self.thumb = PaperThumb(theme, f"Your certificate {facts.number}, front. Open it larger")
        column.addWidget(self.thumb)
        rows = (
            ("Number", f"**{facts.number}**"),
            ("Training", facts.title),
            ("CPD time", counted(facts.cpd_minutes, "minute")),
            ("Renew by", long_date(facts.valid_until)),
        )
        column.addWidget(FactList(theme, rows))

    def set_room(self, width: int, *, short: bool) -> None:
        """Use the sizes for this much room. Larger text gets its room from the sheet."""
        scale = self._theme.scale
        self.thumb.set_width(width if scale >= 1.5 else round(width / scale**2))
        self._column.setSpacing(10 if short else 14)


class PairButton(Button):
    """A secondary button, narrower than usual, whose type can give way by a pixel."""

    def __init__(self, theme: Theme, text: str, tier: Tier) -> None:
        super().__init__(theme, text, "secondary", tier, small=True, height=48, size=17)

    def set_font_size(self, size: int) -> None:
        """Use another type size, px at 100 %."""
        if size != self._font_size:
            self._font_size = size
            self._fit()


class ButtonPair(QWidget):
    """Two buttons side by side that share the width, one below the other where they do not fit."""

    def __init__(self, first: PairButton, second: PairButton) -> None:
        super().__init__()
        self._buttons = (first, second)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for button in self._buttons:
            self._row.addWidget(button, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider button."""
        widest = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the type and the direction that fit."""
        super().resizeEvent(event)
        across = self._fits(17) or self._fits(16)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if across else directions.TopToBottom)

    def _fits(self, size: int) -> bool:
        for button in self._buttons:
            button.set_font_size(size)
        return sum(button.sizeHint().width() for button in self._buttons) + _GAP <= self.width()
