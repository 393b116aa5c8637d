"""One person's whole record on paper, as long as it takes.

Details, certificates, attempts with every answer, events, and what the log says of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents import faces
from oakmere_training.documents.book import Properties
from oakmere_training.documents.house_style import PortraitSheet
from oakmere_training.documents.paper import Paper, mm
from oakmere_training.documents.rich import BODY, CELL, H3, SMALL, SOFT, STRONG, Piece, Style, lay
from oakmere_training.documents.rich import pieces_of as pieces
from oakmere_training.documents.tables import Column, Table
from oakmere_training.domain.validity import long_date, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from oakmere_training.domain.person_record import AnswerEntry, AttemptEntry, PersonRecord

_STRONG_SMALL = Style("bold", 9.5, 13)
_INDENT = 8.0
_LEFT = PortraitSheet.LEFT + _INDENT
_WIDTH = PortraitSheet.ROOM - _INDENT
_LARGEST_BLOCK = 120.0
_KEEP = 45.0
_DETAILS = (Column("", 52), Column("", 128))
_CERTIFICATES = (
    Column("Number", 40),
    Column("Training", 62),
    Column("Issued", 26),
    Column("Until", 26),
    Column("State", 26),
)
_EVENTS = (
    Column("Date", 28),
    Column("Event", 62),
    Column("Led by", 42),
    Column("Minutes", 18, right=True),
    Column("Part", 30, 6),
)
_LOG = (Column("When", 38), Column("What", 46), Column("About", 44), Column("Detail", 52))
_NOT_PRINTED = (
    "Some characters in this record cannot be printed here and show as ‘?’: {}. The file in JSON that comes with this "
    "paper has them as they are."
)


def person_record_pdf(record: PersonRecord, *, mono: bool = False) -> bytes:
    """The record as a tagged PDF of as many pages as it takes."""
    paper = Paper(mono=mono)
    made = record.made_at
    paper.head(
        "All that the training program keeps about",
        record.name,
        (f"Made on {long_date(made.date())}", f"at {made:%H:%M}"),
    )
    _opening(paper, record)
    _details(paper, record)
    _certificates(paper, record)
    _attempts(paper, record)
    _events(paper, record)
    _log(paper, record)
    properties = Properties(f"Record of {record.name}: {record.school}", record.school, made.date())
    return paper.finish(properties, f"{record.school}. Confidential: personal data of {record.name}")


def _opening(paper: Paper, record: PersonRecord) -> None:
    for text in record.notes:
        for part in text.split("\n"):
            paper.paragraph(part, after=2)
    missing = faces.unprintable(record.texts())
    if missing:
        shown = ", ".join(f"U+{ord(char):04X}" for char in missing[:12]) + (" and others" if len(missing) > 12 else "")
        paper.paragraph(_NOT_PRINTED.format(shown), SOFT, after=2)


def _details(paper: Paper, record: PersonRecord) -> None:
    paper.heading("Details")
    table = Table(paper, _DETAILS, headed=False)
    for detail in record.details:
        table.add(detail.label, detail.value or "–")


def _certificates(paper: Paper, record: PersonRecord) -> None:
    paper.heading("Certificates", keep=_KEEP if record.certificates else 10)
    if not record.certificates:
        paper.paragraph("None.")
        return
    table = Table(paper, _CERTIFICATES)
    for entry in record.certificates:
        rest = f". {entry.points} of {entry.maximum} points"
        rest += f", {entry.cpd_minutes} minutes" if entry.cpd_minutes else ""
        rest += f". Policy version {entry.policy_version}."
        training = [Piece(text, CELL) for text in (f"{entry.title}. Issued to ", entry.holder, rest)]
        state = entry.state
        if entry.revoked_on is not None:
            state += f" on {short_date(entry.revoked_on)}: {entry.revoked_reason}"
        table.add(entry.number, training, short_date(entry.issued), short_date(entry.valid_until), state)


def _attempts(paper: Paper, record: PersonRecord) -> None:
    paper.heading("Attempts and answers", keep=60 if record.attempts else 10)
    if not record.attempts:
        paper.paragraph("None.")
    for place, attempt in enumerate(record.attempts):
        _attempt(paper, attempt, first=not place)


def _attempt(paper: Paper, attempt: AttemptEntry, *, first: bool) -> None:
    paper.heading(attempt.quiz, H3, before=1 if first else 6, keep=_KEEP)
    ended = f"finished {_moment(attempt.finished_at)}" if attempt.finished_at else "not finished"
    parts = [f"Begun {_moment(attempt.started_at)}, {ended}", attempt.kind, attempt.where]
    parts += [
        f"{attempt.points} of {attempt.maximum} points",
        attempt.result,
        f"policy version {attempt.policy_version}",
    ]
    paper.paragraph("; ".join(filter(None, parts)) + ".", SOFT, after=1.5)
    for place, answer in enumerate(attempt.answers, start=1):
        _answer(paper, place, answer)


def _answer(paper: Paper, place: int, answer: AnswerEntry) -> None:
    """A question and what was answered, on one page where it fits."""
    asked = [(text, BODY) for text in answer.asked.split("\n")]
    chosen = answer.chosen or ("nothing",)
    lines = mm(BODY.leading) * sum(len(lay(pieces(text, style), _WIDTH)) for text, style in asked)
    small = [*answer.options, *chosen, _verdict(answer)]
    lines += mm(SMALL.leading) * (2 + sum(len(lay(pieces(text, SMALL), _WIDTH - 20)) for text in small))
    paper.need(min(lines, _LARGEST_BLOCK))
    number = lay(pieces(f"{place}. ", STRONG), _INDENT)
    paper.lines(paper.element("P"), number, (PortraitSheet.LEFT, paper.y), BODY.leading)
    for text, style in asked:
        paper.paragraph(text, style, x=_LEFT, width=_WIDTH)
    if answer.options:
        _labelled(paper, "To choose from", answer.options)
    _labelled(paper, "Chosen", chosen)
    _labelled(paper, "Counted as", [_verdict(answer)])
    paper.y += 2.5


def _verdict(answer: AnswerEntry) -> str:
    parts = [answer.verdict, f"{answer.points} of {answer.maximum} points"]
    parts += ["critical question"] if answer.critical else []
    parts += [f"clauses {', '.join(answer.clauses)}"] if answer.clauses else []
    return "; ".join([*parts, f"answered {_moment(answer.answered_at)}", f"question {answer.question_id}"])


def _labelled(paper: Paper, label: str, texts: Sequence[str]) -> None:
    """A label with its text behind it, or with a list of texts under it."""
    if len(texts) == 1:
        paper.paragraph((Piece(f"{label}: ", _STRONG_SMALL), Piece(texts[0], SMALL)), SMALL, x=_LEFT, width=_WIDTH)
        return
    paper.need(mm(2 * SMALL.leading))
    paper.paragraph(f"{label}:", _STRONG_SMALL, x=_LEFT, width=_WIDTH)
    paper.listed(texts, x=_LEFT, width=_WIDTH, gap=0.2, style=SMALL)


def _events(paper: Paper, record: PersonRecord) -> None:
    paper.heading("Events", keep=_KEEP if record.events else 10)
    if not record.events:
        paper.paragraph("None.")
        return
    table = Table(paper, _EVENTS)
    for event in record.events:
        what = ". ".join(filter(None, (event.kind, event.place, "; ".join(event.quizzes))))
        table.add(short_date(event.held_on), what, event.leader, str(event.minutes or ""), event.part)


def _log(paper: Paper, record: PersonRecord) -> None:
    paper.heading("What the activity log says of them", keep=_KEEP if record.log else 10)
    if not record.log:
        paper.paragraph("Nothing.")
        return
    table = Table(paper, _LOG)
    for entry in record.log:
        table.add(_moment(entry.at), entry.what, entry.about, entry.detail)


def _moment(moment: datetime) -> str:
    """'24 Nov 2026, 15:52'."""
    return f"{short_date(moment.date())}, {moment:%H:%M}"
