"""The mere behind the start screen, and the soft shadow under its cards."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from oakmere_training.gui.pictures import PictureStore

_LANDSCAPE = 1920 / 340
_BANK = 560 / 260
_OAK = 456 / 388
_REFERENCE = 768
_SHORT = 720


def _sizes(size: QSize) -> tuple[int, int, int, int]:
    """Heights of landscape and bank, the oak's width, and its distance from the right edge, in px."""
    height = size.height()
    short = height < _SHORT
    ground = (236 if short else 292) + round(max(0, height - _REFERENCE) * 0.45)
    share = ground / 292
    if short:
        return ground, 190, 226, 24
    return ground, round(224 * share), round(262 * share), round(34 * share)


def door_place(size: QSize) -> tuple[int, int, int]:
    """Where the painted door is, in px: its right edge from the window's, its reach from its label, the label's foot.

    The label ends 13 px before the door.
    """
    _, _, oak, right = _sizes(size)
    return right + round(oak * 0.375), round(oak * 0.245), 22


def paint_scenery(painter: QPainter, pictures: PictureStore, size: QSize, dpr: float) -> None:
    """The landscape at the bottom left, the near bank at the bottom right and the oak upon it.

    In a window of the reference height (768) and in one under 720 the sizes are the design's; in taller windows
    they grow, so that the mere fills the room under the cards. A wide window gets the landscape again to the right.
    """
    width, height = size.width(), size.height()
    ground, bank, oak, right = _sizes(size)
    land = round(ground * _LANDSCAPE)
    pixmap = pictures.pixmap("landscape", land, ground, dpr, keep=True)
    for x in range(0, width, land):
        painter.drawPixmap(x, height - ground, pixmap)
    wide = round(bank * _BANK)
    painter.drawPixmap(width - wide, height - bank, pictures.pixmap("bank", wide, bank, dpr, keep=True))
    tall = round(oak * _OAK)
    left = width - right - oak
    painter.drawPixmap(left, height - tall + 8, pictures.pixmap("oak-door", oak, tall, dpr, keep=True))


@lru_cache(maxsize=4)
def _shadow(blur: int, radius: int, rgb: int, opacity: float) -> QPixmap:
    """A nine-patch of a blurred rounded box: corners of ``blur + radius + 1`` px round one middle pixel each way."""
    corner = 2 * blur + radius
    side = 2 * corner + 1
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setPen(Qt.PenStyle.NoPen)
    color = QColor.fromRgb(rgb)
    for distance in range(blur, -blur, -2):
        color.setAlphaF(opacity * (1 - math.erf(distance / (blur / 2) / math.sqrt(2))) / 2)
        painter.setBrush(color)
        edge = blur - distance
        round_by = max(2, radius + distance)
        painter.drawRoundedRect(QRectF(edge, edge, side - 2 * edge, side - 2 * edge), round_by, round_by)
    painter.end()
    return pixmap


def paint_shadow(painter: QPainter, rect: QRect, radius: int, color: QColor, opacity: float) -> None:
    """The design's one shadow, 6 px down and 24 px soft, round a box of ``rect`` with rounded corners."""
    blur = 24
    patch = _shadow(blur, radius, color.rgb(), opacity)
    corner = 2 * blur + radius
    box = rect.adjusted(-blur, 6 - blur, blur, 6 + blur)
    xs = (box.left(), box.left() + corner, box.right() + 1 - corner, box.right() + 1)
    ys = (box.top(), box.top() + corner, box.bottom() + 1 - corner, box.bottom() + 1)
    cuts = (0, corner, corner + 1, 2 * corner + 1)
    for row in range(3):
        for column in range(3):
            if row == 1 and column == 1:
                continue
            target = QRect(xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])
            source = QRect(cuts[column], cuts[row], cuts[column + 1] - cuts[column], cuts[row + 1] - cuts[row])
            painter.drawPixmap(target, patch, source)
