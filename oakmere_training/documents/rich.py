"""Lines of text in which the face may change: ``Led by`` in bold and the name after it in plain type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from oakmere_training.documents import faces
from oakmere_training.documents.house_style import PT_PER_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.documents.faces import Face, Stack

_BREAK = re.compile(r"(?<= )(?=[^ ])|(?<=[\-–])(?=[^ \-–\d])")
"""After spaces, and after a hyphen or dash that no digit follows: '2026-10' stays whole."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Style:
    """Size and leading in points; ``soft`` is the second ink."""

    kind: str
    size: float
    leading: float
    soft: bool = False

    @property
    def stack(self) -> Stack:
        """The faces that print it."""
        return {"heading": faces.heading, "bold": faces.bold}.get(self.kind, faces.body)()


BODY = Style("body", 11, 15.5)
STRONG = Style("bold", 11, 15.5)
LEAD = Style("body", 13, 19)
SMALL = Style("body", 9.5, 13)
SOFT = Style("body", 9.5, 13, soft=True)
TINY = Style("body", 9, 12)
FOOT = Style("body", 9, 12, soft=True)
TITLE = Style("heading", 20, 25)
H2 = Style("heading", 13, 18)
H3 = Style("heading", 11, 15)
CELL = Style("body", 10.5, 14)
CELL_STRONG = Style("bold", 10.5, 14)
CELL_SOFT = Style("body", 9.5, 14, soft=True)
CELL_HEAD = Style("bold", 9.5, 13)


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    style: Style


class Run(NamedTuple):
    """Printed text in one face; ``x`` is its distance from the start of the line, ``width`` its own (mm)."""

    x: float
    text: str
    face: Face
    style: Style
    width: float


Line = tuple[Run, ...]


@lru_cache(maxsize=4096)
def lay(pieces: tuple[Piece, ...], width: float, most: int = 0) -> tuple[Line, ...]:
    """Lines of at most ``width`` mm; with ``most``, no more than so many, and an ellipsis where text was left out.

    No pieces, or empty ones, make no line.
    """
    lines: list[list[_Bit]] = []
    used = 0.0
    for word in _words(pieces, width):
        wide = sum(bit.width for bit in word)
        if not lines or used + wide - _trailing(word[-1]) > width + 1e-6:
            lines.append([])
            used = 0.0
        lines[-1] += word
        used += wide
    if most and len(lines) > most:
        del lines[most:]
        lines[-1] = _elided(lines[-1], width)
    return tuple(_joined(line) for line in lines)


class _Bit(NamedTuple):
    text: str
    face: Face
    style: Style

    @property
    def width(self) -> float:
        return _width(self.face, self.text, self.style.size)


def _width(face: Face, text: str, size: float) -> float:
    return face.width(text) * size / PT_PER_MM


def _trailing(bit: _Bit) -> float:
    return bit.width - _width(bit.face, bit.text.rstrip(), bit.style.size)


def _words(pieces: Sequence[Piece], width: float) -> list[list[_Bit]]:
    """What a line may break after: words with the space behind them, across changes of face."""
    words: list[list[_Bit]] = []
    open_word = False
    for text, style in pieces:
        face, printed = style.stack.choose(text)
        for part in filter(None, _BREAK.split(printed)):
            bits = [_Bit(part, face, style)]
            if _width(face, part.rstrip(), style.size) > width:
                bits = [_Bit(char, face, style) for char in part]
            for bit in bits:
                if open_word and len(bits) == 1:
                    words[-1].append(bit)
                else:
                    words.append([bit])
            open_word = part[-1] not in " -–"
    return [word for given in words for word in _short_enough(given, width)]


def _short_enough(word: list[_Bit], width: float) -> list[list[_Bit]]:
    """A word of several faces that is wider than a line comes bit by bit."""
    if sum(bit.width for bit in word) - _trailing(word[-1]) <= width:
        return [word]
    return [[bit] for bit in word]


def _elided(line: list[_Bit], width: float) -> list[_Bit]:
    bits = list(line)
    while bits:
        last = bits[-1]
        room = width - sum(bit.width for bit in bits[:-1])
        text = last.text.rstrip(" ,;:")
        while text and _width(last.face, text + _ELLIPSIS, last.style.size) > room:
            text = text[:-1].rstrip()
        if text:
            return [*bits[:-1], last._replace(text=last.face.printed(text + _ELLIPSIS))]
        bits.pop()
    return bits


def _joined(line: list[_Bit]) -> Line:
    """Bits of one face and style together, from the start of the line. A space at a break stays, for copying."""
    runs: list[Run] = []
    x = 0.0
    for bit in line:
        if runs and runs[-1].face is bit.face and runs[-1].style == bit.style:
            last = runs[-1]
            runs[-1] = last._replace(text=last.text + bit.text, width=last.width + bit.width)
        else:
            runs.append(Run(x, bit.text, bit.face, bit.style, bit.width))
        x += bit.width
    return tuple(runs)


def extent(line: Line) -> float:
    """The width of a line (mm), without a space at its end."""
    if not line:
        return 0.0
    last = line[-1]
    return last.x + _width(last.face, last.text.rstrip(), last.style.size)


def pieces_of(text: str | Sequence[Piece], style: Style) -> tuple[Piece, ...]:
    """Plain text in one style, or pieces as they are."""
    return (Piece(text, style),) if isinstance(text, str) else tuple(text)
