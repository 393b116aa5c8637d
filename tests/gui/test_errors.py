"""A fault of the world is a page; a fault of ours is a report that can be copied, and the program goes on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from oakmere_training import __version__
from oakmere_training.domain.errors import DamagedRecordsError, DiskFullError
from oakmere_training.gui.details import details
from oakmere_training.gui.errors import install_excepthook
from tests.support.person import PersonAtComputer
from tests.support.windows import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context

REPORT = "Something went wrong in the program"


@pytest.fixture
def started(qtbot: QtBot, data_folder: Path) -> Iterator[tuple[Context, PersonAtComputer]]:
    """The program with its hook for exceptions, and someone before it."""
    before = sys.excepthook
    with program(data_folder) as context:
        install_excepthook(context.faults)
        yield context, PersonAtComputer(qtbot, context.window)
    sys.excepthook = before


def soon(call: object) -> None:
    """Call within the event loop, as Qt calls what a press sets off."""
    QTimer.singleShot(0, call)  # type: ignore[call-overload]


def boom() -> None:
    raise ZeroDivisionError("of ours")


@pytest.mark.logs("unexpected fault\n(.|\n)*ZeroDivisionError: of ours")
def test_a_fault_of_ours_is_reported_and_the_program_goes_on(
    qtbot: QtBot, started: tuple[Context, PersonAtComputer]
) -> None:
    _, person = started
    seen: list[bool] = []

    def read_and_go_on() -> None:
        seen.append(person.sees(REPORT) and person.sees("Answers that were checked are saved, and you can go on."))
        person.click(person.button("Go on"))

    def fail() -> None:
        soon(read_and_go_on)
        boom()

    soon(fail)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [True]
    assert not person.sees(REPORT)
    person.press("Start staff training")
    person.wait_to_see("Add yourself to begin")


@pytest.mark.logs("unexpected fault")
def test_its_details_can_be_copied(qtbot: QtBot, started: tuple[Context, PersonAtComputer]) -> None:
    _, person = started
    QGuiApplication.clipboard().clear()

    def fail() -> None:
        soon(lambda: person.click(person.button("Copy details")))
        boom()

    soon(fail)
    qtbot.waitUntil(lambda: "ZeroDivisionError: of ours" in QGuiApplication.clipboard().text())
    assert f"Oakmere Training {__version__}" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: not person.sees(REPORT))


@pytest.mark.logs("unexpected fault")
def test_a_fault_while_one_is_reported_is_logged_and_not_shown_over_it(
    qtbot: QtBot, started: tuple[Context, PersonAtComputer]
) -> None:
    _, person = started
    shown: list[int] = []

    def count_and_go_on() -> None:
        shown.append(person.words().count(REPORT))
        person.click(person.button("Go on"))

    def fail() -> None:
        soon(boom)
        soon(lambda: soon(count_and_go_on))
        boom()

    soon(fail)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [1]


@pytest.mark.logs("DamagedRecordsError")
def test_a_fault_of_the_world_is_a_page_wherever_it_was_raised(
    qtbot: QtBot, started: tuple[Context, PersonAtComputer]
) -> None:
    _, person = started

    def fail() -> None:
        raise DamagedRecordsError("Part of the records is missing.")

    soon(fail)
    person.wait_to_see("Part of the records is missing.")
    assert not person.sees(REPORT)
    person.press("Try again")
    person.wait_to_see("Who is learning today?")
    assert qtbot is not None


@pytest.mark.logs("DiskFullError")
def test_work_elsewhere_that_met_the_world_shows_its_page(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    context.faults.report(DiskFullError("The disk is full."))
    person.wait_to_see(DiskFullError.title)
    person.press("Close the program")
    assert not context.window.isVisible()


def test_ctrl_c_closes_the_window(started: tuple[Context, PersonAtComputer]) -> None:
    context, _ = started
    context.faults.unexpected(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not context.window.isVisible()


def test_details_name_versions_and_cause() -> None:
    assert details("the cause").splitlines()[-1] == "the cause"
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in details("")
