"""Line icons on a 24x24 grid, painted from path data in any colour and size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from oakmere_training.gui.svg_path import painter_path

_BUBBLE = "M4 4.5h16v11.5h-9l-5 4v-4H4z"
_OCTAGON = "M8 3h8l5 5v8l-5 5H8l-5-5V8z"

PATHS: dict[str, str] = {
    "text-size": "M2.5 18L8 5l5.500 13M4.500 13.500h7M15 18l3.500-8.500L22 18M16.200 15.200h4.600",
    "colours": "M20 14A8.500 8.500 0 0 1 10 4a8.500 8.500 0 1 0 10 10z",
    "close": "M6 6l12 12M18 6L6 18",
    "tick": "M5 12.500l4.500 4.500L19 7.500",
    "minus": "M5 12h14",
    "plus": "M12 5v14M5 12h14",
    "arrow-right": "M5 12h14M13 6l6 6-6 6",
    "arrow-left": "M19 12H5M11 6l-6 6 6 6",
    "arrow-up": "M12 19V5M6 11l6-6 6 6",
    "arrow-down": "M12 5v14M6 13l6 6 6-6",
    "chevron-left": "M15 5l-7 7 7 7",
    "chevron-right": "M9 5l7 7-7 7",
    "chevron-down": "M5 9l7 7 7-7",
    "chevron-up": "M5 15l7-7 7 7",
    "book": "M4 5c3-1.500 6-1 8 1 2-2 5-2.500 8-1v14c-3-1.500-6-1-8 1-2-2-5-2.500-8-1zM12 6v14",
    "critical": "M12 2.500l9.500 9.500-9.500 9.500L2.500 12zM12 8v5M12 16v.1",
    "clock": "O12 12 9;M12 7v5l3.500 2",
    "alert": f"{_OCTAGON}M12 7.500v5.500M12 16.500v.1",
    "stop-sign": f"{_OCTAGON}M8 12h8",
    "pencil": "M4 20l1-4.500L16.500 4 20 7.500 8.500 19z",
    "lock": "R5 10.500 14 10 2.500;M8 10.500V8a4 4 0 0 1 8 0v2.500",
    "search": "O10.500 10.500 6.500;M15.500 15.500L21 21",
    "certificate": "O12 9 6;M8.500 14L7 22l5-3 5 3-1.500-8",
    "person": "O12 8 4;M4 21c1-5 4-7 8-7c4 0 7 2 8 7",
    "people": "O9 8.500 3.500;M2.500 20c.8-4.300 3.200-6 6.500-6c3.300 0 5.700 1.700 6.500 6"
    "M15.500 5.300a3.500 3.500 0 0 1 0 6.400M17.500 14.500c2.300.7 3.600 2.400 4 5.500",
    "print": "M7 9V3h10v6M7 18H4.500A1.500 1.500 0 0 1 3 16.500v-6A1.500 1.500 0 0 1 4.500 9h15"
    "a1.500 1.500 0 0 1 1.500 1.500v6a1.500 1.500 0 0 1-1.500 1.500H17;R7 14 10 7 0",
    "document": "M6 3h8l4.500 4.500V21H6zM14 3v5h4.500M9.500 13h6M9.500 17h6",
    "speak": "M4 9.500v5h3.500L13 19V5L7.500 9.500zM16.500 9a4.500 4.500 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11",
    "home": "M4 11l8-7 8 7v9.500H4zM9.500 20.500v-6h5v6",
    "pause": "M8 5v14M16 5v14",
    "play": "M7 4.500v15l12-7.500z",
    "talk": "M4 5h16v11h-9l-5 4v-4H4z",
    "question": f"{_BUBBLE}M10 8.600c.2-1.200 1-1.800 2.100-1.800c1.200 0 2.100.7 2.100 1.700"
    "c0 1.500-2.100 1.500-2.100 3M12.100 13.700v.1",
    "again": "M20 11a8 8 0 1 0-2.300 6.300M20 5v6h-6",
    "redo": "M19.500 12a7.500 7.500 0 1 1-2.300-5.400M19.500 3.500v4.500H15",
    "warning": "M12 3.500L22 20.500H2zM12 10v4.500M12 17.500v.1",
    "info": "O12 12 9;M12 11v5.500M12 7.500v.1",
    "no": "O12 12 8.500;M6 18L18 6",
    "share": "M12 15V4M7.500 8.500L12 4l4.500 4.500M4.500 14v5.500h15V14",
    "flag": "M6 21V4M6 4.500c4-2.500 7 2 12 0v8.500c-5 2-8-2.500-12 0",
    "copy": "R8 8 12 13 2;M16 5V3.500H4.500V17H6",
    "save": "M4 4h13l3 3v13H4zM8 4v5h7V4M7.500 20v-6.500h9V20",
    "eye": "M2 12c2.500-4.500 6-7 10-7c4 0 7.500 2.500 10 7c-2.500 4.500-6 7-10 7c-4 0-7.500-2.500-10-7z;O12 12 3",
    "grid": "R4 4 7 7 1.500;R13 4 7 7 1.500;R4 13 7 7 1.500;R13 13 7 7 1.500",
    "list": "M9 6h12M9 12h12M9 18h12M4 6h.1M4 12h.1M4 18h.1",
    "settings": "O12 12 3.200;M12 2.500v3M12 18.500v3M2.500 12h3M18.500 12h3M5.300 5.300l2.100 2.100"
    "M16.600 16.600l2.100 2.100M5.300 18.700l2.100-2.100M16.600 7.400l2.100-2.100",
    "leave": "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
    "events": "M4 6h10M4 12h10M4 18h6M18 9v11M15 17l3 3 3-3",
    "key": "O7.5 15.5 4.5;M10.800 12.200L20 3M16 7l3.500 3.500M13.500 9.500l2 2",
    "merge": "M5 4v4c0 5 7 4 7 9v4M19 4v4c0 5-7 4-7 9",
    "download": "M12 3v12M7 10.500l5 5 5-5M4 17v4h16v-4",
    "upload": "M12 15V3M7 7.500l5-5 5 5M4 15v6h16v-6",
    "bin": "M4 7h16M9 7V4h6v3M6.500 7l1 13.500h9l1-13.500M10 11v6M14 11v6",
    "swap": "M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4",
    "equals": "M5 9h14M5 15h14",
    "calendar": "R4 5.5 16 15 2;M4 10.500h16M8.500 3v4M15.500 3v4",
    "zip": "M4 7h16v13H4zM4 7l2-3.500h12L20 7M12 7v7M10 11h4M10 14.500h4v3h-4z",
}


@lru_cache(maxsize=128)
def icon_path(name: str) -> QPainterPath:
    """The strokes of an icon in a 24x24 square. Raises ``KeyError`` for an unknown name."""
    whole = QPainterPath()
    for piece in PATHS[name].split(";"):
        numbers = [float(number) for number in piece[1:].split()] if piece[0] in "OR" else []
        if piece[0] == "O":
            x, y, r = numbers
            whole.addEllipse(QRectF(x - r, y - r, 2 * r, 2 * r))
        elif piece[0] == "R":
            whole.addRoundedRect(QRectF(*numbers[:4]), numbers[4], numbers[4])
        else:
            whole.addPath(painter_path(piece))
    return whole


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor, *, stroke: float = 2.0) -> None:
    """Paint an icon into a square. ``stroke`` is the line's width on the 24x24 grid."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    painter.setPen(QPen(color, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(icon_path(name))
    painter.restore()


def icon_pixmap(name: str, size: int, color: QColor, dpr: float = 1.0, *, stroke: float = 2.0) -> QPixmap:
    """An icon as a picture of ``size`` px a side, sharp at a device pixel ratio of ``dpr``."""
    return _pixmap(name, size, color.rgba(), dpr, stroke)


@lru_cache(maxsize=256)
def _pixmap(name: str, size: int, rgba: int, dpr: float, stroke: float) -> QPixmap:
    pixmap = QPixmap(round(size * dpr), round(size * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, size, size), QColor.fromRgba(rgba), stroke=stroke)
    painter.end()
    return pixmap
