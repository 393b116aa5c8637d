"""Certificates checked, withdrawn and printed again without a window: what is printed, and the exit codes."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.certificate import CertificateNumber
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from tests.support.commands import run
from tests.support.quizzes import STAFF, sit

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

pytestmark = pytest.mark.usefixtures("no_display")


@pytest.fixture
def certificate(services: Services, clock: SetClock) -> Certificate:
    """A certificate of today by the real clock, in records that are closed again."""
    from oakmere_training.services.clock import system_clock

    clock.now = system_clock()
    person = services.people.add_staff("Łukasz Wiśniewski", Role.TEACHER)
    asked = services.training.start(STAFF.id, person)
    sit(services, asked, *[Mark.BEST] * 5)
    issued = services.certificates.issue(asked.attempt_id)
    services.close()
    return issued


def test_verify_by_number_shows_initials_and_no_score(
    data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data_folder, "verify", certificate.number.lower()) == 0

    out = capsys.readouterr().out
    assert out.startswith(f"valid: {certificate.number}\n")
    assert "holder: Ł. W. (initials only)\n" in out
    assert "Wiśniewski" not in out
    assert "score" not in out
    assert "policy: Social Media Policy, approved October 2025\n" in out


def test_verify_of_an_erased_holder_says_that_it_was_issued(
    data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    from oakmere_training.storage.database import Database

    database = Database.open(data_folder)
    with database.writing() as records:
        (person,) = records.people.staff()
        records.privacy.erase(person, certificate.issued_at)
    database.close()

    for asked in (certificate.number, certificate.qr_text):
        assert run(data_folder, "verify", asked) == 1
        out = capsys.readouterr().out
        assert out.startswith(f"holder erased: {certificate.number}\n")
        assert "The school issued a certificate under this number. Its holder has since been erased.\n" in out
        assert "issued: " in out
        assert "Wiśniewski" not in out


def test_verify_by_square_code_or_pdf_shows_what_was_certified(
    data_folder: Path, certificate: Certificate, services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = tmp_path / "a certificate.pdf"
    pdf.write_bytes(services.certificates.pdf(certificate))
    nameless = tmp_path / "download"
    nameless.write_bytes(pdf.read_bytes())

    for given in (certificate.qr_text, str(pdf), str(nameless)):
        assert run(data_folder, "verify", given) == 0
        out = capsys.readouterr().out
        assert out.startswith(f"valid: {certificate.number}\nholder: Łukasz Wiśniewski\n")
        assert "score: 10 of 10 (100%)" in out


def test_verify_tells_what_was_changed(
    data_folder: Path, certificate: Certificate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from oakmere_training.documents.certificate import certificate_pdf

    forged = tmp_path / "forged.pdf"
    forged.write_bytes(certificate_pdf(replace(certificate.facts, holder="A. Nother"), certificate.signature))

    assert run(data_folder, "verify", str(forged)) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"altered: {certificate.number}\nchanged: ")
    assert "name" in out.splitlines()[1]


def test_an_unknown_certificate_is_told_and_is_a_problem(
    data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    other = str(CertificateNumber("OPS", 2001, 1))
    assert run(data_folder, "verify", other) == 1
    assert capsys.readouterr().out == f"unknown: {other}\n"
    assert certificate.number != other


@pytest.mark.parametrize("given", ["Asha Example", "OPS-2026-0042-A", "x" * 5000, "OPS:" + "A" * 5000])
def test_what_is_neither_number_code_nor_pdf_is_told_in_a_sentence(
    data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    assert run(data_folder, "verify", given) == 2
    assert capsys.readouterr().err.startswith("Please check what you typed. ")
    assert certificate


def test_a_pdf_that_is_not_there_or_not_ours_is_told(
    data_folder: Path, certificate: Certificate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data_folder, "verify", str(tmp_path / "gone.pdf")) == 2
    assert "cannot be read" in capsys.readouterr().err
    (tmp_path / "letter.pdf").write_bytes(b"Dear parents")
    assert run(data_folder, "verify", str(tmp_path / "letter.pdf")) == 2
    assert "This file has no Oakmere certificate in it. " in capsys.readouterr().err
    assert certificate


def test_verify_without_records_says_so_and_makes_none(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data_folder, "verify", "OPS-2026-0042-S") == 2
    assert "No records yet. There are no records in this folder" in capsys.readouterr().err
    assert not data_folder.exists()


def test_a_withdrawn_certificate_is_told_with_date_and_reason(
    data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data_folder, "revoke", certificate.number, "Issued to the wrong person.") == 0
    assert capsys.readouterr().out.startswith(f"{certificate.number} is withdrawn.")
    assert run(data_folder, "verify", certificate.number) == 1

    out = capsys.readouterr().out
    assert out.startswith(f"revoked: {certificate.number}\nwithdrawn: ")
    assert ". Issued to the wrong person.\n" in out


@pytest.mark.parametrize(("number", "sentence"), [("OPS-2026-0042-A", "last letter"), ("OPS-2001-0001", "looks like")])
def test_revoke_refuses_a_mistyped_number(
    data_folder: Path, capsys: pytest.CaptureFixture[str], number: str, sentence: str
) -> None:
    assert run(data_folder, "revoke", number, "A reason.") == 2
    assert sentence in capsys.readouterr().err
    assert not data_folder.exists()


def test_revoke_of_an_unknown_number_is_told(
    data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data_folder, "revoke", str(CertificateNumber("OPS", 2001, 1)), "A reason.") == 2
    assert "not in this register" in capsys.readouterr().err
    assert certificate


def test_revoke_without_records_makes_none(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data_folder, "revoke", "OPS-2026-0042-S", "A reason.") == 2
    assert "no records" in capsys.readouterr().err
    assert not data_folder.exists()


def test_revoke_wants_a_reason(data_folder: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data_folder, "revoke", certificate.number, "  ") == 2
    assert "reason" in capsys.readouterr().err
    assert run(data_folder, "verify", certificate.number) == 0


def test_a_name_that_the_terminal_cannot_show_is_no_reason_to_fail(
    data_folder: Path, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252", newline="\n"))
    code = run(data_folder, "verify", certificate.qr_text)
    sys.stdout.flush()

    assert code == 0
    assert b"ukasz Wi" in raw.getvalue()


def test_reprint_writes_the_certificate_again_and_nothing_over_it(
    data_folder: Path, certificate: Certificate, services: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "again.pdf"
    assert run(data_folder, "reprint", certificate.number, str(paper)) == 0
    assert paper.read_bytes() == services.certificates.pdf(certificate)
    assert run(data_folder, "reprint", certificate.number, str(paper)) == 2
    assert "again.pdf" in capsys.readouterr().err
