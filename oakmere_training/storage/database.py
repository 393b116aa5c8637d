"""The database of one data folder. Importing this module is cheap; opening it imports SQLAlchemy."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import DiskFullError
from oakmere_training.storage import failures, opening
from oakmere_training.storage.places import refuse_network_folder
from oakmere_training.storage.reserve import Reserve

if TYPE_CHECKING:
    import tempfile
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from oakmere_training.storage.link import Link
    from oakmere_training.storage.records import Records

BUSY_SECONDS = 5.0
"""How long a transaction waits for another program that writes."""


class Database:
    """The records of one data folder, for any number of threads; each transaction has a connection to itself.

    Made by ``open`` or ``open_read_only``.
    """

    def __init__(self, folder: Path, address: str, first: sqlite3.Connection, busy_seconds: float) -> None:
        self.folder = folder
        self.read_only = False
        self._address = address
        self._busy_seconds = busy_seconds
        self._unused: sqlite3.Connection | None = first
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._reserve = Reserve(folder)
        self._writer = threading.Lock()
        self._writer_thread: int | None = None
        self._idle: list[tuple[Link, Records]] = []
        self._engine = self._make_engine()

    def _make_engine(self) -> Engine:
        from sqlalchemy import NullPool, create_engine

        # Connections are kept in _idle, because a pool's checkout costs more than the statements of an answer.
        return create_engine("sqlite://", creator=self._connect, poolclass=NullPool, hide_parameters=True)

    def _connect(self) -> sqlite3.Connection:
        first, self._unused = self._unused, None
        return first or opening.connect(self._address, self._busy_seconds)

    @classmethod
    def open(cls, folder: Path, *, busy_seconds: float = BUSY_SECONDS) -> Database:
        """Open the records in ``folder``; make the folder and the file where they are missing, upgrade an old file.

        Raises:
            NetworkFolderError, NewerRecordsError, DamagedRecordsError, ReadOnlyRecordsError, DiskFullError,
            BusyRecordsError, RecordsError: nothing was changed.
        """
        refuse_network_folder(folder)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise failures.record_error(error, folder) or failures.unusable(folder, error) from error
        try:
            return cls._open(folder, busy_seconds)
        except DiskFullError:
            if not Reserve(folder).give_up():
                raise
            return cls._open(folder, busy_seconds)

    @classmethod
    def _open(cls, folder: Path, busy_seconds: float) -> Database:
        first = opening.open_checked(folder, busy_seconds)
        with suppress(OSError):
            opening.database_path(folder).chmod(0o600)  # names and the signing key are in it; its log follows suit
        database = cls(folder, opening.address(opening.database_path(folder), "mode=rw"), first, busy_seconds)
        try:
            database._bring_up_to_date(first, copy=True)
        except BaseException:
            database.close()
            raise
        database._reserve.make()
        return database

    @classmethod
    def open_read_only(cls, folder: Path) -> Database:
        """Open records that cannot be written to, so that certificates can be checked and printed.

        Raises:
            NotFoundError: there are no records in the folder.
            NewerRecordsError, DamagedRecordsError, RecordsError: they cannot be read either.
        """
        source = opening.open_read_only(folder, BUSY_SECONDS)
        database = cls(folder, source.address, source.connection, BUSY_SECONDS)
        database.read_only = True
        database._temporary = source.temporary
        if source.temporary is not None:
            try:
                database._bring_up_to_date(source.connection, copy=False)
            except BaseException:
                database.close()
                raise
        return database

    def _bring_up_to_date(self, driver: sqlite3.Connection, *, copy: bool) -> None:
        if opening.version_of(driver) == opening.SCHEMA_VERSION:
            return
        from oakmere_training.storage.upgrade import bring_up_to_date

        link, records = self._take()
        self._idle.append((link, records))
        bring_up_to_date(link.connection, driver, self.folder, copy=copy)

    @property
    def low_space(self) -> bool:
        """Whether the disk is so full that the reserve is gone: what is saved is safe, the next may not be."""
        return not self.read_only and self._reserve.is_missed

    def close(self) -> None:
        """Close every connection; the last one folds the log into the file. Safe to call twice."""
        while self._idle:
            _close(self._idle.pop()[0])
        unused, self._unused = self._unused, None
        if unused is not None:
            unused.close()
        if self._temporary is not None:
            self._temporary.cleanup()
            self._temporary = None

    @contextmanager
    def writing(self) -> Iterator[Records]:
        """One transaction that reads and writes; what it wrote is on disk when the block ends, or none of it is.

        Raises:
            ReadOnlyRecordsError, DiskFullError, BusyRecordsError, DamagedRecordsError, RecordsError: nothing of
                this block was kept.
        """
        if self.read_only:
            raise failures.read_only(self.folder, "the records were opened to be read only")
        self._become_writer()
        try:
            with self._transaction(write=True) as records:
                yield records
        finally:
            self._writer_thread = None
            self._writer.release()
        if not self._reserve.held:
            self._reserve.make()

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """One transaction that reads the records as they are at its first query.

        Raises:
            DamagedRecordsError, BusyRecordsError, RecordsError: the records cannot be read.
        """
        with self._transaction(write=False) as records:
            yield records

    def sweep(self) -> bool:
        """Write the file anew without what was deleted, and fold the log into it; whether all of it went.

        Deleting overwrites already; this also takes what older versions left in free places. It needs room on the
        disk for the records once more. Where another program reads them, the log stays until that one closes.

        Raises:
            ReadOnlyRecordsError, DiskFullError, BusyRecordsError, DamagedRecordsError, RecordsError: what was deleted
                stays deleted; traces of it may be in the file.
        """
        if self.read_only:
            raise failures.read_only(self.folder, "the records were opened to be read only")
        self._become_writer()
        try:
            driver = opening.connect(self._address, self._busy_seconds)
            try:
                driver.execute("VACUUM")
                busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                driver.close()
        except sqlite3.Error as error:
            raise failures.record_error(error, self.folder) or failures.unusable(self.folder, error) from error
        finally:
            self._writer_thread = None
            self._writer.release()
        return not busy

    def _become_writer(self) -> None:
        """Wait for this process's other threads in order; SQLite's own wait polls."""
        if self._writer_thread == threading.get_ident():
            raise RuntimeError("writing() inside writing() would wait for itself")
        if not self._writer.acquire(timeout=self._busy_seconds):
            raise failures.busy(self.folder, "another part of this program is writing")
        self._writer_thread = threading.get_ident()

    @contextmanager
    def _transaction(self, *, write: bool) -> Iterator[Records]:
        link, records = None, None
        try:
            link, records = self._take()
            link.begin(write=write)
            yield records
            if write:
                link.commit()
            else:
                link.rollback()
        except BaseException as error:
            failure = self._failure(error)
            self._undo(link, records, sound=failure is None)
            if failure is not None:
                raise failure from error
            raise
        self._idle.append((link, records))

    def _failure(self, error: BaseException) -> Exception | None:
        """The plain sentence for what SQLite met; an ``OSError`` is the caller's own."""
        return None if isinstance(error, OSError) else failures.record_error(error, self.folder)

    def _take(self) -> tuple[Link, Records]:
        if self._idle:
            with suppress(IndexError):  # another thread may have taken the last one
                return self._idle.pop()
        from oakmere_training.storage.link import Link
        from oakmere_training.storage.records import Records

        link = Link(self._engine.connect(), self.folder, self._reserve.give_up)
        return link, Records(link)

    def _undo(self, link: Link | None, records: Records | None, *, sound: bool) -> None:
        """Roll back. After a fault of the disk or the file the connection is closed, as it may not be sound."""
        if link is None or records is None:
            return
        try:
            link.rollback()
        except Exception:  # noqa: BLE001  (the first error is the one to tell)
            sound = False
        if sound:
            self._idle.append((link, records))
        else:
            _close(link)


def _close(link: Link) -> None:
    with suppress(Exception):
        link.connection.close()
