"""Events for tests, and people who take their quizzes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.services.lead.event_views import EventDraft
from tests.support.quizzes import STAFF, sit

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services

DAY = date(2026, 11, 24)
PASS = (Mark.BEST,) * 5
FAIL = (Mark.BEST, Mark.BEST, *[Mark.UNSAFE] * 3)


def make_draft(*people: Person, **changes: Any) -> EventDraft:
    """An induction in the school hall, filled in."""
    known: dict[str, Any] = {
        "held_on": DAY,
        "starts_at": "15:45",
        "leader": "N. Model",
        "place": "School hall",
        "minutes": 45,
        "quiz_ids": (STAFF.id,),
        "people": tuple(person.id for person in people),
    }
    return EventDraft(**(known | changes))


def staff(services: Services, *names: str) -> list[Person]:
    """New people on the register."""
    return [services.people.add_staff(name, Role.TEACHER) for name in names]


def take_in(services: Services, event: Event, person: Person | None, *marks: Mark, quiz_id: str = STAFF.id) -> UUID:
    """Begin a quiz in an event and answer one question for each mark; the attempt's id. A pass is looked at."""
    asked = services.training.start(quiz_id, person, event_id=event.id)
    if sit(services, asked, *marks) is None:
        services.results.finished(asked.attempt_id)
    return asked.attempt_id
