"""``branch``: each choice leads to the next scene. An answer is the ids of the options chosen, from the start on."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from oakmere_training.domain.kinds import Entry
from oakmere_training.domain.marking import POINTS_PER_QUESTION, Mark, Marked, MarkedPart, PartVerdict
from oakmere_training.domain.quiz import Body, Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Part, Question

MOST_CHOICES = 3
"""Choices on a path at most."""

START = ""
"""The id of the first scene, which is the question's own scenario and prompt."""


@dataclass(frozen=True, slots=True)
class Way:
    """An option of a scene. ``short`` names it on the trail.

    ``consequence`` is what happens; ``next`` is the scene that it leads to, and '' where the story ends.
    """

    id: str
    text: str
    short: str
    mark: Mark
    feedback: str
    consequence: str = ""
    next: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene and the ways on from it. ``title`` names it on the trail."""

    id: str
    title: str
    scenario: str
    prompt: str
    ways: tuple[Way, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class BranchBody(Body):
    """The scenes of a story. The first has the id ``START``."""

    scenes: tuple[Scene, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The options of all scenes."""
        return tuple(way for scene in self.scenes for way in scene.ways)

    def scene(self, scene_id: str) -> Scene:
        """The scene with this id. Raises ``KeyError`` where there is none."""
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise KeyError(scene_id)


BODY = BranchBody


def body_of(question: Question) -> BranchBody:
    """The body of a ``branch`` question."""
    return cast("BranchBody", question.body)


def walked(question: Question, chosen: Chosen) -> tuple[tuple[Scene, Way], ...]:
    """Each scene that was come to with what was chosen there. Raises ``ValueError`` where ``chosen`` is no path."""
    body = body_of(question)
    steps: list[tuple[Scene, Way]] = []
    scene: Scene | None = body.scene(START)
    for option in chosen:
        way = next((way for way in scene.ways if way.id == option), None) if scene else None
        if scene is None or way is None:
            raise ValueError(f"{question.id}: {chosen!r} is no path through the story")
        steps.append((scene, way))
        scene = body.scene(way.next) if way.next else None
    return tuple(steps)


def scene_after(question: Question, chosen: Chosen) -> Scene | None:
    """The scene that a path leads to; ``None`` where the story has ended. Raises ``ValueError`` as ``walked``."""
    steps = walked(question, chosen)
    body = body_of(question)
    if not steps:
        return body.scene(START)
    following = steps[-1][1].next
    return body.scene(following) if following else None


def shown_ways(question: Question, scene: Scene, seed: int) -> tuple[Way, ...]:
    """A scene's options in the order in which an attempt with this seed shows them."""
    ways = list(scene.ways)
    if not body_of(question).fixed_order:
        random.Random(f"{seed}:{question.id}:{scene.id}").shuffle(ways)
    return tuple(ways)


def is_complete(question: Question, chosen: Chosen) -> bool:
    """The path leads from the start to an end of the story."""
    try:
        return bool(chosen) and scene_after(question, chosen) is None
    except ValueError:
        return False


def mark(question: Question, chosen: Chosen) -> Marked:
    """Partial credit by choice; putting it right counts.

    All best is best; a last choice that is not safe, or fewer than half of the points on the path, is unsafe; anything
    else is acceptable. Raises ``ValueError`` where ``chosen`` is not a whole path.
    """
    if not is_complete(question, chosen):
        raise ValueError(f"{question.id}: {chosen!r} is no whole path through the story")
    marks = [way.mark for _, way in walked(question, chosen)]
    parts = tuple(
        MarkedPart(option, chosen=True, verdict=_VERDICTS[mark]) for option, mark in zip(chosen, marks, strict=True)
    )
    points = sum(mark.points for mark in marks)
    if points == len(marks) * POINTS_PER_QUESTION:
        return Marked(Mark.BEST, parts)
    if marks[-1] is Mark.UNSAFE or points * 2 < len(marks) * POINTS_PER_QUESTION:
        return Marked(Mark.UNSAFE, parts)
    return Marked(Mark.ACCEPTABLE, parts)


def best(question: Question) -> Chosen:
    """The path on which every choice is best."""
    return tuple(_best_path(body_of(question)))


def entries(question: Question) -> tuple[Entry, ...]:
    """The options of all scenes."""
    scenes = body_of(question).scenes
    return tuple(Entry(way.id, way.text, way.mark is Mark.BEST) for scene in scenes for way in scene.ways)


def said(question: Question, chosen: Chosen) -> Chosen:
    """What was chosen."""
    return chosen


def _best_path(body: BranchBody) -> Iterator[str]:
    following = START
    for _ in range(MOST_CHOICES):
        way = next(way for way in body.scene(following).ways if way.mark is Mark.BEST)
        yield way.id
        if not way.next:
            return
        following = way.next


_VERDICTS = {
    Mark.BEST: PartVerdict.RIGHT,
    Mark.ACCEPTABLE: PartVerdict.NOT_QUITE,
    Mark.UNSAFE: PartVerdict.NOT_SAFE,
}
