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


def school_year_end(day: date, ends: int) -> date:
    """The last day of the school year that a day is in; ``ends`` is the month (1 to 12) with whose last day it ends."""
    year = day.year if day.month <= ends else day.year + 1
    return date(year, ends, calendar.monthrange(year, ends)[1])


def school_year_of(day: date, ends: int) -> int:
    """The year in which a day's school year begins: 2026 for 24 November 2026 and for 20 July 2027."""
    begins = ends % 12 + 1
    return day.year if day.month >= begins else day.year - 1


def school_year_label(begins: int, ends: int) -> str:
    """'2026 to 2027', or '2026' where a school year is a calendar year."""
    return str(begins) if ends == 12 else f"{begins} to {begins + 1}"


def is_in_date(until: date, today: date) -> bool:
    """Whether training that runs out on ``until`` still counts on ``today``; the last day counts."""
    return today <= until


def long_date(day: date) -> str:
    """'24 November 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """'24 Nov 2026'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
