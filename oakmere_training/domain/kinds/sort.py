"""``sort``: each item goes to one of three places (fine, ask first, don't post).

An answer names an item and its place in each entry, such as ``"a:fine"``; the order of entries carries no meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from oakmere_training.domain.kinds import Entry
from oakmere_training.domain.marking import MarkedPart, PartVerdict, mark_parts
from oakmere_training.domain.quiz import Body, Picture

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.marking import Marked
    from oakmere_training.domain.quiz import Part, Question


class Place(StrEnum):
    """Where an item can go, from the left. Learners read the body's labels."""

    FINE = "fine"
    ASK = "ask"
    DONT = "dont"


DEFAULT_LABELS = ("Fine", "Ask first", "Don’t post")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to sort. ``place`` is where it belongs; putting it to one of ``unsafe_at`` is not safe."""

    id: str
    text: str
    place: Place
    feedback: str
    unsafe_at: tuple[Place, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class SortBody(Body):
    """Items, and what the three places are called, in the order of ``Place``."""

    items: tuple[Item, ...] = ()
    labels: tuple[str, str, str] = DEFAULT_LABELS

    @property
    def parts(self) -> tuple[Part, ...]:
        """The items."""
        return self.items

    def label(self, place: Place) -> str:
        """What a place is called in this question."""
        return self.labels[list(Place).index(place)]


BODY = SortBody


def body_of(question: Question) -> SortBody:
    """The body of a ``sort`` question."""
    return cast("SortBody", question.body)


def entry(item_id: str, place: Place) -> str:
    """One entry of an answer."""
    return f"{item_id}:{place}"


def places(question: Question, chosen: Chosen) -> dict[str, Place]:
    """Where each item was put, for those that were. Raises ``ValueError`` for an entry that is no answer to it."""
    known = {item.id for item in body_of(question).items}
    found: dict[str, Place] = {}
    for each in chosen:
        item, _, place = each.rpartition(":")
        if item not in known or item in found:
            raise ValueError(f"{question.id}: {each!r} is no item in a place, or one that is sorted already")
        found[item] = Place(place)
    return found


def is_complete(question: Question, chosen: Chosen) -> bool:
    """Every item has its place."""
    try:
        return len(places(question, chosen)) == len(body_of(question).items)
    except ValueError:
        return False


def mark(question: Question, chosen: Chosen) -> Marked:
    """Partial credit by item. Raises ``ValueError`` unless every item is in one place."""
    if not is_complete(question, chosen):
        raise ValueError(f"{question.id}: each item goes to one place, not {chosen!r}")
    found = places(question, chosen)
    return mark_parts(tuple(_part(item, found[item.id]) for item in body_of(question).items))


def best(question: Question) -> Chosen:
    """Every item where it belongs."""
    return tuple(entry(item.id, item.place) for item in body_of(question).items)


def entries(question: Question) -> tuple[Entry, ...]:
    """Each item in each place."""
    body = body_of(question)
    return tuple(
        Entry(entry(item.id, place), f"{item.text} {body.label(place)}", place is item.place)
        for item in body.items
        for place in Place
    )


def said(question: Question, chosen: Chosen) -> Chosen:
    """What was chosen."""
    return chosen


def _part(item: Item, put: Place) -> MarkedPart:
    if put is item.place:
        return MarkedPart(item.id, chosen=True, verdict=PartVerdict.RIGHT)
    return MarkedPart(
        item.id, chosen=True, verdict=PartVerdict.NOT_SAFE if put in item.unsafe_at else PartVerdict.NOT_QUITE
    )
