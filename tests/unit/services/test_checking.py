"""*Check a certificate*: by number, by square code and from the PDF."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.certificate import CertificateNumber, CheckVerdict, qr_text
from oakmere_training.domain.errors import CertificateFileError, InvalidInputError, NotFoundError
from oakmere_training.domain.people import Person, Role
from oakmere_training.storage.opening import database_path
from tests.support.factories import make_facts
from tests.support.quizzes import passed

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock


@pytest.fixture
def person(services: Services) -> Person:
    return services.people.add_staff("José-María O'Connor-Fitzgerald de la Cruz y Montenegro", Role.GOVERNOR)


def change_file(data_folder: Path, statement: str, *values: object) -> None:
    """Change the records behind the program's back."""
    with sqlite3.connect(database_path(data_folder)) as raw:
        assert raw.execute(statement, values).rowcount == 1
    raw.close()


def check_both_ways(services: Services, certificate: Certificate) -> set[CheckVerdict]:
    """The verdicts by number, by square code and from the PDF."""
    return {
        services.checking.check_text(certificate.number).verdict,
        services.checking.check_text(certificate.qr_text).verdict,
        services.checking.check_pdf(services.certificates.pdf(certificate)).verdict,
    }


def test_a_certificate_is_valid_to_its_last_day_and_expired_the_day_after(
    services: Services, person: Person, clock: SetClock
) -> None:
    certificate = passed(services, person)

    clock.set(2027, 11, 24, hour=23)
    assert check_both_ways(services, certificate) == {CheckVerdict.VALID}
    clock.set(2027, 11, 25, hour=0)
    assert check_both_ways(services, certificate) == {CheckVerdict.EXPIRED}


def test_a_withdrawn_certificate_stays_in_the_register_with_the_first_reason(
    services: Services, person: Person, clock: SetClock
) -> None:
    certificate = passed(services, person)
    clock.advance(days=1)
    revoked = services.certificates.revoke(certificate.number, "  Issued to the wrong person. ")
    assert (revoked.revoked_at, revoked.revoked_reason) == (clock.now, "Issued to the wrong person.")
    clock.advance(days=500)
    services.certificates.revoke(certificate.number, "Another reason.")

    assert check_both_ways(services, certificate) == {CheckVerdict.REVOKED}
    check = services.checking.check_text(certificate.number)
    assert (check.revoked_on, check.revoked_reason) == (date(2026, 11, 25), "Issued to the wrong person.")
    assert services.certificates.by_number(certificate.number).facts == certificate.facts


def test_an_unknown_number_cannot_be_withdrawn_or_looked_up(services: Services) -> None:
    number = str(CertificateNumber("OPS", 2026, 999))
    with pytest.raises(NotFoundError):
        services.certificates.revoke(number, "A reason.")
    with pytest.raises(NotFoundError):
        services.certificates.by_number(number)


@pytest.mark.parametrize("reason", ["", "  ", "ab", " a\n "])
def test_a_certificate_is_not_withdrawn_without_a_reason(services: Services, person: Person, reason: str) -> None:
    certificate = passed(services, person)
    with pytest.raises(InvalidInputError) as caught:
        services.certificates.revoke(certificate.number, reason)
    assert caught.value.field == "reason"
    assert services.checking.check_text(certificate.number).verdict is CheckVerdict.VALID


def test_a_number_typed_loosely_is_found_and_marked_as_known_by_number_alone(
    services: Services, person: Person
) -> None:
    certificate = passed(services, person)
    check = services.checking.check_text(f"  {certificate.number.lower().replace('-', ' ')} ")

    assert (check.verdict, check.number, check.by_number) == (CheckVerdict.VALID, certificate.number, True)
    assert not services.checking.check_text(certificate.qr_text).by_number
    assert not services.checking.check_pdf(services.certificates.pdf(certificate)).by_number


def test_a_number_or_code_from_elsewhere_is_unknown(services: Services, person: Person) -> None:
    passed(services, person)
    number = str(CertificateNumber("OPS", 2026, 2))

    for text in (number, qr_text(number, bytes(64))):
        check = services.checking.check_text(text)
        assert (check.verdict, check.number, check.facts) == (CheckVerdict.UNKNOWN, number, None)


@pytest.mark.parametrize("text", ["", "Asha Example", "OPS-2026-0001", "OPS-2026-0001-A:AAAA", "OPS-2026-0010-S"])
def test_what_is_neither_number_nor_code_gets_a_sentence_beside_the_field(services: Services, text: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        services.checking.check_text(text)
    assert caught.value.field == "number"


def test_a_code_with_another_signature_is_altered(services: Services, person: Person, clock: SetClock) -> None:
    first = passed(services, person)
    clock.advance(days=1)
    second = passed(services, person)
    check = services.checking.check_text(qr_text(first.number, second.signature))

    assert (check.verdict, check.differences) == (CheckVerdict.ALTERED, ("signature",))


def test_a_record_that_was_changed_behind_the_program_s_back_is_altered(
    services: Services, person: Person, data_folder: Path
) -> None:
    certificate = passed(services, person)
    changed = replace(certificate.facts, points=10).canonical().decode()
    change_file(data_folder, "UPDATE certificates SET facts = ? WHERE number = ?", changed, certificate.number)

    for text in (certificate.number, certificate.qr_text):
        check = services.checking.check_text(text)
        assert (check.verdict, check.differences) == (CheckVerdict.ALTERED, ("record",))


def test_a_pdf_made_up_with_another_name_is_altered(services: Services, person: Person) -> None:
    from oakmere_training.documents.certificate import certificate_pdf

    certificate = passed(services, person)
    forged = certificate_pdf(replace(certificate.facts, holder="Another Example"), certificate.signature)
    check = services.checking.check_pdf(forged)

    assert check.verdict is CheckVerdict.ALTERED
    assert "name" in check.differences
    assert check.facts == certificate.facts


def test_a_pdf_from_another_school_is_unknown(services: Services, person: Person) -> None:
    from oakmere_training.documents.certificate import certificate_pdf

    passed(services, person)
    facts = make_facts(serial=77)
    check = services.checking.check_pdf(certificate_pdf(facts, bytes(64)))

    assert (check.verdict, check.number) == (CheckVerdict.UNKNOWN, facts.number)


def test_a_pdf_saved_again_by_another_program_is_still_valid(services: Services, person: Person) -> None:
    from pypdf import PdfReader, PdfWriter

    certificate = passed(services, person)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(services.certificates.pdf(certificate))))
    saved = BytesIO()
    writer.write(saved)

    assert services.checking.check_pdf(saved.getvalue()).verdict is CheckVerdict.VALID


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_is_no_certificate_is_named_as_such(services: Services, data: bytes) -> None:
    with pytest.raises(CertificateFileError):
        services.checking.check_pdf(data)
