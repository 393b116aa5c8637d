"""Kinds of events, and minutes shared by several quizzes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.events import EventKind, shared_minutes


def test_kinds_read_as_the_school_says_them() -> None:
    assert [kind.label for kind in EventKind] == [
        "Induction",
        "Refresher",
        "CPD session",
        "Lesson",
        "Assembly",
        "Workshop",
    ]
    assert [kind for kind in EventKind if kind.for_classes] == [EventKind.LESSON, EventKind.ASSEMBLY]


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (45, (15,), (45,)),
        (45, (15, 15), (23, 22)),
        (60, (10, 20), (20, 40)),
        (50, (10, 10, 10), (17, 17, 16)),
        (45, (15, 0), (45, 0)),
        (45, (0, 0), (23, 22)),
        (30, (), ()),
    ],
)
def test_minutes_are_shared_in_proportion(total: int, weights: tuple[int, ...], shares: tuple[int, ...]) -> None:
    assert shared_minutes(total, weights) == shares


@given(st.integers(5, 480), st.lists(st.integers(0, 90), min_size=1, max_size=12))
def test_shares_add_up_to_what_the_event_declares(total: int, weights: list[int]) -> None:
    shares = shared_minutes(total, weights)
    assert sum(shares) == total
    assert min(shares) >= 0
