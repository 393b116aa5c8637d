"""Opening, transactions, threads."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from oakmere_training.domain.errors import BusyRecordsError, NotFoundError
from oakmere_training.storage.database import Database
from oakmere_training.storage.link import Link
from oakmere_training.storage.opening import database_path
from tests.support.factories import make_answer, make_asked_text, make_attempt, make_person, open_database

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.storage.records import Records

IMPORTED = """
import sys
from pathlib import Path
from oakmere_training.storage.database import Database
heavy = {"sqlalchemy", "alembic", "subprocess", "tempfile"}
print(sorted(heavy & set(sys.modules)))
Database.open(Path(sys.argv[1])).close()
print(sorted({"sqlalchemy", "alembic", "sqlalchemy.orm"} & set(sys.modules)))
"""


def test_a_new_folder_is_made_and_records_are_there_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "a folder with spaces" / "Größe % ? #"
    person = make_person("Łukasz Wiśniewski")
    with open_database(folder) as database, database.writing() as records:
        records.people.add(person)

    with open_database(folder) as database, database.reading() as records:
        assert records.people.get(person.id) == person
    assert sorted(path.name for path in folder.iterdir()) == ["oakmere.sqlite3", "reserve.bin"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no mode")
def test_a_new_folder_is_closed_to_other_users(tmp_path: Path) -> None:
    Database.open(tmp_path / "data").close()

    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_importing_is_cheap_and_a_new_database_needs_no_alembic_and_no_orm(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, str(tmp_path / "data")], capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines() == ["[]", "['sqlalchemy']"]


def test_what_keeps_answers_safe_is_on_in_every_connection(database: Database) -> None:
    with database.reading(), database.reading():
        pass  # two connections now

    for _ in range(2):
        link, _records = database._idle.pop(0)
        values = [link._driver.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "synchronous")]
        assert values == [1, 2]
        assert link._driver.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert link._driver.execute("PRAGMA busy_timeout").fetchone()[0] == 5000
        link.connection.close()


def test_an_error_inside_a_transaction_undoes_all_of_it(database: Database) -> None:
    kept, lost, attempt = make_person("Kept Example"), make_person("Lost Example"), make_attempt()
    attempt_with_answers = replace(attempt, answers=(make_answer(attempt),))
    with database.writing() as records:
        records.people.add(kept)

    def add_both(records: Records) -> None:
        records.people.add(lost)
        records.attempts.add(attempt_with_answers)

    with pytest.raises(ValueError, match="no answers"), database.writing() as records:
        add_both(records)

    with database.reading() as records:
        assert records.people.staff() == (kept,)


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    with database.reading() as before:
        assert before.people.staff() == ()
        with database.writing() as records:
            records.people.add(make_person())
        assert before.people.staff() == ()

    with database.reading() as after:
        assert len(after.people.staff()) == 1


def test_reading_cannot_write(database: Database) -> None:
    with pytest.raises(RuntimeError, match="write"), database.reading() as records:
        records.people.add(make_person())


def test_records_cannot_be_used_after_their_transaction(database: Database) -> None:
    with database.writing() as records:
        pass

    with pytest.raises(RuntimeError, match="outside of a transaction"):
        records.people.staff()


def test_writing_inside_writing_is_named_as_our_fault(database: Database) -> None:
    with database.writing(), pytest.raises(RuntimeError, match="wait for itself"), database.writing():
        pass


def test_a_row_that_refers_to_nothing_is_refused_and_its_values_stay_out_of_the_message(database: Database) -> None:
    attempt = make_attempt(make_person("Secret Example"), quiz_id="secret-quiz")

    with pytest.raises(IntegrityError) as caught, database.writing() as records:
        records.attempts.add(attempt)

    assert "secret-quiz" not in str(caught.value)


def test_two_threads_write_and_lose_nothing(database: Database) -> None:
    attempt = make_attempt()
    with database.writing() as records:
        records.attempts.add(attempt)

    def answer(prefix: str) -> None:
        for number in range(25):
            question = f"{prefix}-{number}"
            with database.writing() as records:
                records.attempts.add_answer(make_answer(attempt, question), make_asked_text(question))

    threads = [threading.Thread(target=answer, args=(prefix,)) for prefix in ("main", "worker")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as records:
        found = records.attempts.get(attempt.id)
    assert found is not None
    assert len(found.answered) == 50


def test_a_program_that_holds_the_lock_for_too_long_is_told_as_busy(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    Database.open(folder).close()
    database = Database.open(folder, busy_seconds=0.05)
    other = sqlite3.connect(database_path(folder), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(BusyRecordsError) as caught, database.writing() as records:
        records.people.add(make_person())
    other.execute("ROLLBACK")
    other.close()

    assert "Another program is using the records" in caught.value.sentence
    with database.writing() as records:
        records.people.add(make_person())
    database.close()


def test_another_thread_that_writes_for_too_long_is_told_as_busy(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "data", busy_seconds=0.05)
    told: list[BaseException] = []

    def write() -> None:
        try:
            with database.writing():
                pass
        except BusyRecordsError as error:
            told.append(error)

    with database.writing():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    assert len(told) == 1
    database.close()


def test_a_domain_error_keeps_the_connection_and_a_fault_of_the_disk_does_not(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotFoundError), database.writing() as records:
        records.attempts.asked_text("0" * 64)
    assert len(database._idle) == 1

    def fail(self: Link, *, write: bool) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    monkeypatch.setattr(Link, "begin", fail)
    with pytest.raises(Exception, match="cannot be opened or written"), database.reading():
        pass
    assert database._idle == []


def test_an_error_of_the_caller_s_own_file_is_not_taken_for_the_records(database: Database) -> None:
    with pytest.raises(PermissionError), database.writing():
        raise PermissionError(13, "the caller's PDF")


def test_close_folds_the_log_into_the_file_and_may_be_called_twice(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.writing() as records:
        records.people.add(make_person())
    assert (tmp_path / "oakmere.sqlite3-wal").stat().st_size > 0

    database.close()
    database.close()

    assert not (tmp_path / "oakmere.sqlite3-wal").exists()
