"""Difficulty and discrimination, and what is not told of few answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.item_analysis import FEWEST_ASKED, FEWEST_FOR_DISCRIMINATION, Given, analyse


def sittings(*points: tuple[int, ...]) -> list[Given]:
    """One attempt for each tuple; the n-th number is what question ``qn`` earned."""
    return [
        Given(attempt, f"q{number}", "as asked", ("best",) if earned == 2 else ("other",), earned)
        for attempt, earned_by_question in enumerate(points)
        for number, earned in enumerate(earned_by_question)
    ]


def test_difficulty_is_the_share_of_the_points_that_can_be_earned() -> None:
    (item,) = analyse(sittings((2,), (2,), (2,), (1,), (0,)))

    assert item.asked == 5
    assert item.difficulty == pytest.approx(0.7)
    assert item.counts == {"best": 3, "other": 2}


def test_few_answers_are_only_counted_so_that_nobody_can_be_told_from_them() -> None:
    (item,) = analyse(sittings(*[(2,)] * (FEWEST_ASKED - 1)))

    assert (item.asked, item.counts, item.difficulty, item.told) == (FEWEST_ASKED - 1, {}, None, False)


def test_a_question_that_the_better_learners_get_right_discriminates_and_one_that_they_get_wrong_does_not() -> None:
    strong, weak = (2, 0, 2, 2), (0, 2, 0, 0)
    first, second, *_ = analyse(sittings(*[strong] * 6, *[weak] * 6))

    assert first.discrimination == pytest.approx(1)
    assert second.discrimination == pytest.approx(-1)


def test_discrimination_is_left_open_where_all_earned_the_same_or_few_were_asked() -> None:
    same, _ = analyse(sittings(*[(2, 1)] * 20))
    few, _ = analyse(sittings(*[(2, 0), (0, 2)] * (FEWEST_FOR_DISCRIMINATION // 2 - 1)))

    assert same.discrimination is None
    assert few.discrimination is None


def test_another_wording_is_counted_apart() -> None:
    asked = [Given(n, "q", "old" if n < 6 else "new", ("a",), 2) for n in range(12)]

    assert [(item.wording, item.asked) for item in analyse(asked)] == [("old", 6), ("new", 6)]


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 3), min_size=1, max_size=30))
def test_numbers_stay_in_their_ranges(points: list[tuple[int, int, int]]) -> None:
    for item in analyse(sittings(*points)):
        assert item.difficulty is None or 0 <= item.difficulty <= 1
        assert item.discrimination is None or -1.000001 <= item.discrimination <= 1.000001
