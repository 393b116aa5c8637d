from __future__ import annotations

import json
from datetime import date, datetime

from oakmere_training.domain.person_record import (
    AnswerEntry,
    AttemptEntry,
    CertificateEntry,
    Detail,
    EventEntry,
    LogEntry,
    PersonRecord,
    as_plain,
    record_json,
)

_WHEN = datetime(2026, 11, 24, 15, 52)  # noqa: DTZ001 local, as shown
_RECORD = PersonRecord(
    school="Oakmere Primary School",
    name="李明 Ọlámidé",
    made_at=_WHEN,
    details=(Detail("role", "Role", "Volunteer"), Detail("staff_number", "Staff number", "00412")),
    certificates=(
        CertificateEntry("OPS-2026-0042-K", "T", "H", date(2026, 11, 24), date(2027, 11, 24), 9, 10, 5, "v", "In date"),
    ),
    attempts=(
        AttemptEntry(
            "Quiz", "full", _WHEN, None, 2, 4, "Not finished", "v",
            (AnswerEntry("q1", "Asked?", ("Chosen",), "Best answer", 2, 2, _WHEN, options=("Chosen", "Other")),),
        ),
    ),
    events=(EventEntry("Induction", date(2026, 11, 24), "hall", "N. Model", 45, ("Quiz",)),),
    log=(LogEntry(_WHEN, "Changed a person"),),
    notes=("Why it is kept.",),
)  # fmt: skip


def test_the_file_holds_everything_and_can_be_read_back() -> None:
    data = record_json(_RECORD)
    assert json.loads(data) == as_plain(_RECORD)
    assert "李明 Ọlámidé".encode() in data
    plain = as_plain(_RECORD)
    assert plain["made_at"] == "2026-11-24T15:52:00"
    assert plain["details"]["staff_number"] == {"label": "Staff number", "value": "00412"}
    assert plain["certificates"][0]["valid_until"] == "2027-11-24"
    assert plain["attempts"][0]["finished_at"] is None
    assert plain["attempts"][0]["answers"][0]["options"] == ["Chosen", "Other"]
    assert plain["events"][0]["quizzes"] == ["Quiz"]
    assert plain["log"][0] == {"at": "2026-11-24T15:52:00", "what": "Changed a person", "about": "", "detail": ""}
    assert plain["notes"] == ["Why it is kept."]


def test_texts_name_every_text_that_paper_has_to_print() -> None:
    found = set(_RECORD.texts())
    assert {
        "李明 Ọlámidé",
        "Staff number",
        "OPS-2026-0042-K",
        "Asked?",
        "Other",
        "Induction",
        "Why it is kept.",
    } <= found
