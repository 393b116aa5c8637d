"""The start: what can be pressed before the records are open, and what closing leaves behind."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from oakmere_training import paths
from oakmere_training.domain.errors import ReadOnlyRecordsError
from oakmere_training.gui.application import build, show_at_start, when_painted, when_touched
from oakmere_training.gui.flows.application import ApplicationFlow
from oakmere_training.gui.tasks import TaskRunner
from oakmere_training.services.bundle import Services, open_services
from oakmere_training.settings import SettingsStore
from oakmere_training.storage.opening import database_path
from tests.support.person import PersonAtComputer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context

WAIT_SECONDS = 20


class Starting:
    """The program as ``app`` wires it, whose records open when the test lets them."""

    def __init__(self, folder: Path) -> None:
        self.settings = SettingsStore(folder)
        self.runner = TaskRunner()
        self.context: Context = build(self.settings, self.runner, assets=paths.assets(), cache=None)
        self.may_open, self.opening = threading.Event(), threading.Event()
        self.error: Exception | None = None
        self.opened: list[Services] = []
        self._folder = folder
        self.flow = ApplicationFlow(self.context, partial(self._open))
        self.flow.show_start()
        self.context.window.resize(1366, 768)
        self.context.window.show()

    def _open(self, **how: Any) -> Services:
        self.opening.set()
        assert self.may_open.wait(WAIT_SECONDS)
        if self.error is not None:
            raise self.error
        self.opened.append(open_services(self._folder, self.settings, quizzes=paths.quizzes(), **how))
        return self.opened[-1]

    def close(self) -> None:
        """As ``app`` does when the window has gone."""
        self.context.window.close()
        self.may_open.set()
        self.runner.close()
        self.flow.close()


@pytest.fixture
def starting(qtbot: QtBot, data_folder: Path) -> Iterator[Starting]:
    made = Starting(data_folder)
    qtbot.addWidget(made.context.window)
    yield made
    made.close()


def test_what_is_pressed_before_the_records_are_open_happens_then(qtbot: QtBot, starting: Starting) -> None:
    person = PersonAtComputer(qtbot, starting.context.window)
    starting.flow.open_records()
    person.press("Start staff training")
    assert person.sees("Who is learning today?")
    assert starting.context.window.cursor().shape() is Qt.CursorShape.BusyCursor
    starting.may_open.set()
    person.wait_to_see("Add yourself to begin")
    assert starting.context.window.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert len(starting.opened) == 1


def test_of_several_presses_the_last_one_counts(qtbot: QtBot, starting: Starting) -> None:
    person = PersonAtComputer(qtbot, starting.context.window)
    person.press("Start staff training")
    person.press("Start family quiz")
    starting.may_open.set()
    person.wait_to_see("Welcome, parents and carers")
    assert len(starting.opened) == 1


@pytest.mark.logs("ReadOnlyRecordsError")
def test_records_that_can_be_read_only_are_opened_to_look_up(qtbot: QtBot, starting: Starting) -> None:
    starting.error = ReadOnlyRecordsError("The folder does not allow changes.")
    starting.may_open.set()
    person = PersonAtComputer(qtbot, starting.context.window)
    with qtbot.waitSignal(starting.flow.settled):
        starting.flow.open_records()
    person.wait_to_see(ReadOnlyRecordsError.title)
    assert not person.can_press("Check a certificate")  # they cannot even be read here
    starting.error = None
    person.press("Try again")
    person.wait_to_see("Who is learning today?")


@pytest.mark.logs("unexpected fault")
def test_a_fault_of_ours_while_opening_is_reported_and_opening_can_be_tried_again(
    qtbot: QtBot, starting: Starting
) -> None:
    starting.error = ZeroDivisionError("of ours")
    starting.may_open.set()
    person = PersonAtComputer(qtbot, starting.context.window)
    seen: list[bool] = []

    def read_and_go_on() -> None:
        seen.append(person.sees("Something went wrong in the program"))
        person.click(person.button("Go on"))

    starting.flow.settled.connect(read_and_go_on)
    starting.flow.open_records()
    qtbot.waitUntil(lambda: bool(seen))
    starting.flow.settled.disconnect(read_and_go_on)
    assert seen == [True]
    starting.error = None
    person.press("Start staff training")
    person.wait_to_see("Add yourself to begin")


def test_closing_while_the_records_open_leaves_them_closed(qtbot: QtBot, starting: Starting, data_folder: Path) -> None:
    starting.flow.open_records()
    qtbot.waitUntil(starting.opening.is_set)
    starting.close()
    (services,) = starting.opened
    log = database_path(data_folder).with_name(database_path(data_folder).name + "-wal")
    assert database_path(data_folder).exists()
    assert not log.exists()  # a clean close leaves no log behind
    assert starting.context.opened is None
    assert services is not None


def test_the_first_touch_opens_the_records_once(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert application is not None
    calls: list[str] = []
    when_touched(application, lambda: calls.append("opened"))
    for kind in (QEvent.Type.Timer, QEvent.Type.MouseMove, QEvent.Type.MouseMove):
        QApplication.sendEvent(application, QEvent(kind))
    qtbot.waitUntil(lambda: bool(calls))
    QApplication.sendEvent(application, QEvent(QEvent.Type.KeyPress))
    QApplication.processEvents()
    assert calls == ["opened"]


def test_the_window_tells_of_its_first_paint_once_and_gets_its_icon(qtbot: QtBot, data_folder: Path) -> None:
    context = build(SettingsStore(data_folder), TaskRunner(), assets=paths.assets(), cache=None)
    qtbot.addWidget(context.window)
    flow = ApplicationFlow(context, lambda **_: pytest.fail("nothing asked for the records"))
    flow.show_start()
    painted: list[str] = []
    when_painted(context.window, lambda: painted.append("painted"))
    show_at_start(context.window, paths.assets() / "crest-small.svg", for_picture=True)
    qtbot.waitUntil(lambda: bool(painted))
    assert (context.window.width(), context.window.height()) == (1366, 768)
    qtbot.waitUntil(lambda: not context.window.windowIcon().isNull())
    context.window.update()
    QApplication.processEvents()
    assert painted == ["painted"]
    flow.close()


def test_display_settings_that_cannot_be_saved_hold_and_a_notice_says_so(qtbot: QtBot, data_folder: Path) -> None:
    data_folder.write_bytes(b"a file where the folder should be")
    context = build(SettingsStore(data_folder), TaskRunner(), assets=paths.assets(), cache=None)
    qtbot.addWidget(context.window)
    flow = ApplicationFlow(context, lambda **_: pytest.fail("nothing asked for the records"))
    flow.show_start()
    context.window.show()
    person = PersonAtComputer(qtbot, context.window)
    person.press("Colours")
    person.press("Dark")
    assert context.theme.mode == "dark"
    assert "it could not be saved" in context.notices.shown()
    flow.close()
