from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.storage.opening import database_path
from tests.support.factories import NOW, make_attempt, make_certificate, make_facts, make_person

if TYPE_CHECKING:
    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.storage.database import Database


def add_attempt(database: Database) -> Attempt:
    person = make_person()
    attempt = make_attempt(person)
    with database.writing() as records:
        records.people.add(person)
        records.attempts.add(attempt)
    return attempt


def test_a_certificate_comes_back_as_issued_by_number_attempt_and_person(database: Database) -> None:
    attempt = add_attempt(database)
    certificate = make_certificate(attempt, facts=make_facts("Nguyễn Thị Ánh “Annie”"))
    with database.writing() as records:
        records.certificates.add(certificate, "staff-core")

    assert attempt.person_id is not None
    with database.reading() as records:
        assert records.certificates.by_number(certificate.number) == certificate
        assert records.certificates.of_attempt(attempt.id) == certificate
        assert records.certificates.of_person(attempt.person_id) == (certificate,)
        assert records.certificates.by_number("OPS-2026-0043-A") is None
        assert records.certificates.of_attempt(make_attempt().id) is None


def test_the_text_that_was_signed_is_kept_byte_for_byte(database: Database) -> None:
    certificate = make_certificate(add_attempt(database))
    with database.writing() as records:
        records.certificates.add(certificate, "staff-core")

    with sqlite3.connect(database_path(database.folder)) as raw:
        (kept,) = raw.execute("SELECT CAST(facts AS BLOB) FROM certificates").fetchone()
    raw.close()
    assert kept == certificate.facts.canonical()


def test_serials_count_from_one_in_each_year_and_prefix(database: Database) -> None:
    for serial in (1, 2):
        with database.writing() as records:
            assert records.certificates.next_serial("OPS", 2026) == serial
        certificate = make_certificate(add_attempt(database), serial=serial)
        with database.writing() as records:
            records.certificates.add(certificate, "staff-core")

    with database.reading() as records:
        assert records.certificates.next_serial("OPS", 2026) == 3
        assert records.certificates.next_serial("OPS", 2027) == 1
        assert records.certificates.next_serial("ABC", 2026) == 1


def test_a_number_is_given_out_once_and_an_attempt_has_one_certificate(database: Database) -> None:
    attempt, other = add_attempt(database), add_attempt(database)
    with database.writing() as records:
        records.certificates.add(make_certificate(attempt, serial=1), "staff-core")

    with pytest.raises(IntegrityError), database.writing() as records:
        records.certificates.add(make_certificate(other, serial=1), "staff-core")
    with pytest.raises(IntegrityError), database.writing() as records:
        records.certificates.add(make_certificate(attempt, serial=2), "staff-core")


def test_a_person_s_certificates_come_newest_first(database: Database) -> None:
    first = add_attempt(database)
    again = make_attempt()
    with database.writing() as records:
        records.attempts.add(replace(again, person_id=first.person_id, tier=first.tier))
        records.certificates.add(make_certificate(first, serial=1), "staff-core")
        renewal = replace(make_certificate(again, serial=2, issued_at=NOW + timedelta(days=300)))
        records.certificates.add(replace(renewal, person_id=first.person_id), "staff-core")

    assert first.person_id is not None
    with database.reading() as records:
        found = records.certificates.of_person(first.person_id)
    assert [certificate.attempt_id for certificate in found] == [again.id, first.id]


def test_a_withdrawn_certificate_stays_and_keeps_its_first_date_and_reason(database: Database) -> None:
    certificate = make_certificate(add_attempt(database))
    with database.writing() as records:
        records.certificates.add(certificate, "staff-core")
        records.certificates.revoke(certificate.number, NOW, "Issued to the wrong person")
        records.certificates.revoke(certificate.number, NOW + timedelta(days=1), "Again")

    with database.reading() as records:
        found = records.certificates.by_number(certificate.number)
    assert found == replace(certificate, revoked_at=NOW, revoked_reason="Issued to the wrong person")


def test_withdrawing_an_unknown_number_is_told(database: Database) -> None:
    with pytest.raises(NotFoundError, match="OPS-2026-0001-X"), database.writing() as records:
        records.certificates.revoke("OPS-2026-0001-X", NOW, "")


def test_the_newest_key_signs_and_all_of_them_check(database: Database) -> None:
    with database.writing() as records:
        assert records.seals.newest() is None
        records.seals.add(b"public 1", b"private 1", NOW)
        records.seals.add(b"public 2", b"private 2", NOW + timedelta(days=1))

    with database.reading() as records:
        assert records.seals.newest() == (b"public 2", b"private 2")
        assert records.seals.public_keys() == (b"public 2", b"public 1")
