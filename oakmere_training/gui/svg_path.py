"""Path data of SVG, as far as the icons use it, as ``QPainterPath``."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d*\.\d+|\d+\.?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}


def painter_path(data: str) -> QPainterPath:
    """A path from the commands M, L, H, V, C, A and Z, absolute or relative. Raises ``ValueError`` for others."""
    tokens = _TOKEN.findall(data)
    path, command, index = QPainterPath(), "M", 0
    while index < len(tokens):
        if tokens[index].isalpha():
            command, index = tokens[index], index + 1
        count = _COUNTS.get(command.upper())
        if count is None:
            raise ValueError(f"The path command {command!r} is not known.")
        _step(path, command, [float(token) for token in tokens[index : index + count]])
        index += count
        command = {"M": "L", "m": "l"}.get(command, command)
    return path


def _step(path: QPainterPath, command: str, numbers: list[float]) -> None:
    here = path.currentPosition()
    x, y = (here.x(), here.y()) if command.islower() else (0.0, 0.0)
    match command.upper():
        case "M":
            path.moveTo(x + numbers[0], y + numbers[1])
        case "L":
            path.lineTo(x + numbers[0], y + numbers[1])
        case "H":
            path.lineTo(x + numbers[0], here.y())
        case "V":
            path.lineTo(here.x(), y + numbers[0])
        case "C":
            a, b, c, d, e, f = numbers
            path.cubicTo(x + a, y + b, x + c, y + d, x + e, y + f)
        case "A":
            _arc(path, numbers[0], bool(numbers[3]), bool(numbers[4]), (x + numbers[5], y + numbers[6]))
        case _:
            path.closeSubpath()


def _arc(path: QPainterPath, radius: float, large: bool, sweep: bool, end: tuple[float, float]) -> None:
    """A circular arc to ``end``, by the rules of SVG's implementation notes (F.6)."""
    x1, y1 = path.currentPosition().x(), path.currentPosition().y()
    x2, y2 = end
    distance = math.hypot(x2 - x1, y2 - y1)
    radius = max(radius, distance / 2)
    off = math.sqrt(max(0.0, radius * radius - distance * distance / 4))
    side = 1 if large != sweep else -1
    cx = (x1 + x2) / 2 + side * off * (y1 - y2) / distance
    cy = (y1 + y2) / 2 + side * off * (x2 - x1) / distance
    start = math.degrees(math.atan2(cy - y1, x1 - cx))
    stop = math.degrees(math.atan2(cy - y2, x2 - cx))
    span = (stop - start) % 360
    if sweep:
        span -= 360
    path.arcTo(QRectF(cx - radius, cy - radius, 2 * radius, 2 * radius), start, span)
