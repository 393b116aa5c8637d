"""A page that scrolls, under a finger and a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme


@pytest.fixture(scope="session")
def finger() -> QPointingDevice:
    device: QPointingDevice = QTest.createTouchDevice()
    return device


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> tuple[ScrollColumn, Button, list[bool]]:
    column = ScrollColumn(theme)
    button = Button(theme, "Choose", height=200)
    below = QWidget()
    below.setFixedHeight(3000)
    column.column.addWidget(button)
    column.column.addWidget(below)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.addWidget(column)
    column.resize(600, 500)
    with qtbot.waitExposed(column):
        column.show()
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    return column, button, pressed


def test_a_tap_presses(qtbot: QtBot, page: tuple[ScrollColumn, Button, list[bool]], finger: QPointingDevice) -> None:
    column, button, pressed = page
    at = QPoint(60, 100)
    QTest.touchEvent(button, finger).press(0, at, button)
    QTest.touchEvent(button, finger).release(0, at, button)
    qtbot.waitUntil(lambda: pressed == [True])
    assert column.verticalScrollBar().value() == 0


def test_a_press_on_what_is_half_seen_does_not_move_it_away(
    qtbot: QtBot, page: tuple[ScrollColumn, Button, list[bool]]
) -> None:
    column, button, pressed = page
    column.verticalScrollBar().setValue(120)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(60, 190))
    assert pressed == [True]
