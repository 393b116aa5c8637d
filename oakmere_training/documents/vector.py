"""Drawings in SVG as PDF operators: only the subset that the project's own drawings use.

Paths with the absolute commands M, L, H, V, C, Q and Z; ellipses; groups with translate, rotate and scale; flat
fills and strokes. Anything else in a drawing is an error of ours and raises ``ValueError``.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET  # our own drawings only
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_TRANSFORM = re.compile(r"(translate|rotate|scale)\(([^)]*)\)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def number(value: float) -> str:
    """A coordinate as PDF writes it: three places at most, no exponent."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


@cache
def colour(hex_code: str, *, stroke: bool = False, grey: bool = False) -> str:
    """The operator that sets a colour such as ``#0B4F5C``; in ``grey``, its luminance."""
    red, green, blue = (int(hex_code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    if grey:
        return f"{number(0.299 * red + 0.587 * green + 0.114 * blue)} {'G' if stroke else 'g'}"
    return f"{number(red)} {number(green)} {number(blue)} {'RG' if stroke else 'rg'}"


def path(data: str) -> str:
    """SVG path data as PDF path operators, in the same coordinates."""
    out: list[str] = []
    x = y = start_x = start_y = 0.0
    for command, given in _commands(data):
        if command == "Z":
            out.append("h")
            x, y = start_x, start_y
            continue
        values = _as_pdf(command, given, x, y)
        x, y = values[-2:]
        if command == "M":
            start_x, start_y = x, y
        operator = {"M": "m", "C": "c", "Q": "c"}.get(command, "l")
        out.append(f"{' '.join(map(number, values))} {operator}")
    return "\n".join(out)


def _as_pdf(command: str, values: list[float], x: float, y: float) -> list[float]:
    if command == "H":
        return [values[0], y]
    if command == "V":
        return [x, values[0]]
    if command == "Q":
        bend_x, bend_y, end_x, end_y = values
        first = [x + (bend_x - x) * 2 / 3, y + (bend_y - y) * 2 / 3]
        return [*first, end_x + (bend_x - end_x) * 2 / 3, end_y + (bend_y - end_y) * 2 / 3, end_x, end_y]
    return values


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    tokens = _TOKEN.findall(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command = tokens[at]
            at += 1
            if command not in _TAKES:
                raise ValueError(f"path command {command!r} is not used in our drawings")
        elif command == "M":
            command = "L"
        takes = _TAKES[command]
        yield command, [float(token) for token in tokens[at : at + takes]]
        at += takes


@dataclass(frozen=True, slots=True)
class _Style:
    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"

    def under(self, element: ET.Element) -> _Style:
        return replace(
            self,
            fill=element.get("fill", self.fill),
            stroke=element.get("stroke", self.stroke),
            width=float(element.get("stroke-width", self.width)),
            cap=element.get("stroke-linecap", self.cap),
            join=element.get("stroke-linejoin", self.join),
        )


def drawing(svg: str, *, grey: bool = False) -> str:
    """The operators of an SVG drawing in its own units, y downward.

    Raises:
        ValueError: where the drawing uses what this reader does not know.
    """
    root = ET.fromstring(svg)  # noqa: S314 our own drawings only
    return "\n".join(_element(root, _Style(), grey=grey))


def _element(element: ET.Element, style: _Style, *, grey: bool) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2]
    style = style.under(element)
    if tag == "title":
        return
    if tag in {"svg", "g"}:
        yield "q"
        yield from _transforms(element.get("transform", ""))
        for child in element:
            yield from _element(child, style, grey=grey)
        yield "Q"
    elif tag in {"path", "ellipse"}:
        filled, stroked = style.fill != "none", style.stroke != "none"
        if filled:
            yield colour(style.fill, grey=grey)
        if stroked:
            yield colour(style.stroke, stroke=True, grey=grey)
            yield f"{number(style.width)} w {_CAPS[style.cap]} J {_JOINS[style.join]} j"
        yield path(element.get("d", "")) if tag == "path" else _ellipse(element)
        yield {(True, True): "B", (True, False): "f", (False, True): "S"}.get((filled, stroked), "n")
    else:
        raise ValueError(f"<{tag}> is not used in our drawings")


def _ellipse(element: ET.Element) -> str:
    x, y, wide, high = (float(element.get(name, "0")) for name in ("cx", "cy", "rx", "ry"))
    return round_rect(x - wide, y - high, 2 * wide, 2 * high, wide, high)


def _transforms(text: str) -> Iterator[str]:
    for name, inner in _TRANSFORM.findall(text):
        values = [float(part) for part in inner.replace(",", " ").split()]
        if name == "translate":
            yield f"1 0 0 1 {number(values[0])} {number(values[1])} cm"
        elif name == "scale":
            yield f"{number(values[0])} 0 0 {number(values[-1])} 0 0 cm"
        else:
            cos, sin = math.cos(math.radians(values[0])), math.sin(math.radians(values[0]))
            yield f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} 0 0 cm"


@lru_cache(maxsize=64)
def round_rect(x: float, y: float, width: float, height: float, radius: float, radius_y: float | None = None) -> str:
    """A rectangle with round corners, as path operators."""
    rise = radius if radius_y is None else radius_y
    k, k_y = radius * 0.4477, rise * 0.4477
    right, bottom = x + width, y + height
    return path(
        f"M{x + radius} {y}H{right - radius}C{right - k} {y} {right} {y + k_y} {right} {y + rise}"
        f"V{bottom - rise}C{right} {bottom - k_y} {right - k} {bottom} {right - radius} {bottom}"
        f"H{x + radius}C{x + k} {bottom} {x} {bottom - k_y} {x} {bottom - rise}"
        f"V{y + rise}C{x} {y + k_y} {x + k} {y} {x + radius} {y}Z"
    )
