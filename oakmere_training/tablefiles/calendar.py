"""Due dates for the school's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMESPACE = UUID("7c6f1b9e-3a53-4e0c-9a55-5d3b8f0f4a61")


@dataclass(frozen=True, slots=True)
class DueDate:
    """The day on which a person's training is due.

    ``key`` tells the due dates apart and stays the same when the day moves: person and requirement.
    """

    key: str
    name: str
    training: str
    due_on: date


def due_dates_ics(entries: Iterable[DueDate], school: str, now: datetime) -> bytes:
    """An iCalendar file with a private all-day event for each due date, in the order of the days.

    An event holds name and training, no role, score or number. Taken in again after a renewal, it moves.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Oakmere Training//Due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Training due, {school}" if school else "Training due")
    stamp = now.astimezone(UTC).replace(microsecond=0)
    for entry in sorted(entries, key=lambda entry: (entry.due_on, entry.name.casefold(), entry.key)):
        event = Event()
        event.add("uid", f"{uuid5(_NAMESPACE, entry.key)}@oakmere-training")
        event.add("dtstamp", stamp)
        event.add("sequence", max(0, int(stamp.timestamp()) // 60))
        event.add("summary", f"Training due: {entry.name}, {entry.training}")
        event.add("dtstart", entry.due_on)
        event.add("dtend", entry.due_on + timedelta(days=1))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
