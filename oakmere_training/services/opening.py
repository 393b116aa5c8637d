"""Opening the records of a data folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from oakmere_training.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def open_to_write(folder: Path) -> Iterator[Database]:
    """The records, made where there are none. Raises ``RecordsError`` where they cannot be used."""
    database = Database.open(folder)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def open_to_read(folder: Path) -> Iterator[Database]:
    """The records as they are, unchanged.

    Raises:
        NotFoundError: where there are none; nothing is made.
        RecordsError: where they cannot be used.
    """
    database = Database.open_read_only(folder)
    try:
        yield database
    finally:
        database.close()
