"""A story in scenes: which paths there are, and what they earn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds.branch import (
    MOST_CHOICES,
    START,
    BranchBody,
    Scene,
    Way,
    body_of,
    scene_after,
    shown_ways,
    walked,
)
from oakmere_training.domain.marking import Mark, PartVerdict
from oakmere_training.domain.quiz import Question

OTHERS = st.sampled_from((Mark.ACCEPTABLE, Mark.UNSAFE))


def way(way_id: str, mark: Mark, following: str = "") -> Way:
    return Way(way_id, f"Do {way_id}.", way_id, mark, "Because.", "Something happens." if following else "", following)


def story(*scenes: Scene, fixed_order: bool = False) -> Question:
    body = BranchBody(fixed_order=fixed_order, scenes=scenes)
    return Question("q", "branch", ("S5",), "Topic", "a story", "It begins.", "What now?", body)


def scene(scene_id: str, *ways: Way) -> Scene:
    return Scene(scene_id, scene_id, "A scene.", "What now?", ways)


SHORT = story(
    scene(START, way("b1", Mark.BEST, "one"), way("a1", Mark.ACCEPTABLE, "one"), way("u1", Mark.UNSAFE, "two")),
    scene("one", way("b2", Mark.BEST), way("a2", Mark.ACCEPTABLE), way("u2", Mark.UNSAFE)),
    scene("two", way("b3", Mark.BEST, "three"), way("u3", Mark.UNSAFE, "three")),
    scene("three", way("b4", Mark.BEST), way("a4", Mark.ACCEPTABLE), way("u4", Mark.UNSAFE)),
)


@st.composite
def stories(draw: st.DrawFn) -> Question:
    """Stories as quiz files may have them: two or three ways a scene, one of them best, two or three choices a path."""
    scenes: list[Scene] = []

    def make(scene_id: str, choices: int) -> None:
        marks = draw(st.permutations([Mark.BEST, *draw(st.lists(OTHERS, min_size=1, max_size=2))]))
        nexts = []
        for number in range(len(marks)):
            leads = choices == 1 or (choices < MOST_CHOICES and draw(st.booleans()))
            nexts.append(f"{scene_id}-{number}" if leads else "")
        ways = (way(f"{scene_id}-w{i}", mark, to) for i, (mark, to) in enumerate(zip(marks, nexts, strict=True)))
        scenes.append(scene(scene_id, *ways))
        for following in filter(None, nexts):
            make(following, choices + 1)

    make(START, 1)
    return story(*scenes)


@st.composite
def whole_paths(draw: st.DrawFn) -> tuple[Question, tuple[str, ...]]:
    question = draw(stories())
    path: tuple[str, ...] = ()
    following = scene_after(question, path)
    while following is not None:
        path = (*path, draw(st.sampled_from(following.ways)).id)
        following = scene_after(question, path)
    return question, path


@given(whole_paths())
def test_points_are_never_below_none_or_above_two(walk: tuple[Question, tuple[str, ...]]) -> None:
    question, path = walk
    marked = kinds.mark(question, path)
    assert 0 <= marked.points <= 2
    assert [part.id for part in marked.parts] == list(path)
    assert 2 <= len(path) <= MOST_CHOICES


@given(whole_paths())
def test_full_points_are_for_the_best_choices_alone(walk: tuple[Question, tuple[str, ...]]) -> None:
    question, path = walk
    all_best = all(step.mark is Mark.BEST for _, step in walked(question, path))
    assert (kinds.mark(question, path).points == 2) is all_best


@given(whole_paths())
def test_a_story_that_ends_unsafe_earns_nothing(walk: tuple[Question, tuple[str, ...]]) -> None:
    question, path = walk
    if walked(question, path)[-1][1].mark is Mark.UNSAFE:
        assert kinds.mark(question, path).mark is Mark.UNSAFE


@given(stories())
def test_the_best_path_earns_full_points(question: Question) -> None:
    assert kinds.mark(question, kinds.best(question)).points == 2


@given(whole_paths(), st.integers(0, 2))
def test_only_a_whole_path_is_complete(walk: tuple[Question, tuple[str, ...]], cut: int) -> None:
    question, path = walk
    is_complete = kinds.kind("branch").is_complete
    assert is_complete(question, path)
    assert not is_complete(question, path[: min(cut, len(path) - 1)])
    assert not is_complete(question, (*path, path[-1]))


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        (("b1", "b2"), Mark.BEST),
        (("a1", "b2"), Mark.ACCEPTABLE),
        (("b1", "a2"), Mark.ACCEPTABLE),
        (("b1", "u2"), Mark.UNSAFE),
        (("a1", "a2"), Mark.ACCEPTABLE),
        (("u1", "b3", "b4"), Mark.ACCEPTABLE),
        (("u1", "b3", "a4"), Mark.ACCEPTABLE),
        (("u1", "u3", "b4"), Mark.UNSAFE),
        (("u1", "b3", "u4"), Mark.UNSAFE),
    ],
)
def test_half_of_the_points_and_a_safe_end_earn_a_point(path: tuple[str, ...], mark: Mark) -> None:
    assert kinds.mark(SHORT, path).mark is mark


def test_each_choice_keeps_its_own_verdict() -> None:
    parts = kinds.mark(SHORT, ("u1", "b3", "a4")).parts
    assert [part.verdict for part in parts] == [PartVerdict.NOT_SAFE, PartVerdict.RIGHT, PartVerdict.NOT_QUITE]


@pytest.mark.parametrize("path", [("gone",), ("b1", "b3"), ("b2",), ("b1", "b2", "b2"), ("",)])
def test_what_is_no_path_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="is no path through the story"):
        scene_after(SHORT, path)
    with pytest.raises(ValueError, match="is no whole path"):
        kinds.mark(SHORT, path)


def test_an_unfinished_path_has_no_mark_but_a_scene() -> None:
    with pytest.raises(ValueError, match="is no whole path"):
        kinds.mark(SHORT, ("u1",))
    following = scene_after(SHORT, ("u1",))
    assert following is not None
    assert following.id == "two"
    assert scene_after(SHORT, ("b1", "b2")) is None


@given(st.integers(0, 2**31))
def test_an_attempt_shows_each_scene_in_its_own_order_always_the_same(seed: int) -> None:
    first = body_of(SHORT).scene(START)
    shown = shown_ways(SHORT, first, seed)
    assert shown == shown_ways(SHORT, first, seed)
    assert sorted(way.id for way in shown) == ["a1", "b1", "u1"]
    fixed = replace(SHORT, body=replace(body_of(SHORT), fixed_order=True))
    assert shown_ways(fixed, first, seed) == first.ways
