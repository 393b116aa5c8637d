"""What an act that cannot be undone changes or takes, beside what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.gui.theme import Theme

_LARGE = 1.5


class _Side(Card):
    """A heading with an icon, and sentences with dots."""

    def __init__(self, theme: Theme, title: str, icon: str, color: str, fill: str, lines: Sequence[str]) -> None:
        super().__init__(theme, fill=fill, border=color, width=2, radius=12, padding=(18, 13, 16, 13), spacing=0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon(theme, icon, color=color), 0, Qt.AlignmentFlag.AlignVCenter)
        self.title = Text(theme, title, "title", color=color, size=(16, 24))
        head.addWidget(self.title, 1)
        self.column.addLayout(head)
        self.column.addSpacing(3)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(9)
            dot = Text(theme, "•", "small")
            dot.setAccessibleName(" ")
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(theme, line, "small"), 1)
            self.column.addLayout(row)
        self.column.addStretch(1)


class ConsequencePair(QWidget):
    """Two boxes of equal width; from 150 % text one below the other. ``icon`` stands with what goes."""

    def __init__(
        self,
        theme: Theme,
        goes: Sequence[str],
        stays: Sequence[str],
        *,
        goes_title: str = "What changes",
        stays_title: str = "What stays",
        icon: str = "stop-sign",
    ) -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(_Side(theme, goes_title, icon, "unsafe", "surface", goes), 1)
        self._row.addWidget(_Side(theme, stays_title, "tick", "best", "best_tint", stays), 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        large = self._theme.scale >= _LARGE
        self._row.setDirection(directions.TopToBottom if large else directions.LeftToRight)
