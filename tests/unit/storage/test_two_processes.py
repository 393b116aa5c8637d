"""Two programs on one data folder lose nothing."""

from __future__ import annotations

import multiprocessing
import sqlite3
from typing import TYPE_CHECKING

import pytest

from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import database_path
from tests.support.factories import make_attempt, make_certificate, open_database

if TYPE_CHECKING:
    from pathlib import Path

UPDATES = 100


def issue(folder: Path, prefix: str) -> None:
    """Read the next serial and take it, again and again: each update hangs on what the other process wrote."""
    database = Database.open(folder, busy_seconds=60)
    for _ in range(UPDATES):
        attempt = make_attempt(quiz_id=prefix)
        with database.writing() as records:
            serial = records.certificates.next_serial("OPS", 2026)
            records.attempts.add(attempt)
            records.certificates.add(make_certificate(attempt, serial=serial), "staff-core")
    database.close()


@pytest.mark.timeout(120)
def test_two_processes_read_and_write_and_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=issue, args=(tmp_path, prefix)) for prefix in ("first", "second")]
    for process in processes:  # both make the new database, too
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    with open_database(tmp_path) as database, database.reading() as records:
        assert records.certificates.next_serial("OPS", 2026) == 2 * UPDATES + 1
    connection = sqlite3.connect(database_path(tmp_path))
    serials = [row[0] for row in connection.execute("SELECT serial FROM certificates ORDER BY serial")]
    connection.close()
    assert serials == list(range(1, 2 * UPDATES + 1))
