"""Events: inductions, refreshers, CPD sessions, lessons, assemblies and workshops."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
