"""Numbers and dates in words, as the screens say them. Not by locale: the program speaks British English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.policy import MONTHS

if TYPE_CHECKING:
    from datetime import date, datetime

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def number_word(number: int) -> str:
    """'four'; above twelve in digits."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def counted(number: int, thing: str) -> str:
    """'1 question', '6 questions'."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def counted_in_words(number: int, thing: str) -> str:
    """'one answer', 'four answers'; above twelve in digits."""
    return f"{number_word(number)} {thing}{'' if number == 1 else 's'}"


def short_date(day: date) -> str:
    """'14 Jan 2027'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def weekday_date(day: date) -> str:
    """'Tuesday 24 November 2026'."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def last_opened(moment: datetime, today: date) -> str:
    """'today at 14:05', 'yesterday', '3 November' or, in another year, '3 November 2025', in local time."""
    local = moment.astimezone()
    day = local.date()
    if day == today:
        return f"today at {local:%H:%M}"
    if (today - day).days == 1:
        return "yesterday"
    month = f"{day.day} {MONTHS[day.month - 1]}"
    return month if day.year == today.year else f"{month} {day.year}"
