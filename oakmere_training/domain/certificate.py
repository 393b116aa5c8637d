"""The certificate: its number, its frozen facts, and the text that its QR code carries."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

CHECK_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
"""23 letters, a prime, without I, O and U: each single wrong digit and each swap of two unlike digits is caught."""

SIGNATURE_BYTES = 64
_FACTS_VERSION = 1


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """Prefix, year, serial and check letter: ``OPS-2026-0042-K``."""

    prefix: str
    year: int
    serial: int

    @property
    def check_letter(self) -> str:
        """Over every character before it, by weighted sum modulo 23."""
        return _check_letter(self._body)

    @property
    def _body(self) -> str:
        return f"{self.prefix}-{self.year:04d}-{self.serial:04d}"

    def __str__(self) -> str:
        return f"{self._body}-{self.check_letter}"

    @classmethod
    def parse(cls, text: str) -> CertificateNumber:
        """Read a number as typed; letter case, spaces and dashes of any sort are forgiven.

        Raises:
            ValueError: with a sentence for the person who typed it.
        """
        compact = "".join(char for char in text.upper() if char.isascii() and char.isalnum())
        prefix = compact[: len(compact) - len(compact.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
        digits, letter = compact[len(prefix) : -1], compact[-1:]
        if not (1 <= len(prefix) <= 6 and digits.isdigit() and 8 <= len(digits) <= 10 and letter.isalpha()):
            raise ValueError("A certificate number looks like OPS-2026-0042-K. Check each character.")
        number = cls(prefix, int(digits[:4]), int(digits[4:]))
        if str(number).replace("-", "") != compact:
            raise ValueError(
                "The last letter does not fit this number. Check each character; 0 and O are easily mixed up."
            )
        return number


def _check_letter(body: str) -> str:
    total = 0
    for place, char in enumerate(reversed([char for char in body if char != "-"]), start=2):
        total += place % 23 * int(char, 36)
    return CHECK_LETTERS[-total % 23]


@dataclass(frozen=True, slots=True)
class CertifiedOutcome:
    """One line on the back: what the learner can do, the sections ('Section 1, 3') and the clauses ('G2, S1')."""

    text: str
    sections: str
    clauses: str


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """All that is printed and signed. Frozen when issued; a reprint uses these and nothing else.

    ``completed_as`` reads 'has completed and passed' for staff and 'has completed' for parents.
    ``every_critical_safe`` prints the line about critical questions. Times are in minutes, dates are local days.
    """

    number: str
    holder: str
    school: str
    title: str
    completed_as: str
    issued: date
    valid_until: date
    cpd_minutes: int
    points: int
    maximum: int
    pass_mark: int
    questions: int
    critical_questions: int
    policy_title: str
    policy_version: str
    policy_approved: str
    policy_review_due: str
    signatory_name: str
    signatory_title: str
    outcomes: tuple[CertifiedOutcome, ...]

    @property
    def percent(self) -> int:
        """Rounded down."""
        return self.points * 100 // self.maximum if self.maximum else 0

    def canonical(self) -> bytes:
        """The bytes that are signed: JSON with sorted keys, UTF-8, no spaces."""
        plain = asdict(self) | {"facts_version": _FACTS_VERSION}
        return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode()

    @classmethod
    def from_canonical(cls, data: bytes) -> CertificateFacts:
        """Read facts back.

        Raises:
            ValueError: where the bytes are not the facts of a certificate.
        """
        try:
            plain = json.loads(data)
            if plain.pop("facts_version") != _FACTS_VERSION:
                raise ValueError("facts of another version")
            plain["outcomes"] = tuple(CertifiedOutcome(**outcome) for outcome in plain["outcomes"])
            plain["issued"] = date.fromisoformat(plain["issued"])
            plain["valid_until"] = date.fromisoformat(plain["valid_until"])
            return cls(**plain)
        except (TypeError, KeyError, AttributeError, UnicodeDecodeError, RecursionError) as error:
            raise ValueError("not the facts of a certificate") from error


@dataclass(frozen=True, slots=True)
class Certificate:
    """The record issued for a pass: numbered once, never deleted by a renewal."""

    id: UUID
    person_id: UUID | None
    attempt_id: UUID
    facts: CertificateFacts
    signature: bytes
    public_key: bytes
    issued_at: datetime
    revoked_at: datetime | None = None
    revoked_reason: str = ""

    @property
    def number(self) -> str:
        """As printed."""
        return self.facts.number

    @property
    def qr_text(self) -> str:
        """What the QR code carries: number and signature, no name."""
        return qr_text(self.facts.number, self.signature)


def qr_text(number: str, signature: bytes) -> str:
    """Number and signature in QR's alphanumeric set, so that 27 mm hold them in modules of 0.6 mm."""
    return f"{number}:{base64.b32encode(signature).decode('ascii').rstrip('=')}"


def read_qr_text(text: str) -> tuple[CertificateNumber, bytes]:
    """Number and signature from the text of a QR code.

    Raises:
        ValueError: with a sentence, where the text is not from one of our certificates.
    """
    number, colon, code = text.strip().partition(":")
    if not colon:
        raise ValueError("This is not the square code of an Oakmere certificate.")
    try:
        signature = base64.b32decode(code.strip().upper() + "=" * (-len(code.strip()) % 8))
    except ValueError as error:
        raise ValueError("The square code was not read whole. Scan it again, or type the number.") from error
    if len(signature) != SIGNATURE_BYTES:
        raise ValueError("The square code was not read whole. Scan it again, or type the number.")
    return CertificateNumber.parse(number), signature


@dataclass(frozen=True, slots=True)
class ErasedCertificate:
    """What stays of a certificate when its holder is erased: it was issued, and what then became of it."""

    number: str
    issued_at: datetime
    valid_until: date
    erased_at: datetime
    revoked_at: datetime | None = None


class CheckVerdict(StrEnum):
    """What *Check a certificate* answers."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    ALTERED = "altered"
    ERASED = "holder erased"
    """It was issued, and its holder has been erased since: number and dates are all that is left."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to a check. ``by_number``: only a number was given, so the holder shows as initials, no score.

    ``facts`` is what the register has under the number; ``None`` where it is unknown. ``differences`` names what
    a file says otherwise than the register ('name', 'date'). ``erased`` is what is left where the holder was erased.
    """

    verdict: CheckVerdict
    number: str
    by_number: bool
    facts: CertificateFacts | None = None
    revoked_on: date | None = None
    revoked_reason: str = ""
    differences: tuple[str, ...] = ()
    erased: ErasedCertificate | None = None
