from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text
from tests.gui.widgets.conftest import pictures, shown, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

__all__ = ["pictures", "shown", "theme"]


@pytest.fixture
def page(theme: Theme, pictures: PictureStore, shown: Callable[..., QWidget]) -> LeadPage:
    """A page below the register, in a window of 1366x768."""
    made = LeadPage(theme, pictures, LeadSection.REGISTER, "A. Example", "Class teacher", back=True)
    made.add_foot(Button(theme, "Save for later", "secondary"), Button(theme, "Done"), note="Nothing is sent.")
    window = shown(made, size=(1366, 768))
    layout = window.layout()
    assert layout is not None
    layout.setContentsMargins(0, 0, 0, 0)
    return made


def test_the_rail_goes_to_a_section(page: LeadPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.section_chosen) as chosen:
        page.rail.items[LeadSection.CLASSES].click()
    assert chosen.args == [LeadSection.CLASSES]


def test_alt_and_a_number_go_to_a_section(page: LeadPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.section_chosen) as chosen:
        QTest.keyClick(page, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    assert chosen.args == [LeadSection.SETTINGS]


def test_the_present_section_is_said(page: LeadPage) -> None:
    said = {key: item.accessibleDescription() for key, item in page.rail.items.items()}
    assert [key for key, words in said.items() if words] == [LeadSection.REGISTER]


def test_esc_and_the_back_button_go_back(page: LeadPage, qtbot: QtBot) -> None:
    assert page.back is not None
    with qtbot.waitSignal(page.back_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.back_asked):
        page.back.click()


def test_esc_does_nothing_on_a_page_of_the_rail(theme: Theme, pictures: PictureStore, qtbot: QtBot) -> None:
    page = LeadPage(theme, pictures, LeadSection.OVERVIEW, "Overview")
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.back_asked):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_the_foot_of_the_rail_locks_and_changes_the_display(page: LeadPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.lock_asked):
        page.rail.items["lock"].click()
    with qtbot.waitSignal(page.text_size_asked) as asked:
        page.rail.items["text-size"].click()
    assert asked.args == [page.rail.items["text-size"]]


def test_arrows_go_through_the_rail(page: LeadPage) -> None:
    first = page.rail.items[LeadSection.OVERVIEW]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert page.rail.items[LeadSection.REGISTER].hasFocus()


def test_the_primary_button_has_the_focus_first(page: LeadPage) -> None:
    first = page.default_widget()
    assert isinstance(first, Button)
    assert first.text() == "Done"


def test_the_rail_becomes_narrow_in_a_small_window_with_short_words(page: LeadPage) -> None:
    assert page.rail.width() == 232
    page.window().resize(1024, 688)
    assert page.rail.width() == 108
    assert page.rail.items[LeadSection.QUIZZES].accessibleName() == "Quizzes and policy"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_entry_of_the_rail_is_in_view_at_any_text_size(page: LeadPage, theme: Theme, scale: float) -> None:
    page.window().resize(1024, 688)
    theme.set(scale=scale)
    QTest.qWait(0)
    for item in page.rail.items.values():
        place = item.mapTo(page, item.rect().bottomRight())
        assert page.rect().contains(place)
        assert item.height() >= 44


def test_what_does_not_fit_scrolls_and_the_foot_stays(page: LeadPage, theme: Theme) -> None:
    words = Text(theme, "What the policy says about this. " * 60)
    page.body.addWidget(words)
    theme.set(scale=2.0)
    QTest.qWait(0)
    column = next(part for part in page.findChildren(ScrollColumn) if part.isAncestorOf(words))
    assert column.verticalScrollBar().maximum() > 0
    primary = page.default_widget()
    assert primary is not None
    assert page.rect().contains(primary.mapTo(page, primary.rect().bottomRight()))
