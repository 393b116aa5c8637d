"""Small painting helpers: boxes with borders, the pupils' ledge and the one soft shadow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    *,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 0,
    dashed: bool = False,
) -> None:
    """A rounded box. The border, ``width`` px, lies inside ``rect``; the outer corner has ``radius``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border else 0
    if border and width:
        pen = QPen(border, width)
        if dashed:
            pen.setDashPattern([6 / width, 4 / width])
        painter.setPen(pen)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = max(0.0, min(radius, rect.height() / 2, rect.width() / 2) - half)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner)
    painter.restore()


def ledge_box(
    painter: QPainter, rect: QRectF, radius: float, *, fill: QColor, border: QColor, width: float, ledge: float
) -> None:
    """A box with a solid lower edge of ``ledge`` px (border included) in the border's colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(border)
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(fill)
    inner = max(0.0, radius - width)
    painter.drawRoundedRect(rect.adjusted(width, width, -width, -ledge), inner, inner)
    painter.restore()


def rounded_path(rect: QRectF, radius: float) -> QPainterPath:
    """The outline of a rounded box, to clip to."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two: ``share`` 0 is the first, 1 the second."""
    return QColor(
        round(first.red() + (second.red() - first.red()) * share),
        round(first.green() + (second.green() - first.green()) * share),
        round(first.blue() + (second.blue() - first.blue()) * share),
        round(first.alpha() + (second.alpha() - first.alpha()) * share),
    )
