"""The report to governors: two pages, a chart, no names. Lists that are too long for their page end in 'and n more'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents import bars
from oakmere_training.documents.book import Properties
from oakmere_training.documents.house_style import PortraitSheet
from oakmere_training.documents.paper import Paper, height, mm
from oakmere_training.documents.rich import BODY, CELL_SOFT, CELL_STRONG, H2, SMALL, SOFT, STRONG, Piece, Style, lay
from oakmere_training.documents.rich import pieces_of as pieces
from oakmere_training.documents.tables import HEAD_HEIGHT, Bar, Column, Table, row_height, shares
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oakmere_training.documents.house_style import Palette
    from oakmere_training.documents.paper import Text
    from oakmere_training.domain.evidence import ClauseResult, Coverage, GovernorsReport, GroupCoverage

TITLE = "Social media training"
_FIGURE = Style("heading", 19, 24)
_CELL_LINES = 2
_MORE = mm(SOFT.leading) + 1.5
_KEEP = mm(BODY.leading)
_H2_HEIGHT = 6 + mm(H2.leading) + 1
_BOX_GAP = 4.0
_BOX_WIDTH = (PortraitSheet.ROOM - 3 * _BOX_GAP) / 4
_LABEL_WIDTH = 52.0
_BAR_X = PortraitSheet.LEFT + _LABEL_WIDTH + 3
_BAR_ROOM = 102.0
_PER_PERSON = 3.5
_BAR_GAP = 0.6
_CHART_ROW = 9.0
_EVENTS = (Column("Kind", 62), Column("Events", 22, right=True), Column("People", 26, right=True), Column("For", 70, 8))
_ACTIONS = (
    Column("Role", 52),
    Column("Overdue", 20, right=True),
    Column("Due soon", 24, right=True),
    Column("Action", 84, 8),
)
_CLAUSES = (
    Column("Clause", 15),
    Column("In short", 58),
    Column("Not safe, of all answers", 56),
    Column("Action taken", 51),
)
_LONGEST_BAR = 29.0
_PER_PERCENT = 0.935
_POLICY = (Column("", 52), Column("", 128))
_WHOSE = (
    "Staff, governors and volunteers together; first answers in this period. Shown only where five or more people "
    "answered."
)
_CRITICAL = (
    "A certificate is given only where every critical question (pupil contact, reporting, pupils’ images, shared "
    "logins) was answered safely."
)


def governors_report_pdf(report: GovernorsReport, *, mono: bool = False) -> bytes:
    """The report as a tagged PDF of two pages; ``mono`` for printing in one colour."""
    paper = Paper(mono=mono)
    span = f"{long_date(report.since)} to {long_date(report.until)}"
    if report.since.year == report.until.year:
        span = span.replace(f" {report.since.year}", "", 1)
    paper.head(f"Report to governors, {report.period}", TITLE, (span, f"Made on {long_date(report.made_on)}"))
    _first_page(paper, report)
    paper.turn()
    _second_page(paper, report)
    whole = f"{TITLE}, {report.period}"
    return paper.finish(
        Properties(f"{whole}: {report.school}", report.school, report.made_on), f"{report.school}. {whole}"
    )


def _first_page(paper: Paper, report: GovernorsReport) -> None:
    coverage = report.coverage
    _figures(paper, report)
    event_rows = [(event.kind, str(event.events), event.people_shown, event.for_whom) for event in report.events]
    due = sorted(coverage.groups, key=lambda group: (-group.overdue, -group.due))
    action_rows = [
        (group.label, str(group.overdue), str(group.due), group.action) for group in due if group.overdue or group.due
    ]
    note = lay(pieces(_note(coverage), SOFT), PortraitSheet.ROOM, 3)
    fixed = mm(H2.leading) + 1 + 9 + height(note, SOFT.leading) + 2 * (_H2_HEIGHT + HEAD_HEIGHT)
    heights = [
        [_CHART_ROW] * len(coverage.groups),
        [row_height(_EVENTS, row, _CELL_LINES) for row in event_rows],
        [row_height(_ACTIONS, row, _CELL_LINES) for row in action_rows],
    ]
    counts = shares(paper.room - fixed, heights, _MORE)
    _chart(paper, coverage, counts[0])
    paper.heading("What was done this term" if "term" in report.period else "What was done", keep=_KEEP)
    _table(paper, _EVENTS, event_rows, counts[1], "There were no training events.")
    paper.heading("Overdue and due, with action", keep=_KEEP)
    nobody = "Numbers are not shown." if coverage.suppressed else "Nobody is overdue or due within 30 days."
    _table(paper, _ACTIONS, action_rows, counts[2], nobody)


def _figures(paper: Paper, report: GovernorsReport) -> None:
    """The four numbers at the top."""
    whole = report.coverage.whole
    share = f" ({whole.in_date * 100 // whole.total}%)" if whole.total else ""
    boxes = [
        (f"{whole.in_date} of {whole.total}", f"in date{share}"),
        (str(whole.due), "due within 30 days"),
        (str(whole.overdue), "overdue"),
    ]
    if report.coverage.suppressed:
        boxes = [("–", f"{label}: not shown") for label in ("in date", "due", "overdue")]
    events = sum(event.events for event in report.events)
    boxes.append((str(events), "training event" if events == 1 else "training events"))
    high = mm(_FIGURE.leading + SMALL.leading) + 5.6
    for place, (value, label) in enumerate(boxes):
        x = PortraitSheet.LEFT + place * (_BOX_WIDTH + _BOX_GAP)
        paper.box((x, paper.y, _BOX_WIDTH, high), 0.3, paper.palette.mere)
        element, inside = paper.element("P"), (x + 4.3, paper.y + 2.8)
        style = _FIGURE if len(value) < 12 else Style("heading", 14, 24)
        paper.lines(element, lay(pieces(f"{value} ", style), _BOX_WIDTH, 1), inside, _FIGURE.leading)
        below = (inside[0], inside[1] + mm(_FIGURE.leading))
        paper.lines(element, lay(pieces(label, SOFT), _BOX_WIDTH - 5, 1), below, SOFT.leading)
    paper.y += high + 5


def _note(coverage: Coverage) -> str:
    """What is said under the chart of groups that were joined."""
    if coverage.suppressed:
        return "Fewer than five people are on the register, so that no number is shown."
    if not coverage.groups:
        return "Nobody is on the register yet."
    rule = "A group of fewer than five people is counted with another"
    hosts: dict[str, list[str]] = {}
    for small, host in coverage.joined:
        hosts.setdefault(host, []).append(small)
    pairs = [f"{_and(_inside(small))} with {_inside([host])[0]}" for host, small in hosts.items()]
    return f"{rule}: here {'; '.join(pairs)}." if pairs else f"{rule}."


def _inside(labels: Sequence[str]) -> list[str]:
    """Labels as they stand inside a sentence: 'account team', but 'TAs'."""
    return [label[:1].lower() + label[1:] if label[1:2].islower() else label for label in labels]


def _and(labels: Sequence[str]) -> str:
    *first, last = labels
    return f"{', '.join(first)} and {last}" if first else last


def _chart(paper: Paper, coverage: Coverage, count: int) -> None:
    paper.heading("Who is trained, by role", before=0, keep=_KEEP)
    groups = coverage.groups[:count]
    largest = max((group.total for group in groups), default=1)
    scale = min(_PER_PERSON, (_BAR_ROOM - 3 * _BAR_GAP) / largest)
    for group in groups:
        _bar_row(paper, group, scale)
    _more(paper, len(coverage.groups) - count, "groups")
    if groups:
        _key(paper, any(group.to_begin for group in groups))
    paper.paragraph(_note(coverage), SOFT, most=3)


def _bar_row(paper: Paper, group: GroupCoverage, scale: float) -> None:
    """One group: its name, its bar and its numbers."""
    top = paper.y + (_CHART_ROW - mm(BODY.leading)) / 2
    label = lay(pieces(group.label, BODY), _LABEL_WIDTH, 1)
    paper.lines(paper.element("P"), label, (PortraitSheet.LEFT, top), BODY.leading)
    level, high = paper.y + (_CHART_ROW - 5.2) / 2, 5.2
    drawn: list[str] = []
    x = _BAR_X
    for people, pattern in _patterns(group):
        if people:
            wide = max(1.2, people * scale - _BAR_GAP)
            drawn.append(pattern(paper.palette, (x, level, wide, high)))
            x += wide + _BAR_GAP
    paper.picture(f"Bar: {group.sentence}", (_BAR_X, level, max(1.0, x - _BAR_X), high), "\n".join(drawn))
    numbers = (Piece(str(group.in_date), STRONG), Piece(f" of {group.total}", BODY))
    paper.lines(paper.element("P"), lay(numbers, 40), (0, top), BODY.leading, right=PortraitSheet.RIGHT)
    paper.y += _CHART_ROW


def _patterns(
    group: GroupCoverage,
) -> tuple[tuple[int, Callable[[Palette, tuple[float, float, float, float]], str]], ...]:
    return (
        (group.settled, bars.solid),
        (group.due, bars.hatched),
        (group.overdue, bars.lined),
        (group.to_begin, bars.empty),
    )


def _key(paper: Paper, to_begin: bool) -> None:
    paper.y += 2
    x = _BAR_X
    entries = [("In date", bars.solid), ("Due within 30 days", bars.hatched), ("Overdue", bars.lined)]
    if to_begin:
        entries.append(("Not trained yet", bars.empty))
    gap = 5.0 if to_begin else 7.0
    for text, pattern in entries:
        lines = lay(pieces(text, SMALL), 60)
        paper.shape(pattern(paper.palette, (x, paper.y + (mm(BODY.leading) - 4) / 2, 7, 4)))
        paper.lines(paper.element("P"), lines, (x + 9, paper.y), BODY.leading)
        x += 9 + lines[0][-1].x + lines[0][-1].width + gap
    paper.y += mm(BODY.leading) + 1.5


def _table(
    paper: Paper, columns: Sequence[Column], rows: Sequence[Sequence[Text | Bar]], count: int, nothing: str
) -> None:
    if not rows:
        paper.paragraph(nothing, most=2)
        return
    table = Table(paper, columns, most=_CELL_LINES)
    for row in rows[:count]:
        table.add(*row)
    _more(paper, len(rows) - count, "rows")


def _more(paper: Paper, count: int, what: str) -> None:
    if count > 0:
        paper.y += 1
        paper.paragraph(f"and {count} more {what if count > 1 else what.removesuffix('s')}", SOFT, after=0.5)


def _second_page(paper: Paper, report: GovernorsReport) -> None:
    rows = [_clause_row(result, report.weakest) for result in report.weakest]
    policy = _policy_rows(report)
    considered = [lay(pieces(text, BODY), PortraitSheet.ROOM - 5.5, _CELL_LINES) for text in report.consider]
    reading = _how_to_read(report)
    lists = [
        [row_height(_CLAUSES, row, _CELL_LINES) for row in rows],
        [height(lines, BODY.leading) + 1 for lines in considered],
    ]
    fixed = mm(H2.leading) + 0.5 + mm(SOFT.leading) * 2 + 2.5 + HEAD_HEIGHT + 2 + mm(SMALL.leading) * 2
    fixed += 2 * _H2_HEIGHT + sum(row_height(_POLICY, row, _CELL_LINES) for row in policy)
    fixed += 28 + 7 + 13 + mm(SMALL.leading) * len(lay(pieces(reading, SMALL), PortraitSheet.ROOM - 9.6))
    counts = shares(paper.room - fixed, lists, _MORE)
    paper.heading("Clauses most often answered ‘Not safe’", before=0, keep=_KEEP)
    paper.y -= 0.5
    paper.paragraph(_WHOSE, SOFT, after=2.5)
    _table(paper, _CLAUSES, rows, counts[0], "There is no clause to show.")
    paper.y += 2
    paper.paragraph(_CRITICAL, SMALL)
    paper.heading("The policy itself", keep=_KEEP)
    table = Table(paper, _POLICY, headed=False, most=_CELL_LINES)
    for row in policy:
        table.add(*row)
    if report.consider:
        paper.heading("For governors to consider", keep=_KEEP)
        paper.listed(report.consider[: counts[1]], numbered=True, most=_CELL_LINES)
        _more(paper, len(report.consider) - counts[1], "points")
    half = (PortraitSheet.ROOM - 6) / 2
    paper.signatures(((report.signatory, half), ("Date", half)), 6, 20)
    paper.y += 7
    paper.tinted("How to read this report", reading)


def _clause_row(result: ClauseResult, every: Sequence[ClauseResult]) -> tuple[Text | Bar, ...]:
    scale = min(_PER_PERCENT, _LONGEST_BAR / max(1, *(other.percent for other in every)))
    numbers = (Piece(f"{result.percent}%", CELL_STRONG), Piece(f"  of {result.answers}", CELL_SOFT))
    bar = Bar(max(1.2, result.percent * scale), numbers)
    return (Piece(result.clause, CELL_STRONG),), result.in_short, bar, result.action


def _policy_rows(report: GovernorsReport) -> list[tuple[Text, Text]]:
    policy = report.policy
    review: Text = f"Due in {policy.review_due}"
    if policy.review_overdue:
        review = (
            Piece(f"Was due in {policy.review_due}.", CELL_STRONG),
            Piece(" No newer version is recorded", Style("body", 10.5, 14)),
        )
    rows: list[tuple[Text, Text]] = [("Version taught", f"Approved {policy.approved}"), ("Review", review)]
    rows.append(("Who reviews and approves", policy.approver))
    if policy.coverage:
        rows.append(("Coverage by questions", policy.coverage))
    return rows


def _how_to_read(report: GovernorsReport) -> str:
    return (
        "It supports safeguarding training and does not replace it. It shows how many completed quizzes on the "
        f"{report.policy.title} and what was answered. It does not show how anyone behaves online. ‘In date’ means a "
        f"certificate within the school’s own period ({report.validity}) and pass mark ({report.pass_mark}%); the "
        "policy sets neither. No names of learners appear. Groups smaller than five people and results from fewer than "
        "five people are not shown on their own."
    )
