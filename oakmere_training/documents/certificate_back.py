"""The back of a certificate: what was covered, under which policy, and how to check it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from oakmere_training.documents import faces
from oakmere_training.documents.certificate_front import long_date
from oakmere_training.documents.fitting import Steps, fit, wrap
from oakmere_training.documents.house_style import PT_PER_MM, LandscapeSheet, flip
from oakmere_training.documents.sheet import Word, baseline, spots
from oakmere_training.documents.vector import number, round_rect

if TYPE_CHECKING:
    from oakmere_training.documents.faces import Stack
    from oakmere_training.documents.fitting import Fitted
    from oakmere_training.documents.sheet import Page
    from oakmere_training.documents.tags import Element
    from oakmere_training.domain.certificate import CertificateFacts, CertifiedOutcome

HEADINGS = ("After this training, the learner can", "Policy", "Clauses")
CHECK_STEPS = (
    "Open ‘Check a certificate’ in Oakmere Training, on the school’s computer.",
    "Scan the square code on the front, or open the PDF. Name, date and score must match this paper.",
    "Or type the number, which shows initials only. Its last letter guards against mistyping.",
)
_COLUMN = "/A<</O/Table/Scope/Column>>"
_ROW = "/A<</O/Table/Scope/Row>>"


class Back(LandscapeSheet):
    """Geometry, mm and points."""

    LEFT: ClassVar = 28.0
    WIDTH_USED: ClassVar = 241.0
    CREST: ClassVar = (28.0, 19.0, 11.0)
    HEADING_X: ClassVar = 44.0
    HEADING_TOP: ClassVar = 19.16
    SUMMARY_STEPS: ClassVar = Steps((11, 9.5), (8.5, 0))
    TABLE_TOP: ClassVar = 38.0
    HEAD_LINE: ClassVar = 44.34
    COLUMNS_X: ClassVar = (28.0, 36.0, 214.0, 240.0)
    COLUMNS_WIDTH: ClassVar = (8.0, 174.0, 24.0, 29.0)
    CELL_PAD: ClassVar = 1.3
    SIZES: ClassVar = (
        (11.0, 1.3),
        (11.0, 1.0),
        (10.5, 0.9),
        (10.0, 0.8),
        (9.5, 0.7),
        (9.0, 0.5),
        (8.5, 0.4),
        (8.0, 0.3),
        (7.5, 0.3),
        (7.0, 0.2),
    )
    BOXES_TOP: ClassVar = 118.0
    BOXES_GAP: ClassVar = 7.0
    ROWS_IN_PLACE: ClassVar = 8
    ROW_PUSH: ClassVar = 6.5
    MOST_PUSH: ClassVar = 13.0
    BOX_X: ClassVar = (28.0, 153.0)
    BOX: ClassVar = (116.0, 54.0, 3.0)
    BOX_LINE: ClassVar = 0.3
    BOX_PAD: ClassVar = (5.3, 4.8)
    BOX_SIZES: ClassVar = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.0, 7.0)
    ISSUED_TOP: ClassVar = 180.0
    ISSUED_LOWEST: ClassVar = 189.5


def draw_back(page: Page, facts: CertificateFacts) -> None:
    """Draw the back in reading order; the frame and the small crest come from the shared form ``/Back``."""
    page.artifact("/Back Do")
    _head(page, facts)
    end = _outcomes(page, facts.outcomes)
    pushed = min(Back.MOST_PUSH, Back.ROW_PUSH * max(0, len(facts.outcomes) - Back.ROWS_IN_PLACE))
    push = min(Back.MOST_PUSH, max(pushed, end + Back.BOXES_GAP - Back.BOXES_TOP))
    _box_frames(page, Back.BOXES_TOP + push)
    _policy_box(page, facts, Back.BOXES_TOP + push)
    _check_box(page, Back.BOXES_TOP + push)
    text = f"Issued {long_date(facts.issued)} by Oakmere Training."
    text += " Keep with your CPD record." if is_pass(facts) else " Keep it with your papers."
    element = page.tags.element("P", page=page.index)
    line = baseline(min(Back.ISSUED_TOP + push, Back.ISSUED_LOWEST), 10, 13, faces.body())
    page.put(
        element, spots(fit(faces.body(), text, 200, Steps((10,), (0,))), Back.LEFT, line, 13, page.palette.ink2), "date"
    )


def is_pass(facts: CertificateFacts) -> bool:
    """Whether the paper says that something was passed; parents' says completed."""
    return "passed" in facts.completed_as


