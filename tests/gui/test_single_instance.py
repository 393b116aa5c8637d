"""One window for a data folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDir

from oakmere_training.gui.single_instance import SingleInstance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    Make = Callable[[Path], SingleInstance]

HOLD = """
import sys
from pathlib import Path
from oakmere_training.gui.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire(), flush=True)
sys.stdin.read()
"""
ASK = """
import sys
from pathlib import Path
from oakmere_training.gui.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
print(instance.acquire(), instance.bring_first_to_front())
"""


@pytest.fixture
def instance(qtbot: QtBot) -> Iterator[Callable[[Path], SingleInstance]]:
    """Makes instances, and releases them at the end."""
    made: list[SingleInstance] = []

    def make(folder: Path) -> SingleInstance:
        made.append(SingleInstance(folder))
        return made[-1]

    yield make
    for one in made:
        one.release()


def process(code: str, folder: Path) -> subprocess.Popen[str]:
    """Another process at the same folder."""
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said_by(qtbot: QtBot, other: subprocess.Popen[str]) -> str:
    """What a process says until it ends; the window goes on meanwhile."""
    with other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
        assert other.stdout is not None
        return other.stdout.read().strip()


def test_the_first_start_makes_the_folder_and_holds_it(instance: Make, data_folder: Path) -> None:
    assert instance(data_folder).acquire()
    assert not instance(data_folder).acquire()
    assert data_folder.is_dir()


def test_another_folder_is_another_matter(instance: Make, tmp_path: Path) -> None:
    assert instance(tmp_path / "one").acquire()
    assert instance(tmp_path / "two").acquire()


def test_the_folder_is_free_when_the_first_has_ended(instance: Make, data_folder: Path) -> None:
    first = instance(data_folder)
    first.acquire()
    first.listen()
    first.release()
    second = instance(data_folder)
    assert second.acquire()
    assert not second.bring_first_to_front()


def test_a_second_process_is_refused_and_the_first_hears_of_it(qtbot: QtBot, instance: Make, data_folder: Path) -> None:
    first = instance(data_folder)
    assert first.acquire()
    first.listen()
    for _ in range(2):
        with qtbot.waitSignal(first.asked_to_front, timeout=20_000):
            other = process(ASK, data_folder)
        assert said_by(qtbot, other) == "False True"


def test_the_same_folder_by_another_way_is_the_same(qtbot: QtBot, instance: Make, data_folder: Path) -> None:
    data_folder.mkdir()
    other_way = data_folder.with_name("link")
    try:
        other_way.symlink_to(data_folder, target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    first = instance(data_folder)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.asked_to_front, timeout=20_000):
        other = process(ASK, other_way)
    assert said_by(qtbot, other) == "False True"


def test_where_nobody_listens_yet_the_second_is_told_so(qtbot: QtBot, instance: Make, data_folder: Path) -> None:
    assert instance(data_folder).acquire()
    assert said_by(qtbot, process(ASK, data_folder)) == "False False"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_the_lock_of_a_killed_process_is_taken_over(instance: Make, data_folder: Path) -> None:
    with process(HOLD, data_folder) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "True"
        assert not instance(data_folder).acquire()
        os.kill(other.pid, signal.SIGKILL)
        other.wait(timeout=20)
    assert (data_folder / "window.lock").exists()
    assert instance(data_folder).acquire()


def test_a_lock_that_came_with_a_copied_folder_is_taken_over(instance: Make, data_folder: Path) -> None:
    data_folder.mkdir(parents=True)
    (data_folder / "window.lock").write_text("4711\noakmere-training\nanother-computer\n" + "0" * 32 + "\n\n")
    assert instance(data_folder).acquire()


def test_where_the_folder_cannot_be_made_the_lock_lies_elsewhere(
    instance: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(QDir, "temp", lambda: QDir(str(tmp_path / "temporary")))
    folder = tmp_path / "file" / "data"
    assert instance(folder).acquire()
    assert not instance(folder).acquire()
    assert list((tmp_path / "temporary").glob("*.lock"))
