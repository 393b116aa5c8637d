"""What stands above the items to sort: how many are sorted, and the keys over the three columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from oakmere_training.gui.widgets.key_cap import KeyCap
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme


class SortHead(QWidget):
    """'2 of 4 sorted' at the left, [1] [2] [3] at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.count = Text(theme, "", "small", color="ink2", wrap=False, parent=self)
        self.keys = tuple(KeyCap(theme, str(number), self) for number in (1, 2, 3))

    def high(self) -> int:
        """Its height in pixels, with the air below."""
        return max(self._theme.px(28), self.count.sizeHint().height()) + self._theme.edge(6)

    def place(self, left: int, columns: tuple[int, ...]) -> None:
        """Put the words at ``left`` and each key over the middle of its column; without columns no key shows."""
        row = self.high() - self._theme.edge(6)
        hint = self.count.sizeHint()
        self.count.setGeometry(left, (row - hint.height()) // 2 + 1, hint.width(), hint.height())
        shown = bool(columns) and self._theme.single_keys
        for key, middle in zip(self.keys, columns or (0, 0, 0), strict=True):
            size = key.sizeHint()
            key.setGeometry(middle - size.width() // 2, row - size.height(), size.width(), size.height())
            key.setVisible(shown)
