"""Due dates as a calendar file, opened by icalendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from icalendar import Calendar

from oakmere_training.tablefiles.calendar import DueDate, due_dates_ics
from tests.support.factories import NOW

DUE = (
    DueDate("b/annual", "Zoë O’Brien", "Annual refresher", date(2026, 12, 24)),
    DueDate("a/induction", "Asha Example", "Induction; part 1, 2\n3", date(2026, 12, 1)),
)


def _events(data: bytes) -> list[Any]:
    return Calendar.from_ical(data).walk("VEVENT")


def test_each_due_date_is_a_private_day_in_the_order_of_the_days() -> None:
    data = due_dates_ics(DUE, "Oakmere Primary School", NOW)
    calendar = Calendar.from_ical(data)
    assert calendar["x-wr-calname"] == "Training due, Oakmere Primary School"
    assert calendar["version"] == "2.0"
    first, second = _events(data)
    assert first["summary"] == "Training due: Asha Example, Induction; part 1, 2\n3"
    assert second["summary"] == "Training due: Zoë O’Brien, Annual refresher"
    assert first.decoded("dtstart") == date(2026, 12, 1)
    assert first.decoded("dtend") == date(2026, 12, 2)
    assert not hasattr(first.decoded("dtstart"), "hour")
    assert first["class"] == "PRIVATE"
    assert first["transp"] == "TRANSPARENT"


def test_nothing_more_is_in_an_event_than_it_needs() -> None:
    data = due_dates_ics(DUE, "Oakmere", NOW)
    allowed = {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "CLASS", "TRANSP"}
    assert all(set(event.keys()) == allowed for event in _events(data))
    assert b"a/induction" not in data


def test_a_date_that_moves_keeps_its_event() -> None:
    moved = DueDate(DUE[0].key, DUE[0].name, DUE[0].training, date(2027, 12, 24))
    (before,) = _events(due_dates_ics(DUE[:1], "Oakmere", NOW))
    (after,) = _events(due_dates_ics([moved], "Oakmere", NOW + timedelta(days=1)))
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]
    other = _events(due_dates_ics(DUE, "Oakmere", NOW))
    assert len({event["uid"] for event in other}) == 2


def test_a_file_without_due_dates_is_a_calendar() -> None:
    assert not _events(due_dates_ics((), "", NOW))


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    data = due_dates_ics([DueDate("k", "É" * 80, "T" * 80, date(2026, 12, 1))], "Oakmere", NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert _events(data)[0]["summary"] == f"Training due: {'É' * 80}, {'T' * 80}"
