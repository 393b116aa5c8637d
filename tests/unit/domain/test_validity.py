"""To the day: when training runs out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.validity import (
    is_in_date,
    long_date,
    school_year_end,
    school_year_label,
    school_year_of,
    short_date,
    valid_until,
)
from oakmere_training.settings.fields import SchoolSettings


@pytest.mark.parametrize(
    ("issued", "months", "until"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2027, 2, 28), 12, date(2028, 2, 28)),
        (date(2026, 11, 24), 12, date(2027, 11, 24)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 1, 31), 60, date(2031, 1, 31)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_training_runs_out_on_the_same_day_or_the_last_one_the_month_has(
    issued: date, months: int, until: date
) -> None:
    assert valid_until(issued, months) == until


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(1, 60))
def test_training_never_runs_out_in_another_month(issued: date, months: int) -> None:
    until = valid_until(issued, months)

    assert (until.year * 12 + until.month) - (issued.year * 12 + issued.month) == months
    assert until.day == issued.day or (until.day < issued.day and (until + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("day", "ends", "last", "began", "label"),
    [
        (date(2026, 11, 24), 8, date(2027, 8, 31), 2026, "2026 to 2027"),
        (date(2026, 8, 31), 8, date(2026, 8, 31), 2025, "2025 to 2026"),
        (date(2026, 9, 1), 8, date(2027, 8, 31), 2026, "2026 to 2027"),
        (date(2027, 7, 20), 7, date(2027, 7, 31), 2026, "2026 to 2027"),
        (date(2028, 1, 5), 2, date(2028, 2, 29), 2027, "2027 to 2028"),
        (date(2026, 12, 31), 12, date(2026, 12, 31), 2026, "2026"),
    ],
)
def test_a_school_year_ends_with_the_month_that_the_school_sets(
    day: date, ends: int, last: date, began: int, label: str
) -> None:
    assert school_year_end(day, ends) == last
    assert school_year_of(day, ends) == began
    assert school_year_label(began, ends) == label


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(1, 12))
def test_the_last_day_is_in_the_same_school_year_and_the_next_day_is_not(day: date, ends: int) -> None:
    last = school_year_end(day, ends)
    assert day <= last < day + timedelta(days=366)
    assert school_year_of(last, ends) == school_year_of(day, ends)
    assert school_year_of(last + timedelta(days=1), ends) == school_year_of(day, ends) + 1


def test_the_school_sets_whether_training_lasts_months_or_to_the_year_s_end() -> None:
    day = date(2026, 11, 24)
    assert SchoolSettings().valid_until(day) == date(2027, 11, 24)
    assert SchoolSettings(validity="school_year_end").valid_until(day) == date(2027, 8, 31)
    assert SchoolSettings(validity="school_year_end", school_year_ends=7).valid_until(day) == date(2027, 7, 31)


def test_the_last_day_still_counts() -> None:
    until = date(2027, 11, 24)

    assert is_in_date(until, until)
    assert not is_in_date(until, until + timedelta(days=1))


def test_dates_are_written_in_british_english_on_every_computer() -> None:
    assert long_date(date(2026, 5, 4)) == "4 May 2026"
    assert long_date(date(2026, 11, 24)) == "24 November 2026"
    assert short_date(date(2026, 9, 1)) == "1 Sep 2026"
