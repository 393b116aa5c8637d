"""How events are put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.papers import WEEKDAYS
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.domain.events import Event


def day_of(day: date) -> str:
    """'Tuesday 24 November 2026'."""
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def when(event: Event) -> str:
    """'Tuesday 24 November 2026, 15:45', with the end where the event is over on the same day."""
    text = day_of(event.held_on)
    if not event.starts_at:
        return text
    text = f"{text}, {event.starts_at}"
    end = event.finished_at.astimezone() if event.finished_at else None
    if end is not None and end.date() == event.held_on and end.strftime("%H:%M") > event.starts_at:
        text = f"{text} to {end:%H:%M}"
    return text


def where_and_who(event: Event) -> str:
    """When, where and who leads it: 'Tuesday 24 November 2026, 15:45. School hall. Led by N. Model.' in one line."""
    parts = [when(event), event.place, f"Led by {event.leader}" if event.leader else ""]
    return " ".join(f"{part.removesuffix('.')}." for part in parts if part)
