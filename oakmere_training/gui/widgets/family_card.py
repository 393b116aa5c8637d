"""A quiz on the families' list: an icon, what it is, and a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.chips import Pill
from oakmere_training.gui.widgets.quiz_row import about, state_words
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.views import QuizState

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import QuizRow

_ICONS = ("people", "certificate", "talk", "home")
_MOST = 104
_WORDS = 210
"""The least width of the title beside the button, px at 100 %."""


class _Disc(QWidget):
    """An icon on a tinted disc of 56 px."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side = self._theme.edge(56)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the icon."""
        painter, theme = QPainter(self), self._theme
        accent, rect = theme.accent(Tier.PARENTS), QRectF(self.rect())
        border = theme.color("ink") if theme.high_contrast else None
        box(painter, rect, rect.height() / 2, fill=accent.tint, border=border, width=2)
        inset = rect.width() / 4
        paint_icon(painter, self._icon, rect.adjusted(inset, inset, -inset, -inset), accent.strong)


class FamilyCard(Card):
    """``hero`` is the first, with the accent's edge and the primary button. Stretches up to 104 px."""

    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)

    def __init__(self, theme: Theme, row: QuizRow, index: int, *, hero: bool) -> None:
        border = f"accent:{Tier.PARENTS}:strong" if hero else "line"
        super().__init__(theme, border=border, width=2 if hero else 1)
        self.row = row
        self._narrow = False
        self._stacked: bool | None = None
        text, kind, icon = state_words(row)
        new = row.state is QuizState.NEW
        self.setAccessibleName(row.title if new else f"{row.title}, {text}")
        self.setToolTip(row.summary)
        self._disc = _Disc(theme, _ICONS[index % len(_ICONS)])
        self._words = QWidget()
        lines = QVBoxLayout(self._words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(Text(theme, row.title, "title", size=(19, 25)))
        lines.addWidget(Text(theme, about(row), "small", color="ink2"))
        if not new:
            lines.addSpacing(4)
            lines.addWidget(Pill(theme, text, kind, icon, Tier.PARENTS), 0, Qt.AlignmentFlag.AlignLeft)
        self.button = self._button("primary" if hero else "secondary")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()
        theme.changed.connect(self._arrange)

    def _button(self, kind: str) -> Button:
        row = self.row
        unfinished = row.state is QuizState.IN_PROGRESS
        label = "Carry on" if unfinished else "Result" if row.finished else "Start"
        button = Button(self._theme, label, kind, Tier.PARENTS, small=True)
        button.setAccessibleName(f"{label}, {row.title}")
        button.clicked.connect(self._go)
        return button

    def _go(self) -> None:
        row = self.row
        if row.state is QuizState.IN_PROGRESS:
            self.resume_asked.emit(row.resume, row)
        elif row.finished:
            self.result_asked.emit(row.finished)
        else:
            self.start_asked.emit(row.quiz_id)

    def most(self) -> int:
        """The height up to which it stretches, in pixels."""
        return self._theme.edge(_MOST)

    def heightForWidth(self, width: int) -> int:
        """The height that the words need, in pixels."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def set_narrow(self, narrow: bool) -> None:
        """Use the smaller paddings of a small window."""
        self._narrow = narrow
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        side, above = (14, 10) if self._narrow else (18, 14)
        self._padding = (side + self._width, above + self._width, side + self._width, above + self._width)
        self._fit()
        self._grid.setHorizontalSpacing(side)
        words = self.width() - 4 * self._theme.edge(side) - self._disc.width() - self.button.sizeHint().width()
        stacked = words < px(_WORDS)
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for part in (self._disc, self._words, self.button):
            self._grid.removeWidget(part)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(self._disc, 0, 0, middle)
        self._grid.addWidget(self._words, 0, 1, middle)
        if stacked:
            self._grid.addWidget(self.button, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        else:
            self._grid.addWidget(self.button, 0, 2, middle)
