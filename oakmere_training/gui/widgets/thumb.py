"""A small drawing in a frame, beside the words of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from oakmere_training.gui.painting import rounded_path
from oakmere_training.gui.widgets.picture import SKY, STROKE

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Picture
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme


def paint_thumb(painter: QPainter, theme: Theme, pictures: PictureStore, picture: Picture, rect: QRectF) -> None:
    """A drawing in a small frame: a scene fills it, a square drawing (a head, a thing) stands on sky."""
    natural = pictures.natural_size(picture.name)
    across, down = rect.width() / natural.width(), rect.height() / natural.height()
    whole = natural.width() < 1.2 * natural.height()
    scale = (down * 56 / 60) if whole else max(across, down)
    width, height = round(natural.width() * scale), round(natural.height() * scale)
    radius, edge = theme.edge(10), theme.edge(2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(rounded_path(rect, radius))
    painter.fillRect(rect, SKY)
    pixmap = pictures.pixmap(picture.name, width, height, painter.device().devicePixelRatioF())
    painter.drawPixmap(round(rect.center().x() - width / 2), round(rect.center().y() - height / 2), pixmap)
    painter.setClipping(False)
    painter.setPen(QPen(theme.color("ink") if theme.high_contrast else STROKE, edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = edge / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)
    painter.restore()
