"""How many people of each role are in date, as rings side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from oakmere_training.gui.widgets.rings import RingCard
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.evidence import GroupCoverage
    from oakmere_training.gui.theme import Theme

_LEAST = 150
"""The width of a card below which they go on to a next row, px at 100 %."""


class RoleRings(QWidget):
    """'In date now, by role' over a card for each role group."""

    def __init__(self, theme: Theme, groups: Sequence[GroupCoverage]) -> None:
        super().__init__()
        self._theme, self._across = theme, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(theme, "In date now, by role", "small", bold=True))
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        self.cards = [RingCard(theme, group.label, group.in_date, group.total, note_of(group)) for group in groups]
        self._place()
        theme.changed.connect(self._place)

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        for card in self.cards:
            card.set_small(small=small)

    def _place(self) -> None:
        room = self.width() + 12
        across = max(1, min(len(self.cards), room // (self._theme.px(_LEAST) + 12)))
        if across == self._across:
            return
        for card in self.cards:
            self._grid.removeWidget(card)
        for place in range(max(across, self._across)):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // across, place % across)
        self._across = across

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many side by side as there is room for."""
        super().resizeEvent(event)
        self._place()


def note_of(group: GroupCoverage) -> str:
    """The most pressing of a group: '1 overdue', '2 due soon', '3 to begin', or 'None due'."""
    if not group.total:
        return "Nobody yet"
    for count, words in ((group.overdue, "overdue"), (group.due, "due soon"), (group.to_begin, "to begin")):
        if count:
            return f"{count:,} {words}"
    return "None due"
