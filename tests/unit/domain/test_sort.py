"""Things sorted into three places: what the parts earn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds import sort
from oakmere_training.domain.kinds.sort import Item, Place, SortBody, entry
from oakmere_training.domain.marking import Mark, PartVerdict
from tests.support.quizzes import make_question

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Question

PLACES = st.sampled_from(list(Place))
RIGHT, NOT_QUITE, NOT_SAFE = PartVerdict.RIGHT, PartVerdict.NOT_QUITE, PartVerdict.NOT_SAFE


def question_of(*items: Item) -> Question:
    return replace(make_question(kind="sort"), body=SortBody(items=items))


LAKE = Item("lake", "The lake.", Place.FINE, "Nobody is in it.")
WALL = Item("wall", "Hedgehog climbs.", Place.ASK, "Hedgehog can say no.", (Place.FINE,))
TEARS = Item("tears", "Wren cries.", Place.DONT, "Wren said no.", (Place.FINE, Place.ASK))
JOKE = Item("joke", "A joke.", Place.DONT, "It could hurt.")
TRIP = question_of(LAKE, WALL, TEARS, JOKE)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    items = []
    for letter in "abcdefghi"[: draw(st.integers(2, 9))]:
        place = draw(PLACES)
        unsafe = tuple(draw(st.sets(st.sampled_from([each for each in Place if each is not place]))))
        items.append(Item(letter, letter, place, letter, unsafe))
    return question_of(*items)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Chosen]:
    question = draw(questions())
    return question, tuple(entry(item.id, draw(PLACES)) for item in sort.body_of(question).items)


def put(**places: Place) -> Chosen:
    right = {item.id: item.place for item in sort.body_of(TRIP).items}
    return tuple(entry(item, place) for item, place in (right | places).items())


@given(answers(), st.data())
def test_an_answer_earns_0_to_2_and_the_order_of_entries_does_not_matter(
    answer: tuple[Question, Chosen], data: st.DataObject
) -> None:
    question, chosen = answer
    marked = kinds.mark(question, chosen)
    assert 0 <= marked.points <= 2
    assert (marked.points == 2) == (set(chosen) == set(sort.best(question))), "only all in their places is best"
    assert [part.id for part in marked.parts] == [item.id for item in sort.body_of(question).items]
    assert kinds.mark(question, tuple(data.draw(st.permutations(chosen)))) == marked


@given(questions())
def test_the_best_answer_earns_two_and_every_part_is_right(question: Question) -> None:
    marked = kinds.mark(question, kinds.best(question))
    assert marked.points == 2
    assert marked.parts_right == len(marked.parts)


@given(answers())
def test_one_thing_that_is_not_safe_makes_the_whole_not_safe(answer: tuple[Question, Chosen]) -> None:
    marked = kinds.mark(*answer)
    if any(part.verdict is NOT_SAFE for part in marked.parts):
        assert marked.mark is Mark.UNSAFE
    else:
        assert (marked.mark is Mark.UNSAFE) == (marked.parts_right * 2 < len(marked.parts))


@pytest.mark.parametrize(
    ("chosen", "mark", "verdicts"),
    [
        (put(), Mark.BEST, [RIGHT] * 4),
        (put(wall=Place.DONT), Mark.ACCEPTABLE, [RIGHT, NOT_QUITE, RIGHT, RIGHT]),
        (put(wall=Place.FINE), Mark.UNSAFE, [RIGHT, NOT_SAFE, RIGHT, RIGHT]),
        (put(lake=Place.ASK, joke=Place.ASK), Mark.ACCEPTABLE, [NOT_QUITE, RIGHT, RIGHT, NOT_QUITE]),
        (put(lake=Place.ASK, wall=Place.DONT, joke=Place.ASK), Mark.UNSAFE, [NOT_QUITE, NOT_QUITE, RIGHT, NOT_QUITE]),
    ],
)
def test_each_item_says_how_it_went(chosen: Chosen, mark: Mark, verdicts: list[PartVerdict]) -> None:
    marked = kinds.mark(TRIP, chosen)
    assert marked.mark is mark
    assert [part.verdict for part in marked.parts] == verdicts


@pytest.mark.parametrize(
    "chosen",
    [
        (),
        ("lake:fine",),
        (*put(), "lake:ask"),
        (*put()[:3], "joke:shelf"),
        (*put()[:3], "moon:fine"),
        (*put()[:3], "joke"),
        (*put()[:3], "lake:fine"),
    ],
)
def test_every_item_goes_to_one_place_that_there_is(chosen: Chosen) -> None:
    assert not sort.is_complete(TRIP, chosen)
    with pytest.raises(ValueError, match=r"staff-01|shelf"):
        kinds.mark(TRIP, chosen)


def test_places_can_have_names_of_their_own() -> None:
    body = SortBody(items=(LAKE, JOKE), labels=("Leave it up", "Answer it", "Delete it"))
    assert body.label(Place.ASK) == "Answer it"
    assert sort.body_of(TRIP).label(Place.DONT) == "Don’t post"
    assert body.part("joke") is JOKE
