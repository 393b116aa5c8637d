"""The start screen: what can be chosen, and that nothing is cut off in any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.main_window import MainWindow
from oakmere_training.gui.screens.start import StartScreen
from oakmere_training.gui.widgets.text import Text
from oakmere_training.settings.fields import DisplaySettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

NAMES = {Tier.KS1: "Wrens", Tier.LOWER_KS2: "Hedgehogs", Tier.UPPER_KS2: "Otters"}


@pytest.fixture
def start(theme: Theme, pictures: PictureStore, qtbot: QtBot) -> Iterator[StartScreen]:
    window = MainWindow(theme, DisplaySettings(theme="light"))
    window.resize(1366, 768)
    screen = StartScreen(theme, pictures, "Oakmere Primary School", NAMES)
    window.show_screen(screen)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield screen
    window.close()
    window.deleteLater()


def _settle(screen: StartScreen, size: tuple[int, int]) -> None:
    screen.window().resize(*size)
    for _ in range(4):
        QApplication.processEvents()


def _place(screen: StartScreen, part: QWidget) -> QRect:
    return QRect(part.mapTo(screen._scroll.content, QPoint(0, 0)), part.size())


def test_staff_training_has_the_focus_and_enter_starts_it(start: StartScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.tier_chosen) as chosen:
        assert start._start_staff.hasFocus()
        QTest.keyClick(start._start_staff, Qt.Key.Key_Return)
    assert chosen.args == [Tier.STAFF]


def test_each_tier_can_be_chosen(start: StartScreen) -> None:
    chosen: list[Tier] = []
    start.tier_chosen.connect(chosen.append)
    for button in (*start._tiers, start._start_parents, start._start_staff):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2, Tier.PARENTS, Tier.STAFF]


def test_a_certificate_can_be_checked_from_here(start: StartScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(start.check_asked):
        start._check.click()


def test_tab_goes_from_the_cards_to_the_tools(start: StartScreen) -> None:
    names = []
    for _ in range(9):
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert names == [
        "Start staff training",
        "Wrens, Reception, KS1",
        "Hedgehogs, Years 3 and 4",
        "Otters, Years 5 and 6",
        "Start family quiz",
        "Training lead",
        "Check a certificate",
        "Text size",
        "Colours",
    ]


@pytest.mark.parametrize("size", [(1024, 688), (1366, 688), (1366, 768), (1920, 1080)])
def test_at_100_per_cent_everything_fits_without_scrolling(start: StartScreen, size: tuple[int, int]) -> None:
    _settle(start, size)
    assert start._scroll.verticalScrollBar().maximum() == 0
    tops = {_place(start, card).top() for card in start._cards}
    assert len(tops) == 1


@pytest.mark.parametrize("scale", [1.0, 1.15, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("size", [(800, 560), (1024, 688), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_off(start: StartScreen, size: tuple[int, int], scale: float) -> None:
    start.theme.set(scale=scale)
    _settle(start, size)
    content = start._scroll.content.rect()
    for part in (start._start_staff, start._start_parents, *start._tiers, *start._tools, *start._cards):
        assert content.contains(_place(start, part)), part.accessibleName()
        assert part.width() >= part.minimumSizeHint().width()
    for text in start.findChildren(Text):
        assert text.height() >= text.heightForWidth(text.width()), text.text()
    for tier in start._tiers:
        assert tier.height() >= tier.heightForWidth(tier.width())


def test_from_150_per_cent_there_is_one_column_in_reading_order(start: StartScreen) -> None:
    start.theme.set(scale=1.5)
    _settle(start, (1366, 768))
    tops = [_place(start, card).top() for card in start._cards]
    assert tops == sorted(set(tops))
    assert len({_place(start, card).left() for card in start._cards}) == 1


def test_the_mere_shows_in_the_light_theme_only(start: StartScreen) -> None:
    _settle(start, (1366, 768))
    water = QPoint(600, 740)
    assert start.grab().toImage().pixelColor(water) != start.theme.color("bg")
    for mode in ("dark", "high_contrast"):
        start.theme.set(mode=mode)
        assert start.grab().toImage().pixelColor(water) == start.theme.color("bg")
