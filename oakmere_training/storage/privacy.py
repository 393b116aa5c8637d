"""Everything about one person, and taking it away for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select, update

from oakmere_training.domain.activity import Activity
from oakmere_training.domain.people import name_key
from oakmere_training.domain.retention import Kept, LastUse
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.storage.people import person_of_row
from oakmere_training.storage.rows import answers, attempts, certificates, drafts, people, questions_asked
from oakmere_training.storage.rows_lead import activity, erasures, event_people, events, retention_keeps, standings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Row, Select

    from oakmere_training.domain.people import Person
    from oakmere_training.storage.link import Link

_p, _a, _c = people.c, attempts.c, certificates.c
_AT_ONCE = 500
"""Ids in one statement."""


@dataclass(frozen=True, slots=True)
class Held:
    """How much is kept about someone.

    ``led`` counts events that name them as who led; ``signed`` says whether certificates of others do as who signs.
    """

    attempts: int = 0
    answers: int = 0
    certificates: int = 0
    events: int = 0
    led: int = 0
    signed: bool = False


class Privacy:
    """What there is about people, erasing it, and who is due for that."""

    def __init__(self, link: Link) -> None:
        self._link = link

    # -- what is there ---------------------------------------------------------------------------------------

    def asked_texts(self, person_id: UUID) -> dict[str, str]:
        """The questions that someone was asked (JSON), by hash."""
        joined = select(questions_asked.c.hash, questions_asked.c.text).distinct()
        joined = joined.join(answers, answers.c.asked_hash == questions_asked.c.hash)
        mine = joined.join(attempts, _a.id == answers.c.attempt_id).where(_a.person_id == person_id)
        return {row.hash: row.text for row in self._link.rows(mine)}

    def drafts_of(self, person_id: UUID) -> dict[UUID, tuple[str, tuple[str, ...]]]:
        """Answers that were begun, by attempt: the question's id and what was chosen."""
        mine = select(drafts).join(attempts, _a.id == drafts.c.attempt_id).where(_a.person_id == person_id)
        return {row.attempt_id: (row.question_id, tuple(row.chosen)) for row in self._link.rows(mine)}

    def log_of(self, person_id: UUID) -> tuple[Activity, ...]:
        """The lines of the log that are about someone, oldest first."""
        rows = self._link.rows(select(activity).where(activity.c.person_id == person_id).order_by(activity.c.number))
        return tuple(Activity(**row._mapping) for row in rows)

    def kept(self, person_id: UUID) -> Kept | None:
        """Why someone's records are kept longer, where they are."""
        row = self._link.row(select(retention_keeps).where(retention_keeps.c.person_id == person_id))
        return None if row is None else _kept(row)

    def led_by(self, name: str) -> tuple[UUID, ...]:
        """The events whose leader has this name."""
        key = name_key(name)
        rows = self._link.rows(select(events.c.id, events.c.leader).where(events.c.leader != ""))
        return tuple(row.id for row in rows if name_key(row.leader) == key)

    def namesakes(self, person: Person) -> int:
        """How many others have the same name."""
        same = select(_p.id, _p.name).where(_p.sort_name == person.sort_name, _p.id != person.id)
        return sum(name_key(row.name) == name_key(person.name) for row in self._link.rows(same))

    def held(self, person: Person) -> Held:
        """How much is kept about someone."""
        mine = _a.person_id == person.id
        return Held(
            attempts=self._count(select(func.count()).select_from(attempts).where(mine)),
            answers=self._count(select(func.count()).select_from(answers.join(attempts)).where(mine)),
            certificates=self._count(
                select(func.count()).select_from(certificates).where(_c.person_id == person.id, _c.erased_at.is_(None))
            ),
            events=self._count(
                select(func.count()).select_from(event_people).where(event_people.c.person_id == person.id)
            ),
            led=len(self.led_by(person.name)),
            signed=self._signed_by(person),
        )

    def _count(self, statement: Select[Any]) -> int:
        row = self._link.row(statement)
        return 0 if row is None else int(row[0])

    def _signed_by(self, person: Person) -> bool:
        """Whether certificates of others name them as who signs; they were signed with that name, and keep it."""
        import json

        text = f'"signatory_name":{json.dumps(person.name, ensure_ascii=False)}'
        others = or_(_c.person_id.is_(None), _c.person_id != person.id)
        return (
            self._link.row(select(_c.id).where(others, _c.facts.contains(text, autoescape=True)).limit(1)) is not None
        )

    # -- erasing ---------------------------------------------------------------------------------------------

    def erase(self, person: Person, at: datetime) -> int:
        """Take a person away for good; the number of the entry that is left.

        Their certificates keep number, dates and whether they were revoked. Events that name them as who led lose
        that name, unless someone else has it too.
        """
        if not self.namesakes(person):
            for some in _parts(self.led_by(person.name)):
                self._link.write(update(events).where(events.c.id.in_(some)).values(leader=""))
        self.remove((person.id,), at)
        self._link.write(insert(erasures), {"person_id": person.id, "erased_at": at})
        row = self._link.row(select(erasures.c.number).where(erasures.c.person_id == person.id))
        if row is None:
            raise RuntimeError("the erasure was not kept")
        return int(row.number)

    def remove(self, person_ids: Collection[UUID], at: datetime) -> None:
        """Take these people and all that is theirs away, with no entry in their place: for pupils' aliases."""
        for some in _parts(person_ids):
            self._empty_certificates(_c.person_id.in_(some), at)
            self._remove_attempts(_a.person_id.in_(some), at)
            for table in (event_people, standings, retention_keeps):
                self._link.write(delete(table).where(table.c.person_id.in_(some)))
            self._link.write(delete(people).where(_p.id.in_(some)))

    def remove_unnamed(self, cutoff: datetime, at: datetime) -> int:
        """Take away what parents did without a name and last touched before ``cutoff``; how many attempts went."""
        return self._remove_attempts(_unnamed(cutoff), at)

    def _empty_certificates(self, condition: ColumnElement[bool], at: datetime) -> None:
        empty = {
            "person_id": None,
            "attempt_id": None,
            "facts": "",
            "signature": b"",
            "holder": "",
            "points": 0,
            "maximum": 0,
            "revoked_reason": "",
            "erased_at": at,
        }
        self._link.write(update(certificates).where(condition, _c.erased_at.is_(None)).values(empty))

    def _remove_attempts(self, condition: ColumnElement[bool], at: datetime) -> int:
        ids = select(_a.id).where(condition)
        self._empty_certificates(_c.attempt_id.in_(ids), at)
        for table in (drafts, answers):
            self._link.write(delete(table).where(table.c.attempt_id.in_(ids)))
        self._link.write(update(attempts).where(_a.second_try_of.in_(ids)).values(second_try_of=None))
        return self._link.write(delete(attempts).where(condition))

    def entries(self) -> dict[UUID, int]:
        """The entry numbers of those who were erased, by what was their id."""
        return {row.person_id: int(row.number) for row in self._link.rows(select(erasures))}

    # -- what is due -----------------------------------------------------------------------------------------

    def keep(self, person_id: UUID, kept: Kept, at: datetime) -> None:
        """Keep someone's records longer, in place of what was said before."""
        self._link.write(delete(retention_keeps).where(retention_keeps.c.person_id == person_id))
        values = {"person_id": person_id, "reason": kept.reason, "kept_at": at, "review_on": kept.review_on}
        self._link.write(insert(retention_keeps), values)

    def staff_who_left(self) -> tuple[LastUse, ...]:
        """Staff who were marked as left, by surname."""
        return self._last_uses(_p.tier == Tier.STAFF, _p.left_on.is_not(None))

    def pupils(self) -> tuple[LastUse, ...]:
        """Every alias that was ever used."""
        return self._last_uses(_p.tier.in_(PUPIL_TIERS))

    def parents(self) -> tuple[LastUse, ...]:
        """Parents who gave a name."""
        return self._last_uses(_p.tier == Tier.PARENTS)

    def _last_uses(self, *conditions: ColumnElement[bool]) -> tuple[LastUse, ...]:
        newest = select(func.max(_a.started_at)).where(_a.person_id == _p.id).scalar_subquery()
        number = select(func.count()).where(_a.person_id == _p.id).scalar_subquery()
        chosen = (
            select(people, newest.label("newest"), number.label("number"), retention_keeps)
            .outerjoin(retention_keeps, retention_keeps.c.person_id == _p.id)
            .where(*conditions)
            .order_by(_p.tier, _p.class_label, _p.sort_name, _p.id)
        )
        return tuple(_last_use(row) for row in self._link.rows(chosen))

    def unnamed(self, cutoff: datetime) -> int:
        """How many attempts parents made without a name and last touched before ``cutoff``."""
        return self._count(select(func.count()).select_from(attempts).where(_unnamed(cutoff)))


def _unnamed(cutoff: datetime) -> ColumnElement[bool]:
    return _a.person_id.is_(None) & (_a.tier == Tier.PARENTS) & (_a.updated_at < cutoff)


def _parts(ids: Iterable[UUID]) -> Iterator[Sequence[UUID]]:
    every = list(ids)
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.reason, row.kept_at.astimezone().date(), row.review_on)


def _last_use(row: Row[Any]) -> LastUse:
    person = person_of_row(row)
    return LastUse(
        person_id=person.id,
        name=person.name,
        tier=person.tier,
        last_used=(row.newest or person.created_at).astimezone().date(),
        attempts=int(row.number),
        class_label=person.class_label,
        left_on=person.left_on,
        kept=None if row.reason is None else _kept(row),
    )
