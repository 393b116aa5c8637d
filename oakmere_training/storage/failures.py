"""What a person reads when the disk, the folder or the database file stands in the way.

Knows SQLAlchemy's exceptions by their ``orig`` alone, so that a fault found at the start costs no heavy import.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from oakmere_training import __version__
from oakmere_training.domain.errors import (
    BusyRecordsError,
    DamagedRecordsError,
    DiskFullError,
    ReadOnlyRecordsError,
    RecordsError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PRIMARY_CODE = 0xFF
_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY_ERRNOS = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_ROOM = 256 * 1024
"""With less than this free, in bytes, a failed write is put down to the full disk."""


def record_error(error: BaseException, folder: Path) -> RecordsError | None:
    """The sentence for a fault of the world behind ``error``; ``None`` where it is a fault of ours."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        return _os_error(cause, folder)
    if not isinstance(cause, sqlite3.DatabaseError) or isinstance(
        cause, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)
    ):
        return None
    code = sqlite_code(cause)
    if code == sqlite3.SQLITE_ERROR or code is None:
        return None
    return _sqlite_error(code, folder, cause)


def is_disk_full(error: BaseException, folder: Path) -> bool:
    """Whether room on the disk would have made the difference."""
    return isinstance(record_error(error, folder), DiskFullError)


def sqlite_code(error: BaseException) -> int | None:
    """SQLite's primary result code behind an exception, where it carries one."""
    code = getattr(getattr(error, "orig", None) or error, "sqlite_errorcode", None)
    return code & _PRIMARY_CODE if isinstance(code, int) else None


def _sqlite_error(code: int, folder: Path, cause: sqlite3.Error) -> RecordsError:
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}:
        if free_bytes(folder) < _NO_ROOM:
            return disk_full(folder, cause)
        return unusable(folder, cause) if is_writable(folder) else read_only(folder, cause)
    return _BY_CODE.get(code, unusable)(folder, cause)


def _os_error(cause: OSError, folder: Path) -> RecordsError:
    if cause.errno in _FULL_ERRNOS:
        return disk_full(folder, cause)
    if cause.errno in _READ_ONLY_ERRNOS:
        return read_only(folder, cause)
    if isinstance(cause, (FileExistsError, NotADirectoryError)):
        return RecordsError(
            "The place chosen for the records is a file, not a folder. Nothing was changed. Choose another folder.",
            details=details_of(folder, cause),
        )
    return unusable(folder, cause)


def disk_full(folder: Path, cause: object) -> DiskFullError:
    """No room: what was saved before is whole."""
    return DiskFullError(
        "The disk is full, so this was not saved. Everything saved before is safe. Make some room on this computer, "
        "for example by emptying the recycle bin, then try again.",
        details=details_of(folder, cause),
    )


def busy(folder: Path, cause: object) -> BusyRecordsError:
    """Another program holds the records."""
    return BusyRecordsError(
        "Another program is using the records, so this was not saved. Everything saved before is safe. Close other "
        "Oakmere Training windows, wait for a running backup to end, then try again.",
        details=details_of(folder, cause),
    )


def read_only(folder: Path, cause: object) -> ReadOnlyRecordsError:
    """The folder or the file is read-only."""
    return ReadOnlyRecordsError(
        "The folder that holds the records cannot be written to. Nothing was changed; certificates can still be "
        "checked and printed. Ask whoever looks after this computer to let you write to the folder, then try again.",
        details=details_of(folder, cause),
    )


def damaged(folder: Path, cause: object) -> DamagedRecordsError:
    """The file is not a database or is corrupt; the newest copy beside it is named, where there is one."""
    from oakmere_training.domain.validity import long_date
    from oakmere_training.storage.copies import copied_at, newest_copy

    copy = newest_copy(folder)
    made = copied_at(copy) if copy else None
    way_out = (
        f"The newest copy beside it, of {long_date(made.date())}, is {copy.name}. Going back to it loses what was "
        "saved since that day."
        if copy and made
        else "There is no copy beside it, so ask for the newest backup of that folder."
    )
    return DamagedRecordsError(
        "The file that holds the records is damaged, or is not one of ours. It was left exactly as it is. "
        f"{way_out} The damaged file stays beside it, so that someone can try to rescue more.",
        details=details_of(folder, cause),
    )


def unusable(folder: Path, cause: object) -> RecordsError:
    """Any other fault of disk or folder."""
    return RecordsError(
        "The records cannot be opened or written just now. Everything saved before is left as it is. Check that the "
        "disk is connected, restart this computer, then try again.",
        details=details_of(folder, cause),
    )


def details_of(folder: Path, cause: object) -> str:
    """Version, folder, cause and time for whoever looks after the computer; a user's home shows as ``~``."""
    text = f"{type(cause).__name__}: {cause}" if isinstance(cause, BaseException) else str(cause)
    name = getattr(cause, "sqlite_errorname", "")
    lines = (
        f"Oakmere Training {__version__}, SQLite {sqlite3.sqlite_version}",
        f"Folder: {folder}",
        f"Cause: {text}" + (f" ({name})" if name else ""),
        f"Time: {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
    )
    return "\n".join(lines).replace(_home(), "~")


def _home() -> str:
    home = os.path.expanduser("~")  # noqa: PTH111  (Path.home() raises where there is none)
    return home if len(home) > 1 else "\0"


def free_bytes(folder: Path) -> int:
    """Bytes that this user may still write on the disk that holds ``folder``; large where that cannot be told."""
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 1 << 62


def is_writable(folder: Path) -> bool:
    """Whether this user may make files in ``folder``, as far as the system says without trying."""
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


_BY_CODE: dict[int, Callable[[Path, object], RecordsError]] = {
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_AUTH: read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
}
