"""Changes that the training lead makes to people, and what one person's page shows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, update

from oakmere_training.domain.people import sort_name
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.people import person_of_row
from oakmere_training.storage.rows import attempts, certificates, people
from oakmere_training.storage.rows_lead import event_people, events, retention_keeps, standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from oakmere_training.domain.events import EventKind
    from oakmere_training.domain.people import Person
    from oakmere_training.storage.link import Link

_p, _c, _who, _keep = people.c, certificates.c, event_people.c, retention_keeps.c
_FIELDS = ("name", "role", "account_administrator", "post_title", "staff_number", "left_on", "created_at", "sort_name")
_CHANGE = update(people).where(_p.id == bindparam("key", type_=_p.id.type))


class Staff:
    """Staff, governors and volunteers, as the training lead keeps them."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add_all(self, new: Iterable[Person]) -> None:
        """Keep new people."""
        rows = [{column.name: getattr(person, column.name) for column in people.columns} for person in new]
        if rows:
            self._link.write(insert(people), rows)

    def change_all(self, changed: Iterable[Person]) -> None:
        """Put these facts in the place of those of the people with their ids; tier and alias stay."""
        rows = [{"key": person.id, **{f"new_{name}": getattr(person, name) for name in _FIELDS}} for person in changed]
        if rows:
            values = {name: bindparam(f"new_{name}", type_=_p[name].type) for name in _FIELDS}
            self._link.write(_CHANGE.values(values), rows)

    def all(self) -> tuple[Person, ...]:
        """Everyone on staff, those who left too, by surname."""
        staff = select(people).where(_p.tier == Tier.STAFF).order_by(_p.sort_name, _p.created_at, _p.id)
        return tuple(map(person_of_row, self._link.rows(staff)))

    def find(self, text: str, tier: Tier, limit: int) -> tuple[Person, ...]:
        """The first people by surname whose names hold every word of a text."""
        words = sort_name(text).replace(",", " ").split()
        holding = (_p.sort_name.contains(word, autoescape=True) for word in words)
        found = select(people).where(_p.tier == tier, *holding).order_by(_p.sort_name, _p.created_at, _p.id)
        return tuple(map(person_of_row, self._link.rows(found.limit(limit))))

    def with_number(self) -> tuple[Person, ...]:
        """Those who have a staff number."""
        numbered = select(people).where(_p.tier == Tier.STAFF, _p.staff_number != "").order_by(_p.created_at)
        return tuple(map(person_of_row, self._link.rows(numbered)))

    def counts(self, person_id: UUID) -> tuple[int, int]:
        """How many attempts and certificates a person has."""
        taken = select(func.count()).select_from(attempts).where(attempts.c.person_id == person_id)
        held = select(func.count()).select_from(certificates).where(_c.person_id == person_id)
        found = (self._link.row(counted) for counted in (taken, held))
        attempted, certified = (int(row[0]) if row else 0 for row in found)
        return attempted, certified

    def replaced_numbers(self, person_id: UUID) -> frozenset[str]:
        """The numbers of a person's certificates that newer ones have replaced."""
        replaced = select(_c.number).where(_c.person_id == person_id, _c.replaced_at.is_not(None))
        return frozenset(row.number for row in self._link.rows(replaced))

    def places(self, event_ids: Iterable[UUID]) -> Mapping[UUID, tuple[EventKind, str]]:
        """Kind and place of events."""
        wanted = list(dict.fromkeys(event_ids))
        found = select(events.c.id, events.c.kind, events.c.place).where(events.c.id.in_(wanted))
        return {row.id: (row.kind, row.place) for row in self._link.rows(found)} if wanted else {}

    def merge(self, kept: UUID, gone: UUID) -> None:
        """Make all that hangs on one person another's, and take the empty entry away.

        Attempts, certificates (their facts as they are) and attendances go over. Rows of the register are left to
        ``refresh``.
        """
        for table in (attempts, certificates):
            self._link.write(update(table).where(table.c.person_id == gone).values(person_id=kept))
        there = select(_who.event_id).where(_who.person_id == kept)
        self._link.write(delete(event_people).where(_who.person_id == gone, _who.event_id.in_(there)))
        self._link.write(update(event_people).where(_who.person_id == gone).values(person_id=kept))
        if self._link.row(select(_keep.person_id).where(_keep.person_id == kept)) is None:
            self._link.write(update(retention_keeps).where(_keep.person_id == gone).values(person_id=kept))
        self._link.write(delete(retention_keeps).where(_keep.person_id == gone))
        self._link.write(delete(standings).where(standings.c.person_id == gone))
        self._link.write(delete(people).where(_p.id == gone))
