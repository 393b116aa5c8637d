"""The focus ring round the first control, from the window's first paint on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oakmere_training.domain.tiers import PUPIL_TIERS
from oakmere_training.gui.main_window import MainWindow
from oakmere_training.gui.screens.start import StartScreen
from oakmere_training.gui.widgets.focus_ring import FocusRing
from oakmere_training.settings.fields import DisplaySettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme


@pytest.fixture
def window(theme: Theme, pictures: PictureStore, qtbot: QtBot) -> Iterator[MainWindow]:
    """The start screen in a window that has yet to be shown."""
    window = MainWindow(theme, DisplaySettings(theme="light"))
    qtbot.addWidget(window)
    names = {tier: tier.value for tier in PUPIL_TIERS}
    window.show_screen(StartScreen(theme, pictures, "Oakmere Primary School", names))
    window.resize(1366, 768)
    yield window
    window.close()


def _first(window: MainWindow) -> QWidget:
    screen = window.screen_shown()
    assert screen is not None
    first = screen.default_widget()
    assert first is not None
    return first


def _is_ringed(window: MainWindow, control: QWidget) -> bool:
    """Whether the ring's outer colour stands above, below, left and right of a control."""
    picture = window.grab().toImage()
    rect = control.rect().translated(control.mapTo(window, QPoint(0, 0)))
    if hasattr(control, "focus_rect"):
        rect = control.focus_rect().toAlignedRect().translated(control.mapTo(window, QPoint(0, 0)))
    middle = rect.center()
    places = [
        QPoint(middle.x(), rect.top() - 4),
        QPoint(middle.x(), rect.bottom() + 4),
        QPoint(rect.left() - 4, middle.y()),
        QPoint(rect.right() + 4, middle.y()),
    ]
    return all(picture.pixelColor(place) == window.theme.color("focus_outer") for place in places)


def test_the_ring_is_there_in_the_first_paint_and_follows_after_it(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.screen_shown()
    assert screen is not None
    with qtbot.waitSignal(screen.painted):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert _is_ringed(window, _first(window))
    window.resize(1100, 700)
    QApplication.processEvents()
    assert _is_ringed(window, _first(window))
    QTest.keyClick(_first(window), Qt.Key.Key_Tab)
    second = QApplication.focusWidget()
    assert isinstance(second, QWidget)
    assert second is not _first(window)
    assert _is_ringed(window, second)


def test_before_it_follows_the_ring_is_right_wherever_the_window_lays_its_parts(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen, ring = window.screen_shown(), window.findChild(FocusRing)
    assert screen is not None
    assert isinstance(ring, FocusRing)
    screen.painted.disconnect(ring.follow)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.resize(1280, 740)
    window.theme.set(scale=1.15)
    QApplication.processEvents()
    assert _is_ringed(window, _first(window))
