"""What the pages on the policy show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.policy_changes import ChangeKind

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.domain.policy import Month, Policy
    from oakmere_training.domain.policy_changes import Change
    from oakmere_training.domain.policy_history import TopUp
    from oakmere_training.domain.quiz import Question, Quiz


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the policy. ``recorded_on`` is ``None`` for one that came with the quizzes and was not recorded.

    ``changes`` counts the clauses that it changed; ``top_up`` is what was asked of those certified before.
    """

    version: str
    approved: Month
    review_due: Month
    recorded_on: date | None
    changes: int
    top_up: TopUp | None
    is_present: bool


@dataclass(frozen=True, slots=True)
class PolicyStanding:
    """The policy as it holds now. ``banner`` is the sentence on a review that is past due, else ''.

    ``to_look_at`` counts the questions on changed clauses that need a look, ``looked_at`` those found to be right.
    """

    title: str
    version: str
    approved: Month
    review_due: Month
    banner: str
    versions: tuple[VersionLine, ...]
    to_look_at: int
    looked_at: int = 0

    @property
    def is_past_review(self) -> bool:
        """Whether the review was due in an earlier month, and no newer version is recorded."""
        return bool(self.banner)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question on clauses that change, or have changed.

    ``clauses`` are those clauses; ``gone`` says that the policy has none of its clauses any more, so that only a new
    wording helps. ``looked_at``: it was found to be still right.
    """

    quiz: Quiz
    question: Question
    clauses: tuple[str, ...]
    gone: bool
    looked_at: bool
    file: str


@dataclass(frozen=True, slots=True)
class QuestionLook:
    """A question to look at, with what changed in its clauses. ``before`` and ``after`` date the two versions."""

    line: QuestionLine
    changes: tuple[Change, ...]
    before: Month
    after: Month


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that is about to be recorded. Nothing is kept of it yet.

    ``register`` is the text of its file, '' for new dates alone. ``questions`` are the questions on each changed
    clause; ``to_look_at`` those that need a look, over all clauses. ``certified`` counts the people in date on an
    older version. ``top_up_questions`` is how many a short top-up would ask at most.
    """

    policy: Policy
    before: Policy
    register: str
    changes: tuple[Change, ...]
    questions: dict[str, tuple[QuestionLine, ...]]
    to_look_at: tuple[QuestionLine, ...]
    certified: int
    top_up_questions: int
    top_up_minutes: int

    @property
    def changed(self) -> tuple[Change, ...]:
        """The clauses that are new, gone, or say something else."""
        return tuple(change for change in self.changes if change.kind is not ChangeKind.SAME)

    def count(self, *kinds: ChangeKind) -> int:
        """How many clauses changed so."""
        return sum(change.kind in kinds for change in self.changes)
