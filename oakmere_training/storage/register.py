"""The register as it is shown: pages by keyset, and counts. Each statement is made once and run on the driver."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Text, and_, bindparam, case, false, func, literal, or_, select, true, tuple_

from oakmere_training.domain.refresher import TOP_UP
from oakmere_training.domain.register_query import RegisterCounts, RegisterQuery, RegisterRow, Show, SortBy
from oakmere_training.domain.requirements import RoleGroup
from oakmere_training.storage.rows_lead import standings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Select

    from oakmere_training.storage.link import Link

_s = standings.c
_COLUMNS = (
    _s.person_id,
    _s.requirement_id,
    _s.name,
    _s.sort_name,
    _s.role_group,
    _s.role_label,
    _s.training,
    _s.due_on,
    _s.completed_on,
    _s.points,
    _s.maximum,
    _s.valid_until,
    _s.policy_version,
    _s.certificate_number,
    _s.has_left,
)
"""In the order of ``RegisterRow``."""

_TODAY = bindparam("today", type_=Date)
_SOON = bindparam("soon", type_=Date)
_OVERDUE = _s.due_on < _TODAY
_DUE_SOON = and_(_s.due_on >= _TODAY, _s.due_on <= _SOON, _s.completed_on.is_not(None))
_NEVER = and_(_s.due_on >= _TODAY, _s.completed_on.is_(None))
_HERE = _s.has_left == false()
_SHOWN: Mapping[Show, ColumnElement[bool]] = {
    Show.NEEDS_ACTION: and_(_HERE, or_(_s.due_on <= _SOON, _s.completed_on.is_(None))),
    Show.OVERDUE: and_(_HERE, _OVERDUE),
    Show.DUE_SOON: and_(_HERE, _DUE_SOON),
    Show.NEVER_TRAINED: and_(_HERE, _NEVER),
    Show.IN_DATE: and_(_HERE, _s.due_on > _SOON, _s.completed_on.is_not(None)),
    Show.LEFT: _s.has_left == true(),
    Show.ALL: _HERE,
}
_TIES = (_s.sort_name, _s.person_id, _s.requirement_id)
_SORTED: Mapping[SortBy, tuple[ColumnElement[Any], ...]] = {
    SortBy.DUE: (_s.due_on, *_TIES),
    SortBy.NAME: _TIES,
    SortBy.ROLE: (_s.role_label, *_TIES),
    SortBy.TRAINING: (_s.training, *_TIES),
    SortBy.COMPLETED: (_s.completed_on, *_TIES),
}
_WORD_STARTS = literal(" ", Text) + func.replace(_s.sort_name, "-", " ")


class Register:
    """Rows of ``standings`` for lists and exports."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def page(
        self, query: RegisterQuery, *, today: date, warn_days: int, after: RegisterRow | None = None, limit: int = 100
    ) -> list[RegisterRow]:
        """The rows that follow ``after`` (``None``: the first ones), at most ``limit`` (-1: all)."""
        words = query.words
        goes_on = _goes_on(query.sort, after)
        statement = _page(query.show, query.group is not None, len(words), query.sort, query.descending, goes_on)
        values = _values(query, words, today, warn_days) | {"most": limit}
        if after is not None:
            values |= _place(query.sort, after)
        return list(map(RegisterRow, self._link.rows_quickly(statement, values)))

    def counts(self, query: RegisterQuery, *, today: date, warn_days: int) -> RegisterCounts:
        """How many rows each choice shows for the group and search of ``query``."""
        words = query.words
        statement = _counts(query.group is not None, len(words))
        rows = self._link.rows_quickly(statement, _values(query, words, today, warn_days))
        return RegisterCounts.from_mapping(dict(zip(_COUNTED, rows[0], strict=True)))

    def coverage(self, *, today: date, warn_days: int) -> list[tuple[RoleGroup, int, int, int, int]]:
        """For each role group: people, and how many of them are overdue, new, due soon. In no particular order.

        Each person is counted once: overdue where anything is, else new where anything was never passed, else due
        where anything is due soon. A top-up takes nobody out of date, so it does not count.
        """
        values = {"today": today, "soon": today + timedelta(days=warn_days)}
        return [(RoleGroup(group), *counts) for group, *counts in self._link.rows_quickly(_COVERAGE, values)]


