"""Attempts and people by id, for the services that need both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NotFoundError

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.people import Person
    from oakmere_training.storage.database import Database


def attempt_of(database: Database, attempt_id: UUID) -> Attempt:
    """An attempt by id. Raises ``NotFoundError`` where there is none."""
    with database.reading() as records:
        attempt = records.attempts.get(attempt_id)
    if attempt is None:
        raise NotFoundError("This attempt is not in these records.")
    return attempt


def person_of(database: Database, attempt: Attempt) -> Person | None:
    """Whose attempt it is; ``None`` for a parent who is not named."""
    if attempt.person_id is None:
        return None
    with database.reading() as records:
        return records.people.get(attempt.person_id)
