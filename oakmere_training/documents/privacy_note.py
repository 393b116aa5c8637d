"""The privacy note and the facts for a data protection impact assessment on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.documents.book import Properties
from oakmere_training.documents.paper import Paper
from oakmere_training.documents.rich import H2, H3, SOFT
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from oakmere_training.domain.privacy_note import PrivacyNote


def privacy_note_pdf(note: PrivacyNote, *, mono: bool = False) -> bytes:
    """The note as a tagged PDF, each part on pages of its own."""
    paper = Paper(mono=mono)
    for place, part in enumerate(note.parts):
        if place:
            paper.turn()
            paper.heading(part.title, H2)
        else:
            paper.head(note.school, part.title, (f"Made on {long_date(note.made_on)}",))
        paper.paragraph(part.about, SOFT, after=1)
        for section in part.sections:
            paper.heading(section.heading, H3, before=4)
            if len(section.lines) == 1:
                paper.paragraph(section.lines[0])
            else:
                paper.listed(section.lines)
    properties = Properties(f"Privacy note: {note.school}", note.school, note.made_on)
    return paper.finish(properties, f"{note.school}. Made by the training program from its settings of that day")
