"""Fonts for paper: which face holds a text's characters, how wide it runs, and the subsets that are embedded.

A face is cut into leaves: a base of the characters that nearly every page needs, and one leaf for each further run
of 64 code points (Welsh, Polish, Vietnamese ...). A file embeds the leaves it uses. Leaves are made once in a process
and then shared by every file, since making a subset is the dearest part of a small PDF.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.documents.glyphs import load_unhinted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfbase.ttfonts import TTFontFace

TYPOGRAPHIC = "’‘“”–—…·•£€"
BASE = "".join(map(chr, range(0x20, 0x7F))) + TYPOGRAPHIC
LAST_RESORT = "?"
"""Printed for a character that no face holds, so that nobody takes the text for whole."""

_LEAF_BITS = 6
_SYMBOLIC = 4
_ESCAPES = {"(": "\\(", ")": "\\)", "\\": "\\\\"}
_SHY_OF_PAPER = {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2011": "-", "\u00ad": "", "\u200b": "", "\ufeff": ""}


@dataclass(frozen=True, slots=True)
class FontProgram:
    """What a PDF needs to embed one leaf; both streams are compressed."""

    name: str
    file: bytes
    file_length: int
    to_unicode: bytes
    descriptor: str
    widths: str
    first: int
    last: int


class Leaf:
    """Up to about a hundred characters of a face, each with its one-byte code."""

    def __init__(self, face: Face, key: str, chars: str) -> None:
        self.face = face
        self.key = key
        self.resource = f"/{face.tag}{key}"
        self.codes = {char: char if " " <= char <= "~" else chr(0x80 + place) for place, char in enumerate(chars)}
        self.escapes = str.maketrans({char: _ESCAPES.get(code, code) for char, code in self.codes.items()})

    def operand(self, text: str) -> str:
        """The text as the operand of ``Tj``, to be written as latin-1. Every character must be in this leaf."""
        return f"({text.translate(self.escapes)})"

    @cached_property
    def program(self) -> FontProgram:
        """The subset to embed."""
        slots = sorted((ord(code), char) for char, code in self.codes.items())
        first, last = slots[0][0], slots[-1][0]
        by_code = dict(slots)
        row = [ord(by_code[code]) if code in by_code else 0 for code in range(last + 1)]
        data = self.face.parsed.makeSubset(row)
        prefix = "OAK" + "".join(chr(65 + (sum(map(ord, self.resource)) // 26**place) % 26) for place in range(3))
        name = f"{prefix}+{self.face.postscript_name}"
        return FontProgram(
            name=name,
            file=zlib.compress(data, 9),
            file_length=len(data),
            to_unicode=zlib.compress(_to_unicode(by_code).encode("ascii"), 9),
            descriptor=self.face.descriptor(name),
            widths=" ".join(f"{self.face.widths.get(by_code.get(code, ''), 0):g}" for code in range(first, last + 1)),
            first=first,
            last=last,
        )


class Face:
    """One static font file. ``base`` are the characters of its first leaf."""

    def __init__(self, tag: str, file: str, base: str = BASE) -> None:
        self.tag = tag
        self._file = file
        self._base = base

    @cached_property
    def parsed(self) -> TTFontFace:
        """The font as reportlab reads it, without hinting."""
        return load_unhinted((paths.assets() / "fonts" / self._file).read_bytes())

    @property
    def postscript_name(self) -> str:
        """The font's own name."""
        return self._file.removesuffix(".ttf")

    @cached_property
    def widths(self) -> dict[str, float]:
        """Advance of each character, in thousandths of the size."""
        face = self.parsed
        return {chr(code): face.charWidths[code] for code in face.charToGlyph if code in face.charWidths}

    @cached_property
    def ascent(self) -> float:
        """Above the baseline, as a part of the size."""
        return float(self.parsed.ascent) / 1000

    @cached_property
    def descent(self) -> float:
        """Below the baseline, as a part of the size; positive."""
        return -float(self.parsed.descent) / 1000

    @cached_property
    def characters(self) -> frozenset[str]:
        """All that this face can print."""
        return frozenset(self.widths)

    @cached_property
    def base_leaf(self) -> Leaf:
        """The leaf that nearly every text lies in."""
        return Leaf(self, "0", "".join(char for char in self._base if char in self.widths))

    @cached_property
    def base_characters(self) -> frozenset[str]:
        """All characters of the base leaf."""
        return frozenset(self.base_leaf.codes)

    @cached_property
    def _leaves(self) -> dict[int, Leaf]:
        return {}

    def leaf_of(self, char: str) -> Leaf:
        """The leaf that holds a character of this face."""
        if char in self.base_characters:
            return self.base_leaf
        block = ord(char) >> _LEAF_BITS
        if block not in self._leaves:
            run = range(block << _LEAF_BITS, (block + 1) << _LEAF_BITS)
            chars = "".join(chr(code) for code in run if chr(code) in self.widths and chr(code) not in self._base)
            self._leaves[block] = Leaf(self, f"x{block:X}", chars)
        return self._leaves[block]

    def printed(self, text: str) -> str:
        """The text as this face prints it: composed, and with a stand-in for what it lacks."""
        if self.base_characters.issuperset(text):
            return text
        return "".join(_nearest(char, self.characters) for char in normalise(text))

    def width(self, text: str) -> float:
        """Width at size 1."""
        return sum(map(self.widths.__getitem__, text)) / 1000

    def runs(self, text: str) -> list[tuple[Leaf, str]]:
        """The text cut where the leaf changes, nearly always into one run."""
        if self.base_characters.issuperset(text):
            return [(self.base_leaf, text)]
        return [(leaf, "".join(chars)) for leaf, chars in groupby(text, self.leaf_of)]

    def descriptor(self, name: str) -> str:
        """The entries of a font descriptor, without the reference to its file."""
        face = self.parsed
        box = " ".join(f"{value:g}" for value in face.bbox)
        return (
            f"/Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/FontBBox[{box}]/Ascent {face.ascent:g}"
            f"/Descent {face.descent:g}/CapHeight {face.capHeight:g}/ItalicAngle 0/StemV {face.stemV:g}"
        )


