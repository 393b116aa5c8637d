"""``order``: steps are put in order. An answer is the steps' ids, the first step first."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, cast

from oakmere_training.domain.kinds import Entry
from oakmere_training.domain.marking import Mark, Marked, MarkedPart, PartVerdict
from oakmere_training.domain.quiz import Body, Picture

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Part, Question


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Doing it before one of ``unsafe_before`` (ids) is not safe."""

    id: str
    text: str
    feedback: str
    unsafe_before: tuple[str, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class OrderBody(Body):
    """Steps in their right order."""

    steps: tuple[Step, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The steps in their right order."""
        return self.steps


BODY = OrderBody


def body_of(question: Question) -> OrderBody:
    """The body of an ``order`` question."""
    return cast("OrderBody", question.body)


def start(question: Question, seed: int) -> Chosen:
    """The order in which an attempt with this seed shows the steps: shuffled, the same each time, never right."""
    right = best(question)
    ids = list(right)
    shuffle = random.Random(f"{seed}:{question.id}").shuffle
    while len(ids) > 1 and tuple(ids) == right:
        shuffle(ids)
    return tuple(ids)


def is_complete(question: Question, chosen: Chosen) -> bool:
    """Every step stands in the answer once."""
    return len(chosen) == len(body_of(question).steps) and set(chosen) == {step.id for step in body_of(question).steps}


def mark(question: Question, chosen: Chosen) -> Marked:
    """Partial credit by pairs of steps in the right order.

    All right is best; a step taken before one that must come first, or fewer than half of the pairs right, is unsafe;
    anything else is acceptable. A part is right where its step stands in its place; of a step taken too soon and one
    too late, whichever is out of its place is not safe. Raises ``ValueError`` where
    ``chosen`` is not an order of the question's steps.
    """
    if not is_complete(question, chosen):
        raise ValueError(f"{question.id}: every step has one place, not {chosen!r}")
    place = {step: index for index, step in enumerate(chosen)}
    steps = body_of(question).steps
    too_late = {
        other
        for index, step in enumerate(steps)
        for other in step.unsafe_before
        if place[step.id] == index and place[step.id] < place[other]
    }
    parts = tuple(_part(step, index, place, too_late) for index, step in enumerate(steps))
    pairs = list(combinations(best(question), 2))
    right = sum(place[first] < place[second] for first, second in pairs)
    if right == len(pairs):
        return Marked(Mark.BEST, parts)
    if any(part.verdict is PartVerdict.NOT_SAFE for part in parts) or right * 2 < len(pairs):
        return Marked(Mark.UNSAFE, parts)
    return Marked(Mark.ACCEPTABLE, parts)


def best(question: Question) -> Chosen:
    """The steps in their right order."""
    return tuple(step.id for step in body_of(question).steps)


def entries(question: Question) -> tuple[Entry, ...]:
    """Each step in each place, counted from 1."""
    steps = body_of(question).steps
    places = range(1, len(steps) + 1)
    return tuple(
        Entry(f"{step.id}@{place}", f"{step.text} As number {place}", place == right)
        for right, step in enumerate(steps, 1)
        for place in places
    )


def said(question: Question, chosen: Chosen) -> Chosen:
    """Each step with its place."""
    return tuple(f"{step}@{place}" for place, step in enumerate(chosen, 1))


def _part(step: Step, index: int, place: dict[str, int], too_late: set[str]) -> MarkedPart:
    if place[step.id] == index:
        return MarkedPart(step.id, chosen=True, verdict=PartVerdict.RIGHT)
    too_soon = any(place[step.id] < place[other] for other in step.unsafe_before)
    unsafe = too_soon or step.id in too_late
    return MarkedPart(step.id, chosen=True, verdict=PartVerdict.NOT_SAFE if unsafe else PartVerdict.NOT_QUITE)
