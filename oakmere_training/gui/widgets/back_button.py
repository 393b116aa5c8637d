"""The square button at the left of a page's title, which goes back to the page above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from oakmere_training.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme


class BackButton(Button):
    """44 px square, with a chevron; as a secondary button otherwise."""

    def __init__(self, theme: Theme, name: str = "Back") -> None:
        super().__init__(theme, name, "secondary", icon="chevron-left", small=True)
        self.set_icon_only(True)

    def sizeHint(self) -> QSize:
        """A square of 44 px, larger with larger text."""
        side = 44 + round(24 * (self._theme.scale - 1))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()
