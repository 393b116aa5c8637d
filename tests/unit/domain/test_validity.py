"""To the day: when training runs out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.validity import is_in_date, long_date, short_date, valid_until


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


def test_the_last_day_still_counts() -> None:
    until = date(2027, 11, 24)

    assert is_in_date(until, until)
    assert not is_in_date(until, until + timedelta(days=1))


def test_dates_are_written_in_british_english_on_every_computer() -> None:
    assert long_date(date(2026, 5, 4)) == "4 May 2026"
    assert long_date(date(2026, 11, 24)) == "24 November 2026"
    assert short_date(date(2026, 9, 1)) == "1 Sep 2026"
