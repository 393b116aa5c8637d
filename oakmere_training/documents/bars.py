"""Bars of a chart, told apart by their pattern alone: solid, hatched, lined, empty.

Boxes are left, top, width, height in mm; the operators are for a page in millimetres with y downward.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents.vector import number, round_rect

if TYPE_CHECKING:
    from oakmere_training.documents.house_style import Palette

    Box = tuple[float, float, float, float]

_RADIUS = 1.0
_EDGE = 0.4
_STRIPE = 0.4
_HATCH_STEP = 2.12
_LINE_STEP = 1.4


def solid(palette: Palette, box: Box) -> str:
    """In date."""
    return f"{palette.fill(palette.bar)} {_outline(box, 0)} f"


def hatched(palette: Palette, box: Box) -> str:
    """Due within 30 days, and the parts of single bars."""
    x, y, wide, high = box
    right, bottom = x + wide, y + high
    stripes: list[str] = []
    start = x - high
    while start < right:
        stripes.append(f"{number(start)} {number(bottom)} m {number(start + high)} {number(y)} l")
        start += _HATCH_STEP
    return _patterned(palette, palette.hatch, box, stripes)


def lined(palette: Palette, box: Box) -> str:
    """Overdue."""
    x, y, wide, high = box
    stripes: list[str] = []
    level = y + high - _STRIPE / 2
    while level > y:
        stripes.append(f"{number(x)} {number(level)} m {number(x + wide)} {number(level)} l")
        level -= _LINE_STEP
    return _patterned(palette, palette.open, box, stripes)


def empty(palette: Palette, box: Box) -> str:
    """Not trained yet."""
    return _patterned(palette, palette.hatch, box, [])


def _patterned(palette: Palette, colour: str, box: Box, stripes: list[str]) -> str:
    drawn = " ".join(stripes)
    inside = f"q {_outline(box, 0)} W n {_STRIPE} w {drawn} S Q " if stripes else ""
    return f"{palette.stroke(colour)} {inside}{_EDGE} w {_outline(box, _EDGE / 2)} S"


def _outline(box: Box, inset: float) -> str:
    x, y, wide, high = box
    radius = min(_RADIUS, wide / 2, high / 2) - inset
    return round_rect(x + inset, y + inset, wide - 2 * inset, high - 2 * inset, max(0.05, radius))
