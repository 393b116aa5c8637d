"""One person's page, put together from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.attempt import AttemptKind, result_of
from oakmere_training.domain.certificate_list import ListedState, training_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.register import NEVER
from oakmere_training.domain.requirements import training_state
from oakmere_training.domain.validity import is_in_date
from oakmere_training.services.clock import local_day
from oakmere_training.services.lead.person_views import AttemptLine, HeldLine, NeedLine, PersonPage

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.events import EventKind
    from oakmere_training.domain.requirements import Standing
    from oakmere_training.storage.records import Records


def person_page(records: Records, person_id: UUID, today: date, *, pass_mark: int, warn_days: int) -> PersonPage:
    """Everything that a person's page shows. Raises ``NotFoundError``.

    ``pass_mark`` is in percent; ``warn_days`` before it runs out training is due.
    """
    person = records.people.get(person_id)
    if person is None:
        raise NotFoundError("This person is no longer on the list.")
    attempts = records.attempts.of_person(person_id)
    certificates = records.certificates.of_person(person_id)
    replaced = records.staff.replaced_numbers(person_id)
    places = records.staff.places(attempt.event_id for attempt in attempts if attempt.event_id)
    titles = {attempt.id: attempt.quiz_title for attempt in attempts}
    certified = {certificate.attempt_id: certificate for certificate in certificates}
    has_left = person.has_left(today)
    return PersonPage(
        person=person,
        since=local_day(person.created_at),
        today=today,
        has_left=has_left,
        certificates=tuple(
            _certificate_line(
                certificate,
                titles.get(certificate.attempt_id, training_of(certificate.facts.title)),
                today,
                warn_days,
                replaced=certificate.number in replaced,
            )
            for certificate in certificates
        ),
        attempts=tuple(
            _attempt_line(
                attempt,
                places.get(attempt.event_id) if attempt.event_id else None,
                pass_mark,
                certified.get(attempt.id),
            )
            for attempt in attempts
            if attempt.finished_at and attempt.kind is AttemptKind.FULL
        ),
        needs=tuple(
            _need_line(standing, today, warn_days, has_left=has_left)
            for standing in records.standings.of_person(person_id)
        ),
    )


def _certificate_line(
    certificate: Certificate, training: str, today: date, warn_days: int, *, replaced: bool
) -> HeldLine:
    until = certificate.facts.valid_until
    if certificate.revoked_at is not None:
        state = ListedState.REVOKED
    elif replaced:
        state = ListedState.REPLACED
    elif not is_in_date(until, today):
        state = ListedState.RAN_OUT
    else:
        state = ListedState.DUE_SOON if (until - today).days <= warn_days else ListedState.IN_DATE
    return HeldLine(certificate.number, training, certificate.facts.issued, until, state, certificate.revoked_reason)


def _attempt_line(
    attempt: Attempt, place: tuple[EventKind, str] | None, pass_mark: int, certificate: Certificate | None
) -> AttemptLine:
    """A pass that has a certificate stays one, whatever the pass mark is today, until that is revoked."""
    result = result_of(attempt.answers, pass_mark, asked=len(attempt.question_ids))
    where = "Own desk"
    if place is not None:
        kind, room = place
        where = f"{kind.label}, {room[:1].lower()}{room[1:]}" if room else kind.label
    return AttemptLine(
        id=attempt.id,
        finished=local_day(attempt.finished_at or attempt.updated_at),
        quiz=attempt.quiz_title,
        where=where,
        points=result.points,
        maximum=result.maximum,
        critical_safe=result.critical_safe,
        critical_total=result.critical_total,
        passed=result.passed if certificate is None else certificate.revoked_at is None,
        revoked=certificate is not None and certificate.revoked_at is not None,
    )


def _need_line(standing: Standing, today: date, warn_days: int, *, has_left: bool) -> NeedLine:
    state = training_state(
        completed_on=standing.completed_on,
        due_on=standing.due_on,
        has_left=has_left,
        today=today,
        warn_days=warn_days,
    )
    return NeedLine(standing.training, state, None if standing.due_on == NEVER else standing.due_on)
