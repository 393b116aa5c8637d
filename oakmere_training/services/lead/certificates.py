"""Everything that was issued: listed, found, printed again, exported, withdrawn and checked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.certificate_list import (
    CertificateFilter,
    CertificateQuery,
    ListedCertificate,
    ListedState,
    training_of,
)
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.people import sort_name
from oakmere_training.domain.validity import is_in_date
from oakmere_training.services.certificates import CertificateService
from oakmere_training.services.checking import CheckingService
from oakmere_training.services.clock import local_day, system_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from oakmere_training.domain.certificate import Certificate, Check
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database

    Progress = Callable[[int, int], bool]

PAGE = 200
NOT_PRINTED = frozenset({ListedState.ERASED, ListedState.REVOKED})
"""States in which there is nothing to print: no facts are left, or they do not hold any more."""
_COLUMNS = ("Number", "Name", "Training", "Issued", "Valid until", "State")


@dataclass(frozen=True, slots=True)
class LeadCheck:
    """A check with what the list says of the number; ``line`` is ``None`` where it is unknown."""

    check: Check
    line: ListedCertificate | None = None


@dataclass(frozen=True, slots=True)
class RevokePreview:
    """What withdrawing a certificate changes, before it is done."""

    number: str
    holder: str
    training: str
    issued: date
    changes: tuple[str, ...]
    stays: tuple[str, ...]


class LeadCertificateService:
    """The register of certificates."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock
        self._certificates = CertificateService(database, catalogue, settings, clock)
        self._checking = CheckingService(database, clock)

    # -- the list --------------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return local_day(self._clock())

    def usual(self) -> CertificateQuery:
        """What the page shows first: everything of this year and last, newest first."""
        return CertificateQuery(since=self._today.year - 1)

    def years(self) -> tuple[int, ...]:
        """The years in which any were issued, newest first."""
        with self._database.reading() as records:
            return records.certificate_list.years()

    def page(
        self, query: CertificateQuery, after: ListedCertificate | None = None, limit: int | None = PAGE
    ) -> list[ListedCertificate]:
        """The lines that follow ``after``, or the first ones. Fewer than ``limit`` (``None``: all) are the last."""
        warn = self._settings.school.warn_days
        with self._database.reading() as records:
            return records.certificate_list.page(query, limit, today=self._today, warn_days=warn, after=after)

    def counts(self, query: CertificateQuery) -> dict[CertificateFilter, int]:
        """How many there are of each, for the years and the text of ``query``."""
        warn = self._settings.school.warn_days
        with self._database.reading() as records:
            return records.certificate_list.counts(query, today=self._today, warn_days=warn)

    def line(self, number: str) -> ListedCertificate | None:
        """One line, where there is such a number."""
        warn = self._settings.school.warn_days
        with self._database.reading() as records:
            return records.certificate_list.line(number, today=self._today, warn_days=warn)

    # -- paper -----------------------------------------------------------------------------------------------

    def papers(self, numbers: Iterable[str]) -> list[Certificate]:
        """The certificates that can be printed, in the order of the register: by surname, then number."""
        wanted = list(numbers)
        with self._database.reading() as records:
            found = [records.certificates.by_number(number) for number in wanted]
        there = [each for each in found if each is not None and each.revoked_at is None]
        return sorted(there, key=lambda each: (sort_name(each.facts.holder), each.number))

    def pdf(self, numbers: Iterable[str], progress: Progress | None = None) -> bytes:
        """One PDF of these certificates as they were issued, names and all.

        ``progress`` is told how many of how many are drawn, and stops the work by returning ``False``.

        Raises:
            NotFoundError: none of them can be printed.
            CancelledError: the work was stopped.
        """
        from oakmere_training.documents.bundle import certificates_pdf

        found = self.papers(numbers)
        if not found:
            raise NotFoundError("None of these can be printed: they were revoked, or their holders erased.")
        if len(found) == 1:
            return self._certificates.pdf(found[0])
        items = [(each.facts, each.signature) for each in found]
        return certificates_pdf(items, mono=self._settings.school.crest_in_one_colour, progress=progress)

    def file_name(self, numbers: Sequence[str]) -> str:
        """What the PDF is called: as a single certificate's, or 'Certificates 24 Nov 2026.pdf'."""
        from oakmere_training.domain.validity import short_date

        found = self.papers(numbers)
        if len(found) == 1:
            return self._certificates.file_name(found[0])
        return f"Certificates {short_date(self._today)}.pdf"

    def note_printed(self, numbers: Iterable[str]) -> None:
        """Say in the log that these were printed or saved again."""
        found = self.papers(numbers)
        if not found:
            return
        one = found[0] if len(found) == 1 else None
        entry = Activity(
            self._clock(),
            ActivityKind.CERTIFICATE_REPRINTED,
            about=one.number if one else f"{len(found)} certificates",
            detail="" if one else "One PDF",
            person_id=one.person_id if one else None,
        )
        with self._database.writing() as records:
            records.activity.add(entry)

    # -- files -----------------------------------------------------------------------------------------------

    def list_file(self, query: CertificateQuery, *, workbook: bool) -> bytes:
        """Everything that ``query`` asks for as CSV or, with ``workbook``, XLSX; the log says so."""
        from oakmere_training.tablefiles.writing import csv_bytes, xlsx_bytes

        lines = self.page(query, limit=None)
        rows = [_row(line) for line in lines]
        data = xlsx_bytes("Certificates", _COLUMNS, rows) if workbook else csv_bytes(_COLUMNS, rows)
        detail = f"{len(lines)} line{'' if len(lines) == 1 else 's'}, {'XLSX' if workbook else 'CSV'}"
        with self._database.writing() as records:
            records.activity.add(
                Activity(self._clock(), ActivityKind.REGISTER_EXPORTED, about="Certificates", detail=detail)
            )
        return data

    def list_name(self, *, workbook: bool) -> str:
        """What the list's file is called."""
        from oakmere_training.domain.validity import short_date

        return f"Certificates {short_date(self._today)}.{'xlsx' if workbook else 'csv'}"

    def printable(self, query: CertificateQuery) -> list[str]:
        """The numbers of all that ``query`` asks for and that can be printed."""
        return [line.number for line in self.page(query, limit=None) if line.state not in NOT_PRINTED]

    # -- withdrawing and checking ----------------------------------------------------------------------------

    def revoke_preview(self, number: str) -> RevokePreview:
        """What withdrawing changes.

        Raises:
            NotFoundError: there is no such certificate, or it was withdrawn before.
        """
        certificate = self._certificates.by_number(number)
        if certificate.revoked_at is not None:
            raise NotFoundError(f"{number} was revoked before. The first date and reason stay.")
        facts = certificate.facts
        changes = ["Any check of this number says Revoked, with your reason"]
        if self._holds(certificate):
            changes.append(f"{facts.holder} is no longer in date")
        return RevokePreview(
            number=number,
            holder=facts.holder,
            training=training_of(facts.title),
            issued=facts.issued,
            changes=tuple(changes),
            stays=("The record, its number and its answers", "The copy on paper: ask for it back"),
        )

    def _holds(self, certificate: Certificate) -> bool:
        """Whether its holder is in date by this certificate alone."""
        today = self._today
        if not is_in_date(certificate.facts.valid_until, today) or certificate.person_id is None:
            return False
        with self._database.reading() as records:
            others = records.certificates.of_person(certificate.person_id)
        return not any(
            other.number != certificate.number
            and other.revoked_at is None
            and other.facts.title == certificate.facts.title
            and is_in_date(other.facts.valid_until, today)
            for other in others
        )

    def revoke(self, number: str, reason: str) -> Certificate:
        """Withdraw a certificate for good; the register follows and the log says so.

        Raises:
            InvalidInputError: without a reason of three characters or more.
            NotFoundError: for an unknown number.
        """
        return self._certificates.revoke(number, reason)

    def check(self, text: str) -> LeadCheck:
        """Check a number or the text of a square code.

        Raises:
            InvalidInputError: where it is neither.
        """
        check = self._checking.check_text(text)
        return LeadCheck(replace(check, by_number=False), self.line(check.number))


def _row(line: ListedCertificate) -> tuple[str | date, ...]:
    state = line.state.value
    return (
        line.number,
        line.holder or "Holder erased",
        training_of(line.title),
        local_day(line.issued_at),
        line.valid_until,
        f"{state[0].upper()}{state[1:]}",
    )
