from __future__ import annotations

from datetime import date, time

import pytest

from oakmere_training.gui.typed import parse_date, parse_time


@pytest.mark.parametrize(
    "text",
    [
        "24/11/2026",
        "24.11.26",
        "24-11-2026",
        "24 11 2026",
        "2026-11-24",
        "24 Nov 2026",
        "24 november 2026",
        "Tuesday 24 November 2026",
        " 24th  Nov 26 ",
    ],
)
def test_a_date_may_be_typed_in_many_ways(text: str) -> None:
    assert parse_date(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["31/02/2026", "24 Foo 2026", "tomorrow", "11/2026", "24/13/2026"])
def test_what_is_no_date_is_said_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"24"):
        parse_date(text)


@pytest.mark.parametrize("text", ["15:45", "15.45", "1545", "3:45 pm", "3.45pm", "3:45 PM"])
def test_a_time_may_be_typed_in_many_ways(text: str) -> None:
    assert parse_time(text) == time(15, 45)


def test_midnight_and_noon_by_the_twelve_hour_clock() -> None:
    assert (parse_time("12 am"), parse_time("12:30pm")) == (time(0, 0), time(12, 30))


@pytest.mark.parametrize("text", ["25:00", "9", "13 pm", "soon", "12:75"])
def test_what_is_no_time_is_said_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="15:45"):
        parse_time(text)
