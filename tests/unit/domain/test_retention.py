"""How long records are kept: who is due, from which day on, and who never is."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.retention import (
    Kept,
    LastUse,
    Retention,
    class_item,
    parent_item,
    staff_item,
    unnamed_item,
)
from oakmere_training.domain.tiers import Tier

RULES = Retention(staff_years=6, pupil_years=0, parent_years=0, school_year_ends=8)
DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


def use(last_used: date, *, left_on: date | None = None, kept: Kept | None = None, tier: Tier = Tier.STAFF) -> LastUse:
    return LastUse(uuid4(), "Asha Example", tier, last_used, 3, "Year 5", left_on, kept)


@given(today=DAYS, last_used=DAYS)
def test_staff_who_were_not_marked_as_left_are_never_due(today: date, last_used: date) -> None:
    assert staff_item(use(last_used), RULES, today) is None


@pytest.mark.parametrize(
    ("left_on", "years", "last_day"),
    [
        (date(2020, 7, 20), 6, date(2026, 7, 20)),
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2026, 7, 20), 0, date(2026, 7, 20)),
    ],
)
def test_staff_are_kept_to_the_day(left_on: date, years: int, last_day: date) -> None:
    rules = Retention(years, 0, 0, 8)
    gone = use(date(2015, 1, 1), left_on=left_on)
    assert staff_item(gone, rules, last_day) is None
    item = staff_item(gone, rules, last_day + timedelta(days=1))
    assert item is not None
    assert item.until == last_day


@pytest.mark.parametrize(
    ("last_used", "ends", "years", "last_day"),
    [
        (date(2026, 11, 24), 8, 0, date(2027, 8, 31)),
        (date(2026, 8, 31), 8, 0, date(2026, 8, 31)),
        (date(2026, 9, 1), 8, 0, date(2027, 8, 31)),
        (date(2026, 11, 24), 7, 1, date(2028, 7, 31)),
        (date(2026, 11, 24), 12, 0, date(2026, 12, 31)),
    ],
)
def test_aliases_and_parents_are_kept_to_the_end_of_a_school_year(
    last_used: date, ends: int, years: int, last_day: date
) -> None:
    rules = Retention(6, years, years, ends)
    pupil, parent = use(last_used, tier=Tier.KS1), use(last_used, tier=Tier.PARENTS)
    assert class_item("Year 1", [pupil], rules, last_day) is None
    assert parent_item(parent, rules, last_day) is None
    after = last_day + timedelta(days=1)
    found = (class_item("Year 1", [pupil], rules, after), parent_item(parent, rules, after))
    assert [item.until for item in found if item] == [last_day, last_day]


@given(today=DAYS, years=st.integers(0, 10), ends=st.integers(1, 12), back=st.integers(0, 4000))
def test_the_cutoff_for_nameless_attempts_agrees_with_each_of_them(
    today: date, years: int, ends: int, back: int
) -> None:
    rules = Retention(6, 0, years, ends)
    day = today - timedelta(days=back)
    assert (day <= rules.unnamed_cutoff(today)) == (rules.parent_until(day) < today)


def test_only_the_aliases_that_are_due_are_in_the_line_of_a_class() -> None:
    old, new = use(date(2025, 6, 1), tier=Tier.KS1), use(date(2026, 11, 1), tier=Tier.KS1)
    item = class_item("Year 1", [old, new], RULES, date(2026, 11, 24))
    assert item is not None
    assert (item.person_ids, item.attempts) == ((old.person_id,), 3)
    assert item.reason == "1 alias, last used on 1 June 2025"


def test_what_is_kept_is_not_due_until_its_day() -> None:
    kept = Kept("An appeal is open", date(2026, 11, 24), date(2027, 8, 31))
    gone = use(date(2015, 1, 1), left_on=date(2020, 7, 20), kept=kept)
    assert staff_item(gone, RULES, date(2027, 8, 30)) is None
    item = staff_item(gone, RULES, date(2027, 8, 31))
    assert item is not None
    assert item.was_kept == "Kept until 31 August 2027: An appeal is open"


def test_no_line_stands_for_nothing() -> None:
    assert unnamed_item(0, RULES, date(2026, 11, 24)) is None
    item = unnamed_item(4, RULES, date(2026, 11, 24))
    assert item is not None
    assert (item.attempts, item.reason) == (4, "Taken without a name up to 31 August 2026")
