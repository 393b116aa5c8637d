"""The recovery key on paper: 24 characters in six groups, and what to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents.book import Properties
from oakmere_training.documents.house_style import PortraitSheet
from oakmere_training.documents.paper import Paper, mm
from oakmere_training.documents.rich import BODY, CELL_HEAD, FOOT, H2, LEAD, SOFT, STRONG, Piece, Style, extent, lay
from oakmere_training.documents.rich import pieces_of as pieces
from oakmere_training.documents.tables import HEAD_HEIGHT, HEAD_LINE
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from oakmere_training.domain.papers import RecoveryKeySheet

_KEY = Style("bold", 21, 27)
_COLUMNS = 3
_PAD = (6.5, 7.5)
_GAP = (4.0, 5.0)
_HALF = (PortraitSheet.ROOM - 6) / 2
_KEEPERS = (("Name", 0.0), ("Where", 88.0), ("Date", 144.0))
_SAFE = (
    "Put it in the school safe, in a sealed envelope.",
    "Do not photograph it or send it by email.",
    "Two people should know where it is.",
)
_NEEDED = (
    (Piece("Start screen, ", BODY), Piece("Training lead", STRONG), Piece(".", BODY)),
    (Piece("Use the recovery key", STRONG), Piece(", and type the groups.", BODY)),
    (Piece("Choose a new passphrase. A new sheet is printed; destroy this one.", BODY),),
)
_LOST = (
    "Nobody can open the area: not the school’s IT support, and not whoever made the program. Learners can still "
    "learn, and certificates on paper stay valid. A new key can be made at any time in School settings, Passphrase."
)


def recovery_key_pdf(sheet: RecoveryKeySheet, *, mono: bool = False) -> bytes:
    """The sheet as a tagged PDF of one page. The key stands in its text and nowhere else in the file."""
    paper = Paper(mono=mono)
    paper.head(
        "Oakmere Training. For the training lead",
        "Recovery key",
        (f"Made on {long_date(sheet.made_on)}", "Printed once"),
    )
    text = (
        "This key opens the training lead’s area if the passphrase is forgotten. It works on the school’s computer "
        "only, and once."
    )
    paper.paragraph(text, LEAD, after=6)
    _groups(paper, sheet.groups)
    paper.y += 7
    _advice(paper)
    paper.y += 7
    paper.tinted("If both are lost", _LOST, BODY)
    paper.heading("Who keeps this sheet", before=8)
    _keepers(paper)
    properties = Properties("Recovery key for the training lead’s area", sheet.school, sheet.made_on, duplex="Simplex")
    return paper.finish(properties, f"{sheet.school}. Confidential", "Recovery key")


def _groups(paper: Paper, groups: tuple[str, ...]) -> None:
    """The strong box with six boxes in it."""
    wide = (PortraitSheet.ROOM - 2 * _PAD[0] - (_COLUMNS - 1) * _GAP[0]) / _COLUMNS
    high = mm(_KEY.leading) + 2 * 2.8
    rows = -(-len(groups) // _COLUMNS)
    whole = 2 * _PAD[1] + mm(SOFT.leading) + 3 + rows * high + (rows - 1) * _GAP[1]
    left, top = PortraitSheet.LEFT, paper.y
    paper.box((left, top, PortraitSheet.ROOM, whole), 0.5, paper.palette.ink)
    x, y = left + _PAD[0], top + _PAD[1]
    hint = lay(pieces("24 characters, in six groups. There is no letter I or O and no digit 0 or 1.", SOFT), 160)
    paper.lines(paper.element("P"), hint, (x, y), SOFT.leading)
    y += mm(SOFT.leading) + 3
    listed = paper.element("L", extra="/A<</O/List/ListNumbering/Decimal>>")
    for place, group in enumerate(groups):
        row, column = divmod(place, _COLUMNS)
        corner = (x + column * (wide + _GAP[0]), y + row * (high + _GAP[1]))
        paper.box((*corner, wide, high), 0.3, paper.palette.hair, radius=2)
        item = paper.element("LI", listed)
        inside = (corner[0] + 4.3, corner[1] + 2.8)
        label, shown = lay(pieces(f"{place + 1} ", FOOT), 10), lay(pieces(" ".join(group), _KEY), wide)
        base = mm((_KEY.leading - FOOT.leading) / 2 + 4.6)
        paper.lines(paper.element("Lbl", item), label, (inside[0], inside[1] + base), FOOT.leading)
        start = inside[0] + extent(label[0]) + 4
        paper.lines(paper.element("LBody", item), shown, (start, inside[1]), _KEY.leading)
    paper.y = top + whole


def _advice(paper: Paper) -> None:
    """Two lists side by side."""
    top, ends = paper.y, []
    right = PortraitSheet.LEFT + _HALF + 6
    for x, heading, items in ((PortraitSheet.LEFT, "Keep it safe", _SAFE), (right, "When you need it", _NEEDED)):
        paper.lines(paper.element("H2"), lay(pieces(heading, H2), _HALF), (x, top), H2.leading)
        paper.y = top + mm(H2.leading) + 1
        paper.listed(items, numbered=items is _NEEDED, x=x, width=_HALF)
        ends.append(paper.y)
    paper.y = max(ends)


def _keepers(paper: Paper) -> None:
    """Two empty rows to write on."""
    table = paper.element("Table")
    head = paper.element("TR", paper.element("THead", table))
    for text, x in _KEEPERS:
        cell = paper.element("TH", head, "/A<</O/Table/Scope/Column>>")
        paper.lines(cell, lay(pieces(text, CELL_HEAD), 40), (PortraitSheet.LEFT + x, paper.y), CELL_HEAD.leading)
    paper.y += HEAD_HEIGHT
    paper.rule(PortraitSheet.LEFT, paper.y - HEAD_LINE, PortraitSheet.ROOM, HEAD_LINE, paper.palette.ink)
    body = paper.element("TBody", table)
    for _ in range(2):
        row = paper.element("TR", body)
        for _ in _KEEPERS:
            paper.element("TD", row)
        paper.y += 11
        paper.rule(PortraitSheet.LEFT, paper.y - 0.2, PortraitSheet.ROOM, 0.2, paper.palette.rule)
