"""One page in the making: its operators, the leaves of type that it uses, and the words that it shows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from oakmere_training.documents.house_style import PT_PER_MM, LandscapeSheet

if TYPE_CHECKING:
    from oakmere_training.documents.faces import Face, Leaf, Stack
    from oakmere_training.documents.fitting import Fitted
    from oakmere_training.documents.house_style import Palette
    from oakmere_training.documents.tags import Element, Tags


class Word(NamedTuple):
    """Text on the page in reading order, and the fact that it shows, if it shows one."""

    fact: str
    text: str


class Spot(NamedTuple):
    """A line of text: its left end and baseline in mm, size in points, face, text and colour."""

    x: float
    baseline: float
    size: float
    face: Face
    text: str
    colour: str


def baseline(top: float, size: float, leading: float, stack: Stack) -> float:
    """The baseline (mm) of a line whose box begins at ``top`` (mm), with the leading shared above and below."""
    lead = stack.lead
    return top + ((leading - (lead.ascent + lead.descent) * size) / 2 + lead.ascent * size) / PT_PER_MM


class Page:
    """Collects what is drawn. Every mark is either tagged content or an artifact."""

    def __init__(self, index: int, palette: Palette, tags: Tags, height: float = LandscapeSheet.HEIGHT) -> None:
        self.index = index
        self.height = height
        self.palette = palette
        self.tags = tags
        self.leaves: dict[str, Leaf] = {}
        self.words: list[Word] = []
        self._operators: list[str] = []
        self._colour = ""

    def put(self, element: Element, spots: list[Spot], fact: str = "") -> None:
        """Draw lines of text that belong to one element; all of them show ``fact``."""
        self.words += [Word(fact, spot.text) for spot in spots]
        self._show(element, spots)

    def put_parts(self, element: Element, spots: list[Spot], words: list[Word]) -> None:
        """Draw lines whose parts, given as ``words``, show different facts."""
        self.words += words
        self._show(element, spots)

    def _show(self, element: Element, spots: list[Spot]) -> None:
        operators, leaves = _typeset(tuple(spots), self._colour, self.palette, self.height)
        for leaf in leaves:
            self.leaves[leaf.resource] = leaf
        self._colour = spots[-1].colour
        self._operators.append(f"/{element.role}<</MCID {self.tags.mark(element, self.index)}>>BDC {operators} EMC")

    def figure(self, element: Element, operators: str) -> None:
        """Draw a figure; the operators leave the graphics state as it was."""
        self._operators.append(f"/Figure<</MCID {self.tags.mark(element, self.index)}>>BDC\n{operators}\nEMC")

    def artifact(self, operators: str) -> None:
        """Draw decoration; the operators leave the graphics state as it was."""
        self._operators.append(f"/Artifact BMC\n{operators}\nEMC")

    def artifact_text(self, spots: list[Spot]) -> None:
        """Draw lines that are no part of the text: page numbers, headings that a table repeats."""
        operators, leaves = _typeset(tuple(spots), "", self.palette, self.height)
        for leaf in leaves:
            self.leaves[leaf.resource] = leaf
        self.artifact(f"q {operators} Q")

    def content(self) -> bytes:
        """The page's content stream, not yet deflated."""
        return "\n".join(self._operators).encode("latin-1")


@lru_cache(maxsize=4096)
def _typeset(
    spots: tuple[Spot, ...], colour_before: str, palette: Palette, height: float
) -> tuple[str, tuple[Leaf, ...]]:
    """One text object, and the leaves that it uses. Most lines of a certificate are those of the one before."""
    out, leaves, current = ["BT"], [], colour_before
    top = height * PT_PER_MM
    for x, line, size, face, text, colour in spots:
        if colour != current:
            current = colour
            out.append(palette.fill(colour))
        out.append(f"1 0 0 1 {x * PT_PER_MM:.2f} {top - line * PT_PER_MM:.2f} Tm")
        for leaf, run in face.runs(text):
            leaves.append(leaf)
            out.append(f"{leaf.resource} {size:g} Tf {leaf.operand(run)}Tj")
    out.append("ET")
    return "\n".join(out), tuple(leaves)


def spots(fitted: Fitted, x: float, first_baseline: float, leading: float, colour: str) -> list[Spot]:
    """The lines of a fitted text, ``leading`` points apart."""
    return [
        Spot(x, first_baseline + place * leading / PT_PER_MM, fitted.size, fitted.face, line, colour)
        for place, line in enumerate(fitted.lines)
    ]
