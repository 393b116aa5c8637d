"""The window, its popovers and dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oakmere_training.gui.main_window import MainWindow, shown_mode
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.dialog import Choice, Dialog
from oakmere_training.gui.widgets.header import Header
from oakmere_training.gui.widgets.popover import ColoursPopover, TextSizePopover
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.transition import Transition
from oakmere_training.settings.fields import DisplaySettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

CHOICES = (
    Choice("later", "Not now", "quiet"),
    Choice("again", "Start again"),
    Choice("on", "Carry on at question 5", "primary"),
)


class Page(Screen):
    def __init__(self, theme: Theme, pictures: PictureStore, title: str) -> None:
        super().__init__(theme, title)
        self.header = Header(theme, pictures, title)
        self.add_header(self.header)
        self.go = Button(theme, "Go on")
        self.page.addWidget(self.go)
        self.page.addStretch(1)

    def default_widget(self) -> QWidget:
        return self.go


@pytest.fixture
def window(theme: Theme, pictures: PictureStore, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(theme, DisplaySettings(theme="light"))
    window.resize(1366, 768)
    window.show_screen(Page(theme, pictures, "first"))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()


def _page(window: MainWindow) -> Page:
    page = window.screen_shown()
    assert isinstance(page, Page)
    return page


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_screen_brings_its_title_and_its_focus(window: MainWindow) -> None:
    assert window.windowTitle() == "Oakmere Training, first"
    assert _page(window).go.hasFocus()
    assert window._ring.target() is _page(window).go


def test_a_screen_can_change_its_title_while_it_shows(window: MainWindow) -> None:
    _page(window).entitle("quiz, question 2 of 10")
    assert window.windowTitle() == "Oakmere Training, quiz, question 2 of 10"
    assert _page(window).accessibleName() == "quiz, question 2 of 10"


def test_the_next_screen_replaces_the_one_before(window: MainWindow, pictures: PictureStore, qtbot: QtBot) -> None:
    first = _page(window)
    window.show_screen(Page(window.theme, pictures, "second"))
    assert window.windowTitle() == "Oakmere Training, second"
    assert _page(window).go.hasFocus()
    qtbot.waitUntil(lambda: not shiboken6.isValid(first))


def test_pages_rise_only_where_motion_is_wanted(window: MainWindow, pictures: PictureStore, qtbot: QtBot) -> None:
    window.show_screen(Page(window.theme, pictures, "second"))
    assert not window.findChildren(Transition)
    window.theme.set(reduced_motion=False)
    window.show_screen(Page(window.theme, pictures, "third"))
    assert len(window.findChildren(Transition)) == 1
    qtbot.waitUntil(lambda: not window.findChildren(Transition))


def test_a_press_during_the_transition_reaches_the_page(
    window: MainWindow, pictures: PictureStore, qtbot: QtBot
) -> None:
    window.theme.set(reduced_motion=False)
    page = Page(window.theme, pictures, "second")
    window.show_screen(page)
    centre = page.go.mapTo(window, page.go.rect().center())
    with qtbot.waitSignal(page.go.clicked):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=centre)


def test_f11_fills_the_screen_and_goes_back(window: MainWindow) -> None:
    QTest.keyClick(_focus(), Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(_focus(), Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_arrows_change_the_text_size_at_once(window: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(_page(window).header.text_size, Qt.MouseButton.LeftButton)
    assert _focus().accessibleName() == "Standard, 100%"
    with qtbot.waitSignal(window.display_changed) as sent:
        QTest.keyClick(_focus(), Qt.Key.Key_Down)
    assert sent.args is not None
    assert sent.args[0].text_scale == 115
    assert window.theme.scale == 1.15
    assert _focus().accessibleName() == "Larger, 115%"


def test_esc_closes_a_popover_and_gives_the_focus_back(window: MainWindow) -> None:
    tool = _page(window).header.colours
    tool.setFocus()
    QTest.keyClick(tool, Qt.Key.Key_Return)
    assert _focus().accessibleName() == "Light"
    QTest.keyClick(_focus(), Qt.Key.Key_Escape)
    assert tool.hasFocus()
    assert not any(popover.isVisible() for popover in window.findChildren(ColoursPopover))


def test_a_press_beside_a_popover_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    _page(window).header.text_size.click()
    popover = window.findChild(TextSizePopover)
    assert isinstance(popover, TextSizePopover)
    with qtbot.waitSignal(popover.closed):
        QTest.mouseClick(popover, Qt.MouseButton.LeftButton, pos=popover.rect().bottomLeft())


def test_tab_stays_in_a_popover(window: MainWindow) -> None:
    _page(window).header.colours.click()
    popover = window.findChild(ColoursPopover)
    assert isinstance(popover, ColoursPopover)
    names = []
    for _ in range(5):
        names.append(_focus().accessibleName())
        QTest.keyClick(_focus(), Qt.Key.Key_Tab)
        assert popover.isAncestorOf(_focus())
    assert names == ["Light", "Same as this computer", "Less movement", "Single-key shortcuts", "Light"]


def test_colours_change_at_once_and_the_computers_own_can_be_followed(window: MainWindow) -> None:
    _page(window).header.colours.click()
    popover = window.findChild(ColoursPopover)
    assert isinstance(popover, ColoursPopover)
    QTest.keyClick(_focus(), Qt.Key.Key_Right)
    assert (window.theme.mode, window.display.theme) == ("dark", "dark")
    popover._system.switch.click()
    assert (window.theme.mode, window.display.theme) == (shown_mode("system"), "system")


def test_single_keys_and_movement_are_switched(window: MainWindow) -> None:
    window.theme.set(reduced_motion=False)
    _page(window).header.colours.click()
    for name in ("Less movement", "Single-key shortcuts"):
        switch = next(child for child in window.findChildren(QWidget) if child.accessibleName() == name)
        QTest.keyClick(switch, Qt.Key.Key_Space)
    assert window.theme.reduced_motion
    assert not window.theme.single_keys
    assert (window.display.reduced_motion, window.display.single_keys) == (True, False)


def test_from_150_per_cent_a_popover_fills_the_window_and_can_be_closed(window: MainWindow) -> None:
    window.show_display(DisplaySettings(theme="light", text_scale=200))
    _page(window).header.text_size.click()
    popover = window.findChild(TextSizePopover)
    assert isinstance(popover, TextSizePopover)
    assert popover._panel.geometry() == window.rect()
    assert popover._close.isVisible()
    QTest.mouseClick(popover._close, Qt.MouseButton.LeftButton)
    assert not popover.isVisible()


def _ask(window: MainWindow, *keys: Qt.Key) -> str | None:
    def press() -> None:
        for key in keys:
            QTest.keyClick(_focus(), key)

    QTimer.singleShot(0, press)
    return Dialog.ask(window.theme, window, "You were at question 5", "Your first four answers are safe.", CHOICES)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ([Qt.Key.Key_Return], "on"),
        ([Qt.Key.Key_Escape], None),
        ([Qt.Key.Key_Backtab, Qt.Key.Key_Space], "again"),
        ([Qt.Key.Key_Tab, Qt.Key.Key_Return], "later"),
    ],
)
def test_enter_is_the_safe_choice_and_esc_is_none(window: MainWindow, keys: list[Qt.Key], answer: str | None) -> None:
    assert _ask(window, *keys) == answer
    assert _page(window).go.hasFocus()


@pytest.mark.parametrize(
    ("scale", "size"), [(1.0, (1024, 688)), (1.3, (1024, 688)), (2.0, (1024, 688)), (2.0, (800, 560))]
)
def test_a_dialog_and_its_buttons_stay_in_the_window(window: MainWindow, scale: float, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.theme.set(scale=scale)
    dialog = Dialog(window.theme, window, "You were at question 5", "Your first four answers are safe.", CHOICES)
    dialog.open()
    QApplication.processEvents()
    for button in dialog.buttons:
        place = button.geometry().translated(dialog._panel.pos())
        assert dialog._panel.geometry().contains(place)
    assert window.rect().contains(dialog._panel.geometry())
    dialog.dismiss()


def test_the_keyboard_scrolls_a_page_wherever_the_focus_is(
    window: MainWindow, theme: Theme, pictures: PictureStore, qtbot: QtBot
) -> None:
    page = Page(theme, pictures, "long")
    column = ScrollColumn(theme)
    tall = QWidget()
    tall.setFixedHeight(4000)
    column.column.addWidget(tall)
    page.page.addWidget(column, 1)
    window.show_screen(page)
    bar = column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.go.setFocus()

    for key, place in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(page.go, key)
        assert bar.value() == place
    QTest.keyClick(page.go, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
