"""The log of what the training lead did: added to, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, insert, or_, select

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.activity_log import ActivityGroup, LoggedActivity
from oakmere_training.domain.people import sort_name
from oakmere_training.storage.rows import people
from oakmere_training.storage.rows_lead import activity, erasures

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from oakmere_training.domain.activity_log import ActivityQuery
    from oakmere_training.storage.link import Link

_a, _p, _e = activity.c, people.c, erasures.c
_lines = (
    select(activity, _p.name.label("person_name"), _e.number.label("entry"))
    .outerjoin(people, _p.id == _a.person_id)
    .outerjoin(erasures, _e.person_id == _a.person_id)
)


class ActivityLog:
    """Lines of the log."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, entry: Activity) -> None:
        """Add a line; the database gives it its number."""
        self._link.write(
            insert(activity),
            {
                "at": entry.at,
                "kind": entry.kind,
                "person_id": entry.person_id,
                "about": entry.about,
                "detail": entry.detail,
            },
        )

    def page(self, query: ActivityQuery, offset: int = 0, limit: int = 200) -> list[LoggedActivity]:
        """Lines that fit, in the order asked for."""
        order = (_a.at.desc(), _a.number.desc()) if query.newest_first else (_a.at, _a.number)
        found = self._link.rows(_lines.where(*_fits(query)).order_by(*order).offset(offset).limit(limit))
        return [
            LoggedActivity(
                Activity(row.at, row.kind, row.about, row.detail, row.person_id, row.number),
                row.person_name or "",
                row.entry,
            )
            for row in found
        ]

    def count(self, query: ActivityQuery) -> int:
        """How many lines fit."""
        lines = _lines.where(*_fits(query)).subquery()
        row = self._link.row(select(func.count()).select_from(lines))
        return 0 if row is None else int(row[0])


def _fits(query: ActivityQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.group is not ActivityGroup.ALL:
        conditions.append(_a.kind.in_(query.group.kinds))
    if query.since is not None:
        conditions.append(_a.at >= query.since)
    return conditions + [_has(word) for word in query.search.split()]


def _has(word: str) -> ColumnElement[bool]:
    """A word occurs in a name, in what is said, or in what was done."""
    kinds = [kind for kind in ActivityKind if word.casefold() in kind.label.casefold()]
    places = [text.icontains(word, autoescape=True) for text in (_a.about, _a.detail, _p.name)]
    folded = sort_name(word).strip(", ")
    if folded:
        places.append(_p.sort_name.contains(folded, autoescape=True))
    if word.isdecimal():
        places.append(_e.number == int(word[:9]))
    return or_(_a.kind.in_(kinds), *places)
