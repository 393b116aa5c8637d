"""The attendance sheet that goes round the room: who is there, and a line for each signature. No results are on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents import faces
from oakmere_training.documents.book import Properties
from oakmere_training.documents.fitting import Steps, fit
from oakmere_training.documents.house_style import PortraitSheet
from oakmere_training.documents.paper import Paper, height, mm
from oakmere_training.documents.rich import BODY, CELL, CELL_HEAD, SOFT, STRONG, Piece, Style, extent, lay
from oakmere_training.documents.rich import pieces_of as pieces
from oakmere_training.documents.sheet import Spot, baseline
from oakmere_training.documents.tables import HEAD_HEIGHT, HEAD_LINE
from oakmere_training.domain.papers import WEEKDAYS
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.documents.faces import Stack
    from oakmere_training.documents.tags import Element
    from oakmere_training.domain.papers import AttendanceRow, AttendanceSheet

ROWS = 16
ROW_HEIGHT = 11.0
_X = (15.0, 24.0, 72.0, 122.0)
_NAME_STEPS = Steps((10.5, 9.5), (8.5, 0))
_NUMBER = Style("body", 10.5, 14, soft=True)
_TEXT_BOTTOM = 1.6
_COLUMN = "/A<</O/Table/Scope/Column>>"
_ROW = "/A<</O/Table/Scope/Row>>"


def attendance_pdf(sheet: AttendanceSheet, *, mono: bool = False) -> bytes:
    """The sheets as a tagged PDF, 16 rows on each; rows that nobody has yet are there to write on."""
    paper = Paper(mono=mono)
    title = f"Attendance: {sheet.what}"
    for start in range(0, max(1, len(sheet.people)), ROWS):
        if start:
            paper.turn()
        _sheet(paper, sheet, title, start)
    properties = Properties(
        f"{title}, {long_date(sheet.day)}: {sheet.school}", sheet.school, sheet.day, duplex="Simplex"
    )
    return paper.finish(properties, f"{sheet.school}. Keep with the training records", "Sheet")


def _sheet(paper: Paper, sheet: AttendanceSheet, title: str, start: int) -> None:
    day = f"{WEEKDAYS[sheet.day.weekday()]} {long_date(sheet.day)}"
    where = ", ".join(filter(None, (sheet.starts_at, sheet.place)))
    paper.head(f"{sheet.policy_title} training", title, [line for line in (day, where) if line])
    _facts(paper, sheet)
    people = sheet.people[start : start + ROWS]
    _rows(paper, people, start)
    leader = f"Signed by the leader, {sheet.leader}" if sheet.leader else "Signed by the leader"
    whole = PortraitSheet.ROOM - 8
    paper.signatures(((leader, whole * 1.6 / 2.6), ("Date", whole / 2.6)), 8, 13)
    paper.y += 4
    empty = "Empty rows are for people who were added on the day. " if len(people) < ROWS else ""
    paper.paragraph(f"{empty}Results are not shown on this sheet.", SOFT)


def _facts(paper: Paper, sheet: AttendanceSheet) -> None:
    """Leader, minutes and quizzes in a line, or in a few where they are long."""
    quizzes = "Quiz" if len(sheet.quizzes) == 1 else "Quizzes"
    minutes = f"{sheet.minutes} minute{'' if sheet.minutes == 1 else 's'}" if sheet.minutes else ""
    given = (("Led by", sheet.leader), ("Declared", minutes), (quizzes, "; ".join(sheet.quizzes)))
    x, shown = PortraitSheet.LEFT, False
    for label, text in given:
        if not text:
            continue
        words = (Piece(f"{label} ", STRONG), Piece(text, BODY))
        lines = lay(words, PortraitSheet.ROOM, 2)
        if shown and x + extent(lines[0]) > PortraitSheet.RIGHT:
            x = PortraitSheet.LEFT
            paper.y += mm(BODY.leading)
        paper.lines(paper.element("P"), lines, (x, paper.y), BODY.leading)
        x += extent(lines[0]) + 12
        paper.y += height(lines[1:], BODY.leading)
        shown = True
    paper.y += mm(BODY.leading) + 3 if shown else 0.0


def _rows(paper: Paper, people: Sequence[AttendanceRow], start: int) -> None:
    table = paper.element("Table")
    head = paper.element("TR", paper.element("THead", table))
    for x, text in zip(_X, ("No.", "Name", "Role", "Signature"), strict=True):
        cell = paper.element("TH", head, _COLUMN)
        paper.lines(cell, lay(pieces(text, CELL_HEAD), 40), (x, paper.y), CELL_HEAD.leading)
    paper.y += HEAD_HEIGHT
    palette, top = paper.palette, paper.y
    paper.rule(PortraitSheet.LEFT, top - HEAD_LINE, PortraitSheet.ROOM, HEAD_LINE, palette.ink)
    body = paper.element("TBody", table)
    for place in range(ROWS):
        row = paper.element("TR", body)
        _row(paper, row, start + place + 1, people[place] if place < len(people) else None)
        paper.y += ROW_HEIGHT
        paper.rule(PortraitSheet.LEFT, paper.y - 0.25, PortraitSheet.ROOM, 0.25, palette.ink)
    paper.rule(_X[3] - 0.2, top, 0.2, paper.y - top, palette.rule)


def _row(paper: Paper, row: Element, place: int, who: AttendanceRow | None) -> None:
    top = paper.y + ROW_HEIGHT - _TEXT_BOTTOM - mm(CELL.leading)
    paper.lines(paper.element("TD", row), lay(pieces(str(place), _NUMBER), 9), (_X[0], top), CELL.leading)
    name, role = paper.element("TH", row, _ROW), paper.element("TD", row)
    paper.element("TD", row)
    if who is None:
        return
    _fitted(paper, name, faces.bold(), who.name, (_X[1], top, _X[2] - _X[1] - 2))
    if who.role:
        _fitted(paper, role, faces.body(), who.role, (_X[2], top, _X[3] - _X[2] - 2))


def _fitted(paper: Paper, element: Element, stack: Stack, text: str, where: tuple[float, float, float]) -> None:
    """Text at the foot of its row; a long one smaller and on two lines, which end where the one line would."""
    x, top, width = where
    set_text = fit(stack, text, width, _NAME_STEPS)
    last = baseline(top, CELL.size, CELL.leading, stack)
    leading = set_text.size * 1.15
    count = len(set_text.lines)
    spots = [
        Spot(x, last - mm((count - 1 - place) * leading), set_text.size, set_text.face, line, paper.palette.ink)
        for place, line in enumerate(set_text.lines)
    ]
    paper.page.put(element, spots)
