from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import StatementError
from sqlalchemy.schema import CreateTable

from oakmere_training.storage.attempts import _ADD_ANSWER, _KEEP_ASKED, _TOUCH
from oakmere_training.storage.opening import database_path
from oakmere_training.storage.rows import attempts, metadata
from tests.support.factories import make_person

if TYPE_CHECKING:
    from oakmere_training.storage.database import Database


def test_a_moment_of_any_zone_is_kept_and_given_back_in_utc(database: Database) -> None:
    summer = datetime(2026, 6, 1, 0, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    person = make_person(created_at=summer)
    with database.writing() as records:
        records.people.add(person)

    with database.reading() as records:
        found = records.people.get(person.id)
    assert found is not None
    assert found.created_at == summer
    assert found.created_at.tzinfo is UTC
    with sqlite3.connect(database_path(database.folder)) as raw:
        assert raw.execute("SELECT created_at, role, id FROM people").fetchone() == (
            "2026-05-31 23:30:00.123456",
            "teacher",
            person.id.hex,
        )
    raw.close()


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    person = make_person(created_at=datetime(2026, 6, 1))  # noqa: DTZ001
    with pytest.raises(StatementError, match="time zone"), database.writing() as records:
        records.people.add(person)


def test_tables_and_statements_are_good_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    tables = "\n".join(str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables)

    assert "id UUID NOT NULL" in tables
    assert "started_at TIMESTAMP WITH TIME ZONE NOT NULL" in tables
    assert "signature BYTEA NOT NULL" in tables
    assert {column.name for column in attempts.columns if "UUID" in str(column.type.compile(dialect=dialect))} == {
        "id",
        "person_id",
        "second_try_of",
        "event_id",
    }
    for statement in (_KEEP_ASKED, _ADD_ANSWER, _TOUCH):
        sql = str(statement.compile(dialect=dialect))
        assert " OR " not in sql
        assert "rowid" not in sql.lower()
