"""A quiz that stands in no file: made of the questions that were drawn for one person."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.quiz import Outcome, Quiz
from oakmere_training.domain.refresher import top_up_version
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oakmere_training.domain.quiz import Question
    from oakmere_training.services.catalogue import Catalogue

MOST_OUTCOMES = 10
"""Outcomes that fit on the back of a certificate."""

REFRESHER_TITLE = "Yearly refresher"
_REFRESHER_SUMMARY = (
    "Drawn for you: first what went wrong before, then what is critical, then what you were not asked for longest."
)
_TOP_UP_SUMMARY = "Only what has changed in the policy. Your certificate stays in date either way."


def title_of(catalogue: Catalogue, quiz_id: str) -> str:
    """'Yearly refresher', or 'Top-up for the version of November 2026'."""
    version = top_up_version(quiz_id)
    known = catalogue.history.of(version) if version else None
    if known is not None:
        return f"Top-up for the version of {known.approved}"
    return f"Top-up for version {version}" if version else REFRESHER_TITLE


def minutes_for(questions: int) -> int:
    """About how long so many questions take: a minute each, in steps of five."""
    return max(1, math.ceil(questions / 5)) * 5


def drawn_quiz(catalogue: Catalogue, quiz_id: str, question_ids: Sequence[str]) -> Quiz:
    """The quiz that asks these questions; those that are in no file any more are left out.

    Raises:
        NotFoundError: where none of them is left.
    """
    found = [pair for pair in map(catalogue.find_question, question_ids) if pair is not None]
    if question_ids and not found:
        raise NotFoundError(
            "None of these questions is among the quizzes any more, or their files have mistakes. Answers given to "
            "them are safe.",
            details=quiz_id,
        )
    version = top_up_version(quiz_id)
    minutes = minutes_for(len(found))
    return Quiz(
        id=quiz_id,
        tier=Tier.STAFF,
        title=title_of(catalogue, quiz_id),
        summary=_TOP_UP_SUMMARY if version else _REFRESHER_SUMMARY,
        policy_version=version or _version(catalogue, found),
        minutes=minutes,
        questions=tuple(question for _, question in found),
        cpd_minutes=minutes,
        outcomes=tuple(_outcomes(found))[:MOST_OUTCOMES],
    )


def _version(catalogue: Catalogue, found: Sequence[tuple[Quiz, Question]]) -> str:
    """The version that all of these questions teach: the oldest of theirs."""
    taught = [catalogue.version_taught(quiz, question) for quiz, question in found]
    return min(taught, key=catalogue.history.place, default=catalogue.policy.version)


def _outcomes(found: Sequence[tuple[Quiz, Question]]) -> Iterator[Outcome]:
    """The outcomes of the questions' own quizzes that are about their clauses, each once."""
    seen: set[str] = set()
    for quiz, question in found:
        own = [outcome for outcome in quiz.outcomes if not set(outcome.clauses).isdisjoint(question.clauses)]
        for outcome in own[:1]:
            if outcome.text not in seen:
                seen.add(outcome.text)
                yield outcome
    if not seen and found:
        clauses = dict.fromkeys(clause for _, question in found for clause in question.clauses)
        yield Outcome("Know what the policy asks for in the situations of this quiz.", tuple(clauses))
