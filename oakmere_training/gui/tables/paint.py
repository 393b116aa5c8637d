"""How each look of a cell is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.svg_path import painter_path
from oakmere_training.gui.tables.cell import Cell, Look
from oakmere_training.gui.widgets.bars import bar_height, paint_single, paint_stacked
from oakmere_training.gui.widgets.chips import pill_colors
from oakmere_training.gui.widgets.choice_face import paint_tick_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QFont

    from oakmere_training.gui.theme import Theme

_OCTAGON = "M5.500 1h7L17 5.500v7L12.500 17h-7L1 12.500v-7z"
_ICON_ROOM = {
    Look.ICON_TEXT: (20, 10),
    Look.LINK: (20, 8),
    Look.COVERAGE: (18, 7),
    Look.BRANCH: (16, 8),
    Look.TICK: (22,),
    Look.CHEVRON: (20,),
    Look.EDIT: (20,),
    Look.BARS: (100,),
    Look.SHARE: (80,),
}
"""What stands before or instead of the text, px at 100 %."""
_BOLD = frozenset({Look.BOLD, Look.ICON_TEXT, Look.LINK, Look.COVERAGE, Look.BRANCH})


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how a cell is painted: ``rect`` is what is left of it between its pads."""

    rect: QRectF
    selected: bool = False
    right: bool = False
    ticked: bool = False
    size: int = 16


def cell_font(theme: Theme, cell: Cell, size: int = 16) -> QFont:
    """The font of a cell's text."""
    return theme.font("body", bold=cell.look in _BOLD, size=size)


def text_width(theme: Theme, cell: Cell, size: int = 16) -> float:
    """How wide a cell's text and icon are, in pixels."""
    width = QFontMetricsF(cell_font(theme, cell, size)).horizontalAdvance(cell.text)
    if cell.look is Look.PILL:
        width = QFontMetricsF(theme.font("small", bold=True)).horizontalAdvance(cell.text)
        return width + sum(theme.px(pad) for pad in (9, 18, 7, 12))
    return width + sum(theme.px(part) for part in _ICON_ROOM.get(cell.look, ()))


def title_width(theme: Theme, title: str) -> float:
    """How wide a column's title is, in pixels."""
    return QFontMetricsF(theme.font("small", bold=True)).horizontalAdvance(title)


def _draw_text(painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor, *, right: bool = False) -> None:
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.setFont(font)
    painter.setPen(color)
    top = rect.top() + (rect.height() - metrics.ascent() - metrics.descent()) / 2
    x = rect.right() - metrics.horizontalAdvance(shown) if right else rect.left()
    painter.drawText(QPointF(x, round(top + metrics.ascent())), shown)


