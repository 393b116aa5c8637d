"""Where the records lie, what IT support asks of them, and copies to keep elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training import __version__
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.storage.backup import save_copy
from oakmere_training.storage.opening import SCHEMA_VERSION, database_path

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database


@dataclass(frozen=True, slots=True)
class RecordsFacts:
    """What the settings show of the records. ``size`` and ``free`` are bytes; ``free`` -1 where it is not known."""

    version: str
    schema: int
    folder: Path
    database: Path
    settings: Path
    size: int
    free: int


class RecordsService:
    """The records as files."""

    def __init__(self, database: Database, settings: SettingsStore, clock: Clock = system_clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    def facts(self) -> RecordsFacts:
        """What there is."""
        folder = self._database.folder
        path = database_path(folder)
        return RecordsFacts(
            version=__version__,
            schema=SCHEMA_VERSION,
            folder=folder,
            database=path,
            settings=self._settings.path,
            size=_size(path) + _size(path.with_name(path.name + "-wal")),
            free=_free(folder),
        )

    def copy_name(self) -> str:
        """What a copy made now is called."""
        return f"Oakmere Training records {local_day(self._clock()):%Y-%m-%d}.sqlite3"

    def save_copy(self, target: Path) -> int:
        """Write a whole copy of the records; its size in bytes. Takes as long as the records are large.

        Raises:
            BackupError: where it could not be made; no part of it stays.
        """
        return save_copy(self._database.folder, target)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free(folder: Path) -> int:
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return -1
