"""A quiz and its questions, as the quiz files give them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role  # noqa: TC001 - read at run time where quizzes come from the cache
from oakmere_training.domain.tiers import Tier  # noqa: TC001


class Strand(StrEnum):
    """Strands of 'Education for a Connected World' (UK Council for Internet Safety, 2020)."""

    SELF_IMAGE = "self-image and identity"
    RELATIONSHIPS = "online relationships"
    REPUTATION = "online reputation"
    BULLYING = "online bullying"
    MANAGING_INFORMATION = "managing online information"
    HEALTH = "health, well-being and lifestyle"
    PRIVACY = "privacy and security"
    COPYRIGHT = "copyright and ownership"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing from ``assets/scenes`` by name (no ending), with its alternative text."""

    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class Message:
    """A post or message in the story, shown as a quoted bubble. ``context`` says where and when it came."""

    sender: str
    context: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen.

    ``if_missed`` is for kinds where leaving a ``best`` option is a mistake: what that mistake is worth.
    """

    id: str
    text: str
    mark: Mark
    feedback: str
    picture: Picture | None = None
    if_missed: Mark = Mark.ACCEPTABLE


class Part(Protocol):
    """What every part of a body has, whatever its kind calls it: option, item, step, part of a post.

    ``feedback`` is what is said of it once the answer is in.
    """

    @property
    def id(self) -> str:
        """Its id, unique in the question."""

    @property
    def text(self) -> str:
        """What the learner reads."""

    @property
    def feedback(self) -> str:
        """What the learner reads of it afterwards."""

    @property
    def picture(self) -> Picture | None:
        """Its drawing, where it has one."""


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a question that its kind defines. ``choice`` and ``multi`` have options; others extend this.

    ``fixed_order`` keeps the options in the file's order (a scale, a sequence) when they are shown.
    """

    options: tuple[Option, ...] = ()
    fixed_order: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """Everything in it that has feedback of its own, in the file's order."""
        return self.options

    def part(self, part_id: str) -> Part:
        """The part with this id. Raises ``KeyError`` where there is none."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    def option(self, option_id: str) -> Option:
        """The option with this id. Raises ``KeyError`` where there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)


@dataclass(frozen=True, slots=True)
class TeachersNote:
    """For the teacher: what to draw out, a question for talk partners, what to watch for."""

    draw_out: str
    talk_partners: str
    watch_for: str


@dataclass(frozen=True, slots=True)
class Question:
    """One item of a quiz.

    ``title`` names it in lists ('a pupil messages your personal account'). ``topic`` groups scores.
    ``done_well`` (heading, sentence) and ``talk_about`` are for pupils' endings. ``answered_picture`` may show the
    best choice. ``good_to_know`` marks a question that teaches more than the policy says. ``curriculum`` marks one
    whose topic the policy does not name: its chip reads 'Online safety lesson'.
    """

    id: str
    kind: str
    clauses: tuple[str, ...]
    topic: str
    title: str
    scenario: str
    prompt: str
    body: Body
    critical: bool = False
    message: Message | None = None
    picture: Picture | None = None
    answered_picture: Picture | None = None
    tags: tuple[str, ...] = ()
    strand: Strand | None = None
    good_to_know: bool = False
    curriculum: bool = False
    teachers_note: TeachersNote | None = None
    done_well: tuple[str, str] | None = None
    talk_about: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a learner can do afterwards, for the back of the certificate."""

    text: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """A file in ``quizzes/``.

    ``minutes`` is about how long it takes, ``cpd_minutes`` what a certificate declares (0: none is issued).
    ``roles`` limits a staff quiz to these roles; empty means everyone. ``ground_rules`` and ``talk_about`` are for
    pupils. ``place`` orders the quizzes of a tier in lists, those without one last. ``content_hash`` is the SHA-256
    of the file's bytes in hexadecimal.
    """

    id: str
    tier: Tier
    title: str
    summary: str
    policy_version: str
    minutes: int
    questions: tuple[Question, ...]
    cpd_minutes: int = 0
    outcomes: tuple[Outcome, ...] = ()
    roles: tuple[Role, ...] = ()
    ground_rules: tuple[str, ...] = ()
    talk_about: str = ""
    place: int | None = None
    content_hash: str = field(default="", compare=False)

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises ``KeyError`` where there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that the quiz teaches, once, in the order of first use."""
        return tuple(dict.fromkeys(clause for question in self.questions for clause in question.clauses))
