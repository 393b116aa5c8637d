"""Header, footer, scrolling column and focus ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.focus_ring import FocusRing
from oakmere_training.gui.widgets.footer import Footer
from oakmere_training.gui.widgets.header import Header, PupilHeader
from oakmere_training.gui.widgets.scroll import CLEAR, ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

    Show = Callable[..., QWidget]


def test_the_header_says_what_was_asked(theme: Theme, pictures: PictureStore, qtbot: QtBot, shown: Show) -> None:
    header = Header(theme, pictures, "Yearly refresher 2026", leave="Save and leave")
    shown(header, size=(1366, 200))
    with qtbot.waitSignal(header.leave_asked):
        header.leave.click()
    with qtbot.waitSignal(header.text_size_asked) as asked:
        header.text_size.click()
    assert asked.args == [header.text_size]


def test_from_150_per_cent_the_header_shows_icons_and_the_place(
    theme: Theme, pictures: PictureStore, shown: Show
) -> None:
    header = Header(theme, pictures, "Yearly refresher 2026", place="Question 4 of 10")
    shown(header, size=(1024, 300))
    assert header.height() == 60
    assert header._crumb.isVisible()
    theme.set(scale=2.0)
    assert header.height() == 92
    assert header._brand.text() == "Question 4 of 10"
    assert not header._crumb.isVisible()
    assert [tool.toolTip() for tool in header.tools] == ["Text size", "Colours", "Close"]


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_nothing_leaves_the_pupils_header(theme: Theme, pictures: PictureStore, shown: Show, scale: float) -> None:
    theme.set(scale=scale)
    header = PupilHeader(theme, pictures, Tier.UPPER_KS2, "Otter 7 of Kestrel", middle=QWidget())
    window = shown(header, size=(1024, 300))
    assert header.width() <= window.width()
    for tool in header.tools:
        assert header.rect().contains(tool.geometry())


def test_the_footer_lets_hints_go_before_the_button(theme: Theme, shown: Show) -> None:
    footer = Footer(theme)
    keys = Text(theme, "Press 1, 2 or 3 to choose an answer, Enter to check", wrap=False)
    hint = Text(theme, "Choose an answer first", wrap=False)
    button = Button(theme, "Check my answer")
    footer.add_left(keys, fold=2)
    footer.add_right(hint, fold=1)
    footer.add_right(button)
    window = shown(footer, size=(1200, 300))
    assert keys.isVisible()
    assert hint.isVisible()
    window.resize(620, 300)
    assert not keys.isVisible()
    assert hint.isVisible()
    window.resize(340, 300)
    assert not hint.isVisible()
    assert button.isVisible()
    assert footer.rect().contains(button.geometry())


def test_what_the_screen_hides_stays_hidden_when_there_is_room_again(theme: Theme, shown: Show) -> None:
    footer = Footer(theme)
    hint = Text(theme, "Choose an answer first", wrap=False)
    footer.add_right(hint, fold=1)
    window = shown(footer, size=(1200, 300))
    footer.set_shown(hint, False)
    window.resize(1100, 300)
    assert not hint.isVisible()


def _tall_column(theme: Theme, shown: Show) -> tuple[ScrollColumn, list[Button]]:
    column = ScrollColumn(theme, spacing=40)
    buttons = [Button(theme, f"Answer {number}") for number in range(20)]
    for button in buttons:
        column.column.addWidget(button)
    shown(column, size=(600, 400))
    return column, buttons


def test_the_focus_brings_its_part_into_view_with_room_round_it(theme: Theme, shown: Show) -> None:
    column, buttons = _tall_column(theme, shown)
    assert not column.sees(buttons[15])
    buttons[15].setFocus()
    assert column.sees(buttons[15])
    place = QRect(buttons[15].mapTo(column.viewport(), QPoint(0, 0)), buttons[15].size())
    assert column.viewport().height() - place.bottom() >= CLEAR - 1
    buttons[0].setFocus()
    assert column.verticalScrollBar().value() == 0


def test_page_down_leaves_two_lines_of_overlap(theme: Theme, shown: Show) -> None:
    column, buttons = _tall_column(theme, shown)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_PageDown)
    assert column.verticalScrollBar().value() == column.viewport().height() - 2 * 26
    QTest.keyClick(buttons[0], Qt.Key.Key_PageUp)
    assert column.verticalScrollBar().value() == 0


def test_the_ring_shows_for_the_keyboard_and_not_for_the_pointer(theme: Theme, shown: Show) -> None:
    first, second = Button(theme, "One"), Button(theme, "Two")
    window = shown(first, second)
    ring = FocusRing(theme, window)
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.target() is first
    outside = QRect(first.mapTo(window, QPoint(0, 0)), first.size()).adjusted(-5, -5, 5, 5)
    assert ring.geometry().contains(outside)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target() is second
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=second.geometry().center())
    assert second.hasFocus()
    assert ring.target() is None
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=second.geometry().center())
    QTest.keyClick(second, Qt.Key.Key_Shift)
    assert ring.target() is second


def test_the_ring_follows_its_control(theme: Theme, shown: Show) -> None:
    button = Button(theme, "One")
    window = shown(button)
    ring = FocusRing(theme, window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    before = ring.geometry()
    window.resize(1000, 700)
    assert ring.geometry() != before
    assert ring.geometry().contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size()))


def test_the_ring_survives_the_control(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    button, line = Button(theme, "One"), QLineEdit()
    window = shown(button, line)
    ring = FocusRing(theme, window)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    button.deleteLater()
    qtbot.waitUntil(lambda: ring.target() is not button)
    line.setFocus()
    assert ring.target() is line
