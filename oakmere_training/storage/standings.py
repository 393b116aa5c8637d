"""The upkeep of the register: what its rows are worked out from, and the rows themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update

from oakmere_training.domain.register import HeldCertificate
from oakmere_training.domain.requirements import Standing
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.people import person_of_row
from oakmere_training.storage.rows import certificates, people
from oakmere_training.storage.rows_lead import standings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Row, Select

    from oakmere_training.domain.people import Person
    from oakmere_training.storage.link import Link

_c = certificates.c
_s = standings.c
_AT_ONCE = 500
"""Ids in one statement."""
_COLUMNS = tuple(item.name for item in fields(Standing))
_HELD = (
    _c.person_id,
    _c.id,
    _c.number,
    _c.quiz_id,
    _c.points,
    _c.maximum,
    _c.policy_version,
    _c.issued_at,
    _c.valid_until,
    _c.replaced_at,
)
_REPLACE = (
    update(certificates)
    .where(_c.id == bindparam("certificate_id", type_=_c.id.type))
    .values(replaced_at=bindparam("replaced", type_=_c.replaced_at.type))
)
_other = certificates.alias("other")
_NEWEST_AT = (
    select(func.max(_other.c.issued_at))
    .where(_other.c.person_id == _c.person_id, _other.c.quiz_id == _c.quiz_id, _other.c.revoked_at.is_(None))
    .correlate(certificates)
    .scalar_subquery()
)


class Standings:
    """Rows of the register, one for each person and requirement."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def people(self, person_ids: Collection[UUID] | None) -> tuple[Person, ...]:
        """These people, or all staff, governors and volunteers; those who are gone are left out."""
        return tuple(
            person_of_row(row)
            for some in _conditions(people.c.id, person_ids, people.c.tier == Tier.STAFF)
            for row in self._link.rows(select(people).where(some))
        )

    def held(self, person_ids: Collection[UUID] | None) -> dict[UUID, list[HeldCertificate]]:
        """The newest certificate for each quiz, withdrawn ones aside, of these people or of everyone."""
        found: defaultdict[UUID, list[HeldCertificate]] = defaultdict(list)
        for some in _conditions(_c.person_id, person_ids, _c.person_id.is_not(None)):
            for row in self._link.rows(_newest(some)):
                found[row.person_id].append(_held(row))
        return found

    def certified(self, person_ids: Collection[UUID] | None) -> dict[UUID, list[tuple[str, date]]]:
        """The versions of the policy that these people, or everyone, were certified on, each with the first day."""
        found: defaultdict[UUID, list[tuple[str, date]]] = defaultdict(list)
        first = select(_c.person_id, _c.policy_version, func.min(_c.issued_at).label("first"))
        for some in _conditions(_c.person_id, person_ids, _c.person_id.is_not(None)):
            grouped = first.where(some, _c.revoked_at.is_(None)).group_by(_c.person_id, _c.policy_version)
            for row in self._link.rows(grouped):
                found[row.person_id].append((row.policy_version, row.first.astimezone().date()))
        return found

    def replace(self, person_ids: Collection[UUID] | None, rows: Iterable[Standing]) -> None:
        """Put these rows in the place of those of these people, or of everyone."""
        if person_ids is None:
            self._link.write(delete(standings))
        else:
            for some in _conditions(_s.person_id, person_ids, None):
                self._link.write(delete(standings).where(some))
        values = [{name: getattr(row, name) for name in _COLUMNS} for row in rows]
        if values:
            self._link.write(insert(standings), values)

    def mark_older(self, person_ids: Collection[UUID] | None) -> None:
        """Note for all but the newest certificate for each quiz, of these people or of everyone, what replaced it."""
        for some in _conditions(_c.person_id, person_ids, _c.person_id.is_not(None)):
            newer = _c.issued_at < _NEWEST_AT
            changed = or_(_c.replaced_at.is_(None), _c.replaced_at != _NEWEST_AT)
            older = update(certificates).where(some, _c.revoked_at.is_(None), newer, changed)
            self._link.write(older.values(replaced_at=_NEWEST_AT))

    def mark_replaced(self, replaced: Mapping[UUID, datetime | None]) -> None:
        """Note when certificates were replaced by newer ones; ``None``: they are not."""
        if replaced:
            self._link.write(_REPLACE, [{"certificate_id": key, "replaced": at} for key, at in replaced.items()])

    def out_of_step(self, today: date) -> bool:
        """Whether rows have to be worked out anew: there are staff and no row, or someone's last day has come."""
        if self._link.row(select(_s.person_id).limit(1)) is None:
            return self.any_staff()
        gone = (people.c.tier == Tier.STAFF) & (people.c.left_on <= today)
        still = exists().where(_s.person_id == people.c.id, _s.has_left.is_(False))
        return self._link.row(select(people.c.id).where(gone, still).limit(1)) is not None

    def any_staff(self) -> bool:
        """Whether there is anyone who could be on the register."""
        return self._link.row(select(people.c.id).where(people.c.tier == Tier.STAFF).limit(1)) is not None

    def count(self) -> int:
        """How many rows there are."""
        row = self._link.row(select(func.count()).select_from(standings))
        return int(row[0]) if row else 0

    def of_person(self, person_id: UUID) -> tuple[Standing, ...]:
        """A person's rows, what is due first coming first."""
        chosen = select(*(_s[name] for name in _COLUMNS)).where(_s.person_id == person_id)
        rows = self._link.rows(chosen.order_by(_s.due_on, _s.requirement_id))
        return tuple(Standing(**dict(row._mapping)) for row in rows)


def _newest(some: ColumnElement[bool]) -> Select[Any]:
    """The newest certificate for each person and quiz among some."""
    place = func.row_number().over(
        partition_by=(_c.person_id, _c.quiz_id), order_by=(_c.issued_at.desc(), _c.number.desc())
    )
    ranked = select(*_HELD, place.label("place")).where(some, _c.revoked_at.is_(None)).subquery()
    newest = select(*(ranked.c[column.name] for column in _HELD)).where(ranked.c.place == 1)
    return newest.order_by(ranked.c.issued_at, ranked.c.number)


def _held(row: Row[Any]) -> HeldCertificate:
    return HeldCertificate(
        id=row.id,
        number=row.number,
        quiz_id=row.quiz_id,
        points=row.points,
        maximum=row.maximum,
        policy_version=row.policy_version,
        issued_at=row.issued_at,
        issued_on=row.issued_at.astimezone().date(),
        valid_until=row.valid_until,
        replaced_at=row.replaced_at,
    )


def _conditions(
    column: ColumnElement[Any], person_ids: Collection[UUID] | None, everyone: ColumnElement[bool] | None
) -> Iterator[ColumnElement[bool]]:
    """The condition for everyone, or one for each few hundred of the ids."""
    if person_ids is None:
        if everyone is not None:
            yield everyone
        return
    ids = list(dict.fromkeys(person_ids))
    for start in range(0, len(ids), _AT_ONCE):
        yield column.in_(ids[start : start + _AT_ONCE])
