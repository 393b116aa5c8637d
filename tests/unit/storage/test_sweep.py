"""What was deleted is gone from the file, and what was not is still there."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete

from oakmere_training.domain.errors import ReadOnlyRecordsError
from oakmere_training.storage.copies import other_records
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import APPLICATION_ID, SCHEMA_VERSION, database_path
from oakmere_training.storage.rows import people
from tests.support.factories import make_person, open_database

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f"Zuzanna{number} Quillfeather{number}" for number in range(300)]


def test_no_byte_of_deleted_rows_is_left_and_the_rest_is_whole(tmp_path: Path) -> None:
    kept = make_person("Bea Sample")
    with open_database(tmp_path) as database:
        with database.writing() as records:
            for name in NAMES[:150]:
                records.people.add(make_person(name))
            records.people.add(kept)
            for name in NAMES[150:]:
                records.people.add(make_person(name))
        with database.writing() as records:
            records.people._link.write(delete(people).where(people.c.id != kept.id))
        assert database.sweep()
        there = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"Quillfeather" not in there
        assert b"quillfeather" not in there
        with database.reading() as records:
            assert records.people.staff() == (kept,)
    with sqlite3.connect(database_path(tmp_path)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def test_records_that_can_only_be_read_are_not_swept(tmp_path: Path) -> None:
    with open_database(tmp_path):
        pass
    database = Database.open_read_only(tmp_path)
    try:
        with pytest.raises(ReadOnlyRecordsError):
            database.sweep()
    finally:
        database.close()


def test_every_connection_overwrites_what_it_deletes(tmp_path: Path) -> None:
    with open_database(tmp_path) as database, database.reading() as records:
        driver = records.people._link.connection.connection.dbapi_connection
        assert driver is not None
        assert driver.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_copies_and_records_set_aside_are_found_and_nothing_else(tmp_path: Path) -> None:
    names = ("oakmere-before-upgrade-2-20261101T080000Z.sqlite3", "oakmere-set-aside-20261101T080000Z.sqlite3")
    for name in (*names, "oakmere.sqlite3", "settings.toml", "reserve.bin"):
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in other_records(tmp_path)] == list(names)
    assert other_records(tmp_path / "gone") == ()
