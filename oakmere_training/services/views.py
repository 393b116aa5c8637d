"""What the screens show: frozen models that a service makes and a widget renders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from oakmere_training.domain.attempt import Answer, Attempt, Finish, Result
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.marking import Marked
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.policy import Clause, Month, Section
    from oakmere_training.domain.quiz import Option, Question, Quiz
    from oakmere_training.domain.tiers import Tier


class QuizState(StrEnum):
    """Where a person stands with a quiz."""

    NEW = "new"
    IN_PROGRESS = "in progress"
    DUE = "due"
    PASSED = "passed"
    EXPIRED = "expired"
    NOT_YET = "not yet"
    DONE = "done"
    """Finished, for quizzes without pass or fail (pupils)."""


@dataclass(frozen=True, slots=True)
class QuizRow:
    """One quiz on a person's list.

    ``sections`` reads 'Sections 3 and 6'. ``answered`` counts answers of the unfinished attempt, which ``resume``
    names with the time it was last used; it asks ``to_answer`` in all (fewer than ``questions`` in a second try).
    ``finished`` is the attempt whose result shows. ``valid_until`` is set for a pass. ``due_on`` is the last day for
    what is due. ``picture`` is the drawing of the quiz's first story that has one, or ''.
    """

    quiz_id: str
    title: str
    summary: str
    questions: int
    minutes: int
    sections: str
    state: QuizState
    answered: int = 0
    to_answer: int = 0
    resume: UUID | None = None
    resumed_at: datetime | None = None
    finished: UUID | None = None
    finished_on: date | None = None
    valid_until: date | None = None
    certificate_number: str | None = None
    picture: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """A person's quizzes. ``person`` is ``None`` for a parent who is not named."""

    tier: Tier
    person: Person | None
    rows: tuple[QuizRow, ...]
    policy_title: str
    policy_approved: Month
    policy_review_due: Month
    pass_mark: int


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as an attempt asks it, ``options`` in the order shown; ``position`` counts from 1 to ``total``.

    ``done`` is how many of the attempt's questions have an answer. ``who`` is the learner's name or alias, or ''.
    ``seed`` fixes every order that is shuffled. ``draft`` is what was kept of an answer that was being made.
    ``reason`` says why it was drawn for this person, where it was.
    """

    attempt_id: UUID
    quiz: Quiz
    question: Question
    options: tuple[Option, ...]
    position: int
    total: int
    done: int
    who: str
    second_try: bool
    section: Section
    clauses: tuple[Clause, ...]
    policy_title: str
    policy_approved: Month
    seed: int = 0
    draft: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with its answer, which is on disk when this is made. ``last``: no question follows.

    ``counts`` is ``False`` for what was tried after the answer, of which nothing is kept.
    """

    asked: AskedQuestion
    chosen: tuple[str, ...]
    marked: Marked
    last: bool
    counts: bool = True


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A question to look at again; ``question`` is ``None`` where the quiz no longer has it.

    ``reason`` says why it was drawn for this person, where it was.
    """

    answer: Answer
    number: int
    title: str
    section: Section | None
    advice: str
    question: Question | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FinishedAttempt:
    """The end of an attempt.

    ``finish`` is set for pupils, who see no score. ``certificate`` is the one issued for this attempt.
    ``may_certify`` says that one can be issued on request (parents). ``second_try`` is set where this attempt was
    one: its result stands beside ``first``, the full attempt's, which counts. ``minutes`` is the time taken.
    """

    attempt: Attempt
    quiz: Quiz
    person: Person | None
    result: Result
    look_again: tuple[LookAgain, ...]
    minutes: int
    finish: Finish | None = None
    certificate: Certificate | None = None
    valid_until: date | None = None
    may_certify: bool = False
    second_try: bool = False
    first: Result | None = None
