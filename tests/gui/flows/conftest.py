"""The whole program on a data folder of the test's own, started as often as a test wants."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from oakmere_training import paths
from oakmere_training.gui.errors import install_excepthook
from oakmere_training.gui.widgets.dialog import Dialog
from tests.support.person import PersonAtComputer
from tests.support.windows import program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context


class Start(Protocol):
    """Starts the program; what was open before is closed first. Takes what ``program`` takes."""

    def __call__(self, **setting: Any) -> tuple[Context, PersonAtComputer]: ...


class Windows(QObject):
    """Notes every window that shows. A part that is shown before it has its place flashes and takes the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at windows alone."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.fixture(autouse=True)
def _one_window(qapp: QApplication) -> Iterator[None]:
    """No part of the program shows as a window of its own."""
    windows = Windows()
    qapp.installEventFilter(windows)
    yield
    qapp.removeEventFilter(windows)
    others = {window for window in windows.shown if not window.startswith("MainWindow")}
    assert not others, f"shown as windows of their own: {sorted(others)}"


@pytest.fixture
def start(qtbot: QtBot, data_folder: Path) -> Iterator[Start]:
    """Starts the program on the test's data folder."""
    with ExitStack() as opened:

        def again(**setting: Any) -> tuple[Context, PersonAtComputer]:
            opened.close()
            context = opened.enter_context(program(data_folder, **setting))
            context.window.activateWindow()
            qtbot.waitUntil(context.window.isActiveWindow)
            return context, PersonAtComputer(qtbot, context.window)

        yield again


@pytest.fixture
def hooked() -> Iterator[Callable[[Context], list[str]]]:
    """Sends exceptions of a program where ``app`` sends them; the titles of the reports that were shown and closed."""
    before = sys.excepthook
    shown: list[str] = []

    def ask(_theme: object, _window: object, title: str, *_rest: object, **_named: object) -> str:
        shown.append(title)
        return "go_on"

    def hook(context: Context) -> list[str]:
        install_excepthook(context.faults)
        return shown

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Dialog, "ask", ask)
        yield hook
    sys.excepthook = before


@pytest.fixture
def own_quizzes(tmp_path: Path) -> Path:
    """A copy of the shipped policy and quizzes, to be spoilt."""
    return shutil.copytree(paths.quizzes(), tmp_path / "own quizzes")
