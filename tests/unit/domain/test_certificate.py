"""Certificate numbers catch slips of the pen; facts and square codes come back as they went."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.certificate import (
    CHECK_LETTERS,
    CertificateFacts,
    CertificateNumber,
    CertifiedOutcome,
    qr_text,
    read_qr_text,
)
from tests.support.factories import make_attempt, make_certificate, make_facts

QR_ALPHANUMERIC = set(string.digits + string.ascii_uppercase + " $%*+-./:")
NUMBERS = st.builds(
    CertificateNumber,
    st.text(string.ascii_uppercase, min_size=1, max_size=6),
    st.integers(2000, 9999),
    st.integers(1, 999_999),
)
SIGNATURES = st.binary(min_size=64, max_size=64)


def test_a_number_looks_as_in_the_handbook() -> None:
    number = CertificateNumber("OPS", 2026, 42)

    assert str(number) == f"OPS-2026-0042-{number.check_letter}"
    assert str(CertificateNumber("OPS", 2026, 12345)).startswith("OPS-2026-12345-")


def test_the_check_letter_of_a_number_never_changes_between_versions() -> None:
    assert str(CertificateNumber("OPS", 2026, 42)) == "OPS-2026-0042-S"


@given(NUMBERS)
def test_a_number_reads_back_from_its_print(number: CertificateNumber) -> None:
    assert CertificateNumber.parse(str(number)) == number
    assert number.check_letter in CHECK_LETTERS
    assert not set("IOU") & set(CHECK_LETTERS)


@given(NUMBERS)
def test_letter_case_spaces_and_any_dashes_are_forgiven(number: CertificateNumber) -> None:
    text = str(number)
    for typed in (text.lower(), text.replace("-", " "), text.replace("-", ""), f"  {text} ", text.replace("-", " – ")):
        assert CertificateNumber.parse(typed) == number


@given(NUMBERS)
def test_every_single_wrong_digit_is_caught(number: CertificateNumber) -> None:
    text = str(number)
    for place, digit in enumerate(text):
        for wrong in string.digits:
            if digit.isdigit() and wrong != digit:
                with pytest.raises(ValueError, match="last letter does not fit"):
                    CertificateNumber.parse(text[:place] + wrong + text[place + 1 :])


def test_a_zero_too_many_is_caught() -> None:
    with pytest.raises(ValueError, match="last letter does not fit"):
        CertificateNumber.parse("OPS-2026-00042-S")


@given(NUMBERS)
def test_every_swap_of_unlike_neighbouring_digits_is_caught(number: CertificateNumber) -> None:
    places = [place for place, char in enumerate(str(number)) if char.isdigit()]
    for left, right in pairwise(places):
        chars = list(str(number))
        if chars[left] == chars[right]:
            continue
        chars[left], chars[right] = chars[right], chars[left]
        with pytest.raises(ValueError, match="last letter does not fit"):
            CertificateNumber.parse("".join(chars))


@given(NUMBERS, st.sampled_from(string.ascii_uppercase))
def test_every_other_check_letter_is_caught(number: CertificateNumber, letter: str) -> None:
    if letter != number.check_letter:
        with pytest.raises(ValueError, match="last letter"):
            CertificateNumber.parse(str(number)[:-1] + letter)


@pytest.mark.parametrize(
    "typed",
    ["", "OPS", "OPS-2026", "2026-0042-S", "OPS-2026-0042", "OPS-2026-42-C", "OPSOPSO-2026-0042-S",
     "OPS-20260-0-0042-SC", "OPS-2026-004²-C", "ＯＰＳ-2026-0042-S", "-" * 50, "OPS-2026-00000000042-S"],
)  # fmt: skip
def test_what_is_no_number_gets_a_sentence_with_an_example(typed: str) -> None:
    with pytest.raises(ValueError, match="looks like OPS-2026-0042"):
        CertificateNumber.parse(typed)


@given(st.text())
def test_any_text_is_a_number_or_gets_a_sentence(typed: str) -> None:
    try:
        number = CertificateNumber.parse(typed)
    except ValueError as error:
        refusal = str(error)
    else:
        assert CertificateNumber.parse(str(number)) == number
        return
    assert refusal.endswith(("character.", "mixed up."))


@given(NUMBERS, SIGNATURES)
def test_a_square_code_holds_number_and_signature_in_the_small_alphabet(
    number: CertificateNumber, signature: bytes
) -> None:
    text = qr_text(str(number), signature)

    assert set(text) <= QR_ALPHANUMERIC
    assert read_qr_text(text) == (number, signature)
    assert read_qr_text(f" {text.lower()}\n") == (number, signature)


def test_a_square_code_carries_no_name() -> None:
    certificate = make_certificate(make_attempt(), facts=make_facts("Asha Example"))

    assert certificate.qr_text == qr_text(certificate.number, certificate.signature)
    assert "ASHA" not in certificate.qr_text
    assert certificate.number == certificate.facts.number


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("https//example.org", "not the square code"),
        ("https://example.org", "not read whole"),
        (qr_text("OPS-2026-0042-S", bytes(64))[:-4], "not read whole"),
        (qr_text("OPS-2026-0042-S", bytes(63)), "not read whole"),
        (qr_text("OPS-2026-0042-S", bytes(64)) + "AAAA", "not read whole"),
        (qr_text("OPS-2026-0042-S", bytes(64))[:-1] + "é", "not read whole"),
        (qr_text("OPS-2026-0043-S", bytes(64)), "last letter does not fit"),
        (":", "not read whole"),
    ],
)
def test_a_square_code_that_is_not_ours_or_not_whole_gets_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_qr_text(text)


LINES = st.text(max_size=30)
FACTS = st.builds(
    CertificateFacts,
    number=LINES, holder=LINES, school=LINES, title=LINES, completed_as=LINES,
    issued=st.dates(), valid_until=st.dates(), cpd_minutes=st.integers(0, 600), points=st.integers(0, 40),
    maximum=st.integers(0, 40), pass_mark=st.integers(1, 100), questions=st.integers(0, 20),
    critical_questions=st.integers(0, 20), policy_title=LINES, policy_version=LINES, policy_approved=LINES,
    policy_review_due=LINES, signatory_name=LINES, signatory_title=LINES,
    outcomes=st.lists(st.builds(CertifiedOutcome, LINES, LINES, LINES), max_size=3).map(tuple),
)  # fmt: skip


@given(FACTS)
def test_facts_come_back_from_the_bytes_that_are_signed(facts: CertificateFacts) -> None:
    back = CertificateFacts.from_canonical(facts.canonical())

    assert back == facts
    assert back.canonical() == facts.canonical()


def test_the_bytes_that_are_signed_never_change_between_versions() -> None:
    plain = json.loads(make_facts("Łukasz Wiśniewski").canonical())

    assert plain["facts_version"] == 1
    assert plain["issued"] == "2026-11-24"
    assert list(plain) == sorted(plain)
    assert "Łukasz Wiśniewski".encode() in make_facts("Łukasz Wiśniewski").canonical()


@pytest.mark.parametrize(
    ("field", "value"), [("holder", "Another Example"), ("points", 20), ("valid_until", date(2099, 1, 1))]
)
def test_any_other_fact_gives_other_bytes(field: str, value: object) -> None:
    facts = make_facts()
    assert replace(facts, **{field: value}).canonical() != facts.canonical()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff\xfe", b'"text"', b"null", b'{"facts_version": 2}', b'{"facts_version": 1}',
     make_facts().canonical().replace(b"2026-11-24", b"2026-02-30"),
     make_facts().canonical().replace(b'"holder"', b'"keeper"'),
     make_facts().canonical().replace(b'"outcomes":[', b'"outcomes":[7,'),
     b"[" * 100_000],
)  # fmt: skip
def test_bytes_that_are_no_facts_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (JSON has its own words)
        CertificateFacts.from_canonical(data)


def test_a_percentage_on_paper_is_rounded_down_and_none_of_nothing_is_none() -> None:
    assert replace(make_facts(), points=17, maximum=22).percent == 77
    assert replace(make_facts(), points=0, maximum=0).percent == 0
