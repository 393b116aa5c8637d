"""Buttons: keys, sizes and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.theme import Theme


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press(theme: Theme, qtbot: QtBot, shown: Callable[..., QWidget], key: Qt.Key) -> None:
    button = Button(theme, "Start")
    shown(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_disabled_button_takes_no_key(theme: Theme, qtbot: QtBot, shown: Callable[..., QWidget]) -> None:
    button = Button(theme, "Check my answer")
    button.setEnabled(False)
    shown(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("kind", "at_100", "at_200"), [("primary", 48, 84), ("secondary", 48, 84), ("tool", 44, 72), ("pupil", 60, 98)]
)
def test_targets_are_as_high_as_designed(theme: Theme, kind: str, at_100: int, at_200: int) -> None:
    button = Button(theme, "Go on", kind)
    assert button.sizeHint().height() == at_100
    theme.set(scale=2.0)
    assert button.sizeHint().height() == at_200


def test_an_icon_alone_keeps_its_name_and_offers_it_as_a_tooltip(theme: Theme) -> None:
    tool = Button(theme, "Text size", "tool", icon="text-size")
    wide = tool.sizeHint().width()
    tool.set_icon_only(True)
    assert tool.sizeHint().width() < wide / 2
    assert (tool.accessibleName(), tool.toolTip()) == ("Text size", "Text size")
    tool.set_icon_only(False)
    assert (tool.sizeHint().width(), tool.toolTip()) == (wide, "")


def test_from_150_per_cent_a_long_label_may_wrap_instead_of_leaving_the_window(
    theme: Theme, shown: Callable[..., QWidget]
) -> None:
    theme.set(scale=2.0)
    button = Button(theme, "Carry on at question 5 of the yearly refresher")
    window = shown(button, size=(500, 400))
    assert button.width() <= window.width()
    assert button.height() > 84


def test_pupils_buttons_press_down_onto_their_ledge(theme: Theme, shown: Callable[..., QWidget]) -> None:
    button = Button(theme, "Check", "pupil", Tier.UPPER_KS2)
    shown(button)
    strong = theme.accent(Tier.UPPER_KS2).strong
    middle = button.width() // 2
    assert button.grab().toImage().pixelColor(middle, button.height() - 4) == strong
    button.setDown(True)
    pressed = button.grab().toImage()
    assert pressed.pixelColor(middle, button.height() - 4) != strong
    assert pressed.pixelColor(middle, 1).alpha() in (0, 255)
    assert pressed.pixelColor(middle, 5) == strong
