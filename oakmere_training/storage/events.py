"""Events and who attends them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, exists, func, insert, select, update

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.events import Candidate, Event
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.rows import attempts, people
from oakmere_training.storage.rows_lead import event_people, events, standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Row

    from oakmere_training.domain.events import EventState
    from oakmere_training.storage.link import Link

_e, _who = events.c, event_people.c


class Events:
    """Inductions, refreshers, CPD sessions, lessons, assemblies and workshops."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, event: Event) -> None:
        """Keep a new event with who attends."""
        self._link.write(insert(events), _values(event))
        self.set_people(event.id, event.people)

    def change(self, event: Event) -> None:
        """Put an event in the place of the one with its id, with who attends.

        Raises:
            NotFoundError: there is no such event.
        """
        values = _values(event)
        del values["id"]
        if not self._link.write(update(events).where(_e.id == event.id).values(values)):
            raise NotFoundError("This event is not in the records.")
        self.set_people(event.id, event.people)

    def set_people(self, event_id: UUID, person_ids: Iterable[UUID]) -> None:
        """Say who attends, in this order."""
        self._link.write(delete(event_people).where(_who.event_id == event_id))
        rows = [
            {"event_id": event_id, "person_id": person_id, "position": position}
            for position, person_id in enumerate(person_ids)
        ]
        if rows:
            self._link.write(insert(event_people), rows)

    def get(self, event_id: UUID) -> Event | None:
        """One event."""
        row = self._link.row(select(events).where(_e.id == event_id))
        return None if row is None else self._events([row])[0]

    def newest(self) -> tuple[Event, ...]:
        """Every event, the newest day first."""
        order = (_e.held_on.desc(), _e.starts_at.desc(), _e.created_at.desc())
        return self._events(list(self._link.rows(select(events).order_by(*order))))

    def in_state(self, state: EventState) -> tuple[Event, ...]:
        """Events in a state, the newest day first."""
        order = (_e.held_on.desc(), _e.starts_at.desc(), _e.created_at.desc())
        return self._events(list(self._link.rows(select(events).where(_e.state == state).order_by(*order))))

    def has_begun(self, event_id: UUID) -> bool:
        """Whether anyone has begun a quiz in this event."""
        return self._link.row(select(attempts.c.id).where(attempts.c.event_id == event_id).limit(1)) is not None

    def begun(self) -> dict[UUID, int]:
        """How many people, or parents without a name, have begun in each event."""
        each = func.count(func.distinct(func.coalesce(attempts.c.person_id, attempts.c.id)))
        counted = select(attempts.c.event_id, each.label("n")).where(attempts.c.event_id.is_not(None))
        return {row.event_id: int(row.n) for row in self._link.rows(counted.group_by(attempts.c.event_id))}

    def candidates(self, today: date) -> tuple[Candidate, ...]:
        """Staff who have not left, by surname."""
        first = select(standings.c.person_id, func.min(standings.c.due_on).label("due_on")).group_by(
            standings.c.person_id
        )
        due = first.subquery()
        done = (
            select(func.max(standings.c.completed_on))
            .where(standings.c.person_id == people.c.id, standings.c.due_on == due.c.due_on)
            .scalar_subquery()
        )
        staying = people.c.left_on.is_(None) | (people.c.left_on > today)
        chosen = (
            select(people, done.label("completed_on"), due.c.due_on)
            .outerjoin(due, due.c.person_id == people.c.id)
            .where(people.c.tier == Tier.STAFF, staying)
            .order_by(people.c.sort_name, people.c.name, people.c.id)
        )
        return tuple(
            Candidate(
                person_id=row.id,
                name=row.name,
                sort_name=row.sort_name,
                role_label=row.post_title or row.role.label,
                completed_on=row.completed_on,
                due_on=row.due_on,
            )
            for row in self._link.rows(chosen)
        )

    def of_person(self, person_id: UUID) -> tuple[Event, ...]:
        """The events that a person is down for, the newest day first."""
        down = exists().where(_who.event_id == _e.id, _who.person_id == person_id)
        return self._events(list(self._link.rows(select(events).where(down).order_by(_e.held_on.desc(), _e.id))))

    def _events(self, rows: list[Row[Any]]) -> tuple[Event, ...]:
        if not rows:
            return ()
        listed = select(_who.event_id, _who.person_id).order_by(_who.event_id, _who.position)
        if len(rows) == 1:
            listed = listed.where(_who.event_id == bindparam("event", rows[0].id, type_=_who.event_id.type))
        found: dict[UUID, list[UUID]] = {}
        for row in self._link.rows(listed):
            found.setdefault(row.event_id, []).append(row.person_id)
        return tuple(Event(**row._mapping, people=tuple(found.get(row.id, ()))) for row in rows)


def _values(event: Event) -> dict[str, object]:
    return {column.name: getattr(event, column.name) for column in events.columns}
