"""What a quiz file and ``policy.toml`` may hold: the shapes that the fast path converts to.

The annotations are read at run time, so this module does without ``from __future__ import annotations``.
The ``description`` of a type ends the sentence 'Expected: …' for whoever mends a file.
"""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.domain.policy import Binds, Force
from oakmere_training.domain.quiz import Strand
from oakmere_training.domain.tiers import Tier

Words = Annotated[str, Meta(pattern=r"\S", description="text in quotes")]
Slug = Annotated[
    str, Meta(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", description="lower-case letters and digits, joined by hyphens")
]
ClauseId = Annotated[str, Meta(pattern=r"^[A-Z][0-9]{1,3}\Z", description="a capital letter and a number, such as C02")]
MonthText = Annotated[
    str, Meta(pattern=r"^[1-9][0-9]{3}-(?:0[1-9]|1[0-2])\Z", description="a year and a month, such as 2025-10")
]
Minutes = Annotated[int, Meta(ge=1, le=240, description="a whole number of minutes, 1 to 240")]
PlaceInList = Annotated[int, Meta(ge=1, le=999, description="a whole number, 1 to 999")]
CpdMinutes = Annotated[int, Meta(ge=0, le=600, description="a whole number of minutes, 0 to 600")]


class Part(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True, gc=False):
    """A table of a file. ``noun`` names it in sentences, with its article."""

    noun: ClassVar[str] = "a part"


class PictureFile(Part, frozen=True, kw_only=True):
    """``picture = { name, alt }``."""

    noun: ClassVar[str] = "a picture"
    name: Slug
    alt: Words


class MessageFile(Part, frozen=True, kw_only=True):
    """``message = { sender, context, text }``."""

    noun: ClassVar[str] = "a message"
    sender: Words
    context: Words
    text: Words


class DoneWellFile(Part, frozen=True, kw_only=True):
    """``done_well = { title, text }``."""

    noun: ClassVar[str] = "done_well"
    title: Words
    text: Words


class TeachersNoteFile(Part, frozen=True, kw_only=True):
    """``teachers_note = { draw_out, talk_partners, watch_for }``."""

    noun: ClassVar[str] = "a teacher's note"
    draw_out: Words
    talk_partners: Words
    watch_for: Words


class OptionFile(Part, frozen=True, kw_only=True):
    """``[[question.option]]`` of a kind that has options."""

    noun: ClassVar[str] = "an option"
    id: Slug
    text: Words
    mark: Mark
    feedback: Words
    picture: PictureFile | None = None


class OutcomeFile(Part, frozen=True, kw_only=True):
    """``[[outcome]]``."""

    noun: ClassVar[str] = "an outcome"
    text: Words
    clauses: tuple[str, ...]


class QuestionFile(Part, tag_field="kind", frozen=True, kw_only=True):
    """``[[question]]``: what every kind has. Each kind adds its own keys in ``quizfiles/kinds``."""

    noun: ClassVar[str] = "a question"
    id: Slug
    clauses: tuple[str, ...]
    topic: Words
    title: Words
    scenario: Words
    prompt: Words
    critical: bool = False
    tags: tuple[Words, ...] = ()
    strand: Strand | None = None
    good_to_know: bool = False
    curriculum: bool = False
    picture: PictureFile | None = None
    answered_picture: PictureFile | None = None
    message: MessageFile | None = None
    done_well: DoneWellFile | None = None
    talk_about: Words | None = None
    teachers_note: TeachersNoteFile | None = None


class QuizHead(Part, frozen=True, kw_only=True):
    """The top of a quiz file; ``kinds.quiz_file()`` adds the questions of every kind that works."""

    noun: ClassVar[str] = "the quiz"
    id: Slug
    title: Words
    tier: Tier
    policy_version: Words
    summary: Words
    minutes: Minutes
    cpd_minutes: CpdMinutes = 0
    roles: tuple[Role, ...] = ()
    ground_rules: tuple[Words, ...] = ()
    talk_about: Words | None = None
    outcome: tuple[OutcomeFile, ...] = ()
    place: PlaceInList | None = None


class SectionFile(Part, frozen=True, kw_only=True):
    """``[[section]]`` of the policy."""

    noun: ClassVar[str] = "a section"
    number: Words
    title: Words


class ClauseFile(Part, frozen=True, kw_only=True):
    """``[[clause]]`` of the policy."""

    noun: ClassVar[str] = "a clause"
    id: ClauseId
    section: Words
    binds: tuple[Binds, ...]
    force: Force
    taught_to: tuple[Tier, ...]
    summary: Words


class PolicyFile(Part, frozen=True, kw_only=True):
    """``policy.toml``."""

    noun: ClassVar[str] = "the policy"
    title: Words
    school: Words
    version: Words
    approved: MonthText
    review_due: MonthText
    section: tuple[SectionFile, ...]
    clause: tuple[ClauseFile, ...]
