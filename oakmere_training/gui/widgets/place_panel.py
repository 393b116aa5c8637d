"""The place of a step in an order: its number and a word, First, Next, Then, Last, at the left of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from oakmere_training.gui.painting import rounded_path
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

    from oakmere_training.gui.theme import Theme

_MIDDLE = ("Next", "Then", "After that")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def place_word(number: int, total: int) -> str:
    """'First', 'Next', 'Last': the word for a place, counted from 1."""
    if number == 1:
        return "First"
    if number == total:
        return "Last"
    return _MIDDLE[min(number - 2, len(_MIDDLE) - 1)]


def ordinal(number: int, total: int) -> str:
    """'first', 'second', 'last': a place inside a sentence, counted from 1."""
    return "last" if number == total > 1 else _ORDINALS[number - 1]


class PlacePanel:
    """Measures and paints the panel that fills the left end of a card."""

    def __init__(self, theme: Theme, number: int, total: int) -> None:
        self._theme = theme
        self._number = TextBlock(theme, str(number), "number", size=(24, 30))
        words = {place: self._small(place_word(place, total)) for place in range(1, total + 1)}
        self._word, self._words = words[number], tuple(words.values())

    def _small(self, word: str) -> TextBlock:
        return TextBlock(self._theme, word, "small", bold=True, size=(15, 20))

    def width(self, least: int) -> int:
        """The width in pixels: ``least`` (px at 100 %), or what the widest word of the order needs."""
        return max(self._theme.edge(least), max(word.width() for word in self._words) + 2 * self._theme.edge(8))

    def height(self) -> int:
        """The height in pixels that number and word need."""
        return self._number.line_height() + self._word.line_height() + 2 * self._theme.edge(6)

    def paint(
        self, painter: QPainter, card: QRectF, panel: QRectF, radius: float, *, ground: QColor, ink: QColor
    ) -> None:
        """Paint the panel, cut off at the corners of the card (``radius`` px)."""
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setClipPath(rounded_path(card, radius))
        painter.setClipRect(panel, Qt.ClipOperation.IntersectClip)
        painter.fillRect(panel, ground)
        painter.restore()
        y = round(panel.center().y() - (self._number.line_height() + self._word.line_height()) / 2)
        for block in (self._number, self._word):
            block.paint(painter, round(panel.center().x() - block.width() / 2), y, block.width(), ink)
            y += block.line_height()
