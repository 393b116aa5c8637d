"""Cards one below the other that share the height there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.gui.widgets.fitted import Placing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.gui.theme import Theme


class CardColumn(Placing, QWidget):
    """Stacks cards that know ``heightForWidth``. Those with ``most()`` stretch alike up to that height.

    ``gap`` is in px at 100 %. A card's ``share`` (default 1) weighs how much of the spare height it takes.
    """

    def __init__(self, theme: Theme, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._gap = theme, gap
        self._cards: tuple[QWidget, ...] = ()
        self._shares: dict[QWidget, float] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_cards(self, cards: Sequence[QWidget], shares: dict[QWidget, float] | None = None) -> None:
        """Take these cards, top to bottom."""
        self._cards, self._shares = tuple(cards), shares or {}
        for card in cards:
            card.setParent(self)
            card.show()
        self._place()

    def set_gap(self, gap: int) -> None:
        """Use another gap, px at 100 %."""
        self._gap = gap
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Cards wrap their text."""
        return True

    def top(self) -> int:
        """The height in pixels that is kept free above the cards."""
        return 0

    def _gaps(self) -> int:
        return self.theme.edge(self._gap) * max(0, len(self._cards) - 1)

    def heightForWidth(self, width: int) -> int:
        """All cards at their least height."""
        return self.top() + sum(card.heightForWidth(width) for card in self._cards) + self._gaps()

    def sizeHint(self) -> QSize:
        """At the present width."""
        width = max(320, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns become high."""
        return QSize(160, 0)

    def _heights(self) -> list[int]:
        """Each card's height: an equal share of the room, not less than it needs, not more than it wants."""
        least = [card.heightForWidth(self.width()) for card in self._cards]
        if not any(hasattr(card, "most") for card in self._cards):
            return least
        most = [card.most() if hasattr(card, "most") else low for card, low in zip(self._cards, least, strict=True)]
        shares = [self._shares.get(card, 1.0) for card in self._cards]
        heights, free = list(least), set(range(len(least)))
        room = self.height() - self.top() - self._gaps()
        while free:
            unit = (room - sum(heights[i] for i in range(len(least)) if i not in free)) / sum(shares[i] for i in free)
            fixed = {i for i in free if not least[i] < unit * shares[i] < max(least[i], most[i])}
            for i in fixed:
                heights[i] = least[i] if unit * shares[i] <= least[i] else max(least[i], most[i])
            if not fixed:
                for i in free:
                    heights[i] = int(unit * shares[i])
                break
            low = {i for i in fixed if heights[i] == least[i]}
            free -= low or fixed
        return heights

    def _place(self) -> None:
        y = self.top()
        for card, height in zip(self._cards, self._heights(), strict=True):
            card.setGeometry(0, y, self.width(), height)
            y += height + self.theme.edge(self._gap)
