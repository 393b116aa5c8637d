"""Lines of text at the design's line heights."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

WIDEST = 16_777_215


def lay_out(
    text: str,
    font: QFont,
    width: float,
    line_height: int,
    *,
    wrap: bool = True,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    formats: Sequence[QTextLayout.FormatRange] = (),
) -> QTextLayout:
    """Text wrapped at ``width`` px, each line ``line_height`` px high, its top left at 0, 0.

    Words break only where they are wider than the line. Draw it by ``layout.draw(painter, QPointF(x, y))``; its
    height is ``layout.lineCount() * line_height``.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption(align)
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.WrapAtWordBoundaryOrAnywhere if wrap else modes.NoWrap)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(list(formats))
    layout.setCacheEnabled(True)
    y = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        ascent, descent = int(line.ascent() + 0.5), int(line.descent() + 0.5)
        line.setPosition(QPointF(0, y + floor((line_height - ascent - descent) / 2) + ascent - line.ascent()))
        y += line_height
    layout.endLayout()
    return layout


def used_width(layout: QTextLayout) -> int:
    """The width of the longest line in whole pixels."""
    return ceil(max((layout.lineAt(i).naturalTextWidth() for i in range(layout.lineCount())), default=0))
