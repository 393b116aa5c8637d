"""A copy of the records to keep elsewhere, made while they are open."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import BackupError
from oakmere_training.storage.opening import address, database_path

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 5.0


def save_copy(folder: Path, target: Path) -> int:
    """Write a whole copy of the records of ``folder`` to ``target``, in one step. Returns its size in bytes.

    Raises:
        BackupError: where it could not be made; no part of it stays.
    """
    if target.resolve().parent == folder.resolve():
        raise BackupError("A copy in the data folder goes with it when the disk breaks. Choose another folder or disk.")
    part = target.with_name(target.name + ".part")
    try:
        with (
            closing(sqlite3.connect(address(database_path(folder), "mode=ro"), uri=True, timeout=_SECONDS)) as source,
            closing(sqlite3.connect(part, isolation_level=None)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        if not sound:
            raise BackupError("The copy came out damaged, and was thrown away. Try again, or another disk.")
        part.chmod(0o600)
        part.replace(target)
        return target.stat().st_size
    except (sqlite3.Error, OSError) as error:
        raise BackupError(
            "The copy could not be saved there. Choose another folder or disk.", details=str(error)
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
