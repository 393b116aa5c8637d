"""A fresh database file, a user bound by permissions even where tests run as root, and what every failure tells."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.factories import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.errors import RecordsError
    from oakmere_training.storage.database import Database

NOBODY = 65534


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with open_database(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user reaches; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="oakmere-test-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def without_rights_to_write(*paths: Path) -> Iterator[None]:
    """Take the right to write to files and folders from this process; root becomes an ordinary user meanwhile."""
    before = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in before.items():
            path.chmod(mode)


def assert_plain(error: RecordsError) -> None:
    """A teacher reads it: what happened, what is safe, what to do; the cause is in the details."""
    assert "sqlite" not in error.sentence.lower().replace(".sqlite3", "")
    assert "error" not in error.sentence.lower()
    assert "SQLite" in error.details
    assert "Cause:" in error.details
    assert "Asha" not in error.sentence + error.details
