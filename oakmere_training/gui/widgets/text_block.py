"""Wrapped text that a card paints itself, with the design's line heights."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from oakmere_training.gui.text_layout import WIDEST, lay_out, used_width

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter, QTextLayout

    from oakmere_training.gui.theme import Theme


def unbroken(text: str) -> str:
    """The text with words such as 'grown-up' kept on one line, for beginning readers."""
    return text.replace("-", "-\u2060")


class TextBlock:
    """Plain text in a role's font, laid out at a width. ``size`` is font size and line height, px at 100 %."""

    def __init__(
        self, theme: Theme, text: str, role: str, *, bold: bool = False, size: tuple[float, float] | None = None
    ) -> None:
        self._theme, self.text, self._role, self._bold, self._size = theme, text, role, bold, size
        self._layouts: dict[tuple[float, int], QTextLayout] = {}

    def set_size(self, size: tuple[float, float] | None) -> None:
        """Use another font size and line height (px at 100 %), or the role's own."""
        if size != self._size:
            self._size = size
            self._layouts.clear()

    def line_height(self) -> int:
        """A line's height in pixels at the present text size."""
        return self._theme.px(self._size[1]) if self._size else self._theme.type_px(self._role)[1]

    def height(self, width: int) -> int:
        """The height in pixels at a width."""
        return self._laid_out(max(1, width)).lineCount() * self.line_height()

    def width(self) -> int:
        """The width in pixels on one line."""
        return used_width(self._laid_out(WIDEST)) + 1

    def last_width(self, width: int) -> int:
        """How much of its last line the text takes at a width, in pixels."""
        layout = self._laid_out(max(1, width))
        return ceil(layout.lineAt(layout.lineCount() - 1).naturalTextWidth()) if layout.lineCount() else 0

    def paint(self, painter: QPainter, x: int, y: int, width: int, color: QColor) -> None:
        """Paint the lines from the top left corner."""
        painter.setPen(color)
        self._laid_out(max(1, width)).draw(painter, QPointF(x, y))

    def _laid_out(self, width: int) -> QTextLayout:
        key = (self._theme.scale, width)
        layout = self._layouts.get(key)
        if layout is None:
            if len(self._layouts) > 6:
                self._layouts.clear()
            layout = self._layouts[key] = self._lay_out(width)
        return layout

    def _lay_out(self, width: int) -> QTextLayout:
        font = self._theme.font(self._role, bold=self._bold, size=self._size[0] if self._size else 0)
        return lay_out(self.text, font, width, self.line_height())
