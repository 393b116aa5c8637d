"""Makes a new database, and brings an old one up to this version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import RecordsError
from oakmere_training.storage import failures, opening
from oakmere_training.storage.copies import copy_before_upgrade

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_id(version: int) -> str:
    """Alembic's name for a schema version: '0001'."""
    return f"{version:04d}"


def create(connection: Connection, version: int) -> None:
    """Make all tables in an empty database, stamped as if migrated; without Alembic, which costs 0.2 s to import."""
    from sqlalchemy import text

    from oakmere_training.storage import rows_lead  # noqa: F401  (its tables are made too)
    from oakmere_training.storage.rows import metadata

    metadata.create_all(connection)
    connection.execute(
        text(
            "CREATE TABLE alembic_version "
            "(version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:id)"), {"id": revision_id(version)})
    connection.exec_driver_sql(f"PRAGMA application_id = {opening.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def migrate(connection: Connection, version: int) -> None:
    """Run the missing migrations in the transaction that ``connection`` is in; ``env.py`` keeps ``user_version``."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, revision_id(version))
    connection.exec_driver_sql(f"PRAGMA application_id = {opening.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def bring_up_to_date(connection: Connection, driver: sqlite3.Connection, folder: Path, *, copy: bool = True) -> None:
    """Create or upgrade as ``user_version`` asks, in one transaction: all of it or nothing.

    Of two programs that start at once the second waits and finds it done. ``copy`` keeps a copy beside an old
    database before anything changes.

    Raises:
        DiskFullError, BusyRecordsError, RecordsError: the database is as it was.
    """
    version = opening.version_of(driver)
    if version == opening.SCHEMA_VERSION:
        return
    kept: Path | None = None
    try:
        if copy and not opening.is_empty(driver):
            kept = copy_before_upgrade(driver, folder, version)
        _in_one_transaction(connection, driver)
    except Exception as error:
        raise failures.record_error(error, folder) or RecordsError(
            "These records are from an older version, and bringing them up to this one did not work. They are as "
            f"they were{f', and a copy is in {kept.name}' if kept else ''}. Send the details to whoever looks after "
            "this program; until then, go on with the version that you used before.",
            details=failures.details_of(folder, error),
        ) from error


def _in_one_transaction(connection: Connection, driver: sqlite3.Connection) -> None:
    # Foreign keys are off meanwhile, because SQLite changes a table by making it anew; they are checked at the end.
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            driver.execute("BEGIN IMMEDIATE")
            if opening.version_of(driver) != opening.SCHEMA_VERSION:
                step = create if opening.is_empty(driver) else migrate
                step(connection, opening.SCHEMA_VERSION)
            broken = driver.execute("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"{len(broken)} rows would refer to nothing, the first in {broken[0][0]}")
    finally:
        driver.execute("PRAGMA foreign_keys = ON")
