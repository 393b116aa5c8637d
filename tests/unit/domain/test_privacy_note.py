"""The privacy note says what the school has set, and where the records are."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from pypdf import PdfReader

from oakmere_training.documents.privacy_note import privacy_note_pdf
from oakmere_training.domain.privacy_note import NoteFacts, privacy_note
from oakmere_training.domain.retention import Retention

FACTS = NoteFacts(
    school="Oakmere Primary School",
    dsl="N. Model",
    folder="/home/office/oakmere",
    pass_mark=80,
    rules=Retention(staff_years=6, pupil_years=0, parent_years=1, school_year_ends=8),
)
DAY = date(2026, 11, 24)


def test_it_says_what_the_school_has_set() -> None:
    text = privacy_note(FACTS, DAY).text()
    for words in (
        "Oakmere Primary School",
        "for 6 years after",
        "the school’s pass mark (80%)",
        "Ask the training lead or N. Model (DSL)",
        "oakmere.sqlite3, in /home/office/oakmere",
        "Pupils’ aliases: to the end of the school year in which it was last used.",
        "Parents’ records: to the end of the school year in which it was last used, and 1 year longer.",
    ):
        assert words in text, words
    assert "Ask the training lead to see" in privacy_note(replace(FACTS, dsl=""), DAY).text()


def test_the_paper_says_all_that_the_screen_says() -> None:
    note = privacy_note(FACTS, DAY)
    paper = "".join(
        "".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(privacy_note_pdf(note))).pages
    )
    for part in note.parts:
        for section in part.sections:
            for line in (section.heading, *section.lines):
                assert "".join(line.split())[:60] in paper, line
