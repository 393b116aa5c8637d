"""Dates and times as people type them."""

from __future__ import annotations

import re
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{2}|\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[a-z]+day,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]{3,9})\.?,?[\s\-]+(\d{2}|\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.]\s*(\d{2})|(\d{2}))?\s*([ap])?\.?m?\.?")


def parse_date(text: str) -> date:
    """The date in '24/11/2026', '24.11.26', '24 Nov 2026', '24 November 2026' or '2026-11-24'.

    Raises ``ValueError`` with a sentence for a person.
    """
    plain = " ".join(text.casefold().split())
    if found := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(plain):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(plain):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        raise ValueError("Type the date as day, month and year, for example 24/11/2026.")
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise ValueError("There is no such day. Type it as day, month and year, for example 24/11/2026.") from None


def _month(word: str) -> int:
    if word[:3] not in _MONTHS:
        raise ValueError("That month is not known. Type the date for example as 24 Nov 2026.")
    return _MONTHS.index(word[:3]) + 1


def parse_time(text: str) -> time:
    """The time of day in '15:45', '15.45', '1545', '3.45 pm' or '3pm'.

    Raises ``ValueError`` with a sentence for a person.
    """
    found = _TIME.fullmatch(" ".join(text.casefold().split()))
    if not found or (not found[4] and not found[2] and not found[3]):
        raise ValueError("Type the time as hours and minutes, for example 15:45.")
    hours, minutes = int(found[1]), int(found[2] or found[3] or 0)
    if found[4] and not 1 <= hours <= 12:
        raise ValueError("There is no such time. Type it for example as 15:45 or 3:45 pm.")
    if found[4]:
        hours = hours % 12 + (12 if found[4] == "p" else 0)
    try:
        return time(hours, minutes)
    except ValueError:
        raise ValueError("There is no such time. Type it as hours and minutes, for example 15:45.") from None
