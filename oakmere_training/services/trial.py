"""Trying a quiz out: asked and marked like any other, and nothing of it is kept."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain import kinds
from oakmere_training.domain.attempt import Attempt, AttemptKind
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.services.asked import asked_question
from oakmere_training.services.clock import system_clock
from oakmere_training.services.views import AnsweredQuestion

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.views import AskedQuestion


class Trial:
    """A quiz, or some of its questions, as learners see them."""

    def __init__(
        self, catalogue: Catalogue, quiz: Quiz, *, questions: tuple[str, ...] = (), clock: Clock = system_clock
    ) -> None:
        """Try these questions, all of the quiz where none are named.

        Raises:
            NotFoundError: where the quiz has none of them.
        """
        ids = tuple(question.id for question in quiz.questions if not questions or question.id in questions)
        if not ids:
            raise NotFoundError("This question is not among the quizzes any more.", details=quiz.id)
        now = clock()
        self._catalogue, self._quiz, self._done = catalogue, quiz, 0
        self._attempt = Attempt(
            id=uuid4(),
            person_id=None,
            quiz_id=quiz.id,
            quiz_title=quiz.title,
            tier=quiz.tier,
            policy_version=quiz.policy_version,
            kind=AttemptKind.FULL,
            question_ids=ids,
            seed=secrets.randbits(31),
            started_at=now,
            updated_at=now,
        )

    def next_question(self) -> AskedQuestion | None:
        """The question to ask next; ``None`` when all were answered."""
        ids = self._attempt.question_ids
        if self._done >= len(ids):
            return None
        question = self._quiz.question(ids[self._done])
        return asked_question(self._catalogue, self._attempt, self._quiz, question, None)

    def answer(self, asked: AskedQuestion, chosen: tuple[str, ...]) -> AnsweredQuestion:
        """Mark an answer. Raises ``ValueError`` where it is none to the question."""
        marked = kinds.mark(asked.question, chosen)
        self._done = asked.position
        return AnsweredQuestion(asked=asked, chosen=chosen, marked=marked, last=asked.position >= asked.total)
