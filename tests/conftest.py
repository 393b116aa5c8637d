"""Fixtures for every test, and what no test may leave behind: unexpected log lines and running threads."""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from oakmere_training import paths
from oakmere_training.gui import pause
from tests.support.clock import SetClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore

OURS = "oakmere_training"


hypothesis.settings.register_profile("oakmere", deadline=None, print_blob=True)
hypothesis.settings.load_profile("oakmere")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "logs(pattern): a warning or error that our loggers write in this test; it must come (repeatable)"
    )
    os.environ["TZ"] = "GMT0BST,M3.5.0/1,M10.5.0"  # the United Kingdom, without a time zone database
    if hasattr(time, "tzset"):
        time.tzset()
    os.environ.pop(paths.DATA_DIR_VARIABLE, None)


@pytest.fixture(autouse=True)
def _pages_are_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses in a test has seen the page; a test of the pause sets its own."""
    monkeypatch.setattr(pause, "PAUSE_MS", 0)


@pytest.fixture(autouse=True)
def _no_stray_threads() -> Iterator[None]:
    """A thread that would keep the program from ending fails the test that left it."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=2)
    running = sorted(thread.name for thread in left if thread.is_alive())
    assert not running, f"threads left running: {', '.join(running)}"


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning or error from our loggers fails the test, unless ``@pytest.mark.logs(pattern)`` expects it.

    Taken from where records are made, because the program replaces the handlers of its logger.
    """
    expected = [re.compile(marker.args[0]) for marker in request.node.iter_markers("logs")]
    lines: list[str] = []
    make = logging.getLogRecordFactory()

    def watch(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        if record.levelno >= logging.WARNING and record.name.split(".")[0] == OURS:
            lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")
        return record

    ours = logging.getLogger(OURS)
    state = (ours.level, ours.propagate, list(ours.handlers), logging.raiseExceptions)
    logging.setLogRecordFactory(watch)
    yield
    logging.setLogRecordFactory(make)
    ours.setLevel(state[0])
    ours.propagate, ours.handlers[:], logging.raiseExceptions = state[1:]
    unexpected = [line for line in lines if not any(pattern.search(line) for pattern in expected)]
    assert not unexpected, "unexpected log lines:\n" + "\n".join(unexpected)
    missing = [pattern.pattern for pattern in expected if not any(pattern.search(line) for line in lines)]
    assert not missing, f"expected log lines that did not come: {missing}"


@pytest.fixture
def clock() -> SetClock:
    """The clock of ``services``: 24 November 2026, 09:30 until it is moved."""
    return SetClock()


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which no window can be shown."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def quizzes_folder(tmp_path: Path) -> Path:
    """The small quizzes of ``tests.support.quizzes`` as files."""
    from tests.support.quizzes import write_quizzes

    return write_quizzes(tmp_path / "quizzes")


@pytest.fixture
def settings(data_folder: Path) -> SettingsStore:
    """The settings of the data folder."""
    from oakmere_training.settings import SettingsStore

    return SettingsStore(data_folder)


@pytest.fixture
def open_again(
    data_folder: Path, quizzes_folder: Path, settings: SettingsStore, clock: SetClock
) -> Iterator[Callable[[], Services]]:
    """Opens the data folder as a start of the program does; what was open before is closed first."""
    from oakmere_training.services.bundle import open_services

    opened: list[Services] = []

    def start() -> Services:
        while opened:
            opened.pop().close()
        opened.append(open_services(data_folder, settings, quizzes=quizzes_folder, clock=clock))
        return opened[-1]

    yield start
    while opened:
        opened.pop().close()


@pytest.fixture
def services(open_again: Callable[[], Services]) -> Services:
    """All services on a real database file and real quiz files, with ``clock``."""
    return open_again()
