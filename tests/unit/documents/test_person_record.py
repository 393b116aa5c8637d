from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from oakmere_training.documents.person_record import person_record_pdf
from oakmere_training.domain.person_record import (
    AnswerEntry,
    AttemptEntry,
    CertificateEntry,
    Detail,
    EventEntry,
    LogEntry,
    PersonRecord,
)
from tests.unit.documents.papers import NAMES
from tests.unit.documents.structure import assert_everything_tagged, assert_fonts_embedded, headings, texts

_WHEN = datetime(2026, 11, 24, 15, 52)  # noqa: DTZ001 local, as shown
_ANSWER = AnswerEntry(
    question_id="past-pupil",
    asked="A pupil who left last summer asks to follow you.\nWhat do you do first?",
    chosen=("Leave the request, and tell the DSL.",),
    verdict="Best answer",
    points=2,
    maximum=2,
    answered_at=_WHEN,
    critical=True,
    options=("Accept it.", "Leave the request, and tell the DSL."),
    clauses=("S6", "C02"),
)
_ATTEMPT = AttemptEntry(
    "Yearly refresher", "full", _WHEN, _WHEN, 19, 20, "Passed", "2025-10", (_ANSWER,), "Refresher, 24 Nov 2026"
)
_RECORD = PersonRecord(
    school="Oakmere Primary School",
    name="F. Dummy",
    made_at=_WHEN,
    details=(Detail("role", "Role", "Volunteer"), Detail("left_on", "Left on", "")),
    certificates=(
        CertificateEntry(
            "OPS-2026-0042-K", "Social Media Policy", "F. Old", date(2026, 11, 24), date(2027, 11, 24), 19, 20, 15,
            "2025-10", "Revoked", date(2026, 12, 1), "Issued by mistake",
        ),
    ),
    attempts=(_ATTEMPT,),
    events=(EventEntry("Induction", date(2026, 11, 24), "school hall", "N. Model", 45, ("The whole policy",)),),
    log=(LogEntry(_WHEN, "Changed a person", "", "Role: office to volunteer"),),
    notes=("Kept to show who was trained.",),
)  # fmt: skip


def test_everything_that_is_kept_is_printed() -> None:
    text = " ".join(texts(person_record_pdf(_RECORD)))
    for words in (
        "All that the training program keeps about F. Dummy",
        "Made on 24 November 2026 at 15:52",
        "Kept to show who was trained.",
        "Role Volunteer",
        "Left on –",
        "OPS-2026-0042-K Social Media Policy. Issued to F. Old. 19 of 20",
        "Issued by mistake",
        "Begun 24 Nov 2026, 15:52, finished 24 Nov 2026, 15:52; full; Refresher, 24 Nov 2026; 19 of 20 points; Passed",
        "1. A pupil who left last summer asks to follow you. What do you do first?",
        "To choose from: • Accept it. • Leave the request, and tell the DSL.",
        "Chosen: Leave the request, and tell the DSL.",
        "Counted as: Best answer; 2 of 2 points; critical question; clauses S6, C02; answered 24 Nov 2026, 15:52",
        "24 Nov 2026 Induction. school hall. The whole policy N. Model 45 attended",
        "24 Nov 2026, 15:52 Changed a person Role: office to volunteer",
        "Confidential: personal data of F. Dummy",
    ):
        assert words in text


def test_a_record_with_nothing_in_it_says_so() -> None:
    bare = PersonRecord("Oakmere", "F. Dummy", _WHEN, ())
    (text,) = texts(person_record_pdf(bare))
    assert "Certificates None. Attempts and answers None. Events None." in text
    assert "What the activity log says of them Nothing." in text
    assert headings(person_record_pdf(bare)) == ["H1", "H2", "H2", "H2", "H2", "H2"]


@pytest.mark.parametrize("name", NAMES)
def test_names_in_other_scripts_survive(name: str) -> None:
    certificate = replace(_RECORD.certificates[0], holder=name)
    record = replace(
        _RECORD, name=name, certificates=(certificate,), details=(Detail("name", "Name", name),), log=(
            LogEntry(_WHEN, "Changed a person", "", f"Name: {name}"),
        )
    )  # fmt: skip
    text = "".join("".join(texts(person_record_pdf(record))).split())
    assert text.count("".join(name.split())) >= 4
    assert "?" not in text.replace("first?", "")


def test_what_no_face_holds_is_owned_up_to() -> None:
    text = texts(person_record_pdf(replace(_RECORD, name="李明 Li Ming")))[0]
    assert "cannot be printed here and show as ‘?’: U+674E, U+660E." in text
    assert "cannot be printed" not in texts(person_record_pdf(_RECORD))[0]


def test_a_long_record_goes_on_and_every_answer_is_in_it_once() -> None:
    answers = tuple(replace(_ANSWER, question_id=f"q{place:03}") for place in range(60))
    log = tuple(LogEntry(_WHEN, "Changed a person", detail=f"entry {place:04}") for place in range(1_000))
    data = person_record_pdf(replace(_RECORD, attempts=(replace(_ATTEMPT, answers=answers),) * 2, log=log))
    pages = texts(data)
    assert len(pages) > 30
    whole = " ".join(pages)
    for place in range(60):
        assert whole.count(f"question q{place:03}") == 2
    for place in range(1_000):
        assert whole.count(f"entry {place:04}") == 1
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert_everything_tagged(data)


def test_a_question_or_entry_longer_than_a_page_is_printed_whole() -> None:
    words = [f"w{place}" for place in range(3_000)]
    answer = replace(_ANSWER, asked=" ".join(words), chosen=(" ".join(words),))
    entry = LogEntry(_WHEN, "Changed a person", detail=" ".join(words))
    data = person_record_pdf(replace(_RECORD, attempts=(replace(_ATTEMPT, answers=(answer,)),), log=(entry,)))
    found = " ".join(texts(data)).split()
    for word in words[::100] + words[-1:]:
        assert found.count(word) == 3
    assert_everything_tagged(data)


def test_it_is_tagged_in_order_with_its_fonts() -> None:
    data = person_record_pdf(_RECORD)
    assert headings(data) == ["H1", "H2", "H2", "H2", "H3", "H2", "H2"]
    assert_everything_tagged(data)
    assert_fonts_embedded(data)
    assert data == person_record_pdf(_RECORD)
