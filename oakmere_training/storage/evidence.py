"""What events have come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.events import EventState
from oakmere_training.storage.rows import attempts, certificates
from oakmere_training.storage.rows_lead import activity, events

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.events import EventKind
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.storage.link import Link

_e = events.c


class Evidence:
    """Counts over events, without names."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def certificates_by_event(self, since: date) -> dict[UUID, int]:
        """How many certificates that stand were earned in each event finished on a day from ``since`` on."""
        counted = (
            select(attempts.c.event_id, func.count().label("n"))
            .join(certificates, certificates.c.attempt_id == attempts.c.id)
            .join(events, _e.id == attempts.c.event_id)
            .where(_e.state == EventState.FINISHED, _e.held_on >= since, certificates.c.revoked_at.is_(None))
            .group_by(attempts.c.event_id)
        )
        return {row.event_id: int(row.n) for row in self._link.rows(counted)}

    def printed(self, about: Collection[str]) -> frozenset[str]:
        """Which of these events, as the log names them, have had their certificates printed or saved."""
        c = activity.c
        found = select(c.about).where(c.kind == ActivityKind.CERTIFICATES_PRINTED, c.about.in_(list(about))).distinct()
        return frozenset(row.about for row in self._link.rows(found))

    def held(self, since: date, until: date) -> list[tuple[EventKind, Tier | None, int, int]]:
        """Finished events of a period: kind, tier of those for a class, how many events, and people who began one."""
        people = (
            select(func.count(func.distinct(func.coalesce(attempts.c.person_id, attempts.c.id))))
            .where(attempts.c.event_id == _e.id)
            .scalar_subquery()
        )
        each = (
            select(_e.kind, _e.tier, people.label("people"))
            .where(_e.state == EventState.FINISHED, _e.held_on >= since, _e.held_on <= until)
            .subquery()
        )
        counted = select(each.c.kind, each.c.tier, func.count().label("n"), func.sum(each.c.people).label("people"))
        rows = self._link.rows(counted.group_by(each.c.kind, each.c.tier).order_by(each.c.kind, each.c.tier))
        return [(row.kind, row.tier, int(row.n), int(row.people or 0)) for row in rows]
