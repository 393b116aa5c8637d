"""A person's list of quizzes: where they stand with each, and what is drawn for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain.attempt import Attempt, AttemptKind, result_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.validity import is_in_date
from oakmere_training.services.clock import local_day
from oakmere_training.services.drawn import drawn_quiz, minutes_for
from oakmere_training.services.views import Home, QuizRow, QuizState

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.refreshers import Needed, Refreshers
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database

UNNAMED_RESUME = timedelta(minutes=30)
"""How long an attempt without a name can be carried on with."""


class Homes:
    """Lists of quizzes from one data folder."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        settings: SettingsStore,
        clock: Clock,
        refreshers: Refreshers,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock
        self._refreshers = refreshers

    def home(self, tier: Tier, person: Person | None) -> Home:
        """The quizzes of a tier and where this person stands with each."""
        with self._database.reading() as records:
            attempts = records.attempts.of(person.id if person else None, tier)
            certificates = records.certificates.of_person(person.id) if person else ()
            needed = self._refreshers.needed(records, person, attempts, certificates) if person else None
        policy = self._catalogue.policy
        rows = tuple(
            self._row(quiz, _at(attempts, quiz.id), certificates, person)
            for quiz in self._catalogue.quizzes(tier)
            if person is None or person.may_take(quiz.roles)
        )
        if person is not None and needed is not None:
            rows = self._with_drawn(rows, needed, attempts, certificates, person)
        return Home(
            tier=tier,
            person=person,
            rows=rows + self._without_quiz(rows, attempts, certificates),
            policy_title=policy.title,
            policy_approved=policy.approved,
            policy_review_due=policy.review_due,
            pass_mark=self._settings.school.pass_mark,
        )

    def _without_quiz(
        self, rows: tuple[QuizRow, ...], attempts: tuple[Attempt, ...], certificates: tuple[Certificate, ...]
    ) -> tuple[QuizRow, ...]:
        """Certificates in date whose quiz's file is gone or has mistakes: they were earned, and stay on the list."""
        known = {quiz.id for quiz in self._catalogue.all_quizzes()} | {row.quiz_id for row in rows}
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
        unfinished = self._to_carry_on(attempts, person)
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

    def _to_carry_on(self, attempts: list[Attempt], person: Person | None) -> Attempt | None:
        """The unfinished attempt to offer: none whose questions the quiz has lost or changed its policy for.

        One without a name is offered for half an hour only, since the next parent at the computer is someone else.
        """
        unfinished = _unfinished(attempts)
        if unfinished is None or not self._is_whole(unfinished):
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
            if certificate is None and attempt.finished_at and self._passed(attempt) and self._is_held(attempt):
                return attempt, None, self._settings.school.valid_until(local_day(attempt.finished_at))
        return (finished[0] if finished else None), None, None

    def _is_whole(self, attempt: Attempt) -> bool:
        """Whether all that an attempt asks is still among the quizzes, and under the policy of today."""
        try:
            quiz = self._catalogue.quiz_of(attempt)
            held = self._catalogue.still_holds(attempt)
        except NotFoundError:
            return False
        return held and set(attempt.question_ids) <= {question.id for question in quiz.questions}

    def _is_held(self, attempt: Attempt) -> bool:
        try:
            return self._catalogue.still_holds(attempt)
        except NotFoundError:
            return False

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

    # -- what is drawn -------------------------------------------------------------------------------------------

    def _with_drawn(
        self,
        rows: tuple[QuizRow, ...],
        needed: Needed,
        attempts: tuple[Attempt, ...],
        certificates: tuple[Certificate, ...],
        person: Person,
    ) -> tuple[QuizRow, ...]:
        """The list with top-ups and the refresher first; what a refresher in date has renewed has not run out."""
        own = [_due(self._drawn_row(quiz_id, attempts, certificates, person), day) for quiz_id, day in needed.top_ups]
        if needed.core:
            row = self._drawn_row(REFRESHER, attempts, certificates, person)
            untils = [each.valid_until for each in rows if each.quiz_id in needed.core and each.valid_until]
            row = self._with_due(row, min(untils, default=None))
            own.append(row)
            if row.state in (QuizState.PASSED, QuizState.DUE):
                rows = tuple(_renewed(each) if each.quiz_id in needed.core else each for each in rows)
        return (*own, *rows)

    def _drawn_row(
        self, quiz_id: str, attempts: tuple[Attempt, ...], certificates: tuple[Certificate, ...], person: Person
    ) -> QuizRow:
        row = self._row(drawn_quiz(self._catalogue, quiz_id, ()), _at(attempts, quiz_id), certificates, person)
        begun = next((attempt for attempt in attempts if attempt.id == row.resume), None)
        whole = begun is not None and begun.kind is AttemptKind.FULL
        count = row.to_answer if whole else self._refreshers.count(quiz_id, person)
        sections = "Drawn for you" if quiz_id == REFRESHER else "What has changed"
        return replace(row, questions=count, minutes=minutes_for(count), sections=sections)

    def _with_due(self, row: QuizRow, first: date | None) -> QuizRow:
        """The refresher's row with the day by which it is due: when the first quizzes, or the last refresher, run out.

        Two in one: a refresher that has run out, or was never taken, is due when nothing else is in date.
        """
        until = max((day for day in (first, row.valid_until) if day), default=None)
        if until is None or row.state in (QuizState.IN_PROGRESS, QuizState.NOT_YET):
            return replace(row, due_on=until)
        today = local_day(self._clock())
        if not is_in_date(until, today):
            return replace(row, state=QuizState.EXPIRED, valid_until=until, due_on=until)
        if (until - today).days <= self._settings.school.warn_days:
            return replace(row, state=QuizState.DUE, due_on=until)
        return replace(row, state=QuizState.PASSED if row.valid_until == until else QuizState.NEW, due_on=until)


def _due(row: QuizRow, day: date) -> QuizRow:
    """A top-up's row with the day by which it is due, until it is begun."""
    return replace(row, state=QuizState.DUE, due_on=day) if row.state is QuizState.NEW else row


def _renewed(row: QuizRow) -> QuizRow:
    return replace(row, state=QuizState.DONE) if row.state is QuizState.EXPIRED else row


def _at(attempts: tuple[Attempt, ...], quiz_id: str) -> list[Attempt]:
    return [attempt for attempt in attempts if attempt.quiz_id == quiz_id]


def _unfinished(attempts: list[Attempt]) -> Attempt | None:
    """The newest attempt, where it is unfinished; an older unfinished one was left behind by starting again."""
    newest = max(attempts, key=lambda attempt: attempt.started_at, default=None)
    return newest if newest is not None and newest.finished_at is None else None
