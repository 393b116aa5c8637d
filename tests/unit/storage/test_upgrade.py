"""Migrations: the same tables as made anew, old records kept, a copy beside them, all or nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine

from oakmere_training.domain.errors import DiskFullError, RecordsError
from oakmere_training.storage import copies, opening, upgrade
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import database_path
from oakmere_training.storage.rows import metadata
from tests.support.factories import make_person, open_database
from tests.unit.storage.conftest import without_rights_to_write

if TYPE_CHECKING:
    from pathlib import Path

NOW_OUT = opening.SCHEMA_VERSION
NEXT = NOW_OUT + 1
SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("pronouns", sa.Text, nullable=False, server_default="not said"))
    {more}
"""


def second_migration(more: str = "") -> str:
    return SECOND.format(revision=upgrade.revision_id(NEXT), before=upgrade.revision_id(NOW_OUT), more=more)


def schema(folder: Path) -> list[tuple[str, list[str]]]:
    connection = sqlite3.connect(database_path(folder))
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    return [(name, _words(sql)) for name, sql in rows]


def _words(sql: str) -> list[str]:
    """The words of a statement in any order, since SQLite changes a table by making it anew under a quoted name."""
    return sorted(filter(None, re.split(r'[\s,"]+', sql)))


def pragmas(folder: Path) -> tuple[int, int, str]:
    connection = sqlite3.connect(database_path(folder))
    version, application = (connection.execute(f"PRAGMA {n}").fetchone()[0] for n in ("user_version", "application_id"))
    stamp = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    connection.close()
    assert len(stamp) == 1
    return version, application, stamp[0][0]


def make_version_0(folder: Path) -> None:
    """A database from before the first version, with something in it."""
    folder.mkdir(exist_ok=True)
    connection = sqlite3.connect(database_path(folder))
    connection.execute("CREATE TABLE notes (text)")
    connection.execute("INSERT INTO notes VALUES ('kept')")
    connection.commit()
    connection.close()


@pytest.fixture
def second_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pretend that the next version is out; returns its migration's file."""
    migrations = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    second = migrations / "versions" / f"{upgrade.revision_id(NEXT)}_second.py"
    second.write_text(second_migration())
    monkeypatch.setattr(upgrade, "MIGRATIONS", migrations)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", NEXT)
    return second


def test_there_is_one_migration_for_each_version_named_by_its_number() -> None:
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    revisions = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]

    assert revisions == [upgrade.revision_id(number) for number in range(opening.SCHEMA_VERSION, 0, -1)]


def test_a_database_made_anew_and_one_that_was_migrated_are_the_same(tmp_path: Path) -> None:
    make_version_0(tmp_path / "migrated")
    Database.open(tmp_path / "migrated").close()
    Database.open(tmp_path / "new").close()

    migrated = schema(tmp_path / "migrated")
    assert [row for row in migrated if row[0] not in {"notes", "alembic_version"}] == [
        row for row in schema(tmp_path / "new") if row[0] != "alembic_version"
    ]
    assert (
        pragmas(tmp_path / "migrated")
        == pragmas(tmp_path / "new")
        == (NOW_OUT, opening.APPLICATION_ID, upgrade.revision_id(NOW_OUT))
    )


@pytest.mark.parametrize("start", [make_version_0, lambda _folder: None])
def test_the_tables_in_rows_are_those_of_the_file(tmp_path: Path, start: object) -> None:
    assert callable(start)
    start(tmp_path)
    Database.open(tmp_path).close()

    engine = create_engine(f"sqlite:///{database_path(tmp_path)}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_name": lambda name, kind, _: (kind, name) != ("table", "notes")},
        )
        drift = compare_metadata(context, metadata)

    assert drift == []


def test_an_old_database_is_copied_beside_upgraded_and_keeps_what_it_holds(tmp_path: Path) -> None:
    make_version_0(tmp_path)

    with open_database(tmp_path) as database, database.writing() as records:
        records.people.add(make_person())

    (copy,) = tmp_path.glob("oakmere-before-upgrade-*")
    assert re.fullmatch(r"oakmere-before-upgrade-0-\d{8}T\d{6}Z\.sqlite3", copy.name)
    for path, tables in ((copy, ["notes"]), (database_path(tmp_path), ["activity", "alembic_version", "answers"])):
        connection = sqlite3.connect(path)
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY 1")]
        assert names[: len(tables)] == tables
        assert connection.execute("SELECT text FROM notes").fetchall() == [("kept",)]
        connection.close()


