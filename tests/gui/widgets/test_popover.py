"""Popovers by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.gui.main_window import MainWindow
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.header import Header
from oakmere_training.settings.fields import DisplaySettings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_keeps_the_size_that_is_shown_and_closes(
    theme: Theme, pictures: PictureStore, qtbot: QtBot, key: Qt.Key
) -> None:
    window = MainWindow(theme, DisplaySettings(theme="light"))
    qtbot.addWidget(window)
    screen = Screen(theme, "page")
    header = Header(theme, pictures, "page")
    screen.add_header(header)
    window.show_screen(screen)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    header.text_size.setFocus()
    window.ask_text_size(header.text_size)
    for pressed in (Qt.Key.Key_Down, key):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, pressed)
    assert window.theme.scale == pytest.approx(1.15)
    assert window._overlay is None
    assert header.text_size.hasFocus()
