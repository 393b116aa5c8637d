"""Taking a quiz: the next question, an answer kept, a second try, a full retake."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from oakmere_training.domain import kinds
from oakmere_training.domain.attempt import Answer, Attempt, AttemptKind, result_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.refresher import is_drawn
from oakmere_training.services.asked import asked_copy, asked_question
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.drawn import drawn_quiz
from oakmere_training.services.home import Homes
from oakmere_training.services.lookup import attempt_of, person_of
from oakmere_training.services.refreshers import Refreshers
from oakmere_training.services.views import AnsweredQuestion, AskedQuestion

if TYPE_CHECKING:
    from datetime import datetime

    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.views import Home
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records


class TrainingService:
    """Attempts and answers of one data folder."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock
        self._refreshers = Refreshers(database, catalogue)
        self._homes = Homes(database, catalogue, settings, clock, self._refreshers)

    def home(self, tier: Tier, person: Person | None) -> Home:
        """The quizzes of a tier and where this person stands with each."""
        return self._homes.home(tier, person)

    def start(self, quiz_id: str, person: Person | None, *, event_id: UUID | None = None) -> AskedQuestion:
        """Begin a full attempt, in an event where one is named; an unfinished one stays on record.

        A refresher or top-up is drawn for the person.

        Raises:
            NotFoundError: for an unknown quiz, or where there is nothing to draw.
        """
        if is_drawn(quiz_id):
            return self._start_drawn(quiz_id, person, event_id)
        quiz = self._catalogue.quiz(quiz_id)
        questions = tuple(question.id for question in quiz.questions)
        return self._begin(quiz, person, questions, AttemptKind.FULL, event_id=event_id)

    def _start_drawn(self, quiz_id: str, person: Person | None, event_id: UUID | None) -> AskedQuestion:
        drawn = self._refreshers.draw(quiz_id, person, secrets.randbits(31))
        questions = tuple(each.question_id for each in drawn)
        quiz, reasons = drawn_quiz(self._catalogue, quiz_id, questions), tuple(each.reason for each in drawn)
        return self._begin(quiz, person, questions, AttemptKind.FULL, event_id=event_id, reasons=reasons)

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
        quiz = self._catalogue.quiz_of(first)
        wrong = {answer.question_id for answer in result_of(attempt.answers, 0).look_again}
        again = tuple(question.id for question in quiz.questions if question.id in wrong)
        if not again:
            raise NotFoundError("There is nothing left to try again in this quiz. Every answer was the best one.")
        person = person_of(self._database, first)
        kind, reasons = AttemptKind.SECOND_TRY, tuple(map(first.reason_for, again)) if first.reasons else ()
        return self._begin(quiz, person, again, kind, second_try_of=first_id, event_id=first.event_id, reasons=reasons)

    def _begin(
        self,
        quiz: Quiz,
        person: Person | None,
        questions: tuple[str, ...],
        kind: AttemptKind,
        *,
        second_try_of: UUID | None = None,
        event_id: UUID | None = None,
        reasons: tuple[str, ...] = (),
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
            second_try_of=second_try_of,
            event_id=event_id,
            reasons=reasons,
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
        quiz = self._catalogue.quiz_of(attempt)
        known = {question.id for question in quiz.questions}
        answered = attempt.answered
        for question_id in attempt.question_ids:
            if question_id in known and question_id not in answered:
                with self._database.reading() as records:
                    draft = records.attempts.draft(attempt.id, question_id)
                return self._ask(attempt, quiz, person_of(self._database, attempt), question_id, draft)
        if attempt.finished_at is None:
            with self._database.writing() as records:
                self._finish(records, attempt.id, self._clock())
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
                self._finish(records, asked.attempt_id, now)
        return AnsweredQuestion(asked=asked, chosen=chosen, marked=marked, last=last)

    def _finish(self, records: Records, attempt_id: UUID, now: datetime) -> None:
        """Finish an attempt, and count its answers by clause where that was not done before."""
        from oakmere_training.services.lead.tallies import count_attempt

        if records.attempts.finish(attempt_id, now):
            count_attempt(records, attempt_id, today=local_day(now), year_ends=self._settings.school.school_year_ends)
