"""*Check a certificate*: by number, by the text of its square code, or from its PDF. Never by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.certificate import (
    Certificate,
    CertificateFacts,
    CertificateNumber,
    Check,
    CheckVerdict,
    read_qr_text,
)
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.validity import is_in_date
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.seal import is_sealed

if TYPE_CHECKING:
    from oakmere_training.services.clock import Clock
    from oakmere_training.storage.database import Database


class CheckingService:
    """Answers whether a certificate is the school's, and whether it counts today."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    def check_text(self, text: str) -> Check:
        """Check what was typed or scanned: a number, or the text of a square code.

        Raises:
            InvalidInputError: where it is neither, with the sentence shown beside the field.
        """
        try:
            if ":" in text:
                number, signature = read_qr_text(text)
                return self._judge(str(number), signature=signature)
            return self._judge(str(CertificateNumber.parse(text)), by_number=True)
        except ValueError as error:
            raise InvalidInputError(str(error), field="number") from error

    def check_pdf(self, data: bytes) -> Check:
        """Check a PDF: its signature, and what its pages say, against the register.

        Raises:
            CertificateFileError: where the file is no certificate of ours.
        """
        from oakmere_training.documents.reading import differences, read_certificate

        read = read_certificate(data)
        check = self._judge(read.number, signature=read.signature, facts=read.facts)
        if check.facts is None:
            return check
        found = differences(read, check.facts)
        if not found:
            return check
        return Check(CheckVerdict.ALTERED, check.number, by_number=False, facts=check.facts, differences=found)

    def _judge(
        self,
        number: str,
        *,
        signature: bytes | None = None,
        facts: CertificateFacts | None = None,
        by_number: bool = False,
    ) -> Check:
        with self._database.reading() as records:
            known = records.certificates.by_number(number)
            erased = records.certificates.erased(number) if known is None else None
        if erased is not None:
            return Check(
                CheckVerdict.ERASED,
                number,
                by_number=by_number,
                erased=erased,
                revoked_on=local_day(erased.revoked_at) if erased.revoked_at else None,
            )
        if known is None:
            return Check(CheckVerdict.UNKNOWN, number, by_number=by_number)
        altered = self._altered(known, signature, facts)
        if altered:
            return Check(CheckVerdict.ALTERED, number, by_number=by_number, facts=known.facts, differences=altered)
        if known.revoked_at is not None:
            return Check(
                CheckVerdict.REVOKED,
                number,
                by_number=by_number,
                facts=known.facts,
                revoked_on=local_day(known.revoked_at),
                revoked_reason=known.revoked_reason,
            )
        in_date = is_in_date(known.facts.valid_until, local_day(self._clock()))
        verdict = CheckVerdict.VALID if in_date else CheckVerdict.EXPIRED
        return Check(verdict, number, by_number=by_number, facts=known.facts)

    @staticmethod
    def _altered(known: Certificate, signature: bytes | None, facts: CertificateFacts | None) -> tuple[str, ...]:
        if not is_sealed(known.facts, known.signature, known.public_key):
            return ("record",)
        if facts is not None and facts != known.facts:
            return ("contents",)
        if signature is not None and signature != known.signature:
            return ("signature",)
        return ()
