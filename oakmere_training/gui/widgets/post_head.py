"""Who wrote a post or a message: the head of an animal, the school's crest, or an icon in a disc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from oakmere_training.domain.kinds.spot import PostKind
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme


def head_of(pictures: PictureStore, who: str) -> str:
    """The drawing of an animal's head by its name, '' for anyone else."""
    name = f"kit/head-{who.strip().lower()}"
    return name if who.strip().isalpha() and pictures.has(name) else ""


def paint_drawing(painter: QPainter, pictures: PictureStore, name: str, rect: QRectF) -> None:
    """A drawing as large as fits, in the middle of a box."""
    natural = pictures.natural_size(name)
    scale = min(rect.width() / natural.width(), rect.height() / natural.height())
    width, height = round(natural.width() * scale), round(natural.height() * scale)
    pixmap = pictures.pixmap(name, width, height, painter.device().devicePixelRatioF())
    painter.drawPixmap(round(rect.center().x() - width / 2), round(rect.center().y() - height / 2), pixmap)


def paint_speaker(painter: QPainter, theme: Theme, pictures: PictureStore, who: str, rect: QRectF) -> None:
    """The head beside a message."""
    head = head_of(pictures, who)
    if head:
        paint_drawing(painter, pictures, head, rect)
        return
    inset = rect.width() * 0.1
    disc = rect.adjusted(inset, inset, -inset, -inset)
    _disc(painter, theme, disc, "sunken")
    _icon(painter, "person", disc, theme, "ink")


def paint_author(
    painter: QPainter, theme: Theme, pictures: PictureStore, tier: Tier, kind: PostKind, author: str, rect: QRectF
) -> None:
    """The disc beside the name of a page, a person or a group."""
    tint, ink = (f"accent:{tier}:tint", f"accent:{tier}:strong") if tier is not Tier.STAFF else ("sunken", "ink")
    _disc(painter, theme, rect, tint)
    inset = rect.width() * 0.2
    inner = rect.adjusted(inset, inset, -inset, -inset)
    if kind is PostKind.CHAT:
        _icon(painter, "people", rect, theme, ink)
    elif head_of(pictures, author):
        paint_drawing(painter, pictures, head_of(pictures, author), rect.adjusted(2, 2, -2, -2))
    elif "school" in author.lower() and pictures.has("crest-small"):
        paint_drawing(painter, pictures, "crest-small", inner)
    else:
        _icon(painter, "person", rect, theme, ink)


def _disc(painter: QPainter, theme: Theme, rect: QRectF, fill: str) -> None:
    border = theme.color("ink") if theme.high_contrast else None
    box(painter, rect, rect.width() / 2, fill=theme.color(fill), border=border, width=2)


def _icon(painter: QPainter, name: str, disc: QRectF, theme: Theme, ink: str) -> None:
    side = disc.width() * 0.52
    spot = QRectF(disc.center().x() - side / 2, disc.center().y() - side / 2, side, side)
    paint_icon(painter, name, spot, theme.color(ink))
