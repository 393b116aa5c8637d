"""What a person reads of each fault of the world, and that a fault of ours is not dressed up."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from oakmere_training.domain.errors import (
    BusyRecordsError,
    DamagedRecordsError,
    DiskFullError,
    ReadOnlyRecordsError,
    RecordsError,
)
from oakmere_training.storage import failures
from tests.unit.storage.conftest import assert_plain


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), DiskFullError),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), BusyRecordsError),
        (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), ReadOnlyRecordsError),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), DamagedRecordsError),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), RecordsError),
        (OSError(errno.ENOSPC, "full"), DiskFullError),
        (OSError(errno.EDQUOT, "quota"), DiskFullError),
        (OSError(errno.EROFS, "read-only"), ReadOnlyRecordsError),
        (OSError(errno.EIO, "disk"), RecordsError),
    ],
)
def test_each_fault_of_the_world_has_its_sentence(tmp_path: Path, error: Exception, kind: type[RecordsError]) -> None:
    told = failures.record_error(error, tmp_path)

    assert type(told) is kind
    assert_plain(told)


def test_a_failed_write_with_no_room_left_is_put_down_to_the_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "free_bytes", lambda _folder: 0)

    told = failures.record_error(sqlite_error(sqlite3.SQLITE_IOERR_WRITE), tmp_path)

    assert isinstance(told, DiskFullError)


@pytest.mark.parametrize(
    "error", [sqlite3.IntegrityError("twice"), sqlite_error(sqlite3.SQLITE_ERROR), ValueError("no zone")]
)
def test_a_fault_of_ours_is_not_dressed_up(tmp_path: Path, error: Exception) -> None:
    assert failures.record_error(error, tmp_path) is None


def test_details_do_not_name_the_user_of_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/f.dummy")
    monkeypatch.setenv("USERPROFILE", "/home/f.dummy")

    assert "Folder: ~/records" in failures.details_of(Path("/home/f.dummy/records"), "cause").replace("\\", "/")
