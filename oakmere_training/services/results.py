"""What an attempt came to, for the screens that end a quiz."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from oakmere_training.domain import kinds
from oakmere_training.domain.attempt import AttemptKind, finish_of, result_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.marking import Mark, PartVerdict
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.asked import asked_question
from oakmere_training.services.clock import local_day
from oakmere_training.services.lookup import attempt_of, person_of
from oakmere_training.services.views import AnsweredQuestion, FinishedAttempt, LookAgain

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.attempt import Answer, Attempt, Result
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.certificates import CertificateService
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database


LONGEST_PAUSE = timedelta(minutes=10)


class ResultService:
    """Results of one data folder; a pass by someone who is named has its certificate issued here."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, certificates: CertificateService
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._certificates = certificates

    def finished(self, attempt_id: UUID) -> FinishedAttempt:
        """How a finished attempt went.

        Raises:
            NotFoundError: where the attempt or its quiz is not there, or it is not finished.
        """
        attempt = attempt_of(self._database, attempt_id)
        if attempt.finished_at is None:
            raise NotFoundError("This attempt is not finished yet.")
        quiz = self._quiz_of(attempt)
        result = self._result(attempt)
        view = FinishedAttempt(
            attempt=attempt,
            quiz=quiz,
            person=person_of(self._database, attempt),
            result=result,
            look_again=tuple(self._look_again(quiz, attempt, answer) for answer in result.look_again),
            minutes=_minutes(attempt),
        )
        if attempt.tier.for_pupils:
            return dataclasses.replace(view, finish=finish_of(quiz, attempt.answers))
        if attempt.kind is AttemptKind.SECOND_TRY and attempt.second_try_of is not None:
            first = attempt_of(self._database, attempt.second_try_of)
            return dataclasses.replace(view, second_try=True, first=self._result(first))
        return self._with_certificate(view)

    def _quiz_of(self, attempt: Attempt) -> Quiz:
        """The whole quiz, for a second try that of the full attempt."""
        first = attempt.second_try_of
        return self._catalogue.quiz_of(attempt_of(self._database, first) if first else attempt)

    def _result(self, attempt: Attempt) -> Result:
        """By the pass mark that the attempt's certificate names, else by the school's of today."""
        certificate = self._certificates.of_attempt(attempt.id)
        return result_of(
            attempt.answers,
            certificate.facts.pass_mark if certificate else self._settings.school.pass_mark,
            asked=len(attempt.question_ids),
        )

    def _with_certificate(self, view: FinishedAttempt) -> FinishedAttempt:
        certificate = self._certificates.of_attempt(view.attempt.id)
        earned = view.result.passed and view.quiz.cpd_minutes > 0 and self._catalogue.still_holds(view.attempt)
        if certificate is None and earned and view.attempt.tier is Tier.STAFF and view.person is not None:
            certificate = self._certificates.issue(view.attempt.id)
        finished = view.attempt.finished_at
        until = None
        if certificate is not None:
            until = certificate.facts.valid_until
        elif view.result.passed and finished is not None:
            until = self._settings.school.valid_until(local_day(finished))
        return dataclasses.replace(
            view,
            certificate=certificate,
            valid_until=until,
            may_certify=earned and certificate is None and view.attempt.tier is Tier.PARENTS,
        )

    def answered(self, attempt_id: UUID, question_id: str) -> AnsweredQuestion:
        """A question with the answer that was given, to be read again. Raises ``NotFoundError`` if either is gone."""
        attempt = attempt_of(self._database, attempt_id)
        quiz = self._catalogue.quiz_of(attempt)
        answer = attempt.answer_to(question_id)
        question = next((question for question in quiz.questions if question.id == question_id), None)
        if answer is None or question is None:
            raise NotFoundError("This question is no longer in the quiz. Its answer is safe.")
        asked = asked_question(self._catalogue, attempt, quiz, question, person_of(self._database, attempt))
        try:
            marked = kinds.mark(question, answer.chosen)
        except ValueError as error:
            raise NotFoundError("This question was rewritten since it was answered. The answer is safe.") from error
        return AnsweredQuestion(asked=asked, chosen=answer.chosen, marked=marked, last=True)

    def _look_again(self, quiz: Quiz, attempt: Attempt, answer: Answer) -> LookAgain:
        numbers = {question.id: number for number, question in enumerate(quiz.questions, start=1)}
        if answer.question_id not in numbers:
            return LookAgain(answer, 0, "a question that the quiz no longer has", None, "", None)
        question = quiz.question(answer.question_id)
        return LookAgain(
            answer=answer,
            number=numbers[question.id],
            title=question.title,
            section=self._catalogue.section_of(question, quiz),
            advice=_advice(quiz, answer),
            question=question,
            reason=attempt.reason_for(question.id),
        )


def _minutes(attempt: Attempt) -> int:
    """Time at the quiz in minutes, at least 1: a pause between two answers counts for ten minutes at most."""
    moments = sorted((attempt.started_at, *(answer.answered_at for answer in attempt.answers)))
    spent = sum((min(after - before, LONGEST_PAUSE) for before, after in pairwise(moments)), timedelta())
    return max(1, round(spent.total_seconds() / 60))


def _advice(quiz: Quiz, answer: Answer) -> str:
    """What would have been better: the best option, or what is said of the first part that went wrong."""
    question = quiz.question(answer.question_id)
    try:
        marked = kinds.mark(question, answer.chosen)
    except ValueError:
        return ""  # the question was rewritten since
    wrong = next((part for part in marked.parts if part.verdict is not PartVerdict.RIGHT), None)
    if wrong is None:
        return next((option.text for option in question.body.options if option.mark is Mark.BEST), "")
    sentence, stop, _ = question.body.part(wrong.id).feedback.partition(". ")
    return sentence + "." if stop else sentence
