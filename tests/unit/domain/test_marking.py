"""What an answer earns: never below 0 or above 2, whatever was picked and in whatever order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain import kinds
from oakmere_training.domain.marking import Mark, PartVerdict
from tests.support.quizzes import make_option, make_question

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Option, Question

MARKS = st.sampled_from(list(Mark))
LETTERS = "abcdefghi"


@st.composite
def questions(draw: st.DrawFn, kind: str) -> Question:
    marks = draw(st.lists(MARKS, min_size=2, max_size=9))
    missed = draw(st.lists(st.sampled_from([Mark.ACCEPTABLE, Mark.UNSAFE]), min_size=9, max_size=9))
    options = tuple(
        make_option(letter, mark, if_missed=if_missed)
        for letter, mark, if_missed in zip(LETTERS, marks, missed, strict=False)
    )
    return make_question(kind=kind, options=options)


def ids(options: tuple[Option, ...], mark: Mark) -> tuple[str, ...]:
    return tuple(option.id for option in options if option.mark is mark)


@pytest.mark.parametrize(("mark", "points"), [(Mark.BEST, 2), (Mark.ACCEPTABLE, 1), (Mark.UNSAFE, 0)])
def test_a_choice_earns_what_its_option_is_marked(mark: Mark, points: int) -> None:
    question = make_question()
    marked = kinds.mark(question, ids(question.body.options, mark)[:1])

    assert (marked.mark, marked.points, marked.parts) == (mark, points, ())


@pytest.mark.parametrize("chosen", [(), ("a", "b"), ("z",), ("a", "a"), ("",)])
def test_a_choice_takes_exactly_one_of_its_options(chosen: tuple[str, ...]) -> None:
    question = make_question()
    assert not kinds.kind("choice").is_complete(question, chosen)
    with pytest.raises(ValueError, match="staff-01"):
        kinds.mark(question, chosen)


@pytest.mark.parametrize("chosen", [(), ("a", "z"), ("a", "a"), ("",)])
def test_multi_takes_one_or_more_of_its_options_each_once(chosen: tuple[str, ...]) -> None:
    question = make_question(kind="multi")
    assert not kinds.kind("multi").is_complete(question, chosen)
    with pytest.raises(ValueError, match="staff-01"):
        kinds.mark(question, chosen)


@given(questions("multi"), st.data())
def test_multi_earns_0_to_2_and_the_order_of_clicks_does_not_matter(question: Question, data: st.DataObject) -> None:
    chosen = tuple(data.draw(st.lists(st.sampled_from([o.id for o in question.body.options]), min_size=1, unique=True)))
    marked = kinds.mark(question, chosen)

    assert 0 <= marked.points <= 2
    assert 0 <= marked.parts_right <= len(question.body.options)
    assert [part.id for part in marked.parts] == [option.id for option in question.body.options]
    assert {part.id for part in marked.parts if part.chosen} == set(chosen)
    shuffled = data.draw(st.permutations(chosen))
    assert kinds.mark(question, tuple(shuffled)) == marked


@given(questions("multi"), st.data())
def test_multi_is_best_only_where_every_best_option_and_nothing_else_is_picked(
    question: Question, data: st.DataObject
) -> None:
    chosen = tuple(data.draw(st.lists(st.sampled_from([o.id for o in question.body.options]), min_size=1, unique=True)))
    all_right = set(chosen) == set(ids(question.body.options, Mark.BEST))

    assert (kinds.mark(question, chosen).mark is Mark.BEST) == all_right


@given(questions("multi"), st.data())
def test_picking_something_unsafe_is_unsafe_whatever_else_is_right(question: Question, data: st.DataObject) -> None:
    unsafe = ids(question.body.options, Mark.UNSAFE)
    if not unsafe:
        return
    others = data.draw(st.sets(st.sampled_from([o.id for o in question.body.options])))

    assert kinds.mark(question, tuple(others | {unsafe[0]})).mark is Mark.UNSAFE


def test_multi_gives_a_point_for_half_right_and_says_how_each_option_went() -> None:
    question = make_question(kind="multi")  # a, b and e are best, c is unsafe, d acceptable
    marked = kinds.mark(question, ("e", "d"))

    assert (marked.mark, marked.parts_right) == (Mark.UNSAFE, 2)
    marked = kinds.mark(question, ("a", "b"))
    assert (marked.mark, marked.parts_right) == (Mark.ACCEPTABLE, 4)
    verdicts = {part.id: part.verdict for part in kinds.mark(question, ("a", "c", "d")).parts}
    assert verdicts == {
        "a": PartVerdict.RIGHT,
        "b": PartVerdict.NOT_QUITE,
        "c": PartVerdict.NOT_SAFE,
        "d": PartVerdict.NOT_QUITE,
        "e": PartVerdict.NOT_QUITE,
    }


def test_exactly_half_right_still_earns_a_point() -> None:
    options = tuple(make_option(letter, Mark.BEST) for letter in "abcd")
    question = make_question(kind="multi", options=options)

    assert kinds.mark(question, ("a", "b")).mark is Mark.ACCEPTABLE
    assert kinds.mark(question, ("a",)).mark is Mark.UNSAFE


def test_leaving_an_option_that_must_be_picked_is_unsafe() -> None:
    options = (
        make_option("tell", Mark.BEST, if_missed=Mark.UNSAFE),
        make_option("keep", Mark.BEST),
        make_option("block", Mark.BEST),
        make_option("reply", Mark.UNSAFE),
    )
    question = make_question(kind="multi", options=options)

    assert kinds.mark(question, ("keep", "block")).mark is Mark.UNSAFE
    assert kinds.mark(question, ("tell", "keep")).mark is Mark.ACCEPTABLE


def test_the_kinds_that_work_are_found_by_their_modules_and_an_unknown_one_is_refused() -> None:
    assert {"choice", "multi"} <= set(kinds.names())
    assert list(kinds.names()) == sorted(kinds.names())
    with pytest.raises(KeyError):
        kinds.kind("essay")


@given(st.integers(0, 2**62))
def test_a_seed_shows_the_same_options_in_the_same_order_each_time(seed: int) -> None:
    question = make_question()
    shown = kinds.shown_options(question, seed)

    assert shown == kinds.shown_options(question, seed)
    assert sorted(option.id for option in shown) == [option.id for option in question.body.options]


def test_orders_differ_between_seeds_and_between_questions_but_not_where_the_order_is_fixed() -> None:
    seeds = random.Random(1).sample(range(10**6), 60)
    first, second = make_question("staff-01"), make_question("staff-02")
    fixed = make_question(fixed_order=True)

    assert len({kinds.shown_options(first, seed) for seed in seeds}) > 10
    assert any(kinds.shown_options(first, seed) != kinds.shown_options(second, seed) for seed in seeds)
    assert {kinds.shown_options(fixed, seed) for seed in seeds} == {fixed.body.options}


def test_the_order_of_options_for_a_seed_is_the_same_in_every_version_of_the_program() -> None:
    """An attempt that was begun before an upgrade goes on with its options where they were."""
    assert [option.id for option in kinds.shown_options(make_question(), 42)] == ["d", "c", "b", "a"]
