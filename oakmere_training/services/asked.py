"""A question as an attempt asks it, and the copy of it that is kept with the answer."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from oakmere_training.domain import kinds
from oakmere_training.domain.attempt import Attempt, AttemptKind
from oakmere_training.services.views import AskedQuestion

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.services.catalogue import Catalogue


def asked_question(
    catalogue: Catalogue,
    attempt: Attempt,
    quiz: Quiz,
    question: Question,
    person: Person | None,
    draft: tuple[str, ...] = (),
) -> AskedQuestion:
    """The view of a question of an attempt, its options in the order that the attempt's seed gives."""
    policy = catalogue.policy_for(quiz.policy_version)
    place = attempt.question_ids.index(question.id)
    return AskedQuestion(
        attempt_id=attempt.id,
        quiz=quiz,
        question=question,
        options=kinds.shown_options(question, attempt.seed),
        position=place + 1,
        total=len(attempt.question_ids),
        done=len(attempt.answers),
        who=person.name if person else "",
        second_try=attempt.kind is AttemptKind.SECOND_TRY,
        section=catalogue.section_of(question, quiz),
        clauses=catalogue.known_clauses(question.clauses, quiz.policy_version),
        policy_title=policy.title,
        policy_approved=policy.approved,
        seed=attempt.seed,
        draft=draft,
        reason=attempt.reason_for(question.id),
    )


@lru_cache(maxsize=256)
def asked_copy(question: Question) -> tuple[str, str]:
    """The SHA-256 in hexadecimal, and the text (JSON) of a question with all that was shown.

    Kept with each answer, so that later edits of a quiz never change what someone answered.
    """
    text = json.dumps(_plain(question), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest(), text


def _plain(value: Any) -> Any:  # noqa: ANN401
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value
