"""The first look at the database, by plain ``sqlite3``: a problem shows before SQLAlchemy is imported."""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oakmere_training import __version__
from oakmere_training.domain.errors import NewerRecordsError, NoRecordsError
from oakmere_training.storage import failures
from oakmere_training.storage.copies import FILE_NAME

if TYPE_CHECKING:
    import tempfile

SCHEMA_VERSION = 3
"""The number of migrations; the database keeps it as ``PRAGMA user_version``."""

APPLICATION_ID = 0x4F414B4D
"""'OAKM', in the file's header: tells our database from another program's."""

_MAGIC = b"SQLite format 3\x00"
_SMALL = 4 * 1024 * 1024
"""Bytes up to which the whole file is checked at each start: some 300 people with ten attempts; 2 ms for each MB."""

_BUSY_PAUSE = 0.02
"""Seconds between two tries to use the log."""


def database_path(folder: Path) -> Path:
    """The database file of a data folder."""
    return folder / FILE_NAME


def connect(target: str, busy_seconds: float) -> sqlite3.Connection:
    """A connection with our pragmas. ``target`` is a ``file:`` address."""
    connection = sqlite3.connect(
        target, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
    except BaseException:
        connection.close()
        raise
    return connection


def address(path: Path, options: str = "mode=rwc") -> str:
    """The ``file:`` address of a path."""
    return f"{path.absolute().as_uri()}?{options}"


def open_checked(folder: Path, busy_seconds: float) -> sqlite3.Connection:
    """A connection to a database that is ours, sound, not too new and can be written to; an empty one where none is.

    Raises:
        NewerRecordsError, DamagedRecordsError, ReadOnlyRecordsError, DiskFullError, BusyRecordsError, RecordsError:
            the file was not changed.
    """
    path = database_path(folder)
    try:
        check_before_open(path)
        check_all = needs_full_check(path)
        connection = connect(address(path), busy_seconds)
        try:
            check_version(connection, folder)
            if check_all:
                full_check(connection, folder)
            _use_log(connection, busy_seconds)
            _try_to_write(connection)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, OSError) as error:
        raise failures.record_error(error, folder) or failures.unusable(folder, error) from error
    return connection


def _use_log(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Use a write-ahead log. SQLite does not wait for another connection here, so this does."""
    until = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_BUSY_PAUSE)
        else:
            return


def _try_to_write(connection: sqlite3.Connection) -> None:
    """Write and undo it; the write lock alone is given on a read-only file too."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {version_of(connection)}")
    connection.execute("ROLLBACK")


def check_before_open(path: Path) -> None:
    """Refuse what SQLite would write over: a file that is no database, or an emptied one with a log beside it.

    Raises:
        DamagedRecordsError: for these.
        OSError: where the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        start = b""
    if start and start != _MAGIC:
        raise failures.damaged(path.parent, "the file does not begin as a SQLite database does")
    if not start and wal_size(path):
        raise failures.damaged(path.parent, "the database is empty or gone, but a log with its newest changes is there")


def needs_full_check(path: Path) -> bool:
    """Whether to check every page: the program did not close the file (power cut, kill), or it is small.

    A clean close removes the log, and reading the schema finds a truncated file by itself. A large file that was
    closed cleanly is left alone, because the check reads all of it (from 0.2 s for 100 MB) at each start.
    """
    try:
        return bool(wal_size(path)) or path.stat().st_size <= _SMALL
    except FileNotFoundError:
        return False


def wal_size(path: Path) -> int:
    """Bytes in the write-ahead log beside a database; 0 where there is none."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size
    except FileNotFoundError:
        return 0


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version that the file carries; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the database has no tables yet."""
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def check_version(connection: sqlite3.Connection, folder: Path) -> None:
    """Read the header and the schema.

    Raises:
        NewerRecordsError: written by a newer version of the program.
        DamagedRecordsError: another program's database.
        sqlite3.Error: where the schema cannot be read.
    """
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application not in {0, APPLICATION_ID}:
        raise failures.damaged(folder, f"the database belongs to another program (application_id {application})")
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise NewerRecordsError(
            f"A newer Oakmere Training wrote these records: they are version {version}, and this program "
            f"({__version__}) reads up to version {SCHEMA_VERSION}. Nothing was changed. Install the newest Oakmere "
            "Training on this computer, then open the records again.",
            details=failures.details_of(folder, f"records version {version}, program reads {SCHEMA_VERSION}"),
        )
    if is_empty(connection) and version:
        raise failures.damaged(folder, f"the database says version {version} but has no tables")


def full_check(connection: sqlite3.Connection, folder: Path) -> None:
    """Check every page.

    Raises:
        DamagedRecordsError: with what SQLite found in the details.
    """
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    if found != ["ok"]:
        raise failures.damaged(folder, "; ".join(found))


@dataclass(frozen=True, slots=True)
class ReadOnlySource:
    """Where to read from when nothing may be written. ``temporary`` holds a copy and is removed at the end."""

    address: str
    connection: sqlite3.Connection
    temporary: tempfile.TemporaryDirectory[str] | None = None


def open_read_only(folder: Path, busy_seconds: float) -> ReadOnlySource:
    """The first way that works: read-only, as a file that does not change, or a copy with its log elsewhere.

    A database with a write-ahead log cannot be opened in a read-only folder; taken as unchanging it can, but then
    SQLite passes over the log, so that with a log in place only a copy shows the newest answers.

    Raises:
        NotFoundError: there is no database in the folder.
        RecordsError: and its kinds, where it cannot be read at all.
    """
    path = database_path(folder)
    if not path.exists():
        raise _no_records(folder)
    try:
        check_before_open(path)
        for options in ("mode=ro", "mode=ro&immutable=1"):
            if "immutable" in options and wal_size(path):
                continue
            with suppress(sqlite3.OperationalError):
                target = address(path, options)
                connection = _open_to_read(target, folder, busy_seconds)
                if version_of(connection) == SCHEMA_VERSION:
                    return ReadOnlySource(target, connection)
                connection.close()
                break  # of an older version: the copy is brought up to date
        return _copy_to_read(path, folder, busy_seconds)
    except (sqlite3.Error, OSError) as error:
        raise failures.record_error(error, folder) or failures.unusable(folder, error) from error


def _no_records(folder: Path) -> NoRecordsError:
    return NoRecordsError(
        f"There are no records in this folder yet: {folder}. Another one can be named by --data-dir.",
        details=failures.details_of(folder, "no database file, or an empty one"),
    )


def _open_to_read(target: str, folder: Path, busy_seconds: float) -> sqlite3.Connection:
    connection = connect(target, busy_seconds)
    try:
        check_version(connection, folder)
        if is_empty(connection):
            raise _no_records(folder)
    except BaseException:
        connection.close()
        raise
    return connection


def _copy_to_read(path: Path, folder: Path, busy_seconds: float) -> ReadOnlySource:
    import shutil
    import tempfile

    temporary = tempfile.TemporaryDirectory(prefix="oakmere-")
    try:
        copy = Path(temporary.name) / FILE_NAME
        shutil.copyfile(path, copy)
        if wal_size(path):
            shutil.copyfile(path.with_name(path.name + "-wal"), copy.with_name(copy.name + "-wal"))
        target = address(copy, "mode=rw")
        return ReadOnlySource(target, _open_to_read(target, folder, busy_seconds), temporary)
    except BaseException:
        temporary.cleanup()
        raise
