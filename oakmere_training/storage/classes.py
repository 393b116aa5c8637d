"""Classes, and the aliases in them that have results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from oakmere_training.domain.classes import SchoolClass
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.storage.rows import attempts, people
from oakmere_training.storage.rows_lead import classes

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.storage.link import Link

_c, _p, _a = classes.c, people.c, attempts.c
_GONE = "This class is no longer in the records."


class Classes:
    """The school's classes; none until they are changed for the first time."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(self) -> tuple[SchoolClass, ...]:
        """Every class in its place."""
        rows = self._link.rows(select(classes).order_by(_c.position, _c.label))
        return tuple(SchoolClass(**row._mapping) for row in rows)

    def get(self, class_id: UUID) -> SchoolClass:
        """A class.

        Raises:
            NotFoundError: there is none with this id.
        """
        row = self._link.row(select(classes).where(_c.id == class_id))
        if row is None:
            raise NotFoundError(_GONE)
        return SchoolClass(**row._mapping)

    def add(self, added: SchoolClass) -> None:
        """Keep a new class; tier and label are its own."""
        self._link.write(insert(classes), _values(added))

    def change(self, changed: SchoolClass) -> None:
        """Put a class in the place of the one with its id.

        Raises:
            NotFoundError: there is none with this id.
        """
        if not self._link.write(update(classes).where(_c.id == changed.id).values(_values(changed))):
            raise NotFoundError(_GONE)

    def remove(self, class_id: UUID) -> None:
        """Take a class off the list; its pupils are not touched."""
        self._link.write(delete(classes).where(_c.id == class_id))

    def relabel_pupils(self, tier: Tier, before: str, after: str) -> None:
        """Pupils of a class keep theirs when its label changes."""
        mine = (_p.tier == tier) & (_p.class_label == before)
        self._link.write(update(people).where(mine).values(class_label=after))

    def aliases(self, tier: Tier, label: str) -> dict[int, UUID]:
        """The numbers of a class that were ever used, and whose they are."""
        mine = select(_p.id, _p.alias_number).where(_p.tier == tier, _p.class_label == label)
        rows = self._link.rows(mine.where(_p.alias_number.is_not(None)))
        return {int(row.alias_number): row.id for row in rows}

    def with_results(self, tier: Tier, label: str) -> frozenset[int]:
        """The numbers of a class under which a quiz was begun."""
        joined = select(_p.alias_number).join(attempts, _a.person_id == _p.id).distinct()
        rows = self._link.rows(joined.where(_p.tier == tier, _p.class_label == label, _p.alias_number.is_not(None)))
        return frozenset(int(row.alias_number) for row in rows)

    def last_used(self) -> dict[tuple[Tier, str], datetime]:
        """When a quiz was last begun in each class, by tier and label."""
        newest = func.max(_a.started_at).label("newest")
        joined = select(_p.tier, _p.class_label, newest).join(attempts, _a.person_id == _p.id)
        counted = joined.where(_p.alias_number.is_not(None)).group_by(_p.tier, _p.class_label)
        return {(row.tier, row.class_label): row.newest for row in self._link.rows(counted)}


def _values(kept: SchoolClass) -> dict[str, object]:
    return {column.name: getattr(kept, column.name) for column in classes.columns}
