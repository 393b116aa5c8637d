"""Steps put in order: what the pairs earn, and that the start is never right."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds import order
from oakmere_training.domain.kinds.order import OrderBody, Step
from oakmere_training.domain.marking import Mark, PartVerdict
from tests.support.quizzes import make_question

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Question

LETTERS = "abcdefghi"
RIGHT, NOT_QUITE, NOT_SAFE = PartVerdict.RIGHT, PartVerdict.NOT_QUITE, PartVerdict.NOT_SAFE


def question_of(letters: str = "abc", unsafe_before: dict[str, tuple[str, ...]] | None = None) -> Question:
    steps = (Step(letter, letter, letter, (unsafe_before or {}).get(letter, ())) for letter in letters)
    return replace(make_question(kind="order"), body=OrderBody(steps=tuple(steps)))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    letters = LETTERS[: draw(st.integers(2, 9))]
    return question_of(letters, {letter: tuple(draw(st.sets(st.sampled_from(letters[:at])))) if at else ()
                                 for at, letter in enumerate(letters)})  # fmt: skip


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Chosen]:
    question = draw(questions())
    return question, tuple(draw(st.permutations(order.best(question))))


@given(answers())
def test_no_order_earns_less_than_nothing_or_more_than_all(answer: tuple[Question, Chosen]) -> None:
    question, chosen = answer
    marked = kinds.mark(question, chosen)
    assert 0 <= marked.points <= 2
    assert (marked.points == 2) == (chosen == order.best(question)), "only the right order is best"
    assert [part.id for part in marked.parts] == list(order.best(question))


@given(questions())
def test_the_best_answer_earns_two_and_every_part_is_right(question: Question) -> None:
    marked = kinds.mark(question, kinds.best(question))
    assert marked.points == 2
    assert marked.parts_right == len(marked.parts)


@given(questions(), st.integers())
def test_the_start_holds_every_step_once_and_is_never_right(question: Question, seed: int) -> None:
    first = order.start(question, seed)
    assert order.is_complete(question, first)
    assert first != order.best(question)
    assert first == order.start(question, seed), "the same seed starts the same"


@given(answers())
def test_mending_a_neighbouring_pair_never_earns_less(answer: tuple[Question, Chosen]) -> None:
    question, chosen = answer
    place = {step: at for at, step in enumerate(order.best(question))}
    before = kinds.mark(question, chosen).points
    for at in range(len(chosen) - 1):
        if place[chosen[at]] > place[chosen[at + 1]]:
            mended = (*chosen[:at], chosen[at + 1], chosen[at], *chosen[at + 2 :])
            assert kinds.mark(question, mended).points >= before


def test_half_of_the_pairs_right_is_acceptable_and_fewer_are_not() -> None:
    question = question_of("abcd")
    for chosen in permutations("abcd"):
        right = sum(chosen.index(one) < chosen.index(other) for one, other in combinations("abcd", 2))
        expected = Mark.BEST if right == 6 else Mark.ACCEPTABLE if right >= 3 else Mark.UNSAFE
        assert kinds.mark(question, chosen).mark is expected, chosen


def test_a_step_before_one_that_must_come_first_is_not_safe() -> None:
    question = question_of("abc", {"c": ("a",)})
    assert kinds.mark(question, tuple("bac")).mark is Mark.ACCEPTABLE, "c still comes after a"
    marked = kinds.mark(question, tuple("bca"))
    assert marked.mark is Mark.UNSAFE
    assert [part.verdict for part in marked.parts] == [NOT_QUITE, NOT_QUITE, NOT_SAFE]


def test_a_step_in_its_place_is_right() -> None:
    marked = kinds.mark(question_of(), tuple("bac"))
    assert [part.verdict for part in marked.parts] == [NOT_QUITE, NOT_QUITE, RIGHT]


@pytest.mark.parametrize("chosen", [(), ("a",), ("a", "b"), ("a", "b", "b"), ("a", "b", "z"), ("a", "b", "c", "a")])
def test_an_order_takes_every_step_once(chosen: Chosen) -> None:
    question = question_of()
    assert not order.is_complete(question, chosen)
    with pytest.raises(ValueError, match="staff-01"):
        kinds.mark(question, chosen)


@pytest.mark.parametrize(("chosen", "unsafe"), [("bac", "b"), ("bca", "b"), ("acb", ""), ("cba", "a")])
def test_of_two_steps_that_were_taken_the_wrong_way_round_the_one_out_of_its_place_is_not_safe(
    chosen: str, unsafe: str
) -> None:
    question = question_of(unsafe_before={"b": ("a",)})
    parts = kinds.mark(question, tuple(chosen)).parts
    assert [part.id for part in parts if part.verdict is PartVerdict.NOT_SAFE] == list(unsafe)
