"""Slow work: off the main thread, reported on it, in order, and not to an owner who has gone."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from oakmere_training.gui.tasks import InlineRunner, TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.tasks import Runner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


def fail(_: object) -> None:
    raise AssertionError("this was not to be called")


def test_work_runs_on_another_thread_and_is_reported_on_the_main_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[threading.Thread] = []
    runner.run(threading.current_thread, lambda worker: threads.extend((worker, threading.current_thread())), fail)
    qtbot.waitUntil(lambda: len(threads) == 2)
    worker, reported = threads
    assert reported is threading.main_thread()
    assert worker is not reported


def test_an_error_of_the_work_is_reported_on_the_main_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    error = OSError("no")
    said: list[object] = []

    def work() -> None:
        raise error

    runner.run(work, fail, lambda failure: said.extend((failure, threading.current_thread())))
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == [error, threading.main_thread()]


def test_work_is_done_in_the_order_given(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[int] = []
    for number in range(20):
        runner.run(lambda number=number: number, done.append, fail)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_nothing_is_reported_to_an_owner_who_has_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, go_on, done = QObject(), threading.Event(), list[str]()
    runner.run(go_on.wait, lambda _: done.append("gone"), fail, owner=owner)
    runner.run(str, lambda _: done.append("later"), fail)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    go_on.set()
    qtbot.waitUntil(lambda: "later" in done)
    assert done == ["later"]


def test_nothing_fails_for_an_owner_who_has_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, go_on, done = QObject(), threading.Event(), list[str]()

    def work() -> None:
        go_on.wait()
        raise OSError("no")

    runner.run(work, fail, fail, owner=owner)
    runner.run(str, lambda _: done.append("later"), fail)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    go_on.set()
    qtbot.waitUntil(lambda: done == ["later"])


def test_closing_waits_for_the_work_under_way_and_drops_what_waits(qtbot: QtBot) -> None:
    runner = TaskRunner()
    begun, go_on, did = threading.Event(), threading.Event(), list[str]()

    def is_closed() -> bool:
        try:
            runner.run(lambda: did.append("more"), lambda _: None, fail)
        except RuntimeError:
            return True
        return False

    def first() -> None:
        begun.set()
        go_on.wait()
        did.append("first")

    runner.run(first, lambda _: None, fail)
    runner.run(lambda: did.append("second"), lambda _: None, fail)
    assert begun.wait(10)
    closing = threading.Thread(target=runner.close)
    closing.start()
    qtbot.waitUntil(is_closed)
    go_on.set()
    closing.join(10)
    assert did == ["first"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("oakmere-task")]


def test_a_runner_that_never_ran_closes(qtbot: QtBot) -> None:
    TaskRunner().close()


@pytest.mark.parametrize("raises", [False, True])
def test_the_runner_of_tests_reports_at_once(raises: bool) -> None:
    runner: Runner = InlineRunner()
    said: list[object] = []

    def work() -> str:
        if raises:
            raise OSError("no")
        return "done"

    runner.run(work, said.append, lambda error: said.append(str(error)))
    assert said == ["no" if raises else "done"]
