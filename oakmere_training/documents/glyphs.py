"""TrueType surgery: hinting taken out, so that embedded subsets are small. PDF viewers draw outlines without it."""

from __future__ import annotations

import struct
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

_NEEDED_TO_READ = ("name", "OS/2", "post", "cmap", "head", "hhea", "hmtx", "maxp")
_MORE_COMPONENTS, _HAS_INSTRUCTIONS = 0x0020, 0x0100
_WORDS, _SCALE, _XY_SCALE, _TWO_BY_TWO = 0x0001, 0x0008, 0x0040, 0x0080


def load_unhinted(data: bytes) -> TTFontFace:
    """A TrueType font for reportlab, without instructions; its subsets hold only the tables that a PDF needs.

    Raises:
        reportlab.pdfbase.ttfonts.TTFError: where the bytes are not a TrueType font.
    """
    from reportlab.pdfbase.ttfonts import TTFontFace, TTFontFile, TTFontMaker

    source = TTFontFile(BytesIO(data), charInfo=0)
    maker = TTFontMaker()
    for tag in _NEEDED_TO_READ:
        maker.add(tag, source.get_table(tag))
    glyf, offsets = _strip(source.get_table("glyf"), _offsets(source))
    maker.add("glyf", glyf)
    maker.add("loca", struct.pack(f">{len(offsets)}L", *offsets))
    head = bytearray(source.get_table("head"))
    head[50:52] = struct.pack(">h", 1)
    maker.add("head", bytes(head))

    class Lean(TTFontFace):  # type: ignore[misc] # reportlab has no types
        whole = True

        def get_table(self, tag: str) -> bytes:
            if not self.whole and tag in {"name", "OS/2", "cvt ", "fpgm", "prep"}:
                raise KeyError(tag)
            table: bytes = super().get_table(tag)
            return table

    face = Lean(BytesIO(maker.makeStream()))
    face.whole = False
    return face


def _offsets(source: object) -> list[int]:
    head: bytes = source.get_table("head")  # type: ignore[attr-defined]
    loca: bytes = source.get_table("loca")  # type: ignore[attr-defined]
    if struct.unpack(">h", head[50:52])[0]:
        return list(struct.unpack(f">{len(loca) // 4}L", loca))
    return [half * 2 for half in struct.unpack(f">{len(loca) // 2}H", loca)]


def _strip(glyf: bytes, offsets: list[int]) -> tuple[bytes, list[int]]:
    parts: list[bytes] = []
    moved = [0]
    for start, end in pairwise(offsets):
        glyph = _without_instructions(glyf[start:end])
        glyph += b"\0" * (-len(glyph) % 4)
        parts.append(glyph)
        moved.append(moved[-1] + len(glyph))
    return b"".join(parts), moved


def _without_instructions(glyph: bytes) -> bytes:
    if not glyph:
        return glyph
    contours = struct.unpack(">h", glyph[:2])[0]
    if contours >= 0:
        at = 10 + 2 * contours
        length = struct.unpack(">H", glyph[at : at + 2])[0]
        return glyph[:at] + b"\0\0" + glyph[at + 2 + length :]
    composite = bytearray(glyph)
    at, flags = 10, _MORE_COMPONENTS
    while flags & _MORE_COMPONENTS:
        flags = struct.unpack(">H", glyph[at : at + 2])[0]
        composite[at : at + 2] = struct.pack(">H", flags & ~_HAS_INSTRUCTIONS)
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
    return bytes(composite[:at])