def _head(page: Page, facts: CertificateFacts) -> None:
    element = page.tags.element("H2", page=page.index)
    heading = fit(faces.heading(), "What this training covered", 200, Steps((17,), (0,)))
    page.put(
        element,
        spots(heading, Back.HEADING_X, baseline(Back.HEADING_TOP, 17, 23, faces.heading()), 23, page.palette.ink),
    )
    parts = [("name", facts.holder), ("title", facts.title), ("number", facts.number)]
    stops = [" " if text.endswith((".", "?", "!")) else ". " for _, text in parts[:-1]] + [""]
    pieces = [piece for (fact, text), stop in zip(parts, stops, strict=True) for piece in ((fact, text), ("", stop))]
    room = Back.LEFT + Back.WIDTH_USED - Back.HEADING_X
    fitted = fit(faces.body(), "".join(text for _, text in pieces), room, Back.SUMMARY_STEPS)
    words = [Word(fact, fitted.face.printed(text)) for fact, text in pieces]
    line = baseline(Back.HEADING_TOP + 23 / PT_PER_MM, 11, 13, faces.body())
    element = page.tags.element("P", page=page.index)
    page.put_parts(element, spots(fitted, Back.HEADING_X, line, 11, page.palette.ink2), words)


@dataclass(slots=True)
class _Row:
    outcome: Fitted
    sections: Fitted
    clauses: Fitted

    @property
    def lines(self) -> int:
        return max(len(self.outcome.lines), len(self.sections.lines), len(self.clauses.lines))


def _outcomes(page: Page, outcomes: tuple[CertifiedOutcome, ...]) -> float:
    """Draw the table; the y of its end (mm). Type and rows shrink until all outcomes stand above the boxes."""
    limit = Back.BOXES_TOP + Back.MOST_PUSH - Back.BOXES_GAP
    for size, pad in Back.SIZES:
        rows = [_row(outcome, size) for outcome in outcomes]
        leading = size * 14.5 / 11
        heights = [row.lines * leading / PT_PER_MM + 2 * pad + 0.2 for row in rows]
        if Back.HEAD_LINE + sum(heights) <= limit:
            break
    table = page.tags.element("Table", page=page.index)
    _table_head(page, page.tags.element("THead", parent=table, page=page.index))
    body = page.tags.element("TBody", parent=table, page=page.index)
    y = Back.HEAD_LINE
    rules: list[str] = []
    for place, (row, height) in enumerate(zip(rows, heights, strict=True), start=1):
        _table_row(page, page.tags.element("TR", parent=body, page=page.index), place, row, (y + pad, size, leading))
        y += height
        rules.append(f"{Back.LEFT} {number(y - 0.1)} m {Back.LEFT + Back.WIDTH_USED} {number(y - 0.1)} l")
    palette = page.palette
    page.artifact(
        f"q {flip()} {palette.stroke(palette.ink)} 0.35 w {Back.LEFT} {Back.HEAD_LINE} m "
        f"{Back.LEFT + Back.WIDTH_USED} {Back.HEAD_LINE} l S {palette.stroke(palette.rule)} 0.2 w "
        + " ".join(rules)
        + " S Q"
    )
    return y


def _row(outcome: CertifiedOutcome, size: float) -> _Row:
    body = faces.body()
    _, width, sections, clauses = Back.COLUMNS_WIDTH
    return _Row(
        wrap(body, outcome.text, size, width),
        wrap(body, outcome.sections, size, sections),
        wrap(body, outcome.clauses, size, clauses),
    )


def _table_head(page: Page, head: Element) -> None:
    row = page.tags.element("TR", parent=head, page=page.index)
    line = baseline(Back.TABLE_TOP, 10.5, 14, faces.strong())
    for x, text in zip(Back.COLUMNS_X[1:], HEADINGS, strict=True):
        cell = page.tags.element("TH", parent=row, page=page.index, extra=_COLUMN)
        page.put(cell, spots(wrap(faces.strong(), text, 10.5, 170), x, line, 14, page.palette.ink))


def _table_row(page: Page, row: Element, place: int, cells: _Row, where: tuple[float, float, float]) -> None:
    """The number belongs to the outcome's cell, so that each column has a heading."""
    top, size, leading = where
    line = baseline(top, size, leading, faces.body())
    number_x, outcome_x, sections_x, clauses_x = Back.COLUMNS_X
    cell = page.tags.element("TH", parent=row, page=page.index, extra=_ROW)
    label = wrap(faces.heading(), f"{place} ", size, 8)
    page.put(cell, spots(label, number_x, line, leading, page.palette.mere))
    page.put(cell, spots(cells.outcome, outcome_x, line, leading, page.palette.ink), "outcomes")
    for x, fitted in ((sections_x, cells.sections), (clauses_x, cells.clauses)):
        cell = page.tags.element("TD", parent=row, page=page.index)
        page.put(cell, spots(fitted, x, line, leading, page.palette.ink), "outcomes")