def _to_unicode(by_code: dict[int, str]) -> str:
    pairs = [f"<{code:02X}> <{char.encode('utf-16-be').hex().upper()}>" for code, char in sorted(by_code.items())]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


@dataclass(frozen=True, slots=True)
class Stack:
    """Faces in order of preference; the first that holds the whole text prints it."""

    faces: tuple[Face, ...]

    @property
    def lead(self) -> Face:
        """The face whose measures set the baseline, whichever prints."""
        return self.faces[0]

    def choose(self, text: str) -> tuple[Face, str]:
        """The face for a text, and the text as that face prints it.

        Composed first (NFC). Where no face holds every character, the face that lacks fewest takes it: a character
        that it lacks loses its marks if its bare letter is there, and else prints as ``?``.
        """
        if self.lead.base_characters.issuperset(text):
            return self.lead, text
        text = normalise(text)
        for face in self.faces:
            if face.characters.issuperset(text):
                return face, text
        face = min(self.faces, key=lambda face: sum(char not in face.characters for char in text))
        return face, face.printed(text)


def normalise(text: str) -> str:
    """Composed (NFC), with spaces and hyphens that differ only in how lines break made plain, without controls."""
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(_SHY_OF_PAPER.get(char, char) for char in composed)
    return "".join(" " if char in "\t\n\r" else char for char in plain if char in "\t\n\r" or not _is_control(char))


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf"}


def _nearest(char: str, held: frozenset[str]) -> str:
    if char in held:
        return char
    bare = "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    if bare and held.issuperset(bare):
        return bare
    return "" if unicodedata.combining(char) else LAST_RESORT


@cache
def _noto_semibold() -> Face:
    return Face("M", "NotoSans-SemiBold.ttf")


@cache
def heading() -> Stack:
    """Lexend SemiBold, and Noto Sans SemiBold for Greek, Cyrillic and rarer Latin."""
    return Stack((Face("L", "Lexend-SemiBold.ttf"), _noto_semibold()))


@cache
def body() -> Stack:
    """Atkinson Hyperlegible, and Noto Sans for Welsh, Vietnamese, Greek, Cyrillic and others that it lacks."""
    return Stack((Face("A", "AtkinsonHyperlegible-Regular.ttf"), Face("N", "NotoSans-Regular.ttf")))


@cache
def strong() -> Stack:
    """Atkinson Hyperlegible Bold, for the fixed words on a certificate only."""
    fixed = "".join(sorted(set("After this training, the learner can Policy Clauses")))
    return Stack((Face("B", "AtkinsonHyperlegible-Bold.ttf", fixed),))


@cache
def bold() -> Stack:
    """Atkinson Hyperlegible Bold, and Noto Sans SemiBold for what it lacks."""
    return Stack((Face("D", "AtkinsonHyperlegible-Bold.ttf"), _noto_semibold()))


def unprintable(texts: Iterable[str]) -> str:
    """The characters in names or titles that no face on paper holds, each once; empty where all print.

    The program has no shaping, so Arabic, Hebrew, Indic and East Asian scripts are among them. Ask before a
    certificate is issued, so that the person can give the name in letters that print.
    """
    held = frozenset().union(*(face.characters for face in heading().faces))
    held &= frozenset().union(*(face.characters for face in body().faces))
    missing = dict.fromkeys(char for text in texts for char in normalise(text) if char not in held)
    return "".join(missing)
