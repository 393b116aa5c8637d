from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from oakmere_training.documents.bundle import certificates_pdf
from oakmere_training.documents.certificate import certificate_pdf, file_name
from oakmere_training.domain.certificate import CertificateFacts, qr_text
from tests.unit.documents.papers import FACTS, NAMES, SIGNATURE, facts


def _reader(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def _fonts(reader: PdfReader) -> list[Any]:
    resources: Any = reader.pages[0]["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


def test_importing_the_package_loads_no_pdf_library() -> None:
    code = (
        "import sys, oakmere_training.documents.certificate, oakmere_training.documents.reading\n"
        "sys.exit(any(name in sys.modules for name in ('reportlab', 'pypdf', 'zxingcpp')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_two_pages_of_a4_landscape() -> None:
    pages = _reader(certificate_pdf(FACTS, SIGNATURE)).pages
    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pages]
    assert sizes == [(842, 595), (842, 595)]


def test_the_front_says_who_passed_what_when_and_how_well() -> None:
    text = _reader(certificate_pdf(FACTS, SIGNATURE)).pages[0].extract_text()
    for words in (
        "Oakmere Primary School",
        "This is to certify that",
        "A. Example",
        "has completed and passed",
        "Social Media Policy: yearly refresher 2026",
        "Policy approved October 2025. Every critical question answered safely.",
        "24 November 2026",
        "15 minutes",
        "19 of 20 (95%)",
        "24 November 2027",
        "N. Model, Headteacher",
        FACTS.number,
    ):
        assert words in text


def test_the_back_says_what_was_covered_under_which_version_and_how_to_check() -> None:
    text = _reader(certificate_pdf(FACTS, SIGNATURE)).pages[1].extract_text()
    for outcome in FACTS.outcomes:
        assert outcome.text in text
        assert outcome.clauses in text
    for words in (
        "Version 2025-10, approved October 2025.",
        "Pass mark 80%",
        "‘Check a certificate’",
        "3 of them critical",
    ):
        assert words in text


def test_parents_paper_says_completed_and_never_passed() -> None:
    parents = facts(completed_as="has completed", cpd_minutes=0, critical_questions=0)
    pages = _reader(certificate_pdf(parents, SIGNATURE)).pages
    text = "".join(page.extract_text() for page in pages)
    assert "has completed" in text
    for word in ("passed", "Pass mark", "CPD", "critical"):
        assert word not in text


def test_without_a_signatory_name_only_the_title_stands_under_the_line() -> None:
    text = _reader(certificate_pdf(facts(signatory_name=""), SIGNATURE)).pages[0].extract_text()
    assert "Headteacher" in text
    assert ", Headteacher" not in text


@pytest.mark.parametrize("name", NAMES)
def test_names_from_many_languages_can_be_copied_whole(name: str) -> None:
    front, back = _reader(certificate_pdf(facts(holder=name), SIGNATURE)).pages
    assert name in " ".join(front.extract_text().split())
    assert name in " ".join(back.extract_text().split())


def test_properties_name_title_school_and_language() -> None:
    reader = _reader(certificate_pdf(FACTS, SIGNATURE))
    root: Any = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"Social Media Policy: yearly refresher 2026: certificate {FACTS.number}"
    assert reader.metadata.author == "Oakmere Primary School"
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": reader.metadata.title}


@pytest.mark.parametrize("name", NAMES)
def test_every_font_is_an_embedded_subset_whose_text_can_be_copied(name: str) -> None:
    for font in _fonts(_reader(certificate_pdf(facts(holder=name), SIGNATURE))):
        assert font["/FontDescriptor"]["/FontFile2"].get_data()[:4] == b"\0\1\0\0"
        assert font["/BaseFont"][7] == "+"
        unicode_map = font["/ToUnicode"].get_data()
        assert b"beginbfchar" in unicode_map
        assert b"<0000>" not in unicode_map


def test_properties_stay_readable_whatever_was_typed() -> None:
    typed = facts(title="Tea & <cake>\0 for (all)\x1f", school="Ysgol Ŵyn \\ ")
    reader = _reader(certificate_pdf(typed, SIGNATURE))
    assert reader.metadata is not None
    assert reader.metadata.title == f"Tea & <cake> for (all): certificate {FACTS.number}"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": reader.metadata.title}
    assert "Tea & <cake> for (all)" in reader.pages[0].extract_text()


def test_a_certificate_without_outcomes_or_name_is_still_a_sound_file() -> None:
    assert len(_reader(certificate_pdf(facts(rows=0, holder=""), SIGNATURE)).pages) == 2


def test_the_same_facts_give_the_same_bytes() -> None:
    assert certificate_pdf(FACTS, SIGNATURE) == certificate_pdf(facts(), SIGNATURE)
    assert certificate_pdf(FACTS, SIGNATURE) != certificate_pdf(FACTS, SIGNATURE[::-1])
    code = (
        "import sys; from tests.unit.documents.papers import *\n"
        "from oakmere_training.documents.certificate import certificate_pdf as made\n"
        "made(facts(holder=sys.argv[1]), SIGNATURE); sys.stdout.buffer.write(made(FACTS, SIGNATURE))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, first], check=True, capture_output=True).stdout
        for first in ("Łukasz", "Ánh")
    ]
    assert runs == [certificate_pdf(FACTS, SIGNATURE)] * 2


def test_the_signed_facts_and_the_seal_travel_with_the_file() -> None:
    reader = _reader(certificate_pdf(FACTS, SIGNATURE))
    (contents,) = reader.attachments["certificate-facts.json"]
    assert CertificateFacts.from_canonical(contents) == FACTS
    assert reader.metadata is not None
    assert str(reader.metadata["/Keywords"]) == qr_text(FACTS.number, SIGNATURE)


def test_many_share_frames_crest_and_fonts_in_one_file() -> None:
    items = [(facts(holder=name), SIGNATURE) for name in NAMES]
    data = certificates_pdf(items)
    reader = _reader(data)
    assert len(reader.pages) == 2 * len(NAMES)
    for place, name in enumerate(NAMES):
        assert name in " ".join(reader.pages[2 * place].extract_text().split())
    assert len({page.raw_get("/Resources").idnum for page in reader.pages}) == 1
    assert not reader.attachments
    assert len(data) < sum(len(certificate_pdf(*item)) for item in items) / 2


def test_no_certificates_make_no_file() -> None:
    with pytest.raises(ValueError, match="no certificates"):
        certificates_pdf([])


@pytest.mark.parametrize("name", [*NAMES, 'a/b\\c:d*e?f"g<h>i|j\0k\nl', "  ", "x" * 300, "..", "../../etc", "e\u0301"])
def test_file_names_begin_with_the_number_and_are_safe_on_windows(name: str) -> None:
    made = file_name(facts(holder=name))
    assert made.startswith(FACTS.number)
    assert made.endswith(".pdf")
    assert not set('<>:"/\\|?*\n\r\0') & set(made)
    assert made == made.strip(" .")
    assert len(made) < 100


def test_file_names_keep_the_persons_letters() -> None:
    assert file_name(facts(holder="Łukasz Wiśniewski")) == f"{FACTS.number} Łukasz Wiśniewski.pdf"