def _box_frames(page: Page, top: float) -> None:
    width, height, radius = Back.BOX
    line = Back.BOX_LINE
    drawn = "\n".join(
        round_rect(x + line / 2, top + line / 2, width - line, height - line, radius - line / 2) + "\nS"
        for x in Back.BOX_X
    )
    page.artifact(f"q {flip()} {page.palette.stroke(page.palette.mere)} {line} w\n{drawn} Q")


def _box_heading(page: Page, text: str, box: int, top: float) -> float:
    """Draw a box's heading; the top of what follows."""
    pad_x, pad_y = Back.BOX_PAD
    element = page.tags.element("H3", page=page.index)
    fitted = fit(faces.heading(), text, Back.BOX[0] - 2 * pad_x, Steps((13,), (0,)))
    line = baseline(top + pad_y, 13, 18, faces.heading())
    page.put(element, spots(fitted, Back.BOX_X[box] + pad_x, line, 18, page.palette.ink))
    return top + pad_y + 18 / PT_PER_MM + 1.5


def _policy_box(page: Page, facts: CertificateFacts, top: float) -> None:
    critical = f", {facts.critical_questions} of them critical" if facts.critical_questions else ""
    second = f"{facts.questions} questions{critical}."
    if is_pass(facts):
        safely = ", with every critical question answered safely" if facts.critical_questions else ""
        second += f" Pass mark {facts.pass_mark}%{safely} (school settings)."
    paragraphs = (
        (f"{facts.policy_title}, {facts.school}.", 0.0),
        (f"Version {facts.policy_version}, approved {facts.policy_approved}.", 0.0),
        (f"Review date {facts.policy_review_due}.", 0.0),
        ("This certificate names the version that was taught.", 2.0),
        (second, 0.0),
    )
    start = _box_heading(page, "The policy", 0, top)
    room = Back.BOX[0] - 2 * Back.BOX_PAD[0]
    size, leading, fitted = _fit_box(paragraphs, room, top + Back.BOX[1] - 3 - start, faces.body())
    y = start
    for place, (lines, (_, gap)) in enumerate(zip(fitted, paragraphs, strict=True)):
        element = page.tags.element("P", page=page.index)
        line = baseline(y, size, leading, faces.body())
        page.put(
            element,
            spots(lines, Back.BOX_X[0] + Back.BOX_PAD[0], line, leading, page.palette.ink),
            "policy" if place < 3 else "",
        )
        y += len(lines.lines) * leading / PT_PER_MM + gap


def _fit_box(
    paragraphs: tuple[tuple[str, float], ...], width: float, height: float, stack: Stack
) -> tuple[float, float, list[Fitted]]:
    for size in Back.BOX_SIZES:
        leading = size * 16 / 11.5
        fitted = [wrap(stack, text, size, width) for text, _ in paragraphs]
        used = sum(len(lines.lines) * leading / PT_PER_MM for lines in fitted) + sum(gap for _, gap in paragraphs)
        if used <= height:
            break
    return size, leading, fitted


def _check_box(page: Page, top: float) -> None:
    y = _box_heading(page, "How to check this certificate", 1, top)
    x = Back.BOX_X[1] + Back.BOX_PAD[0]
    steps = page.tags.element("L", page=page.index, extra="/A<</O/List/ListNumbering/Decimal>>")
    for place, text in enumerate(CHECK_STEPS, start=1):
        item = page.tags.element("LI", parent=steps, page=page.index)
        line = baseline(y, 11.5, 16, faces.body())
        label = wrap(faces.heading(), f"{place} ", 11.5, 6)
        page.put(page.tags.element("Lbl", parent=item, page=page.index), spots(label, x, line, 16, page.palette.ink))
        fitted = wrap(faces.body(), text, 11.5, Back.BOX[0] - 2 * Back.BOX_PAD[0] - 6)
        page.put(
            page.tags.element("LBody", parent=item, page=page.index), spots(fitted, x + 6, line, 16, page.palette.ink)
        )
        y += len(fitted.lines) * 16 / PT_PER_MM + 1
