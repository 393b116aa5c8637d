"""``spot``: mark what is wrong in a post, a group chat or a photo. An answer is the ids of the parts marked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from oakmere_training.domain.kinds import Entry
from oakmere_training.domain.marking import Mark, Marked, MarkedPart, PartVerdict, mark_parts
from oakmere_training.domain.quiz import Body, Picture

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Part, Question


class PostKind(StrEnum):
    """What is mocked up."""

    POST = "post"
    CHAT = "chat"
    PHOTO = "photo"


class PartType(StrEnum):
    """What a part of it is."""

    TEXT = "text"
    PICTURE = "picture"
    LINK = "link"
    BUTTON = "button"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a picture, in fractions of its width and height (0 to 1) from the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PostPart:
    """One part that can be marked. ``wrong``: it should be. ``if_missed``: what leaving a wrong one is worth.

    ``who`` wrote a message. ``area`` is set in a photo. ``feedback`` says why it is wrong, or why it may stay.
    """

    id: str
    type: PartType
    text: str
    feedback: str
    wrong: bool = False
    if_missed: Mark = Mark.ACCEPTABLE
    who: str = ""
    picture: Picture | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class SpotBody(Body):
    """A post by ``author``; ``note`` says where it stands. ``photo`` is set where the kind is a photo."""

    kind: PostKind = PostKind.POST
    author: str = ""
    note: str = ""
    photo: Picture | None = None
    post_parts: tuple[PostPart, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in reading order."""
        return self.post_parts


BODY = SpotBody


def body_of(question: Question) -> SpotBody:
    """The body of a ``spot`` question."""
    return cast("SpotBody", question.body)


def is_complete(question: Question, chosen: Chosen) -> bool:
    """Nothing is marked twice and every mark is on a part of the post. Marking nothing is an answer too."""
    return len(set(chosen)) == len(chosen) and set(chosen) <= {part.id for part in body_of(question).post_parts}


def mark(question: Question, chosen: Chosen) -> Marked:
    """Partial credit by part; finding nothing is unsafe. Raises ``ValueError`` for parts that the post has not."""
    if not is_complete(question, chosen):
        raise ValueError(f"{question.id}: parts of the post can be marked, each once, not {chosen!r}")
    marked = mark_parts(tuple(_part(part, part.id in chosen) for part in body_of(question).post_parts))
    if not set(chosen) & set(best(question)):
        return Marked(Mark.UNSAFE, marked.parts)
    return marked


def best(question: Question) -> Chosen:
    """Every part that is wrong."""
    return tuple(part.id for part in body_of(question).post_parts if part.wrong)


def entries(question: Question) -> tuple[Entry, ...]:
    """The parts of the post."""
    return tuple(Entry(part.id, part.text, part.wrong) for part in body_of(question).post_parts)


def said(question: Question, chosen: Chosen) -> Chosen:
    """What was chosen."""
    return chosen


def _part(part: PostPart, marked: bool) -> MarkedPart:
    if marked is part.wrong:
        return MarkedPart(part.id, marked, PartVerdict.RIGHT)
    missed_unsafe = part.wrong and part.if_missed is Mark.UNSAFE
    return MarkedPart(part.id, marked, PartVerdict.NOT_SAFE if missed_unsafe else PartVerdict.NOT_QUITE)
