"""How far everyone is in an event, worked out from their attempts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from oakmere_training.domain.attempt import AttemptKind, result_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.refresher import is_drawn
from oakmere_training.services.drawn import title_of
from oakmere_training.services.lead.event_views import EventProgress, PersonProgress, QuizStanding, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from oakmere_training.domain.attempt import Attempt, Result
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.refreshers import Refreshers
    from oakmere_training.storage.records import Records


def progress_of(
    records: Records, event: Event, catalogue: Catalogue, refreshers: Refreshers, pass_mark: int
) -> EventProgress:
    """Everyone's way through an event. ``pass_mark`` (percent) judges attempts without a certificate."""
    attempts = [attempt for attempt in records.attempts.of_event(event.id) if attempt.kind is AttemptKind.FULL]
    certificates = {certificate.attempt_id: certificate for certificate in records.certificates.of_event(event.id)}
    by_person: defaultdict[UUID | None, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        by_person[attempt.person_id].append(attempt)
    unnamed = by_person.pop(None, [])
    attending = dict.fromkeys((*event.people, *(each for each in by_person if each is not None)))
    people = [person for person_id in attending if (person := records.people.get(person_id)) is not None]
    view = _Standings(event, catalogue, refreshers, certificates, pass_mark)
    return EventProgress(
        event=event,
        titles=tuple(view.title(quiz_id, attempts) for quiz_id in event.quiz_ids),
        people=tuple(view.person(person, by_person.get(person.id, [])) for person in people),
        begun=len(unnamed),
        ended=sum(attempt.finished_at is not None for attempt in unnamed),
    )


def new_in(event: Event, person: Person, catalogue: Catalogue, refreshers: Refreshers) -> PersonProgress:
    """Someone who has not begun anything in an event."""
    return _Standings(event, catalogue, refreshers, {}, 0).person(person, [])


class _Standings:
    def __init__(
        self,
        event: Event,
        catalogue: Catalogue,
        refreshers: Refreshers,
        certificates: dict[UUID, Certificate],
        pass_mark: int,
    ) -> None:
        self._event, self._catalogue, self._refreshers = event, catalogue, refreshers
        self._quizzes = {quiz.id: quiz for quiz in catalogue.all_quizzes()}
        self._certificates, self._pass_mark = certificates, pass_mark

    def title(self, quiz_id: str, attempts: Sequence[Attempt]) -> str:
        """A quiz's title, also where its file is gone."""
        if is_drawn(quiz_id):
            return title_of(self._catalogue, quiz_id)
        if quiz_id in self._quizzes:
            return self._quizzes[quiz_id].title
        return next((attempt.quiz_title for attempt in attempts if attempt.quiz_id == quiz_id), "A quiz that is gone")

    def person(self, person: Person, attempts: Sequence[Attempt]) -> PersonProgress:
        """Someone's way; ``attempts`` are theirs in this event, newest first."""
        return PersonProgress(
            person,
            tuple(
                self._quiz(quiz_id, person, [attempt for attempt in attempts if attempt.quiz_id == quiz_id])
                for quiz_id in self._event.quiz_ids
            ),
        )

    def _questions(self, quiz_id: str, person: Person) -> int:
        """How many questions a quiz asks this person; 0 where it cannot be asked."""
        if is_drawn(quiz_id):
            return self._refreshers.count(quiz_id, person)
        return len(self._quizzes[quiz_id].questions) if quiz_id in self._quizzes else 0

    def _quiz(self, quiz_id: str, person: Person, attempts: list[Attempt]) -> QuizStanding:
        """A pass counts for good; else what is under way, else the newest that is over."""
        title, questions = self.title(quiz_id, attempts), self._questions(quiz_id, person)
        ended = [attempt for attempt in attempts if attempt.finished_at is not None]
        for attempt in ended:
            result = self._result(attempt)
            if self._passed(attempt, result):
                return self._over(attempt, title, Stage.PASSED, result, known=questions > 0)
        if attempts and attempts[0].finished_at is None and self._can_go_on(attempts[0]):
            return QuizStanding(
                quiz_id=quiz_id,
                title=title,
                stage=Stage.UNDER_WAY,
                total=len(attempts[0].question_ids),
                attempt_id=attempts[0].id,
                answered=len(attempts[0].answers),
            )
        if ended:
            stage = Stage.REVOKED if self._revoked(ended[0]) else Stage.NOT_YET
            return self._over(ended[0], title, stage, self._result(ended[0]), known=questions > 0)
        return QuizStanding(quiz_id, title, Stage.WAITING, questions, may_begin=questions > 0)

    def _over(self, attempt: Attempt, title: str, stage: Stage, result: Result, *, known: bool) -> QuizStanding:
        certificate = self._certificates.get(attempt.id)
        return QuizStanding(
            quiz_id=attempt.quiz_id,
            title=title,
            stage=stage,
            total=len(attempt.question_ids),
            attempt_id=attempt.id,
            answered=len(attempt.answers),
            points=result.points,
            maximum=result.maximum,
            certificate_number=certificate.number if certificate else "",
            may_begin=known,
        )

    def _result(self, attempt: Attempt) -> Result:
        certificate = self._certificates.get(attempt.id)
        mark = certificate.facts.pass_mark if certificate else self._pass_mark
        return result_of(attempt.answers, mark, asked=len(attempt.question_ids))

    def _passed(self, attempt: Attempt, result: Result) -> bool:
        """A certificate makes a pass for good; one that was withdrawn makes its attempt none."""
        return not self._revoked(attempt) if attempt.id in self._certificates else result.passed

    def _revoked(self, attempt: Attempt) -> bool:
        """Whether it has a certificate that was withdrawn."""
        certificate = self._certificates.get(attempt.id)
        return certificate is not None and certificate.revoked_at is not None

    def _can_go_on(self, attempt: Attempt) -> bool:
        """Whether all that it asks is still among the quizzes, and under the policy of today."""
        try:
            quiz, holds = self._catalogue.quiz_of(attempt), self._catalogue.still_holds(attempt)
        except NotFoundError:
            return False
        return holds and set(attempt.question_ids) <= {question.id for question in quiz.questions}
