"""Records that cannot be opened or written to: what a person reads, and that nothing is written over."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import (
    DamagedRecordsError,
    NewerRecordsError,
    NotFoundError,
    ReadOnlyRecordsError,
    RecordsError,
)
from oakmere_training.storage import opening
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import database_path
from tests.support.factories import (
    make_answer,
    make_asked_text,
    make_attempt,
    make_certificate,
    make_person,
    open_database,
)
from tests.unit.storage.conftest import assert_plain, without_rights_to_write

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.certificate import Certificate

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions by mode")


def run_sql(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(database_path(folder), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def keep_certificate(folder: Path) -> Certificate:
    person = make_person()
    attempt = make_attempt(person)
    certificate = make_certificate(attempt)
    with open_database(folder) as database, database.writing() as records:
        records.people.add(person)
        records.attempts.add(attempt)
        records.certificates.add(certificate, "staff-core")
    return certificate


def test_newer_records_name_both_versions_and_are_not_touched(tmp_path: Path) -> None:
    keep_certificate(tmp_path)
    run_sql(tmp_path, "PRAGMA user_version = 7")
    before = database_path(tmp_path).read_bytes()

    for start in (Database.open, Database.open_read_only):
        with pytest.raises(NewerRecordsError) as caught:
            start(tmp_path)
        assert "version 7" in caught.value.sentence
        assert f"up to version {opening.SCHEMA_VERSION}" in caught.value.sentence
        assert_plain(caught.value)
    assert database_path(tmp_path).read_bytes() == before


@pytest.mark.parametrize("content", [b"x", b"not a database " * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    database_path(tmp_path).write_bytes(content)

    for start in (Database.open, Database.open_read_only):
        with pytest.raises(DamagedRecordsError) as caught:
            start(tmp_path)
        assert "left exactly as it is" in caught.value.sentence
        assert "backup" in caught.value.sentence
        assert_plain(caught.value)
    assert database_path(tmp_path).read_bytes() == content


def damage_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)


def damage_table(path: Path, table: str) -> None:
    connection = sqlite3.connect(path)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("harm", [damage_in_the_middle, cut_off])
def test_a_damaged_database_names_the_newest_copy_and_is_left_as_it_is(tmp_path: Path, harm: object) -> None:
    assert callable(harm)
    keep_certificate(tmp_path)
    for utc in ("20250101T090000Z", "20260101T090000Z"):
        shutil.copyfile(database_path(tmp_path), tmp_path / f"oakmere-before-upgrade-9-{utc}.sqlite3")
    harm(database_path(tmp_path))
    before = database_path(tmp_path).read_bytes()

    with pytest.raises(DamagedRecordsError, match=r"1 January 2026.*-20260101T090000Z\.sqlite3") as caught:
        Database.open(tmp_path)

    assert_plain(caught.value)
    assert database_path(tmp_path).read_bytes() == before


def test_damage_found_while_reading_is_told_in_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_certificate(tmp_path)
    monkeypatch.setattr(opening, "_SMALL", 0)
    damage_table(database_path(tmp_path), "people")

    with (
        open_database(tmp_path) as database,
        pytest.raises(DamagedRecordsError) as caught,
        database.reading() as records,
    ):
        records.people.staff()

    assert_plain(caught.value)


def test_an_emptied_database_with_its_log_beside_it_is_not_begun_anew(tmp_path: Path) -> None:
    database_path(tmp_path).touch()
    log = tmp_path / "oakmere.sqlite3-wal"
    log.write_bytes(b"newest answers")

    with pytest.raises(DamagedRecordsError):
        Database.open(tmp_path)

    assert log.read_bytes() == b"newest answers"


def test_another_program_s_database_is_not_used(tmp_path: Path) -> None:
    run_sql(tmp_path, "CREATE TABLE photos (id)", "PRAGMA application_id = 77", "PRAGMA user_version = 99")

    with pytest.raises(DamagedRecordsError, match="not one of ours"):
        Database.open(tmp_path)


@posix
def test_a_read_only_folder_is_told_and_certificates_can_still_be_checked(open_folder: Path) -> None:
    certificate = keep_certificate(open_folder)

    with without_rights_to_write(open_folder, database_path(open_folder)):
        with pytest.raises(ReadOnlyRecordsError) as caught:
            Database.open(open_folder)
        database = Database.open_read_only(open_folder)
        with database.reading() as records:
            found = records.certificates.by_number(certificate.number)
        with pytest.raises(ReadOnlyRecordsError), database.writing():
            pass
        database.close()

    assert "certificates can still be checked and printed" in caught.value.sentence
    assert_plain(caught.value)
    assert found == certificate
    assert not database.low_space


@posix
def test_a_read_only_file_in_a_folder_that_can_be_written_to(open_folder: Path) -> None:
    certificate = keep_certificate(open_folder)
    open_folder.chmod(0o777)

    with without_rights_to_write(database_path(open_folder)):
        with pytest.raises(ReadOnlyRecordsError):
            Database.open(open_folder)
        database = Database.open_read_only(open_folder)
        with database.reading() as records:
            assert records.certificates.by_number(certificate.number) == certificate
        database.close()


@posix
def test_in_a_read_only_folder_the_newest_answers_in_the_log_are_read_too(open_folder: Path, tmp_path: Path) -> None:
    attempt = make_attempt()
    source = Database.open(tmp_path)
    with source.writing() as records:
        records.attempts.add(attempt)
        records.attempts.add_answer(make_answer(attempt), make_asked_text())
    for name in ("oakmere.sqlite3", "oakmere.sqlite3-wal"):
        shutil.copyfile(tmp_path / name, open_folder / name)  # as after a power cut
    source.close()

    with without_rights_to_write(open_folder, *open_folder.iterdir()):
        database = Database.open_read_only(open_folder)
        with database.reading() as records:
            found = records.attempts.get(attempt.id)
        database.close()

    assert found is not None
    assert len(found.answers) == 1


@posix
def test_a_folder_that_cannot_be_made(open_folder: Path) -> None:
    with without_rights_to_write(open_folder), pytest.raises(ReadOnlyRecordsError) as caught:
        Database.open(open_folder / "new")

    assert_plain(caught.value)


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(RecordsError, match="is a file, not a folder"):
        Database.open(tmp_path / "data")


def test_reading_only_where_there_are_no_records(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no records in this folder yet"):
        Database.open_read_only(tmp_path)
    database_path(tmp_path).touch()
    with pytest.raises(NotFoundError):
        Database.open_read_only(tmp_path)


def test_a_program_killed_in_the_middle_leaves_what_it_committed(tmp_path: Path) -> None:
    person = make_person()
    running = Database.open(tmp_path / "running")
    with running.writing() as records:
        records.people.add(person)
    shutil.copytree(tmp_path / "running", tmp_path / "after")
    running.close()
    assert opening.needs_full_check(database_path(tmp_path / "after"))

    with open_database(tmp_path / "after") as database, database.reading() as records:
        assert records.people.staff() == (person,)
