"""Opening the records of a data folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NoRecordsError
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import database_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def open_to_write(folder: Path) -> Iterator[Database]:
    """The records of a folder, to change them.

    Raises:
        NoRecordsError: where there are none; nothing is made.
        RecordsError: where they cannot be used.
    """
    if not database_path(folder).exists():
        raise NoRecordsError(f"There are no records in this folder yet: {folder}.")
    database = Database.open(folder)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def open_to_read(folder: Path) -> Iterator[Database]:
    """The records as they are, unchanged.

    Raises:
        NoRecordsError: where there are none; nothing is made.
        RecordsError: where they cannot be used.
    """
    database = Database.open_read_only(folder)
    try:
        yield database
    finally:
        database.close()