def test_an_upgrade_from_version_1_keeps_every_row_and_foreign_keys_work_after_it(
    tmp_path: Path, second_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_person()
    with monkeypatch.context() as patched:
        patched.setattr(opening, "SCHEMA_VERSION", NOW_OUT)
        with open_database(tmp_path / "data") as database, database.writing() as records:
            records.people.add(person)

    with open_database(tmp_path / "data") as database:
        with database.reading() as records:
            assert records.people.staff() == (person,)
        link = database._idle[0][0]
        assert link._driver.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert link._driver.execute("SELECT pronouns FROM people").fetchall() == [("not said",)]

    assert second_version.exists()
    assert pragmas(tmp_path / "data") == (NEXT, opening.APPLICATION_ID, upgrade.revision_id(NEXT))
    assert copies.newest_copy(tmp_path / "data") is not None


def test_an_upgrade_that_fails_half_way_leaves_the_records_as_they_were_and_names_the_copy(
    tmp_path: Path, second_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_person()
    with monkeypatch.context() as patched:
        patched.setattr(opening, "SCHEMA_VERSION", NOW_OUT)
        with open_database(tmp_path / "data") as database, database.writing() as records:
            records.people.add(person)
    before = schema(tmp_path / "data")
    second_version.write_text(second_migration("raise RuntimeError('half way')"))

    with pytest.raises(
        RecordsError, match=f"They are as they were, and a copy is in oakmere-before-upgrade-{NOW_OUT}-"
    ) as told:
        Database.open(tmp_path / "data")

    assert "half way" in told.value.details
    assert schema(tmp_path / "data") == before
    assert pragmas(tmp_path / "data")[0] == NOW_OUT
    monkeypatch.undo()
    with open_database(tmp_path / "data") as database, database.reading() as records:
        assert records.people.staff() == (person,)


def test_without_room_for_the_copy_nothing_is_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_version_0(tmp_path)

    def no_room(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrade, "copy_before_upgrade", no_room)
    with pytest.raises(DiskFullError):
        Database.open(tmp_path)

    assert [name for name, _ in schema(tmp_path)] == ["notes"]


def test_a_database_rescued_from_a_dump_without_its_version_is_recognised(tmp_path: Path) -> None:
    person = make_person()
    with open_database(tmp_path) as database, database.writing() as records:
        records.people.add(person)
    connection = sqlite3.connect(database_path(tmp_path))
    connection.execute("PRAGMA user_version = 0")
    connection.execute("PRAGMA application_id = 0")
    connection.close()

    with open_database(tmp_path) as database, database.reading() as records:
        assert records.people.staff() == (person,)
    assert pragmas(tmp_path) == (NOW_OUT, opening.APPLICATION_ID, upgrade.revision_id(NOW_OUT))


@pytest.mark.skipif(sys.platform == "win32", reason="permissions by mode")
def test_old_records_that_cannot_be_written_to_are_read_in_an_upgraded_copy(
    open_folder: Path, second_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = make_person()
    with monkeypatch.context() as patched:
        patched.setattr(opening, "SCHEMA_VERSION", NOW_OUT)
        with open_database(open_folder) as database, database.writing() as records:
            records.people.add(person)
    for path in (second_version.parents[2], *second_version.parents[:2]):
        path.chmod(0o755)
    monkeypatch.setattr(upgrade, "MIGRATIONS", shutil.copytree(upgrade.MIGRATIONS, open_folder / "migrations"))

    with without_rights_to_write(open_folder, database_path(open_folder)):
        database = Database.open_read_only(open_folder)
        with database.reading() as records:
            assert records.people.staff() == (person,)
        database.close()

    assert pragmas(open_folder)[0] == NOW_OUT


def test_the_newest_copy_takes_the_place_of_a_damaged_database_which_stays_beside_it(tmp_path: Path) -> None:
    person = make_person()
    with open_database(tmp_path) as database, database.writing() as records:
        records.people.add(person)
    connection = sqlite3.connect(database_path(tmp_path))
    copy = copies.copy_before_upgrade(connection, tmp_path, 1)
    again = copies.copy_before_upgrade(connection, tmp_path, 1)
    connection.close()
    database_path(tmp_path).write_bytes(b"damaged")
    (tmp_path / "oakmere.sqlite3-wal").write_bytes(b"its log")

    used = copies.restore_newest_copy(tmp_path)

    assert used is not None
    assert used in {copy, again}
    assert copy != again
    assert copy.exists()
    (aside,) = tmp_path.glob("oakmere-set-aside-*.sqlite3")
    assert aside.read_bytes() == b"damaged"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"its log"
    with open_database(tmp_path) as database, database.reading() as records:
        assert records.people.staff() == (person,)


def test_without_a_copy_nothing_is_restored_or_moved(tmp_path: Path) -> None:
    database_path(tmp_path).write_bytes(b"damaged")

    assert copies.restore_newest_copy(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == ["oakmere.sqlite3"]


def test_a_file_with_a_name_like_a_copy_s_but_no_date_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "oakmere-before-upgrade-1-99999999T999999Z.sqlite3").touch()

    assert copies.newest_copy(tmp_path) is None


def test_a_copy_that_could_not_be_finished_leaves_no_part_of_itself(tmp_path: Path) -> None:
    connection = sqlite3.connect(":memory:")
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        copies.copy_before_upgrade(connection, tmp_path, 1)

    assert list(tmp_path.iterdir()) == []
