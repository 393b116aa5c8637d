"""Slips to cut out, one for each alias of a class: 'Otter 7'. No child's name is on them or kept anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents import faces, house_style
from oakmere_training.documents.book import Book, Properties
from oakmere_training.documents.fitting import Steps, fit
from oakmere_training.documents.house_style import PT_PER_MM, Palette, PortraitSheet, flip
from oakmere_training.documents.pdf_file import pack
from oakmere_training.documents.sheet import Page, Spot, baseline
from oakmere_training.documents.tags import Tags
from oakmere_training.documents.vector import number
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.domain.papers import SlipSheet

COLUMNS, ROWS = 3, 10
PER_SHEET = COLUMNS * ROWS
_LEFT, _TOP = 10.5, 11.0
_WIDTH, _HEIGHT = 63.0, 27.0
_HEAD = (5.0, 6.0, 15.0)
_TEXT_X, _TEXT_WIDTH, _TEXT_TOP = 24.0, 34.0, (_HEIGHT - 46 / PT_PER_MM) / 2
_CUT = 0.25
_FOOT_TOP = PortraitSheet.HEIGHT - 5 - 12 / PT_PER_MM
_HEADS = {Tier.KS1: "kit/head-wren", Tier.LOWER_KS2: "kit/head-hedgehog", Tier.UPPER_KS2: "kit/head-otter"}
_BODY_STEPS = {size: Steps((size,), (0,)) for size in (9.0, 9.5)}
_ALIAS_STEPS = Steps((18,), (0,))


def slips_pdf(*sheets: SlipSheet, mono: bool = False) -> bytes:
    """The slips of one class or several as a PDF, thirty on a sheet, each class on sheets of its own.

    Raises:
        KeyError: for a tier whose learners are no pupils.
        ValueError: where there are no aliases.
    """
    if not sheets or not all(sheet.aliases for sheet in sheets):
        raise ValueError("no slips to print")
    palette = Palette(grey=mono)
    book = Book(PortraitSheet.WIDTH, PortraitSheet.HEIGHT)
    drawn: list[Page] = []
    for sheet in sheets:
        tags, pages = Tags(), list[Page]()
        for start in range(0, len(sheet.aliases), PER_SHEET):
            page = Page(len(pages), palette, tags, PortraitSheet.HEIGHT)
            _draw(page, sheet, sheet.aliases[start : start + PER_SHEET])
            pages.append(page)
        book.add(pages, tags)
        drawn += pages
    first = sheets[0]
    title = f"Slips: {_range(first.class_label, first.aliases) if len(sheets) == 1 else f'{len(sheets)} classes'}"
    properties = Properties(title, house_style.PROGRAM, first.made_on, duplex="Simplex")
    tiers = dict.fromkeys(sheet.tier for sheet in sheets)
    heads = {_head(tier): pack(house_style.scene(_HEADS[tier], palette).encode("ascii")) for tier in tiers}
    return book.finish(properties, b"".join(page.content() for page in drawn), heads)


def _head(tier: Tier) -> str:
    """The name of a tier's animal in the file."""
    return f"Head{tier.name.title().replace('_', '')}"


def _range(class_label: str, aliases: Sequence[str]) -> str:
    """'Year 5 A, Otter 1 to 30'."""
    first, last = aliases[0], aliases[-1]
    if first == last:
        return f"{class_label}, {first}"
    animal, _, _ = first.rpartition(" ")
    other, _, place = last.rpartition(" ")
    return f"{class_label}, {first} to {place if animal == other else last}"


def _draw(page: Page, sheet: SlipSheet, aliases: Sequence[str]) -> None:
    """One sheet: what it holds comes first for whoever hears it read; on paper it stands at the foot."""
    right = PortraitSheet.WIDTH - _LEFT
    text = fit(faces.body(), _range(sheet.class_label, aliases), 90, _BODY_STEPS[9.0])
    x = right - text.face.width(text.lines[0]) * text.size / PT_PER_MM
    _line(page, "H1", text.lines[0], (x, _FOOT_TOP, 90), (9.0, 12), soft=True)
    hint = "Cut along the dashes and hand out. The program keeps no names."
    _line(page, "P", hint, (_LEFT, _FOOT_TOP, 110), (9.0, 12), soft=True)
    page.artifact(_cuts(page.palette, len(aliases)))
    for place, alias in enumerate(aliases):
        row, column = divmod(place, COLUMNS)
        _slip(page, sheet, alias, (_LEFT + column * _WIDTH, _TOP + row * _HEIGHT))


def _slip(page: Page, sheet: SlipSheet, alias: str, corner: tuple[float, float]) -> None:
    left, top = corner
    x, y, side = _HEAD
    page.artifact(
        f"q {flip(PortraitSheet.HEIGHT)} {side / 160:.5f} 0 0 {side / 160:.5f} "
        f"{number(left + x)} {number(top + y)} cm /{_head(sheet.tier)} Do Q"
    )
    x, y = left + _TEXT_X, top + _TEXT_TOP
    _line(page, "P", sheet.class_label, (x, y, _TEXT_WIDTH), (9.5, 12))
    element = page.tags.element("P", page=page.index)
    name = fit(faces.heading(), alias, _TEXT_WIDTH, _ALIAS_STEPS)
    line = baseline(y + 12 / PT_PER_MM, 18, 22, faces.heading())
    page.put(element, [Spot(x, line, name.size, name.face, f"{name.lines[0]} ", page.palette.ink)])
    _line(page, "P", "Your name in this quiz", (x, y + 34 / PT_PER_MM, _TEXT_WIDTH), (9.0, 12))


def _line(
    page: Page,
    role: str,
    text: str,
    where: tuple[float, float, float],
    style: tuple[float, float],
    *,
    soft: bool = False,
) -> None:
    """One line of body type: left, top and room in mm, size and leading in points.

    A space ends it, so that it stays apart from the next when it is copied or read aloud.
    """
    (x, top, width), (size, leading) = where, style
    fitted = fit(faces.body(), text, width, _BODY_STEPS[size])
    colour = page.palette.ink2 if soft else page.palette.ink
    base = baseline(top, size, leading, faces.body())
    page.put(
        page.tags.element(role, page=page.index),
        [Spot(x, base, fitted.size, fitted.face, f"{fitted.lines[0]} ", colour)],
    )


def _cuts(palette: Palette, count: int) -> str:
    """Dashed lines around so many slips."""
    full, part = divmod(count, COLUMNS)
    rows = full + bool(part)
    out: list[str] = []
    for level in range(rows + 1):
        columns = part if part and level == rows else COLUMNS if full or not part else part
        y = _TOP + level * _HEIGHT
        out.append(f"{_LEFT} {number(y)} m {number(_LEFT + columns * _WIDTH)} {number(y)} l S")
    for column in range(COLUMNS + 1):
        down = rows if column <= part or not part else full
        if down:
            x = number(_LEFT + column * _WIDTH)
            out.append(f"{x} {_TOP} m {x} {number(_TOP + down * _HEIGHT)} l S")
    return f"q {flip(PortraitSheet.HEIGHT)} {palette.stroke(palette.ink2)} {_CUT} w [0.75 0.5] 0 d {' '.join(out)} Q"
