"""Reports and sheets on A4 portrait: the common head and foot, headings, paragraphs, lists and boxes.

A cursor runs down page after page. Everything is drawn in reading order and tagged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents import house_style
from oakmere_training.documents.book import Book
from oakmere_training.documents.certificate_front import CREST_ALT
from oakmere_training.documents.fitting import Steps, fit
from oakmere_training.documents.house_style import PT_PER_MM, Palette, PortraitSheet, flip
from oakmere_training.documents.rich import (
    BODY,
    FOOT,
    H2,
    H3,
    SMALL,
    SOFT,
    TITLE,
    Piece,
    Style,
    extent,
    lay,
    pieces_of,
)
from oakmere_training.documents.sheet import Page, Spot, baseline
from oakmere_training.documents.tags import Tags
from oakmere_training.documents.vector import number, round_rect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oakmere_training.documents.book import Properties
    from oakmere_training.documents.rich import Line
    from oakmere_training.documents.tags import Element

    Text = str | Sequence[Piece]

CREST_WIDTH = 13.0
_CREST_HEIGHT = CREST_WIDTH * 142 / 120
_TITLE_X = PortraitSheet.LEFT + CREST_WIDTH + 5
_TITLE_STEPS = Steps((20, 16), (14, 0))
_HEAD_RULE = PortraitSheet.TOP + _CREST_HEIGHT + 3.5
BODY_TOP = _HEAD_RULE + 0.5 + 4.5
_LABEL_GAP = 1.2


def mm(points: float) -> float:
    """Points as millimetres."""
    return points / PT_PER_MM


def height(lines: Sequence[Line], leading: float) -> float:
    """The height of lines (mm), ``leading`` points apart."""
    return mm(len(lines) * leading)


class Paper:
    """A document in the making. ``y`` is where the next thing goes, mm from the top of the page."""

    def __init__(self, *, mono: bool = False) -> None:
        self.palette = Palette(grey=mono)
        self.tags = Tags()
        self.pages: list[Page] = []
        self.y = 0.0
        self.turn()

    @property
    def page(self) -> Page:
        """The page that is being drawn."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """What is left of the page, mm."""
        return PortraitSheet.BOTTOM - self.y

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append(Page(len(self.pages), self.palette, self.tags, PortraitSheet.HEIGHT))
        self.y = PortraitSheet.TOP

    def need(self, wanted: float) -> None:
        """Turn the page unless so many mm are left."""
        if wanted > self.room:
            self.turn()

    def element(self, role: str, parent: Element | None = None, extra: str = "") -> Element:
        """A new element of the structure, on this page."""
        return self.tags.element(role, parent=parent, page=self.page.index, extra=extra)

    # what is drawn where it is told, and leaves the cursor alone

    def lines(
        self,
        element: Element | None,
        lines: Sequence[Line],
        where: tuple[float, float],
        leading: float,
        right: float = 0,
    ) -> None:
        """Draw lines from a left and top (mm); with ``right``, they end there. Without an element, an artifact."""
        x, top = where
        spots: list[Spot] = []
        for place, line in enumerate(lines):
            start = right - extent(line) if right else x
            for run in line:
                style = run.style
                base = baseline(top + mm(place * leading), line[0].style.size, leading, line[0].style.stack)
                colour = self.palette.ink2 if style.soft else self.palette.ink
                spots.append(Spot(start + run.x, base, style.size, run.face, run.text, colour))
        if spots and element is not None:
            self.page.put(element, spots)
        elif spots:
            self.page.artifact_text(spots)

    def shape(self, operators: str) -> None:
        """Draw decoration in mm from the top left corner."""
        self.page.artifact(f"q {flip(PortraitSheet.HEIGHT)} {operators} Q")

    def box(
        self, where: tuple[float, float, float, float], line: float, stroke: str, *, radius: float = 3.0, fill: str = ""
    ) -> None:
        """A box with round corners whose edge lies inside left, top, width, height (mm)."""
        x, y, wide, high = where
        inset = line / 2
        drawn = round_rect(x + inset, y + inset, wide - line, high - line, radius - inset)
        paint = f"{self.palette.fill(fill)} {drawn} B" if fill else f"{drawn} S"
        self.shape(f"{self.palette.stroke(stroke)} {line} w {paint}")

    def rule(self, x: float, y: float, wide: float, line: float, colour: str) -> None:
        """A level line whose top is ``y``."""
        self.shape(f"{self.palette.fill(colour)} {number(x)} {number(y)} {number(wide)} {number(line)} re f")

    def picture(self, alternative: str, where: tuple[float, float, float, float], operators: str) -> None:
        """A figure with its alternative text (ASCII, no brackets) in left, top, width, height; units as ``shape``."""
        element = self.element("Figure", extra=self.figure_entries(alternative, where))
        self.page.figure(element, f"q {flip(PortraitSheet.HEIGHT)} {operators} Q")

    # what moves the cursor

    def head(self, small: str, title: str, right: Sequence[str]) -> None:
        """The common head: crest, small line, title, what stands at the right, and the rule."""
        page, left, top = self.page, PortraitSheet.LEFT, PortraitSheet.TOP
        scale = CREST_WIDTH / house_style.LandscapeSheet.CREST_BOX[0]
        drawn = house_style.plain_crest(self.palette)
        page.figure(
            self.element("Figure", extra=self.figure_entries(CREST_ALT, (left, top, CREST_WIDTH, _CREST_HEIGHT))),
            f"q {flip(PortraitSheet.HEIGHT)} {scale:.5f} 0 0 {scale:.5f} {left} {top} cm\n{drawn}\nQ",
        )
        side = [lay(pieces_of(line, SMALL), 70, 1) for line in right]
        wide = max((extent(lines[0]) for lines in side if lines), default=0.0)
        self._title(small, title, PortraitSheet.RIGHT - wide - 5 - _TITLE_X)
        y = top + (_CREST_HEIGHT - mm(SMALL.leading * len(side))) / 2
        element = self.element("P")
        for place, lines in enumerate(side):
            self.lines(element, lines, (0, y + mm(place * SMALL.leading)), SMALL.leading, right=PortraitSheet.RIGHT)
        self.rule(left, _HEAD_RULE, PortraitSheet.ROOM, 0.5, self.palette.mere)
        self.y = BODY_TOP

    def _title(self, small: str, title: str, width: float) -> None:
        over = lay(pieces_of(small, SOFT), width, 1)
        fitted = fit(TITLE.stack, title, width, _TITLE_STEPS)
        leading = TITLE.leading if len(fitted.lines) == 1 else fitted.size * 1.15
        whole = height(over, SOFT.leading) + mm(leading * len(fitted.lines))
        y = PortraitSheet.TOP + (_CREST_HEIGHT - whole) / 2
        self.lines(self.element("P"), over, (_TITLE_X, y), SOFT.leading)
        y += height(over, SOFT.leading)
        spots = [
            Spot(
                _TITLE_X,
                baseline(y + mm(place * leading), fitted.size, leading, TITLE.stack),
                fitted.size,
                fitted.face,
                line,
                self.palette.ink,
            )
            for place, line in enumerate(fitted.lines)
        ]
        self.page.put(self.element("H1"), spots)

    def heading(self, text: str, style: Style = H2, *, role: str = "", before: float = 6.0, keep: float = 20.0) -> None:
        """A heading, ``before`` mm below what stands above; it goes over the page unless ``keep`` mm fit under it."""
        lines = lay(pieces_of(text, style), PortraitSheet.ROOM)
        gap = before if self.y > BODY_TOP + 0.01 or (len(self.pages) > 1 and self.y > PortraitSheet.TOP + 0.01) else 0.0
        if gap + height(lines, style.leading) + keep > self.room:
            self.turn()
            gap = 0.0
        self.y += gap
        self.lines(
            self.element(role or ("H3" if style == H3 else "H2")), lines, (PortraitSheet.LEFT, self.y), style.leading
        )
        self.y += height(lines, style.leading) + 1

    def paragraph(
        self,
        text: Text,
        style: Style = BODY,
        *,
        x: float = PortraitSheet.LEFT,
        width: float = PortraitSheet.ROOM,
        after: float = 0.0,
        most: int = 0,
        element: Element | None = None,
    ) -> None:
        """A paragraph, which may run over the page."""
        lines = list(lay(pieces_of(text, style), width, most))
        element = element or self.element("P")
        while lines:
            fits = max(0, int((self.room + 1e-6) / mm(style.leading)))
            if not fits or (fits == 1 < len(lines) and self.y > PortraitSheet.TOP):
                self.turn()
                continue
            self.lines(element, lines[:fits], (x, self.y), style.leading)
            self.y += height(lines[:fits], style.leading)
            del lines[:fits]
        self.y += after

    def listed(
        self,
        items: Sequence[Text],
        *,
        numbered: bool = False,
        x: float = PortraitSheet.LEFT,
        width: float = PortraitSheet.ROOM,
        gap: float = 1.0,
        most: int = 0,
        style: Style = BODY,
    ) -> None:
        """A list, with dots or numbers before its items."""
        indent = 5.5 if numbered else 4.5
        kind = "Decimal" if numbered else "Disc"
        whole = self.element("L", extra=f"/A<</O/List/ListNumbering/{kind}>>")
        for place, text in enumerate(items, start=1):
            self.need(mm(style.leading))
            item = self.element("LI", whole)
            label = lay(pieces_of(f"{place}. " if numbered else "• ", style), indent)
            end = x + indent - (_LABEL_GAP if numbered else 2 * _LABEL_GAP)
            self.lines(self.element("Lbl", item), label, (x, self.y), style.leading, right=end)
            body = self.element("LBody", item)
            self.paragraph(text, style, x=x + indent, width=width - indent, most=most, element=body)
            self.y += gap

    def signatures(self, fields: Sequence[tuple[str, float]], gap: float, room: float) -> None:
        """Lines to write on, ``room`` mm below the cursor, each with its text under it: (text, width in mm)."""
        self.need(room + 7)
        x, line = PortraitSheet.LEFT, self.y + room
        for text, wide in fields:
            self.rule(x, line, wide, 0.35, self.palette.ink)
            self.lines(self.element("P"), lay(pieces_of(text, SMALL), wide, 1), (x, line + 1.85), SMALL.leading)
            x += wide + gap
        self.y = line + 1.85 + mm(SMALL.leading)

    def tinted(self, heading: str, text: Text, style: Style = SMALL) -> None:
        """A tinted box across the page: a small heading and a paragraph."""
        inside = PortraitSheet.ROOM - 2 * 4.8
        lines = lay(pieces_of(text, style), inside)
        high = mm(H3.leading) + height(lines, style.leading) + 2 * 3.8
        self.need(high)
        self.box((PortraitSheet.LEFT, self.y, PortraitSheet.ROOM, high), 0.3, self.palette.mere, fill=self.palette.tint)
        x, y = PortraitSheet.LEFT + 4.8, self.y + 3.8
        self.lines(self.element("H3"), lay(pieces_of(heading, H3), inside, 1), (x, y), H3.leading)
        self.lines(self.element("P"), lines, (x, y + mm(H3.leading)), style.leading)
        self.y += high

    def finish(
        self, properties: Properties, foot: str, pages: str = "Page", forms: Mapping[str, bytes] | None = None
    ) -> bytes:
        """Draw the feet, and write the file. ``pages`` reads 'Page' or 'Sheet'; another text stands as it is."""
        for page in self.pages:
            right = f"{pages} {page.index + 1} of {len(self.pages)}" if pages in {"Page", "Sheet"} else pages
            self._foot(page, foot, right)
        book = Book(PortraitSheet.WIDTH, PortraitSheet.HEIGHT)
        book.add(self.pages, self.tags)
        fingerprint = b"".join(page.content() for page in self.pages)
        return book.finish(properties, fingerprint, forms)

    def _foot(self, page: Page, left: str, right: str) -> None:
        line, palette = PortraitSheet.FOOT_LINE, self.palette
        page.artifact(
            f"q {flip(PortraitSheet.HEIGHT)} {palette.fill(palette.hair)} "
            f"{PortraitSheet.LEFT} {line} {PortraitSheet.ROOM} 0.2 re f Q"
        )
        base = baseline(line + 1.8, FOOT.size, FOOT.leading, FOOT.stack)
        end = fit(FOOT.stack, right, 60, Steps((9,), (0,)))
        wide = end.face.width(end.lines[0]) * end.size / PT_PER_MM
        start = fit(FOOT.stack, left, PortraitSheet.ROOM - wide - 5, Steps((9,), (0,)))
        spots = [
            Spot(x, base, fitted.size, fitted.face, fitted.lines[0], palette.ink2)
            for x, fitted in ((PortraitSheet.LEFT, start), (PortraitSheet.RIGHT - wide, end))
        ]
        page.artifact_text(spots)

    def figure_entries(self, alternative: str, where: tuple[float, float, float, float]) -> str:
        """Alternative text (ASCII, no brackets) and place of a figure: left, top, width, height in mm."""
        x, y, wide, high = where
        corners = (x, PortraitSheet.HEIGHT - y - high, x + wide, PortraitSheet.HEIGHT - y)
        box = " ".join(f"{value * PT_PER_MM:.2f}" for value in corners)
        return f"/Alt({alternative})/A<</O/Layout/Placement/Block/BBox[{box}]>>"