def _text(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    color = theme.color("ink2" if cell.look is Look.MUTED else "ink")
    _draw_text(painter, place.rect, cell.text, cell_font(theme, cell, place.size), color, right=place.right)


def _square(rect: QRectF, side: float, x: float) -> QRectF:
    return QRectF(x, round(rect.center().y() - side / 2), side, side)


def paint_pill(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    """Icon and word on the state's tint; on a selected row on the surface."""
    ink, fill = pill_colors(theme, cell.kind or "neutral")
    if place.selected:
        fill = theme.color("surface")
    height = theme.px(30) if theme.scale < 1.5 else theme.px(28)
    font = theme.font("small", bold=True)
    icon, gap = (theme.px(18), theme.px(7)) if cell.icon else (0, 0)
    left = theme.px(9 if cell.icon else 12)
    word = QFontMetricsF(font).horizontalAdvance(cell.text)
    width = min(place.rect.width() + theme.edge(10), left + icon + gap + word + theme.px(12) + 1)
    rect = QRectF(place.rect.left(), round(place.rect.center().y() - height / 2), width, height)
    border = theme.color("ink") if theme.high_contrast else None
    box(painter, rect, height / 2, fill=fill, border=border, width=theme.edge(2))
    x = rect.left() + left
    if cell.icon:
        paint_icon(painter, cell.icon, _square(rect, icon, x), ink)
        x += icon + gap
    _draw_text(painter, QRectF(x, rect.top(), rect.right() - theme.px(8) - x, height), cell.text, font, ink)


def _tick(painter: QPainter, theme: Theme, _: Cell, place: Place) -> None:
    side = theme.edge(22)
    paint_tick_box(painter, theme, _square(place.rect, side, place.rect.left()), "staff", on=place.ticked, enabled=True)


def _chevron(painter: QPainter, theme: Theme, _: Cell, place: Place) -> None:
    side = theme.px(20)
    paint_icon(painter, "chevron-right", _square(place.rect, side, place.rect.right() - side), theme.color("ink2"))


def _link(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    color = theme.accent("staff").strong
    font = theme.font("button", size=15)
    side = theme.px(20) if cell.icon else 0
    gap = theme.px(8) if cell.icon else 0
    width = QFontMetricsF(font).horizontalAdvance(cell.text)
    x = place.rect.right() - width - theme.px(4) if place.right else place.rect.left()
    if cell.icon:
        paint_icon(painter, cell.icon, _square(place.rect, side, x - (side + gap if place.right else 0)), color)
    start = x if place.right else x + side + gap
    _draw_text(painter, QRectF(start, place.rect.top(), width + 2, place.rect.height()), cell.text, font, color)


def _edit(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    side = theme.px(20)
    color = theme.accent("staff").strong
    paint_icon(painter, cell.icon, _square(place.rect, side, place.rect.right() - side), color)


def _icon_text(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    side = theme.px(20)
    paint_icon(painter, cell.icon, _square(place.rect, side, place.rect.left()), theme.accent("staff").strong)
    rest = place.rect.adjusted(side + theme.px(10), 0, 0, 0)
    _draw_text(painter, rest, cell.text, cell_font(theme, cell, place.size), theme.color("ink"))


def _bars(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    if cell.bars is not None:
        height = bar_height(theme)
        rect = QRectF(place.rect.left(), round(place.rect.center().y() - height / 2), place.rect.width(), height)
        paint_stacked(painter, theme, rect, cell.bars)


def _share(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    height = bar_height(theme, single=True)
    rect = QRectF(place.rect.left(), round(place.rect.center().y() - height / 2), place.rect.width(), height)
    paint_single(painter, theme, rect, cell.share)


def paint_coverage_mark(painter: QPainter, theme: Theme, rect: QRectF, count: int | None) -> None:
    """Two or more: a disc. One: half a disc. None yet: an open octagon. Not bound: a dash."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 18, rect.height() / 18)
    if count is None:
        painter.setPen(QPen(theme.color("ink2"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(4, 9), QPointF(14, 9))
    elif count >= 2:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("best"))
        painter.drawEllipse(QRectF(1, 1, 16, 16))
    elif count == 1:
        painter.setPen(QPen(theme.color("acceptable"), 1.8))
        painter.setBrush(theme.color("surface"))
        ring = QRectF(1.8, 1.8, 14.4, 14.4)
        painter.drawEllipse(ring)
        half = QPainterPath(QPointF(9, 1.8))
        half.arcTo(ring, 90, -180)
        half.closeSubpath()
        painter.fillPath(half, theme.color("acceptable"))
    else:
        painter.setPen(QPen(theme.color("unsafe"), 2))
        painter.setBrush(theme.color("surface"))
        painter.drawPath(painter_path(_OCTAGON))
    painter.restore()


def _coverage(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    side = theme.px(18)
    paint_coverage_mark(painter, theme, _square(place.rect, side, place.rect.left()), cell.count)
    rest = place.rect.adjusted(side + theme.px(7), 0, 0, 0)
    _draw_text(painter, rest, cell.text, cell_font(theme, cell, place.size), theme.color("ink"))


def _branch(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    side = theme.px(16)
    name = "chevron-down" if cell.on else "chevron-right"
    paint_icon(painter, name, _square(place.rect, side, place.rect.left()), theme.color("ink"))
    rest = place.rect.adjusted(side + theme.px(8), 0, 0, 0)
    _draw_text(painter, rest, cell.text, cell_font(theme, cell, place.size), theme.color("ink"))


_PAINTERS: dict[Look, Callable[[QPainter, Theme, Cell, Place], None]] = {
    Look.PILL: paint_pill,
    Look.TICK: _tick,
    Look.CHEVRON: _chevron,
    Look.LINK: _link,
    Look.EDIT: _edit,
    Look.ICON_TEXT: _icon_text,
    Look.BARS: _bars,
    Look.SHARE: _share,
    Look.COVERAGE: _coverage,
    Look.BRANCH: _branch,
}


def paint_cell(painter: QPainter, theme: Theme, cell: Cell, place: Place) -> None:
    """Paint what a cell shows; its ground is there already."""
    _PAINTERS.get(cell.look, _text)(painter, theme, cell, place)
