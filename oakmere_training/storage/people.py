"""People."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from oakmere_training.domain.people import Person
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.rows import people

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Row

    from oakmere_training.storage.link import Link


class People:
    """Those whose results are kept."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, person: Person) -> None:
        """Keep a new person. A pupil's tier, class and alias number are theirs alone."""
        self._link.write(
            insert(people),
            {
                "id": person.id,
                "name": person.name,
                "role": person.role,
                "tier": person.tier,
                "account_administrator": person.account_administrator,
                "class_label": person.class_label,
                "alias_number": person.alias_number,
                "created_at": person.created_at,
                "sort_name": person.sort_name,
                "post_title": person.post_title,
                "staff_number": person.staff_number,
                "left_on": person.left_on,
            },
        )

    def get(self, person_id: UUID) -> Person | None:
        """One person."""
        row = self._link.row(select(people).where(people.c.id == person_id))
        return None if row is None else person_of_row(row)

    def staff(self) -> tuple[Person, ...]:
        """Staff, governors and volunteers by name, letter case aside."""
        rows = self._link.rows(select(people).where(people.c.tier == Tier.STAFF))
        return tuple(sorted(map(person_of_row, rows), key=lambda person: (person.name.casefold(), person.created_at)))

    def pupil(self, tier: Tier, class_label: str, alias_number: int) -> Person | None:
        """The pupil of a class with this alias."""
        row = self._link.row(
            select(people).where(
                people.c.tier == tier, people.c.class_label == class_label, people.c.alias_number == alias_number
            )
        )
        return None if row is None else person_of_row(row)

    def classes(self, tier: Tier) -> tuple[str, ...]:
        """The class labels in use, sorted."""
        labels = select(people.c.class_label).where(people.c.tier == tier, people.c.class_label != "").distinct()
        return tuple(sorted((row.class_label for row in self._link.rows(labels)), key=str.casefold))


def person_of_row(row: Row[Any]) -> Person:
    """A person from a row of ``people``."""
    return Person(
        id=row.id,
        name=row.name,
        role=row.role,
        tier=row.tier,
        created_at=row.created_at,
        account_administrator=row.account_administrator,
        class_label=row.class_label,
        alias_number=row.alias_number,
        post_title=row.post_title,
        staff_number=row.staff_number,
        left_on=row.left_on,
    )
