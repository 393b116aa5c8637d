"""Taking a quiz: what there is to do, the next question, an answer kept, a second try, a full retake."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from oakmere_training.domain import kinds
from oakmere_training.domain.attempt import Answer, Attempt, AttemptKind, result_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.validity import is_in_date, valid_until
from oakmere_training.services.asked import asked_copy, asked_question
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lookup import attempt_of, person_of
from oakmere_training.services.views import AnsweredQuestion, AskedQuestion, Home, QuizRow, QuizState

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database


UNNAMED_RESUME = timedelta(minutes=30)
"""How long an attempt without a name can be carried on with."""


class TrainingService:
    """Attempts and answers of one data folder."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock

    def home(self, tier: Tier, person: Person | None) -> Home:
        """The quizzes of a tier and where this person stands with each."""
        with self._database.reading() as records:
            attempts = records.attempts.of(person.id if person else None, tier)
            certificates = records.certificates.of_person(person.id) if person else ()
        policy = self._catalogue.policy
        rows = tuple(
            self._row(quiz, [attempt for attempt in attempts if attempt.quiz_id == quiz.id], certificates, person)
            for quiz in self._catalogue.quizzes(tier)
            if person is None or person.may_take(quiz.roles)
        )
        return Home(
            tier=tier,
            person=person,
            rows=rows + self._without_quiz(attempts, certificates),
            policy_title=policy.title,
            policy_approved=policy.approved,
            policy_review_due=policy.review_due,
            pass_mark=self._settings.school.pass_mark,
        )

    def _without_quiz(
        self, attempts: tuple[Attempt, ...], certificates: tuple[Certificate, ...]
    ) -> tuple[QuizRow, ...]:
        """Certificates in date whose quiz's file is gone or has mistakes: they were earned, and stay on the list."""
        known = {quiz.id for quiz in self._catalogue.all_quizzes()}
        gone = {attempt.id: attempt for attempt in attempts if attempt.quiz_id not in known}
        newest: dict[str, QuizRow] = {}
        for certificate in certificates:
            attempt, facts = gone.get(certificate.attempt_id), certificate.facts
            valid = certificate.revoked_at is None and is_in_date(facts.valid_until, local_day(self._clock()))
            if attempt is None or not valid or attempt.quiz_id in newest:
                continue
            newest[attempt.quiz_id] = QuizRow(
                quiz_id=attempt.quiz_id,
                title=attempt.quiz_title,
                summary="",
                questions=len(attempt.question_ids),
                minutes=facts.cpd_minutes,
                sections="",
                state=QuizState.PASSED,
                finished_on=local_day(attempt.finished_at) if attempt.finished_at else None,
                valid_until=facts.valid_until,
                certificate_number=certificate.number,
            )
        return tuple(newest.values())

    def _row(
        self, quiz: Quiz, attempts: list[Attempt], certificates: tuple[Certificate, ...], person: Person | None
    ) -> QuizRow:
        unfinished = self._to_carry_on(quiz, attempts, person)
        finished = [attempt for attempt in attempts if attempt.finished_at and attempt.kind is AttemptKind.FULL]
        if person is None:
            finished = []  # attempts without a name may be anyone's
        best, certificate, until = self._best(quiz, finished, certificates)
        return QuizRow(
            quiz_id=quiz.id,
            title=quiz.title,
            summary=quiz.summary,
            questions=len(quiz.questions),
            minutes=quiz.minutes,
            sections=self._catalogue.sections_text(quiz),
            state=self._state(quiz, unfinished, best, until),
            answered=len(unfinished.answers) if unfinished else 0,
            to_answer=len(unfinished.question_ids) if unfinished else 0,
            resume=unfinished.id if unfinished else None,
            resumed_at=unfinished.updated_at if unfinished else None,
            finished=best.id if best else None,
            finished_on=local_day(best.finished_at) if best and best.finished_at else None,
            valid_until=until,
            certificate_number=certificate.number if certificate else None,
            picture=next((question.picture.name for question in quiz.questions if question.picture), ""),
        )

    def _to_carry_on(self, quiz: Quiz, attempts: list[Attempt], person: Person | None) -> Attempt | None:
        """The unfinished attempt to offer: none whose questions the quiz has lost or changed its policy for.

        One without a name is offered for half an hour only, since the next parent at the computer is someone else.
        """
        unfinished = _unfinished(attempts)
        if unfinished is None or unfinished.policy_version != quiz.policy_version:
            return None
        if not set(unfinished.question_ids) <= {question.id for question in quiz.questions}:
            return None
        if person is None and self._clock() - unfinished.updated_at > UNNAMED_RESUME:
            return None
        return unfinished

    def _best(
        self, quiz: Quiz, finished: list[Attempt], certificates: tuple[Certificate, ...]
    ) -> tuple[Attempt | None, Certificate | None, date | None]:
        """The attempt that counts, its certificate, and until when: the newest pass, else the newest attempt.

        A certificate makes a pass for good; one that was withdrawn makes its attempt none.
        """
        by_attempt = {certificate.attempt_id: certificate for certificate in certificates}
        for attempt in () if quiz.tier.for_pupils else finished:
            certificate = by_attempt.get(attempt.id)
            if certificate is not None and certificate.revoked_at is None:
                return attempt, certificate, certificate.facts.valid_until
            same_policy = attempt.policy_version == quiz.policy_version
            if certificate is None and same_policy and attempt.finished_at and self._passed(attempt):
                months = self._settings.school.validity_months
                return attempt, None, valid_until(local_day(attempt.finished_at), months)
        return (finished[0] if finished else None), None, None

    def _passed(self, attempt: Attempt) -> bool:
        return result_of(attempt.answers, self._settings.school.pass_mark, asked=len(attempt.question_ids)).passed

    def _state(self, quiz: Quiz, unfinished: Attempt | None, best: Attempt | None, until: date | None) -> QuizState:
        if unfinished:
            return QuizState.IN_PROGRESS
        if best is None:
            return QuizState.NEW
        if quiz.tier.for_pupils:
            return QuizState.DONE
        if until is None:
            return QuizState.NOT_YET
        return QuizState.PASSED if is_in_date(until, local_day(self._clock())) else QuizState.EXPIRED

    def start(self, quiz_id: str, person: Person | None) -> AskedQuestion:
        """Begin a full attempt; an unfinished one stays on record. Raises ``NotFoundError`` for an unknown quiz."""
        quiz = self._catalogue.quiz(quiz_id)
        return self._begin(quiz, person, tuple(question.id for question in quiz.questions), AttemptKind.FULL, None)

    def start_second_try(self, attempt_id: UUID) -> AskedQuestion:
        """Ask again only what went wrong in a finished attempt; its score stays as it was.

        Raises:
            NotFoundError: where it is not finished, nothing went wrong, or the quiz no longer has those questions.
        """
        attempt = attempt_of(self._database, attempt_id)
        if attempt.finished_at is None:
            raise NotFoundError("This attempt is not finished yet. Go on with it first.")
        first_id = attempt.second_try_of or attempt.id
        first = attempt_of(self._database, first_id)
        quiz = self._catalogue.quiz(attempt.quiz_id)
        wrong = {answer.question_id for answer in result_of(attempt.answers, 0).look_again}
        again = tuple(question.id for question in quiz.questions if question.id in wrong)
        if not again:
            raise NotFoundError("There is nothing left to try again in this quiz. Every answer was the best one.")
        person = person_of(self._database, first)
        return self._begin(quiz, person, again, AttemptKind.SECOND_TRY, first_id)

    def _begin(
        self, quiz: Quiz, person: Person | None, questions: tuple[str, ...], kind: AttemptKind, first: UUID | None
    ) -> AskedQuestion:
        now = self._clock()
        attempt = Attempt(
            id=uuid4(),
            person_id=person.id if person else None,
            quiz_id=quiz.id,
            quiz_title=quiz.title,
            tier=quiz.tier,
            policy_version=quiz.policy_version,
            kind=kind,
            question_ids=questions,
            seed=secrets.randbits(31),
            started_at=now,
            updated_at=now,
            second_try_of=first,
        )
        with self._database.writing() as records:
            records.attempts.add(attempt)
        return self._ask(attempt, quiz, person, questions[0])

    def attempt(self, attempt_id: UUID) -> Attempt:
        """An attempt by id. Raises ``NotFoundError`` where there is none."""
        return attempt_of(self._database, attempt_id)

    def next_question(self, attempt_id: UUID) -> AskedQuestion | None:
        """The question to ask next; ``None`` when all are answered, and then the attempt is finished.

        Questions that the quiz no longer has are passed over. Raises ``NotFoundError`` where attempt or quiz is gone.
        """
        attempt = attempt_of(self._database, attempt_id)
        quiz = self._catalogue.quiz(attempt.quiz_id)
        known = {question.id for question in quiz.questions}
        answered = attempt.answered
        for question_id in attempt.question_ids:
            if question_id in known and question_id not in answered:
                with self._database.reading() as records:
                    draft = records.attempts.draft(attempt.id, question_id)
                return self._ask(attempt, quiz, person_of(self._database, attempt), question_id, draft)
        if attempt.finished_at is None:
            with self._database.writing() as records:
                records.attempts.finish(attempt.id, self._clock())
        return None

    def _ask(
        self, attempt: Attempt, quiz: Quiz, person: Person | None, question_id: str, draft: tuple[str, ...] = ()
    ) -> AskedQuestion:
        return asked_question(self._catalogue, attempt, quiz, quiz.question(question_id), person, draft)

    def keep_draft(self, asked: AskedQuestion, chosen: tuple[str, ...]) -> None:
        """Keep what there is of an answer, so that a killed program goes on in the middle of it.

        Raises:
            RecordsError: where it could not be kept; the answer itself can still be given.
        """
        with self._database.writing() as records:
            records.attempts.keep_draft(asked.attempt_id, asked.question.id, chosen)

    def answer(self, asked: AskedQuestion, chosen: tuple[str, ...]) -> AnsweredQuestion:
        """Keep an answer. It is on disk when this returns; the last one finishes the attempt in the same commit.

        Raises:
            ValueError: where ``chosen`` is no answer to the question.
            RecordsError: where it could not be kept; nothing is lost, and the same call can be made again.
        """
        question = asked.question
        marked = kinds.mark(question, chosen)
        asked_hash, text = asked_copy(question)
        now = self._clock()
        last = asked.done + 1 >= asked.total
        with self._database.writing() as records:
            records.attempts.add_answer(
                Answer(
                    id=uuid4(),
                    attempt_id=asked.attempt_id,
                    question_id=question.id,
                    chosen=chosen,
                    mark=marked.mark,
                    critical=question.critical,
                    topic=question.topic,
                    answered_at=now,
                    asked_hash=asked_hash,
                ),
                text,
            )
            if last:
                records.attempts.finish(asked.attempt_id, now)
        return AnsweredQuestion(asked=asked, chosen=chosen, marked=marked, last=last)


def _unfinished(attempts: list[Attempt]) -> Attempt | None:
    """The newest attempt, where it is unfinished; an older unfinished one was left behind by starting again."""
    newest = max(attempts, key=lambda attempt: attempt.started_at, default=None)
    return newest if newest is not None and newest.finished_at is None else None
