"""Events: inductions, refreshers, CPD sessions, lessons, assemblies and workshops."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier


class EventKind(StrEnum):
    """What sort of event it is."""

    INDUCTION = "induction"
    REFRESHER = "refresher"
    CPD_SESSION = "CPD session"
    LESSON = "lesson"
    ASSEMBLY = "assembly"
    WORKSHOP = "workshop"

    @property
    def label(self) -> str:
        """As shown: 'CPD session'."""
        return self.value[0].upper() + self.value[1:]

    @property
    def for_classes(self) -> bool:
        """Whether a class takes part, and not people by name."""
        return self in (EventKind.LESSON, EventKind.ASSEMBLY)


class EventState(StrEnum):
    """How far an event is."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Event:
    """An event. ``starts_at`` is local time ('15:45') or ''. ``minutes`` are those that certificates declare.

    ``people`` are the ids of who attends, in the order ticked; lessons and assemblies have a ``tier`` and a
    ``class_label`` instead.
    """

    id: UUID
    kind: EventKind
    held_on: date
    leader: str
    place: str
    minutes: int
    quiz_ids: tuple[str, ...]
    created_at: datetime
    starts_at: str = ""
    state: EventState = EventState.PLANNED
    finished_at: datetime | None = None
    tier: Tier | None = None
    class_label: str = ""
    people: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who could attend, and the training of theirs that is due first.

    ``role_label`` is as shown; ``due_on`` is ``None`` where nothing is required, ``completed_on`` where it was never
    done.
    """

    person_id: UUID
    name: str
    sort_name: str
    role_label: str
    completed_on: date | None = None
    due_on: date | None = None


def shared_minutes(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Whole minutes for each of several quizzes, in proportion to their own minutes, which add up to ``total``.

    An event declares its minutes once, however many quizzes it has. What does not divide goes to those that lost most
    by rounding down, the earlier first. A weight of 0 gets nothing, unless all are 0: then all get the same.
    """
    shares = tuple(weights) if any(weights) else (1,) * len(weights)
    whole = sum(shares)
    minutes = [total * share // whole for share in shares]
    lost = sorted(range(len(shares)), key=lambda place: (-(total * shares[place] % whole), place))
    for place in lost[: total - sum(minutes)]:
        minutes[place] += 1
    return tuple(minutes)
