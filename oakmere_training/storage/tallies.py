"""First answers counted by clause and school year, without a person; and what the school does about a weak clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, case, delete, exists, extract, func, insert, select, update

from oakmere_training.domain.attempt import AttemptKind
from oakmere_training.domain.marking import Mark
from oakmere_training.storage.rows import answers, attempts, questions_asked
from oakmere_training.storage.rows_lead import clause_actions, clause_tallies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.storage.link import Link

_t = clause_tallies.c
_COUNTS = and_(attempts.c.kind == AttemptKind.FULL, attempts.c.finished_at.is_not(None))
_UNSAFE = func.sum(case((answers.c.mark == Mark.UNSAFE, 1), else_=0))
_HASHES_OF = 500
"""Wordings in one statement."""
_THIS = and_(_t.school_year == bindparam("year"), _t.tier == bindparam("of_tier"), _t.clause == bindparam("of_clause"))
_ADD = (
    update(clause_tallies)
    .where(_THIS)
    .values(asked=_t.asked + bindparam("more_asked"), unsafe=_t.unsafe + bindparam("more_unsafe"))
)
_BEGIN = insert(clause_tallies)


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers to questions on a clause, and how many of them were unsafe."""

    school_year: int
    tier: Tier
    clause: str
    asked: int
    unsafe: int


@dataclass(frozen=True, slots=True)
class WordingTally:
    """Answers to one wording of a question, finished in one month (UTC)."""

    tier: Tier
    year: int
    month: int
    asked_hash: str
    asked: int
    unsafe: int


class Tallies:
    """Counts by clause."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def wordings_of(self, attempt_id: UUID) -> list[tuple[Tier, str, bool]]:
        """Tier, the question as asked (JSON) and whether the answer was unsafe, for a full attempt that is finished."""
        joined = (
            select(attempts.c.tier, questions_asked.c.text, answers.c.mark)
            .join(attempts, attempts.c.id == answers.c.attempt_id)
            .join(questions_asked, questions_asked.c.hash == answers.c.asked_hash)
            .where(answers.c.attempt_id == attempt_id, _COUNTS)
        )
        return [(row.tier, row.text, row.mark is Mark.UNSAFE) for row in self._link.rows(joined)]

    def by_wording(self) -> list[WordingTally]:
        """Every first answer of the finished full attempts, counted by tier, month and wording."""
        keys = (
            attempts.c.tier,
            extract("year", attempts.c.finished_at).label("year"),
            extract("month", attempts.c.finished_at).label("month"),
            answers.c.asked_hash,
        )
        counted = (
            select(*keys, func.count().label("asked"), _UNSAFE.label("unsafe"))
            .join(attempts, attempts.c.id == answers.c.attempt_id)
            .where(_COUNTS)
            .group_by(*keys)
        )
        rows = self._link.rows(counted)
        return [WordingTally(**dict(row._mapping)) for row in rows]

    def asked_texts(self, hashes: Iterable[str] | None = None) -> dict[str, str]:
        """Questions as asked (JSON) by hash; all of them where none are named."""
        chosen = select(questions_asked.c.hash, questions_asked.c.text)
        if hashes is None:
            return {row.hash: row.text for row in self._link.rows(chosen)}
        found: dict[str, str] = {}
        wanted = list(hashes)
        for start in range(0, len(wanted), _HASHES_OF):
            some = chosen.where(questions_asked.c.hash.in_(wanted[start : start + _HASHES_OF]))
            found |= {row.hash: row.text for row in self._link.rows(some)}
        return found

    def add(self, tally: Tally) -> None:
        """Count more answers."""
        key = {"year": tally.school_year, "of_tier": tally.tier, "of_clause": tally.clause}
        if self._link.write_quickly(_ADD, key | {"more_asked": tally.asked, "more_unsafe": tally.unsafe}):
            return
        names = ("school_year", "tier", "clause", "asked", "unsafe")
        self._link.write_quickly(_BEGIN, {name: getattr(tally, name) for name in names})

    def any(self) -> bool:
        """Whether anything has been counted."""
        return self._link.row(select(_t.clause).limit(1)) is not None

    def any_to_count(self) -> bool:
        """Whether there is a finished full attempt with an answer."""
        joined = select(attempts.c.id).where(_COUNTS, exists().where(answers.c.attempt_id == attempts.c.id))
        return self._link.row(joined.limit(1)) is not None

    def clear(self) -> None:
        """Forget every count, to count anew."""
        self._link.write(delete(clause_tallies))

    def of_year(self, school_year: int, tiers: Collection[Tier]) -> dict[str, tuple[int, int]]:
        """Asked and unsafe by clause, in a school year and these tiers."""
        sums = select(_t.clause, func.sum(_t.asked).label("asked"), func.sum(_t.unsafe).label("unsafe"))
        rows = self._link.rows(sums.where(_t.school_year == school_year, _t.tier.in_(list(tiers))).group_by(_t.clause))
        return {row.clause: (int(row.asked), int(row.unsafe)) for row in rows}

    def people_asked(self, hashes: Collection[str], tier: Tier, since: datetime, most: int) -> int:
        """How many people finished an attempt with one of these wordings since then, but no more than ``most``."""
        some = exists().where(answers.c.attempt_id == attempts.c.id, answers.c.asked_hash.in_(list(hashes)))
        people = (
            select(attempts.c.person_id)
            .where(attempts.c.tier == tier, _COUNTS, attempts.c.finished_at >= since, attempts.c.person_id.is_not(None))
            .where(some)
            .distinct()
            .limit(most)
        )
        return len(self._link.rows(people))

    def actions(self, school_year: int) -> dict[str, str]:
        """What is done about clauses in a school year."""
        c = clause_actions.c
        rows = self._link.rows(select(c.clause, c.action).where(c.school_year == school_year))
        return {row.clause: row.action for row in rows}

    def note_action(self, school_year: int, clause: str, action: str) -> None:
        """Keep what is done about a clause; '' takes it away."""
        c = clause_actions.c
        self._link.write(delete(clause_actions).where(c.school_year == school_year, c.clause == clause))
        if action:
            self._link.write(insert(clause_actions), {"school_year": school_year, "clause": clause, "action": action})
