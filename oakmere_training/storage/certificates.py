"""Certificates: added and withdrawn, never changed or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from oakmere_training.domain.certificate import (
    Certificate,
    CertificateFacts,
    CertificateNumber,
    ErasedCertificate,
)
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.storage.rows import attempts, certificates

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Row

    from oakmere_training.storage.link import Link

_c = certificates.c


class Certificates:
    """The register of what was issued."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def next_serial(self, prefix: str, year: int) -> int:
        """The serial for the next certificate, from 1. Ask and add in the same transaction."""
        row = self._link.row(select(func.max(_c.serial)).where(_c.prefix == prefix, _c.year == year))
        return 1 if row is None or row[0] is None else int(row[0]) + 1

    def add(self, certificate: Certificate, quiz_id: str) -> None:
        """Keep a certificate for a pass of this quiz; its facts as the very text that was signed."""
        number, facts = CertificateNumber.parse(certificate.number), certificate.facts
        self._link.write(
            insert(certificates),
            {
                "id": certificate.id,
                "number": certificate.number,
                "prefix": number.prefix,
                "year": number.year,
                "serial": number.serial,
                "person_id": certificate.person_id,
                "attempt_id": certificate.attempt_id,
                "facts": facts.canonical().decode(),
                "signature": certificate.signature,
                "public_key": certificate.public_key,
                "issued_at": certificate.issued_at,
                "valid_until": facts.valid_until,
                "revoked_at": certificate.revoked_at,
                "revoked_reason": certificate.revoked_reason,
                "holder": facts.holder,
                "title": facts.title,
                "quiz_id": quiz_id,
                "policy_version": facts.policy_version,
                "points": facts.points,
                "maximum": facts.maximum,
            },
        )

    def by_number(self, number: str) -> Certificate | None:
        """The certificate with a number as printed ('OPS-2026-0042-K')."""
        return self._first(_c.number == number)

    def erased(self, number: str) -> ErasedCertificate | None:
        """What is left of the certificate with this number, where its holder was erased."""
        row = self._link.row(select(certificates).where(_c.number == number, _c.erased_at.is_not(None)))
        if row is None:
            return None
        return ErasedCertificate(row.number, row.issued_at, row.valid_until, row.erased_at, row.revoked_at)

    def of_attempt(self, attempt_id: UUID) -> Certificate | None:
        """The certificate issued for an attempt."""
        return self._first(_c.attempt_id == attempt_id)

    def of_person(self, person_id: UUID) -> tuple[Certificate, ...]:
        """A person's certificates, newest first."""
        newest_first = select(certificates).where(_c.person_id == person_id).order_by(_c.issued_at.desc(), _c.id)
        return tuple(map(_certificate, self._link.rows(newest_first)))

    def replaced(self, person_id: UUID) -> frozenset[str]:
        """The numbers of a person's certificates that a newer one has replaced."""
        older = select(_c.number).where(_c.person_id == person_id, _c.replaced_at.is_not(None))
        return frozenset(row.number for row in self._link.rows(older))

    def of_event(self, event_id: UUID) -> tuple[Certificate, ...]:
        """The certificates issued for attempts in an event, in the order of their numbers."""
        chosen = select(certificates).join(attempts, attempts.c.id == _c.attempt_id)
        in_event = chosen.where(attempts.c.event_id == event_id, _c.erased_at.is_(None))
        return tuple(map(_certificate, self._link.rows(in_event.order_by(_c.year, _c.serial))))

    def revoke(self, number: str, at: datetime, reason: str) -> None:
        """Withdraw a certificate; one that is withdrawn keeps its first date and reason.

        Raises:
            NotFoundError: there is no certificate with this number.
        """
        standing = update(certificates).where(_c.number == number, _c.revoked_at.is_(None), _c.erased_at.is_(None))
        if self._link.write(standing.values(revoked_at=at, revoked_reason=reason)):
            return
        if self.by_number(number) is None:
            raise NotFoundError(f"There is no certificate {number} in these records, so none was withdrawn.")

    def _first(self, condition: ColumnElement[bool]) -> Certificate | None:
        row = self._link.row(select(certificates).where(condition, _c.erased_at.is_(None)))
        return None if row is None else _certificate(row)


def _certificate(row: Row[Any]) -> Certificate:
    return Certificate(
        id=row.id,
        person_id=row.person_id,
        attempt_id=row.attempt_id,
        facts=CertificateFacts.from_canonical(row.facts.encode()),
        signature=row.signature,
        public_key=row.public_key,
        issued_at=row.issued_at,
        revoked_at=row.revoked_at,
        revoked_reason=row.revoked_reason,
    )
