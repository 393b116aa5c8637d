"""Copies of the database beside it, and how to go back to one. Nothing is ever written over."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "oakmere.sqlite3"
_COMPANIONS = ("-wal", "-shm", "-journal")
_COPY = re.compile(r"oakmere-before-upgrade-\d+-(?P<utc>\d{8}T\d{6}Z)(-\d+)?\.sqlite3")


def copy_before_upgrade(connection: sqlite3.Connection, folder: Path, version: int) -> Path:
    """A whole copy of the open database, made by SQLite's backup and named by version and time.

    Raises:
        sqlite3.Error, OSError: where it could not be made; no part of it stays.
    """
    target = _free_name(folder, f"oakmere-before-upgrade-{version}-{_now()}")
    part = target.with_suffix(".part")
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        return part.rename(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def newest_copy(folder: Path) -> Path | None:
    """The latest copy made before an upgrade, where there is one."""
    try:
        found = [(made, path) for path in folder.iterdir() if (made := copied_at(path)) is not None]
    except OSError:
        return None
    return max(found)[1] if found else None


def other_records(folder: Path) -> tuple[Path, ...]:
    """Copies and records set aside in the folder, by name: what was deleted since is still in them."""
    try:
        return tuple(sorted(path for path in folder.glob("oakmere-*.sqlite3") if path.is_file()))
    except OSError:
        return ()


def copied_at(path: Path) -> datetime | None:
    """When a copy was made (UTC), by its name; ``None`` for other files."""
    match = _COPY.fullmatch(path.name)
    if match is None:
        return None
    try:
        return datetime.strptime(match["utc"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def set_aside(folder: Path) -> Path:
    """Rename the database and what belongs to it, so that the next start makes a new one. The database is closed.

    Raises:
        OSError: where the folder cannot be written to.
    """
    source = folder / FILE_NAME
    target = _free_name(folder, f"oakmere-set-aside-{_now()}")
    for companion in _COMPANIONS:
        beside = source.with_name(source.name + companion)
        if beside.exists():
            beside.rename(target.with_name(target.name + companion))
    return source.rename(target) if source.exists() else target


def restore_newest_copy(folder: Path) -> Path | None:
    """Set the database aside and put the newest copy in its place; the copy itself stays. Returns the copy used.

    Raises:
        OSError: where the folder cannot be written to; then the copy is still there.
    """
    import shutil

    copy = newest_copy(folder)
    if copy is None:
        return None
    part = folder / f"{FILE_NAME}.part"
    shutil.copyfile(copy, part)
    set_aside(folder)
    part.rename(folder / FILE_NAME)
    return copy


def _now() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"


def _free_name(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.sqlite3", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}.sqlite3", number + 1
    return path
