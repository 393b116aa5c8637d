"""What is wrong in a post, marked: what the parts earn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds import spot
from oakmere_training.domain.kinds.spot import PartType, PostPart, SpotBody
from oakmere_training.domain.marking import Mark, PartVerdict
from tests.support.quizzes import make_question

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Question

LETTERS = "abcdefghi"
RIGHT, NOT_QUITE, NOT_SAFE = PartVerdict.RIGHT, PartVerdict.NOT_QUITE, PartVerdict.NOT_SAFE


def question_of(wrong: str = "bd", unsafe: str = "", letters: str = "abcdef") -> Question:
    parts = tuple(
        PostPart(
            letter,
            PartType.TEXT,
            letter,
            letter,
            wrong=letter in wrong,
            if_missed=Mark.UNSAFE if letter in unsafe else Mark.ACCEPTABLE,
        )
        for letter in letters
    )
    return replace(make_question(kind="spot"), body=SpotBody(post_parts=parts))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    letters = LETTERS[: draw(st.integers(2, 9))]
    wrong = draw(st.sets(st.sampled_from(letters), min_size=1, max_size=len(letters) - 1))
    unsafe = draw(st.sets(st.sampled_from(sorted(wrong))))
    return question_of("".join(wrong), "".join(unsafe), letters)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Chosen]:
    question = draw(questions())
    chosen = draw(st.sets(st.sampled_from([part.id for part in question.body.parts])))
    return question, tuple(draw(st.permutations(sorted(chosen))))


@given(answers())
def test_nothing_earns_less_than_nothing_or_more_than_all(answer: tuple[Question, Chosen]) -> None:
    question, chosen = answer
    marked = kinds.mark(question, chosen)
    assert 0 <= marked.points <= 2
    assert (marked.points == 2) == (set(chosen) == set(kinds.best(question))), "only all that is wrong is best"


@given(answers(), st.randoms())
def test_the_order_of_the_marks_is_nothing(answer: tuple[Question, Chosen], random: object) -> None:
    question, chosen = answer
    assert kinds.mark(question, chosen) == kinds.mark(question, chosen[::-1])


@given(questions())
def test_the_best_answer_earns_two_and_every_part_is_right(question: Question) -> None:
    marked = kinds.mark(question, kinds.best(question))
    assert marked.points == 2
    assert marked.parts_right == len(marked.parts)


@given(answers())
def test_finding_one_more_never_earns_less(answer: tuple[Question, Chosen]) -> None:
    question, chosen = answer
    before = kinds.mark(question, chosen).points
    for part in set(kinds.best(question)) - set(chosen):
        assert kinds.mark(question, (*chosen, part)).points >= before


@given(questions())
def test_finding_nothing_is_not_safe(question: Question) -> None:
    fine = tuple(part.id for part in spot.body_of(question).post_parts if not part.wrong)
    assert kinds.mark(question, ()).mark is Mark.UNSAFE
    assert kinds.mark(question, fine).mark is Mark.UNSAFE


@pytest.mark.parametrize(
    ("chosen", "mark"),
    [
        (("b", "d"), Mark.BEST),
        (("b",), Mark.ACCEPTABLE),
        (("b", "d", "a"), Mark.ACCEPTABLE),
        (("b", "a", "c"), Mark.ACCEPTABLE),
        (("b", "a", "c", "e"), Mark.UNSAFE),
    ],
)
def test_half_of_the_parts_right_is_acceptable_and_fewer_are_not(chosen: Chosen, mark: Mark) -> None:
    assert kinds.mark(question_of(), chosen).mark is mark


def test_missing_what_must_not_be_missed_is_not_safe() -> None:
    marked = kinds.mark(question_of(unsafe="d"), ("b", "a"))
    assert marked.mark is Mark.UNSAFE
    assert [part.verdict for part in marked.parts] == [NOT_QUITE, RIGHT, RIGHT, NOT_SAFE, RIGHT, RIGHT]


@pytest.mark.parametrize("chosen", [("z",), ("a", "a"), ("a", "")])
def test_only_parts_of_the_post_can_be_marked_each_once(chosen: Chosen) -> None:
    question = question_of()
    assert not spot.is_complete(question, chosen)
    with pytest.raises(ValueError, match="staff-01"):
        kinds.mark(question, chosen)


def test_marking_nothing_is_an_answer() -> None:
    assert spot.is_complete(question_of(), ())
