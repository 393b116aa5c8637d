"""A full disk: the reserve is given up, the answer in hand is saved, and the next one says so."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from oakmere_training.domain.errors import DiskFullError
from oakmere_training.storage import opening, reserve
from oakmere_training.storage.database import Database
from oakmere_training.storage.reserve import Reserve
from tests.support.factories import make_answer, make_asked_text, make_attempt, make_person

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.attempt import Attempt

BIG_TEXT = "x" * 40_000


def driver_of(database: Database) -> Any:
    return database._idle[-1][0]._driver


def fill(database: Database) -> None:
    """Let the database grow no more: SQLite itself then answers SQLITE_FULL."""
    pages = driver_of(database).execute("PRAGMA page_count").fetchone()[0]
    driver_of(database).execute(f"PRAGMA max_page_count = {pages}")


def make_room(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let giving up the reserve be what makes room."""
    link, give_up = database._idle[-1][0], database._reserve.give_up

    def give_up_and_grow() -> bool:
        link._driver.execute("PRAGMA max_page_count = 100000")
        return give_up()

    monkeypatch.setattr(link, "_give_up_reserve", give_up_and_grow)


def start_attempt(database: Database) -> Attempt:
    attempt = make_attempt()
    with database.writing() as records:
        records.attempts.add(attempt)
    return attempt


def big_question(number: int) -> str:
    return make_asked_text(f"question-{number}", BIG_TEXT)


def test_a_reserve_of_one_mebibyte_is_kept_beside_the_records(database: Database) -> None:
    assert (database.folder / "reserve.bin").stat().st_size == 1024 * 1024
    assert not database.low_space


def test_the_answer_in_hand_is_saved_with_the_room_of_the_reserve(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt, person = start_attempt(database), make_person()
    fill(database)
    make_room(database, monkeypatch)
    monkeypatch.setattr(reserve, "free_bytes", lambda _folder: 0)
    text = big_question(1)
    answer = make_answer(attempt, asked_text=text)

    with database.writing() as records:
        records.people.add(person)
        records.attempts.add_answer(answer, text)

    with database.reading() as records:
        found = records.attempts.get(attempt.id)
        assert records.people.staff() == (person,)  # what came before it in the same transaction is kept too
    assert found is not None
    assert found.answers == (answer,)
    assert not (database.folder / "reserve.bin").exists()
    assert database.low_space


def test_the_reserve_is_made_again_when_there_is_room(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    database._reserve.give_up()
    with monkeypatch.context() as patched:
        patched.setattr(reserve, "free_bytes", lambda _folder: reserve.SIZE)
        start_attempt(database)
        low_before = database.low_space

    start_attempt(database)

    assert (low_before, database.low_space) == (True, False)
    assert (database.folder / "reserve.bin").exists()


def test_with_no_room_at_all_the_answer_is_not_acknowledged_and_what_was_saved_is_whole(database: Database) -> None:
    attempt = start_attempt(database)
    small = make_answer(attempt, "small")
    with database.writing() as records:
        records.attempts.add_answer(small, make_asked_text("small"))
    fill(database)
    text = big_question(1)

    with pytest.raises(DiskFullError) as caught, database.writing() as records:
        records.attempts.add_answer(make_answer(attempt, "big", asked_text=text), text)

    assert "Everything saved before is safe" in caught.value.sentence
    assert "try again" in caught.value.sentence
    with database.reading() as records:
        found = records.attempts.get(attempt.id)
    assert found is not None
    assert found.answers == (small,)
    with database.writing() as records:  # room was made: the same answer goes in
        records.attempts.add_answer(make_answer(attempt, "big", asked_text=text), text)


class DriverThatFailsToCommit:
    """A connection whose next commit finds no room; SQLite then undoes the transaction."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver
        self.failures = 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)

    def commit(self) -> None:
        if self.failures:
            self.failures -= 1
            self._driver.rollback()
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        self._driver.commit()


def test_a_commit_without_room_is_done_again_with_the_reserve(database: Database) -> None:
    attempt = start_attempt(database)
    link = database._idle[-1][0]
    answer = make_answer(attempt)
    link._driver = DriverThatFailsToCommit(link._driver)

    with database.writing() as records:
        records.attempts.add_answer(answer, make_asked_text())

    with database.reading() as records:
        found = records.attempts.get(attempt.id)
    assert link._driver.failures == 0
    assert found is not None
    assert found.answers == (answer,)


def test_a_commit_that_another_program_crossed_is_not_done_again_over_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = start_attempt(database)
    link, theirs = database._idle[-1][0], make_answer(attempt)
    link._driver = DriverThatFailsToCommit(link._driver)
    other = Database.open(database.folder)

    def give_up_while_another_writes() -> bool:
        with other.writing() as records:
            records.attempts.add_answer(theirs, make_asked_text())
        return True

    monkeypatch.setattr(link, "_give_up_reserve", give_up_while_another_writes)
    with pytest.raises(DiskFullError), database.writing() as records:
        records.attempts.add_answer(make_answer(attempt), make_asked_text())
    other.close()

    with database.reading() as records:
        found = records.attempts.get(attempt.id)
    assert found is not None
    assert found.answers == (theirs,)


def test_opening_on_a_full_disk_gives_up_the_reserve_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database.open(tmp_path).close()
    connect = opening.connect

    def connect_with_room(target: str, busy_seconds: float) -> sqlite3.Connection:
        if (tmp_path / "reserve.bin").exists():
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        return connect(target, busy_seconds)

    monkeypatch.setattr(opening, "connect", connect_with_room)
    monkeypatch.setattr(reserve, "free_bytes", lambda _folder: 0)
    database = Database.open(tmp_path)
    assert database.low_space
    database.close()

    monkeypatch.setattr(Reserve, "give_up", lambda _self: False)
    (tmp_path / "reserve.bin").touch()
    with pytest.raises(DiskFullError):
        Database.open(tmp_path)
