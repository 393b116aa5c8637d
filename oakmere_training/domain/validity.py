"""How long training stays in date."""

from __future__ import annotations

import calendar
from datetime import date

from oakmere_training.domain.policy import MONTHS


def valid_until(issued: date, months: int) -> date:
    """The day on which training done on ``issued`` runs out, ``months`` calendar months later.

    To the day; a day that the month lacks becomes its last one, so 29 February runs out on 28 February.
    """
    index = issued.year * 12 + issued.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(issued.day, last))


def is_in_date(until: date, today: date) -> bool:
    """Whether training that runs out on ``until`` still counts on ``today``; the last day counts."""
    return today <= until


def long_date(day: date) -> str:
    """'24 November 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """'24 Nov 2026'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