def _values(query: RegisterQuery, words: tuple[str, ...], today: date, warn_days: int) -> dict[str, Any]:
    values: dict[str, Any] = {"today": today, "soon": today + timedelta(days=warn_days), "group": query.group}
    for number, word in enumerate(words):
        plain = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values[f"word{number}"] = f"% {plain}%"
    return values


def _place(sort: SortBy, after: RegisterRow) -> dict[str, Any]:
    values = [after.sort_name, after.person_id, after.requirement_id]
    first: dict[SortBy, Any] = {
        SortBy.DUE: after.due_on,
        SortBy.ROLE: after.role_label,
        SortBy.TRAINING: after.training,
        SortBy.COMPLETED: after.completed_on,
    }
    if sort in first:
        values.insert(0, first[sort])
    return {f"after{number}": value for number, value in enumerate(values)}


def _chosen(by_group: bool, words: int) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if by_group:
        conditions.append(_s.role_group == bindparam("group", type_=_s.role_group.type))
    conditions += (_WORD_STARTS.like(bindparam(f"word{number}", type_=Text), escape="\\") for number in range(words))
    return conditions


class _Goes(StrEnum):
    """Whether a page follows another, and whether the last row of that was never completed."""

    FIRST = "first"
    AFTER = "after"
    AFTER_NONE = "after none"


def _goes_on(sort: SortBy, after: RegisterRow | None) -> _Goes:
    if after is None:
        return _Goes.FIRST
    return _Goes.AFTER_NONE if sort is SortBy.COMPLETED and after.completed_on is None else _Goes.AFTER


@cache
def _page(show: Show, by_group: bool, words: int, sort: SortBy, descending: bool, goes: _Goes) -> Select[Any]:
    keys = _SORTED[sort]
    conditions = [_SHOWN[show], *_chosen(by_group, words)]
    if goes is not _Goes.FIRST:
        conditions.append(_follows(sort, descending, goes))
    first: ColumnElement[Any]
    if sort is SortBy.COMPLETED:
        first = keys[0].desc().nulls_last() if descending else keys[0].nulls_first()
    else:
        first = keys[0].desc() if descending else keys[0]
    order = (first, *((key.desc() for key in keys[1:]) if descending else keys[1:]))
    return select(*_COLUMNS).where(*conditions).order_by(*order).limit(bindparam("most"))


def _follows(sort: SortBy, descending: bool, goes: _Goes) -> ColumnElement[bool]:
    """Rows that come after a place. Those without a day stand before all others, and cannot be compared with them."""
    keys = _SORTED[sort]
    binds = [bindparam(f"after{number}", type_=key.type) for number, key in enumerate(keys)]
    if goes is _Goes.AFTER_NONE:
        ties, place = tuple_(*keys[1:]), tuple_(*binds[1:])
        same = and_(keys[0].is_(None), ties < place if descending else ties > place)
        return same if descending else or_(keys[0].is_not(None), same)
    whole, place = tuple_(*keys), tuple_(*binds)
    if not descending:
        return whole > place
    return or_(whole < place, keys[0].is_(None)) if sort is SortBy.COMPLETED else whole < place


_COUNTED = tuple(show.value.replace(" ", "_") for show in Show)


@cache
def _counts(by_group: bool, words: int) -> Select[Any]:
    sums = (func.sum(case((_SHOWN[show], 1), else_=0)).label(name) for show, name in zip(Show, _COUNTED, strict=True))
    return select(*sums).where(*_chosen(by_group, words))


def _coverage() -> Select[Any]:
    each = (
        select(
            _s.person_id,
            _s.role_group,
            func.max(case((_OVERDUE, 3), (_NEVER, 2), (_DUE_SOON, 1), else_=0)).label("worst"),
        )
        .where(_HERE, ~_s.requirement_id.startswith(TOP_UP, autoescape=True))
        .group_by(_s.person_id, _s.role_group)
        .subquery()
    )
    people = (func.sum(case((each.c.worst == worst, 1), else_=0)) for worst in (3, 2, 1))
    return select(each.c.role_group, func.count(), *people).group_by(each.c.role_group)


_COVERAGE = _coverage()
