"""The list of everything that was issued: what state each certificate is in, and what is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID


class ListedState(StrEnum):
    """Where a certificate stands; what comes first holds where several do."""

    ERASED = "holder erased"
    REVOKED = "revoked"
    LEFT = "holder has left"
    REPLACED = "replaced"
    RAN_OUT = "ran out"
    DUE_SOON = "due soon"
    IN_DATE = "in date"


class CertificateFilter(StrEnum):
    """What the list shows. ``state`` is the one state that it lets through."""

    ALL = "all"
    IN_DATE = "in date"
    DUE_SOON = "due soon"
    RAN_OUT = "ran out"
    REVOKED = "revoked"

    @property
    def state(self) -> ListedState | None:
        """The state; ``None`` for every one."""
        return None if self is CertificateFilter.ALL else ListedState(self.value)


class CertificateOrder(StrEnum):
    """What the list is sorted by; ties go by the number."""

    ISSUED = "issued"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class CertificateQuery:
    """What is asked for. ``since`` and ``until`` are the first and the last year of issue.

    ``text`` is searched in names (at issue and now) and numbers.
    """

    show: CertificateFilter = CertificateFilter.ALL
    since: int | None = None
    until: int | None = None
    text: str = ""
    order: CertificateOrder = CertificateOrder.ISSUED
    downward: bool = True


@dataclass(frozen=True, slots=True)
class ListedCertificate:
    """A certificate in the list. ``holder`` is the name at issue, '' once erased; ``person_id`` whose it is now."""

    number: str
    holder: str
    title: str
    issued_at: datetime
    valid_until: date
    state: ListedState
    person_id: UUID | None = None


def training_of(title: str) -> str:
    """What a certificate is for, without the policy's name: 'Essentials for staff'."""
    _, colon, rest = title.partition(": ")
    short = rest if colon and rest else title
    return f"{short[:1].upper()}{short[1:]}"
