"""Making text fit: smaller first, then more lines. Nothing is ever cut off."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from oakmere_training.documents.house_style import PT_PER_MM

if TYPE_CHECKING:
    from oakmere_training.documents.faces import Face, Stack

_PIECE = re.compile(r"[^ \-–]*[\-–]+|[^ \-–]+ *| +")


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text set: its face, its size in points, and its lines; a line broken at a space keeps the space."""

    face: Face
    size: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """For 1, 2 ... lines, the largest size, and the smallest before another line is taken. The last goes lower."""

    largest: tuple[float, ...]
    smallest: tuple[float, ...]


@lru_cache(maxsize=2048)
def fit(stack: Stack, text: str, width: float, steps: Steps) -> Fitted:
    """Set a text within ``width`` (mm) at the largest size that the steps allow."""
    face, printed = stack.choose(text)
    room = width * PT_PER_MM
    size = min(steps.largest[0], _floor(room / (face.width(printed) or 1)))
    if size >= steps.smallest[0]:
        return Fitted(face, size, (printed,))
    for count, (largest, smallest) in enumerate(zip(steps.largest, steps.smallest, strict=True), start=1):
        lines = _balanced(face, printed, count)
        size = min(largest, _floor(room / max(face.width(line.rstrip()) for line in lines)))
        if size >= smallest:
            break
    return Fitted(face, size, lines)


@lru_cache(maxsize=2048)
def wrap(stack: Stack, text: str, size: float, width: float) -> Fitted:
    """Set a text at one size, in as many lines of ``width`` (mm) as it takes."""
    face, printed = stack.choose(text)
    return Fitted(face, size, tuple(_greedy(face, printed, width * PT_PER_MM / size)))


def _floor(size: float) -> float:
    return math.floor(size * 20) / 20


def _greedy(face: Face, text: str, room: float) -> list[str]:
    if face.width(text) <= room:
        return [text]
    lines = [""]
    for piece in _pieces(face, text, room):
        if lines[-1] and face.width((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    lines[-1] = lines[-1].rstrip() or lines[-1]
    return lines


def _pieces(face: Face, text: str, room: float) -> list[str]:
    """Words and parts of hyphenated words; a word wider than the line comes letter by letter."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        found += [piece] if face.width(piece.rstrip()) <= room else list(piece)
    return found


def _balanced(face: Face, text: str, count: int) -> tuple[str, ...]:
    """At most ``count`` lines, the longest as short as may be."""
    if count == 1:
        return (text,)
    low, high = face.width(text) / count, face.width(text)
    for _ in range(24):
        middle = (low + high) / 2
        if len(_greedy(face, text, middle)) <= count:
            high = middle
        else:
            low = middle
    return tuple(_greedy(face, text, high))
