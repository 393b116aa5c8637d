"""When nobody has been at the computer for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from oakmere_training.gui.idle import IDLE_SECONDS, WARNING_SECONDS, IdleWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Clocks:
    """One that nobody sets, and one that goes on in sleep."""

    def __init__(self) -> None:
        self.awake = self.wall = 1000.0

    def __call__(self) -> tuple[float, float]:
        return self.awake, self.wall

    def pass_by(self, seconds: float) -> None:
        self.awake += seconds
        self.wall += seconds


class Watched:
    def __init__(self, application: QApplication) -> None:
        self.clocks = Clocks()
        self.told: list[str] = []
        self.watch = IdleWatch(application, now=self.clocks)
        self.watch.warned.connect(lambda: self.told.append("warned"))
        self.watch.stayed.connect(lambda: self.told.append("stayed"))
        self.watch.ran_out.connect(lambda: self.told.append("ran out"))
        self.watch.start()

    def wait(self, seconds: float) -> None:
        self.clocks.pass_by(seconds)
        self.watch.check()


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:
    found = Watched(qapp)
    yield found
    found.watch.stop()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName("MainWindow")
    qtbot.addWidget(line)
    return line


def test_ten_minutes_with_a_warning_one_minute_before() -> None:
    assert (IDLE_SECONDS, WARNING_SECONDS) == (600, 60)


def test_nobody_there_warns_once_and_then_ends(watched: Watched) -> None:
    watched.wait(539)
    assert watched.told == []
    watched.wait(1)
    watched.wait(30)
    assert watched.told == ["warned"]
    watched.wait(30)
    assert watched.told == ["warned", "ran out"]
    assert not watched.watch.running
    watched.wait(5000)
    assert watched.told == ["warned", "ran out"]


@pytest.mark.parametrize("sign", ["key", "press", "move"])
def test_every_sign_of_someone_begins_the_minutes_anew(watched: Watched, line: QLineEdit, sign: str) -> None:
    watched.wait(530)
    if sign == "key":
        QTest.keyClick(line, Qt.Key.Key_A)
        assert line.text() == "a", "what is pressed arrives"
    elif sign == "press":
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    else:
        here = QPointF(line.rect().center())
        none = Qt.MouseButton.NoButton
        moved = QMouseEvent(QEvent.Type.MouseMove, here, here, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(line, moved)
    watched.wait(530)
    assert watched.told == []


def test_the_key_that_puts_the_warning_away_goes_no_further(watched: Watched, line: QLineEdit) -> None:
    watched.wait(540)
    QTest.keyClick(line, Qt.Key.Key_A)
    assert line.text() == ""
    assert watched.told == ["warned", "stayed"]
    QTest.keyClick(line, Qt.Key.Key_B)
    assert line.text() == "b"
    watched.wait(539)
    assert watched.told == ["warned", "stayed"]
    watched.wait(1)
    assert watched.told == ["warned", "stayed", "warned"]


def test_sleep_counts_and_what_wakes_the_computer_opens_nothing(
    watched: Watched, line: QLineEdit, qtbot: QtBot
) -> None:
    watched.clocks.wall += 8 * 3600
    QTest.keyClick(line, Qt.Key.Key_A)
    assert line.text() == ""
    qtbot.waitUntil(lambda: watched.told == ["ran out"])


def test_a_clock_set_back_changes_nothing(watched: Watched) -> None:
    watched.clocks.wall -= 1_000_000
    watched.clocks.awake += 540
    watched.watch.check()
    assert watched.told == ["warned"]


def test_the_timer_comes_back_by_itself(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oakmere_training.gui.idle.IDLE_SECONDS", 0.2)
    monkeypatch.setattr("oakmere_training.gui.idle.WARNING_SECONDS", 0.1)
    watch = IdleWatch(qapp)
    with qtbot.waitSignals([watch.warned, watch.ran_out], timeout=5000, order="strict"):
        watch.start()
