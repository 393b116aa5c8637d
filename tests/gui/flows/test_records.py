"""Records that cannot be used: a page with its sentence and a way out, and the file stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from oakmere_training.domain.errors import (
    BusyRecordsError,
    DamagedRecordsError,
    NetworkFolderError,
    NewerRecordsError,
    ReadOnlyRecordsError,
)
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage import opening, places
from oakmere_training.storage.opening import database_path
from tests.support.sitting import answer_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

NAME = "Asha Example"
START = "Who is learning today?"


def press_start_staff(person: PersonAtComputer) -> None:
    person.press("Start staff training")


def earn_certificate(context: Context, person: PersonAtComputer) -> str:
    """Take the staff quiz; the certificate's number."""
    context.services.people.add_staff(NAME, Role.TEACHER)
    press_start_staff(person)
    person.press(NAME)
    person.press("Start")
    answer_all(context, person, Tier.STAFF, marks={})
    with context.services.database.reading() as records:
        (certificate,) = records.certificates.of_person(context.services.people.staff()[0].id)
    return certificate.number


@pytest.fixture
def number(start: Start) -> str:
    """A certificate of Asha Example in the records of a program that has closed."""
    context, person = start()
    found = earn_certificate(context, person)
    context.services.close()
    context.opened = None
    return found


def run_sql(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(database_path(folder), isolation_level=None)) as connection:
        connection.execute(statement)


@contextmanager
def read_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every connection to the database is one that cannot write, as where the file is read-only."""
    connect = opening.connect

    def cannot_write(target: str, busy_seconds: float) -> sqlite3.Connection:
        return connect(target.replace("mode=rwc", "mode=ro").replace("mode=rw", "mode=ro"), busy_seconds)

    with monkeypatch.context() as patched:
        patched.setattr(opening, "connect", cannot_write)
        yield


@pytest.mark.logs("NewerRecordsError")
@pytest.mark.usefixtures("number")
def test_newer_records_are_left_alone_and_the_way_out_is_to_close(start: Start, data_folder: Path) -> None:
    run_sql(data_folder, "PRAGMA user_version = 7")
    before = database_path(data_folder).read_bytes()
    context, person = start()
    person.wait_to_see(NewerRecordsError.title)
    assert person.sees("version 7")
    assert person.sees(NewerRecordsError.safe)
    assert person.sees("Ask IT support to install the newer version on this computer.")
    assert not person.can_press("Try again")

    person.press("Copy details for IT support")
    copied = QGuiApplication.clipboard().text()
    assert "NewerRecordsError" in copied
    assert str(data_folder) in copied
    assert NAME not in copied

    person.press("Close")
    assert not context.window.isVisible()
    assert database_path(data_folder).read_bytes() == before


@pytest.mark.logs("DamagedRecordsError")
@pytest.mark.usefixtures("number")
def test_damaged_records_are_left_alone_and_trying_again_finds_the_copy_put_back(
    start: Start, data_folder: Path
) -> None:
    good = database_path(data_folder).read_bytes()
    damaged = good[:5000] + b"\xff" * 30_000
    database_path(data_folder).write_bytes(damaged)
    _, person = start()
    person.wait_to_see(DamagedRecordsError.title)
    assert person.sees(DamagedRecordsError.safe)

    person.press("Try again")
    person.wait_to_see(DamagedRecordsError.title)
    assert database_path(data_folder).read_bytes() == damaged

    database_path(data_folder).write_bytes(good)
    person.press("Try again")
    person.wait_to_see(START)
    press_start_staff(person)
    person.wait_to_see(NAME)


@pytest.mark.logs("ReadOnlyRecordsError")
def test_read_only_records_still_check_certificates(
    start: Start, data_folder: Path, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = database_path(data_folder).read_bytes()
    with read_only(monkeypatch):
        _, person = start()
        person.wait_to_see(ReadOnlyRecordsError.title)
        assert person.sees(ReadOnlyRecordsError.safe)
        person.press("Check a certificate")
        person.write("Certificate number", number)
        person.press("Check this number")
        person.wait_to_see("In date")

        person.press("Close")
        person.wait_to_see(START)
        press_start_staff(person)
        person.wait_to_see(ReadOnlyRecordsError.title)
        assert database_path(data_folder).read_bytes() == before
    person.press("Try again")
    person.wait_to_see(START)
    press_start_staff(person)
    person.wait_to_see(NAME)


@pytest.mark.logs("ReadOnlyRecordsError")
def test_read_only_records_check_certificates_from_the_start_screen_too(
    start: Start, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with read_only(monkeypatch):
        _, person = start()
        person.press("Check a certificate")
        person.press("Close")
        person.wait_to_see(START)
        person.press("Check a certificate")
        person.write("Certificate number", number)
        person.press("Check this number")
        person.wait_to_see("In date")


@pytest.mark.logs("NetworkFolderError")
def test_a_network_folder_is_refused_and_nothing_is_made_there(
    start: Start, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(places, "network_kind", lambda _folder: "nfs4")
        _, person = start()
        person.wait_to_see(NetworkFolderError.title)
        assert person.sees(NetworkFolderError.safe)
        assert person.sees("--data-dir")
        assert not database_path(data_folder).exists()
    person.press("Try again")
    person.wait_to_see(START)
    press_start_staff(person)
    person.wait_to_see("Add yourself to begin")


@pytest.mark.logs("BusyRecordsError")
@pytest.mark.usefixtures("number")
def test_records_in_use_by_another_program_open_once_it_has_ended(
    start: Start, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = opening.connect
    monkeypatch.setattr(opening, "connect", lambda target, _busy_seconds: connect(target, 0.05))
    with closing(sqlite3.connect(database_path(data_folder), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        _, person = start()
        person.wait_to_see(BusyRecordsError.title)
        assert person.sees("such as a backup")
        other.execute("ROLLBACK")
    person.press("Try again")
    person.wait_to_see(START)
    press_start_staff(person)
    person.wait_to_see(NAME)


@pytest.mark.logs("BusyRecordsError")
def test_what_fails_on_the_way_back_to_the_list_is_told_on_a_page_too(
    start: Start, hooked: Callable[[Context], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not as a fault of ours: the person can act on it."""
    context, person = start()
    shown = hooked(context)
    context.services.people.add_staff(NAME, Role.TEACHER)
    press_start_staff(person)
    person.press(NAME)
    person.press("Start")

    def busy() -> None:
        raise BusyRecordsError("Another program is using the records.")

    with monkeypatch.context() as patched:
        patched.setattr(context.services.people, "staff", busy)
        person.press("Save and leave")
        person.wait_to_see(BusyRecordsError.title)
    assert not shown
    person.press("Try again")
    person.wait_to_see(START)
