"""One connection, and the one transaction that it is in."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import SQLAlchemyError

from oakmere_training.storage.failures import is_disk_full

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, Dialect, Executable, Row
    from sqlalchemy.sql import ClauseElement

    Params = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
    Execute = Callable[[Any, Any], Any]


class Prepared:
    """A statement compiled once for one dialect, run on the driver's own cursor.

    For what must be quick: SQLAlchemy's way to a statement costs 30 to 60 µs each time, as much as a quarter of a
    durable commit.
    """

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self.sql = str(compiled)
        self._binds: list[tuple[str, Callable[[Any], Any] | None]] = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup
        ]
        self._constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}

    def parameters(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order and form that the driver takes; constants of the statement are in it already."""
        if self._constants:
            values = {**self._constants, **values}
        return tuple([values[name] if process is None else process(values[name]) for name, process in self._binds])


class Link:
    """Runs statements in a transaction. On a full disk it gives up the reserve and does the transaction again.

    ``give_up_reserve`` makes room and says whether it did.
    """

    def __init__(self, connection: Connection, folder: Path, give_up_reserve: Callable[[], bool]) -> None:
        self.connection = connection
        self.dialect = connection.dialect
        driver: Any = connection.connection.dbapi_connection
        self._driver = driver
        self._folder = folder
        self._give_up_reserve = give_up_reserve
        self._mode = ""
        self._done: list[tuple[Execute, object, object, int]] = []
        self._prepared: dict[int, Prepared] = {}

    def begin(self, *, write: bool) -> None:
        """Start a transaction; one that writes takes the database's one write lock at once."""
        self._mode = "write" if write else "read"
        self._done.clear()
        self._begin()

    def _begin(self) -> None:
        self._driver.execute("BEGIN IMMEDIATE" if self._mode == "write" else "BEGIN")

    def commit(self) -> None:
        """Keep what was written; on disk when this returns."""
        try:
            self._commit()
        except (SQLAlchemyError, sqlite3.Error) as error:
            self._again_with_room(error)
            self._commit()
        self._mode = ""

    def _commit(self) -> None:
        # SQLAlchemy counts a transaction of its own from its first statement on; quick statements pass it by.
        if self.connection.in_transaction():
            self.connection.commit()
        else:
            self._driver.commit()

    def rollback(self) -> None:
        """Undo what was written."""
        self._mode = ""
        self._rollback()

    def _rollback(self) -> None:
        if self.connection.in_transaction():
            self.connection.rollback()
        else:
            self._driver.rollback()

    def rows(self, statement: Executable, params: Params = None) -> Sequence[Row[Any]]:
        """All rows."""
        self._expect("read", "write")
        return self.connection.execute(statement, params).all()

    def row(self, statement: Executable, params: Params = None) -> Row[Any] | None:
        """The first row, or ``None``."""
        self._expect("read", "write")
        return self.connection.execute(statement, params).first()

    def rows_quickly(self, statement: ClauseElement, params: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """All rows as the driver gives them (dates and ids as text), for a statement that is made once and kept."""
        self._expect("read", "write")
        prepared = self._compiled(statement)
        found: list[tuple[Any, ...]] = self._driver.execute(prepared.sql, prepared.parameters(params)).fetchall()
        return found

    def write(self, statement: Executable, params: Params = None) -> int:
        """Insert, update or delete; the number of rows."""
        return self._step(self.connection.execute, statement, params)

    def write_quickly(self, statement: ClauseElement, params: Mapping[str, Any]) -> int:
        """The same for a statement that is a constant of its module: compiled at its first use, then kept."""
        prepared = self._compiled(statement)
        return self._step(self._driver.execute, prepared.sql, prepared.parameters(params))

    def _compiled(self, statement: ClauseElement) -> Prepared:
        prepared = self._prepared.get(id(statement))
        if prepared is None:
            prepared = self._prepared[id(statement)] = Prepared(statement, self.dialect)
        return prepared

    def _step(self, execute: Execute, statement: object, params: object) -> int:
        self._expect("write")
        try:
            count: int = execute(statement, params).rowcount
        except (SQLAlchemyError, sqlite3.Error) as error:
            self._again_with_room(error)
            count = execute(statement, params).rowcount
        self._done.append((execute, statement, params, count))
        return count

    def _again_with_room(self, error: Exception) -> None:
        """After a full disk: make room and do every step of this transaction again, as SQLite has undone it.

        Another process may have written in between: where a step then changes another number of rows than before,
        or breaks a constraint, the first error stands.
        """
        if not is_disk_full(error, self._folder) or not self._give_up_reserve():
            raise error
        try:
            with suppress(SQLAlchemyError, sqlite3.Error):
                self._rollback()
            self._begin()
            same = all(execute(statement, params).rowcount == count for execute, statement, params, count in self._done)
        except (SQLAlchemyError, sqlite3.Error):
            raise error from None
        if not same:
            raise error

    def _expect(self, *modes: str) -> None:
        if self._mode not in modes:
            raise RuntimeError(f"records used outside of a transaction that may {modes[-1]}")
