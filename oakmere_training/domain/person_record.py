"""All that the school keeps about one person, for the person themselves: what a subject access request asks for."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "oakmere person record 1"


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is kept: ``key`` names it in the file ('staff_number'), ``label`` on paper ('Staff number')."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """A certificate as it was issued. ``state`` reads 'In date', 'Ran out', 'Replaced' or 'Revoked'."""

    number: str
    title: str
    holder: str
    issued: date
    valid_until: date
    points: int
    maximum: int
    cpd_minutes: int
    policy_version: str
    state: str
    revoked_on: date | None = None
    revoked_reason: str = ""


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """One answer: the question as it was asked, what there was to choose from, what was chosen, and how it counted.

    ``options`` and ``chosen`` are the texts that were shown. ``verdict`` reads 'Best answer', 'Acceptable' or
    'Not safe'.
    """

    question_id: str
    asked: str
    chosen: tuple[str, ...]
    verdict: str
    points: int
    maximum: int
    answered_at: datetime
    critical: bool = False
    options: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AttemptEntry:
    """A sitting of a quiz.

    ``result`` reads 'Passed', 'Not yet' or 'Not finished'; ``where`` 'Induction, 24 Nov 2026'.
    """

    quiz: str
    kind: str
    started_at: datetime
    finished_at: datetime | None
    points: int
    maximum: int
    result: str
    policy_version: str
    answers: tuple[AnswerEntry, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event that the person was at; ``part`` reads 'attended' or 'led'."""

    kind: str
    held_on: date
    place: str
    leader: str
    minutes: int
    quizzes: tuple[str, ...] = ()
    part: str = "attended"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line of the activity log that is about the person."""

    at: datetime
    what: str
    about: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """The whole record. Times are as shown to the person: local. ``notes`` say why it is kept, and for how long."""

    school: str
    name: str
    made_at: datetime
    details: tuple[Detail, ...]
    certificates: tuple[CertificateEntry, ...] = ()
    attempts: tuple[AttemptEntry, ...] = ()
    events: tuple[EventEntry, ...] = ()
    log: tuple[LogEntry, ...] = ()
    notes: tuple[str, ...] = ()

    def texts(self) -> Iterable[str]:
        """Every text in it."""
        return _texts(self)


def as_plain(record: PersonRecord) -> dict[str, Any]:
    """The record as what JSON can hold: dates and times in ISO 8601, ``details`` under their keys, nothing left out."""
    plain: dict[str, Any] = {"format": FORMAT, **_plain(record)}
    plain["details"] = {detail.key: {"label": detail.label, "value": detail.value} for detail in record.details}
    return plain


def record_json(record: PersonRecord) -> bytes:
    """The record as a JSON file, UTF-8, indented for reading."""
    import json

    return (json.dumps(as_plain(record), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _plain(value: Any) -> Any:  # noqa: ANN401 any part of the record
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 any part of the record
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name))
