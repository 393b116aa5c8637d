"""Who needs what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.requirements import Requirement, RoleGroup
from oakmere_training.storage.rows_lead import activity, requirements, standings

if TYPE_CHECKING:
    from sqlalchemy import Row

    from oakmere_training.storage.link import Link

_r = requirements.c
_IN_ORDER = select(requirements).order_by(_r.position, _r.id)


class Requirements:
    """The rules, in the order shown."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(self) -> tuple[Requirement, ...]:
        """Every rule."""
        return tuple(map(_requirement, self._link.rows(_IN_ORDER)))

    def get(self, requirement_id: str) -> Requirement | None:
        """One rule."""
        row = self._link.row(select(requirements).where(_r.id == requirement_id))
        return None if row is None else _requirement(row)

    def add(self, requirement: Requirement) -> None:
        """Keep a new rule, at the place that it names. The register's rows are the caller's to refresh."""
        self._link.write(insert(requirements), _values(requirement))

    def change(self, requirement: Requirement) -> None:
        """Keep a rule as it is now.

        Raises:
            NotFoundError: there is none with its id.
        """
        if not self._link.write(update(requirements).where(_r.id == requirement.id).values(_values(requirement))):
            raise NotFoundError("This rule is no longer in the records.", details=requirement.id)

    def remove(self, requirement_id: str) -> None:
        """Take a rule and its rows of the register away; certificates stay.

        Raises:
            NotFoundError: there is none with this id.
        """
        self._link.write(delete(standings).where(standings.c.requirement_id == requirement_id))
        if not self._link.write(delete(requirements).where(_r.id == requirement_id)):
            raise NotFoundError("This rule is no longer in the records.", details=requirement_id)

    def next_position(self) -> int:
        """The place after the last rule."""
        row = self._link.row(select(func.max(_r.position)))
        return 0 if row is None or row[0] is None else int(row[0]) + 1

    def never_set(self) -> bool:
        """Whether there is no rule, and nobody has taken one away either."""
        if self._link.row(select(_r.id).limit(1)) is not None:
            return False
        changed = select(activity.c.number).where(activity.c.kind == ActivityKind.REQUIREMENT_CHANGED).limit(1)
        return self._link.row(changed) is None


def _values(requirement: Requirement) -> dict[str, Any]:
    values = {column.name: getattr(requirement, column.name) for column in requirements.columns}
    return values | {"groups": tuple(group.value for group in requirement.groups)}


def _requirement(row: Row[Any]) -> Requirement:
    values = dict(row._mapping)
    return Requirement(**values | {"groups": tuple(RoleGroup(group) for group in row.groups)})
