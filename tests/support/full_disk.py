"""A disk without room: SQLite's commits fail as they do there, until room is made."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from oakmere_training.storage.link import Link

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def full_disk() -> Iterator[None]:
    """Nothing can be kept meanwhile, not even with the room of the reserve; SQLite undoes each transaction."""

    def no_room(link: Link) -> None:
        link._rollback()
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Link, "_commit", no_room)
        yield
