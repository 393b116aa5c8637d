"""The list of what was issued, a page at a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, literal, or_, select, tuple_

from oakmere_training.domain.certificate import CertificateNumber
from oakmere_training.domain.certificate_list import (
    CertificateFilter,
    CertificateOrder,
    CertificateQuery,
    ListedCertificate,
    ListedState,
)
from oakmere_training.domain.people import sort_name
from oakmere_training.storage.rows import certificates, people

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Row, Select

    from oakmere_training.storage.link import Link

_c, _p = certificates.c, people.c
_STATES = ListedState


class CertificateList:
    """Reads the list. ``today`` is the local day; ``warn_days`` before its last one, training is due soon."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def page(
        self,
        query: CertificateQuery,
        limit: int | None,
        *,
        today: date,
        warn_days: int,
        after: ListedCertificate | None = None,
    ) -> list[ListedCertificate]:
        """The lines that follow ``after``, or the first ones; ``limit`` ``None`` for all."""
        chosen = _lines(today, warn_days).where(*_conditions(query, today, warn_days))
        keys = _order(query)
        if after is not None:
            here, there = tuple_(*keys), tuple_(*_place(query, after))
            chosen = chosen.where(here < there if query.downward else here > there)
        ordered = [key.desc() if query.downward else key.asc() for key in keys]
        return [_line(row) for row in self._link.rows(chosen.order_by(*ordered).limit(limit))]

    def line(self, number: str, *, today: date, warn_days: int) -> ListedCertificate | None:
        """The line of one number."""
        row = self._link.row(_lines(today, warn_days).where(_c.number == number))
        return None if row is None else _line(row)

    def counts(self, query: CertificateQuery, *, today: date, warn_days: int) -> dict[CertificateFilter, int]:
        """How many there are of each, whatever ``query`` shows; its years and its text count."""
        state = _state(today, warn_days)
        counted = select(state.label("state"), func.count().label("number")).where(*_years(query), *_text(query))
        by_state = {ListedState(row.state): int(row.number) for row in self._link.rows(counted.group_by(state))}
        found = {each: by_state.get(each.state, 0) for each in CertificateFilter if each.state is not None}
        return {CertificateFilter.ALL: sum(by_state.values()), **found}

    def years(self) -> tuple[int, ...]:
        """The years in which any were issued, newest first."""
        rows = self._link.rows(select(_c.year).distinct())
        return tuple(sorted((int(row.year) for row in rows), reverse=True))


def _lines(today: date, warn_days: int) -> Select[Any]:
    state = _state(today, warn_days).label("state")
    return select(_c.number, _c.holder, _c.title, _c.issued_at, _c.valid_until, _c.person_id, state)


def _gone(today: date) -> ColumnElement[bool]:
    left = select(_p.id).where(_p.left_on <= today)
    return _c.person_id.in_(left)


def _state(today: date, warn_days: int) -> ColumnElement[str]:
    steps: Sequence[tuple[ColumnElement[bool], ListedState]] = (
        (_c.erased_at.is_not(None), _STATES.ERASED),
        (_c.revoked_at.is_not(None), _STATES.REVOKED),
        (_gone(today), _STATES.LEFT),
        (_c.replaced_at.is_not(None), _STATES.REPLACED),
        (_c.valid_until < today, _STATES.RAN_OUT),
        (_c.valid_until <= today + timedelta(days=warn_days), _STATES.DUE_SOON),
    )
    return case(*((when, literal(state.value)) for when, state in steps), else_=literal(_STATES.IN_DATE.value))


def _conditions(query: CertificateQuery, today: date, warn_days: int) -> list[ColumnElement[bool]]:
    wanted = query.show.state
    shown = [] if wanted is None else [_state(today, warn_days) == wanted.value]
    return [*_years(query), *_text(query), *shown]


def _years(query: CertificateQuery) -> list[ColumnElement[bool]]:
    """By the moment of issue, which the list's index begins with."""
    found = [] if query.since is None else [_c.issued_at >= _new_year(query.since)]
    return found if query.until is None else [*found, _c.issued_at < _new_year(query.until + 1)]


def _new_year(year: int) -> datetime:
    return datetime(year, 1, 1).astimezone()


def _text(query: CertificateQuery) -> list[ColumnElement[bool]]:
    """In the name at issue, in the number, or every word in the name of today without its accents."""
    text = " ".join(query.text.split())
    if not text:
        return []
    words = [word for word in sort_name(text).replace(",", " ").split() if word]
    named = select(_p.id).where(*(_p.sort_name.contains(word, autoescape=True) for word in words))
    found = [_c.holder.icontains(text, autoescape=True), _c.person_id.in_(named)]
    compact = "".join(char for char in text.upper() if char.isalnum())
    if compact.isascii() and any(char.isdecimal() for char in compact):
        plain = func.replace(_c.number, "-", "")
        found.append(plain.contains(compact, autoescape=True))
    return [or_(*found)]


def _order(query: CertificateQuery) -> tuple[ColumnElement[Any], ...]:
    if query.order is CertificateOrder.NUMBER:
        return _c.prefix, _c.year, _c.serial
    if query.order is CertificateOrder.NAME:
        return func.lower(_c.holder), _c.number
    return _c.issued_at, _c.number


def _place(query: CertificateQuery, line: ListedCertificate) -> tuple[Any, ...]:
    """Where a line stands in that order."""
    if query.order is CertificateOrder.NUMBER:
        number = CertificateNumber.parse(line.number)
        return number.prefix, number.year, number.serial
    if query.order is CertificateOrder.NAME:
        return func.lower(literal(line.holder)), line.number
    return literal(line.issued_at, _c.issued_at.type), line.number


def _line(row: Row[Any]) -> ListedCertificate:
    return ListedCertificate(
        number=row.number,
        holder=row.holder,
        title=row.title,
        issued_at=row.issued_at,
        valid_until=row.valid_until,
        state=ListedState(row.state),
        person_id=row.person_id,
    )
