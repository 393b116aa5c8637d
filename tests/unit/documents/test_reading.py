from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, NameObject

from oakmere_training.documents.bundle import certificates_pdf
from oakmere_training.documents.certificate import certificate_pdf
from oakmere_training.documents.reading import differences, read_certificate
from oakmere_training.domain.certificate import CertifiedOutcome, qr_text
from oakmere_training.domain.errors import CertificateFileError
from tests.unit.documents.papers import FACTS, NAMES, SIGNATURE, facts

PDF = certificate_pdf(FACTS, SIGNATURE)


def _saved(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _edited(old: bytes, new: bytes, page: int = 0) -> bytes:
    """The certificate as someone leaves it who changes the visible text with a PDF editor."""
    writer = PdfWriter(clone_from=BytesIO(PDF))
    contents: Any = writer.pages[page].get_contents()
    data = contents.get_data()
    assert old in data
    stream = DecodedStreamObject()
    stream.set_data(data.replace(old, new))
    writer.pages[page][NameObject("/Contents")] = writer._add_object(stream)
    return _saved(writer)


@pytest.mark.parametrize("name", NAMES)
def test_a_certificate_reads_back_with_its_facts_and_seal(name: str) -> None:
    issued = facts(holder=name)
    read = read_certificate(certificate_pdf(issued, SIGNATURE))
    assert read.facts == issued
    assert read.signature == SIGNATURE
    assert read.qr_text == qr_text(issued.number, SIGNATURE)
    assert differences(read, issued) == ()


def test_saved_again_by_another_program_it_still_reads() -> None:
    read = read_certificate(_saved(PdfWriter(clone_from=BytesIO(PDF))))
    assert (read.facts, read.signature) == (FACTS, SIGNATURE)
    assert differences(read, FACTS) == ()


def test_printed_to_a_new_pdf_the_number_remains_to_be_looked_up() -> None:
    writer = PdfWriter()
    for page in PdfReader(BytesIO(PDF)).pages:
        writer.add_page(page)
    read = read_certificate(_saved(writer))
    assert (read.number, read.facts, read.signature, read.qr_text) == (FACTS.number, None, None, None)
    assert differences(read, FACTS) == ()
    assert differences(read, facts(holder="B. Other")) == ("name",)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (b"(A. Example)", b"(B. Sample)", "name"),
        (b"(A. Example)", b"(A. Exampleson)", "name"),
        (b"(A. Example)", b"(AA. Example)", "name"),
        (b"(A. Example)", b"()", "name"),
        (b"(has completed and passed)", b"(has completed and passed with honours)", "completion"),
        (b"(19 of 20 \\(95%\\))", b"(20 of 20 \\(100%\\))", "score"),
        (b"(24 November 2026)", b"(25 November 2026)", "date"),
        (b"(24 November 2027)", b"(24 November 2029)", "valid until"),
        (b"(Social Media Policy: yearly refresher 2026)", b"(Advanced Safeguarding)", "title"),
        (FACTS.number.encode(), b"OPS-2026-0043-K", "number"),
        (b"(15 minutes)", b"(90 minutes)", "CPD time"),
        (b"(N. Model, Headteacher)", b"(S. Omebody, Ofsted)", "signatory"),
        (b"How to check it: see the back", b"No need to check this at all", "wording"),
    ],
)
def test_an_edited_front_is_found_out(old: bytes, new: bytes, found: str) -> None:
    assert differences(read_certificate(_edited(old, new)), FACTS) == (found,)


def test_an_edited_back_is_found_out() -> None:
    assert "outcomes" in differences(read_certificate(_edited(b"personal accounts", b"business accounts", 1)), FACTS)
    assert differences(read_certificate(_edited(b"A. Example. ", b"B. Sample. ", 1)), FACTS) == ("name",)


def test_notes_laid_over_the_paper_are_found_out() -> None:
    writer = PdfWriter(clone_from=BytesIO(PDF))
    writer.add_annotation(0, FreeText(text="B. Sample", rect=(80, 340, 400, 400)))
    assert differences(read_certificate(_saved(writer)), FACTS) == ("something added",)


def test_facts_that_differ_from_the_paper_are_named() -> None:
    other = facts(
        holder="B. Other",
        points=20,
        issued=date(2026, 11, 25),
        outcomes=(CertifiedOutcome("Nothing", "Section 9", "Z9"), *FACTS.outcomes[1:]),
    )
    assert set(differences(read_certificate(PDF), other)) == {"name", "score", "date", "outcomes"}


def test_a_name_with_letters_that_cannot_print_is_no_difference() -> None:
    issued = facts(holder="李 Lee")
    assert differences(read_certificate(certificate_pdf(issued, SIGNATURE)), issued) == ()


def _with_password() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(PDF))
    writer.encrypt("secret", algorithm="AES-256")
    return _saved(writer)


def _blank() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(842, 595)
    return _saved(writer)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not a PDF"),
        (b"hello", "not a PDF"),
        (b"%PDF-1.7\nnothing", "not a PDF"),
        (_with_password(), "password"),
        (_blank(), "no Oakmere certificate"),
        (certificates_pdf([(FACTS, SIGNATURE)] * 2), "more than two pages"),
        (b"%PDF-1.7" + bytes(20_000_001), "too big"),
    ],
    ids=["empty", "text", "only a head", "locked", "another", "several", "huge"],
)
def test_what_is_no_certificate_gets_a_plain_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(CertificateFileError) as caught:
        read_certificate(data)
    assert sentence in caught.value.sentence


def test_a_damaged_attachment_is_one_that_was_lost() -> None:
    writer = PdfWriter(clone_from=BytesIO(certificates_pdf([(FACTS, SIGNATURE)])))
    writer.add_attachment("certificate-facts.json", b"{}")
    read = read_certificate(_saved(writer))
    assert (read.number, read.facts) == (FACTS.number, None)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes, like_a_pdf: bool) -> None:
    with pytest.raises(CertificateFileError):
        read_certificate(b"%PDF-1.7\n" + data if like_a_pdf else data)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(PDF)), st.binary(max_size=30), st.booleans())
def test_a_damaged_certificate_is_read_or_refused_with_a_sentence(at: int, noise: bytes, cut: bool) -> None:
    try:
        read = read_certificate(PDF[:at] + noise + (b"" if cut else PDF[at + len(noise) :]))
    except CertificateFileError:
        return
    assert read.number
    assert isinstance(differences(read, FACTS), tuple)
