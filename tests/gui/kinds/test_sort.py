"""Things sorted into three places: by pointer, by keys and by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.domain.kinds.sort import DEFAULT_LABELS
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds import Fit, Layout
from oakmere_training.gui.kinds.sort import SortArea
from oakmere_training.gui.widgets.page_fit import Fit as PageFit
from oakmere_training.gui.widgets.sort_part import SortPart, place_icons
from tests.gui.kinds.questions import make_pictures, make_theme, state
from tests.gui.kinds.sort_questions import BEST, COMMENT_LABELS, COMMENTS, PHOTOS, TRIP, asked_sort

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import AskedQuestion

LEFT = Qt.MouseButton.LeftButton


def sort_area(qtbot: QtBot, asked: AskedQuestion | None = None, **theme: Any) -> SortArea:
    area = kinds.answer_area(make_theme(**theme), make_pictures(), asked or asked_sort())
    assert isinstance(area, SortArea)
    qtbot.addWidget(area)
    area.resize(898, 560)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def focused() -> SortPart:
    part = QApplication.focusWidget()
    assert isinstance(part, SortPart)
    return part


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def at(area: SortArea) -> tuple[int, int]:
    """The item and the place that the focus is on, counted from 0."""
    return next((n, card.parts.index(focused())) for n, card in enumerate(area.cards) if focused() in card.parts)


# -- answering -----------------------------------------------------------------------------------------------


def test_a_click_sorts_an_item_and_another_click_moves_it(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    assert (area.chosen(), area.hint()) == ((), "Sort all four first")
    with qtbot.waitSignal(area.chosen_changed):
        QTest.mouseClick(area.cards[2].parts[0], LEFT)
    QTest.mouseClick(area.cards[0].parts[1], LEFT)
    QTest.mouseClick(area.cards[2].parts[2], LEFT)
    assert area.chosen() == ("lake:ask", "crying:dont")
    assert area.head is not None
    assert area.head.count.text() == "2 of 4 sorted"


def test_pressing_a_place_again_keeps_the_item_there_and_tells_nobody(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.choose(("lake:fine",))
    with qtbot.assertNotEmitted(area.chosen_changed):
        QTest.mouseClick(area.cards[0].parts[0], LEFT)
    assert area.chosen() == ("lake:fine",)


def test_moving_an_item_tells_once(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    told: list[tuple[str, ...]] = []
    area.chosen_changed.connect(lambda: told.append(area.chosen()))
    for part in area.cards[0].parts:
        QTest.mouseClick(part, LEFT)
    assert told == [("lake:fine",), ("lake:ask",), ("lake:dont",)]


def test_the_hint_goes_once_all_are_sorted(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.choose(BEST)
    assert area.hint() == ""
    assert sort_area(qtbot, asked_sort(items=TRIP[:2])).hint() == "Sort both first"


def test_a_draft_comes_back_and_what_means_nothing_is_left_out(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.choose(("moon:fine", "wall:ask", "joke:shelf", "crying", "lake:"))
    assert area.chosen() == ("wall:ask",)
    assert area.head is not None
    assert area.head.count.text() == "1 of 4 sorted"
    area.choose(())
    assert area.chosen() == ()


# -- keys ----------------------------------------------------------------------------------------------------


def test_digits_sort_the_current_item_and_go_on_to_the_next_unsorted_one(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.choose(("wall:ask",))
    assert area.choose_by_key(1)
    assert at(area)[0] == 2
    area.choose_by_key(3)
    assert at(area)[0] == 3
    area.choose_by_key(3)
    assert area.chosen() == BEST
    assert at(area) == (3, 2), "with all sorted the focus stays"
    area.choose_by_key(1)
    assert area.chosen()[3] == "joke:fine"


@pytest.mark.parametrize("digit", [0, 4, 9])
def test_other_digits_mean_nothing(qtbot: QtBot, digit: int) -> None:
    area = sort_area(qtbot)
    assert not area.choose_by_key(digit)
    assert area.chosen() == ()


def test_digits_change_nothing_once_all_are_sorted_and_the_focus_is_elsewhere(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.choose(BEST)
    focused().clearFocus()
    assert not area.choose_by_key(1)
    assert area.chosen() == BEST


def test_left_and_right_choose_in_an_item_up_and_down_change_the_item(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.cards[0].stop().setFocus()
    press(Qt.Key.Key_Right)
    assert (at(area), area.chosen()) == ((0, 1), ("lake:ask",))
    press(Qt.Key.Key_Down)
    assert (at(area), area.chosen()) == ((1, 1), ("lake:ask",)), "the column is kept, nothing is chosen"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert (at(area), area.chosen()) == ((1, 0), ("lake:ask", "wall:fine"))
    press(Qt.Key.Key_Up)
    assert at(area) == (0, 1), "a sorted item is entered at its place"
    press(Qt.Key.Key_Up)
    assert at(area) == (3, 1)


def test_space_sorts_and_enter_does_not(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.cards[1].stop(2).setFocus()
    press(Qt.Key.Key_Return)
    assert area.chosen() == ()
    press(Qt.Key.Key_Space)
    assert area.chosen() == ("wall:dont",)


def test_each_item_is_one_stop_of_the_tab_key(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    QTest.mouseClick(area.cards[1].parts[2], LEFT)
    area.cards[0].stop().setFocus()
    met = []
    for _ in area.cards:
        met.append(at(area))
        press(Qt.Key.Key_Tab)
    assert met == [(0, 0), (1, 2), (2, 0), (3, 0)]
    assert area.stops() == tuple(part for card in area.cards for part in card.parts)


def test_the_card_that_holds_the_focus_looks_current(qtbot: QtBot) -> None:
    area = sort_area(qtbot)

    def ground(card: int) -> str:
        return area.cards[card].grab().toImage().pixelColor(300, 12).name()

    area.cards[0].stop().setFocus()
    tint = area.theme.accent(Tier.UPPER_KS2).tint.name()
    assert (ground(0) == tint, ground(1) == tint) == (True, False)
    press(Qt.Key.Key_Down)
    assert (ground(0) == tint, ground(1) == tint) == (False, True)


def test_key_hints_name_the_keys_that_work_and_the_caps_stand_over_the_columns(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    assert area.key_hints() == ("[1]", "[2]", "[3]", "to sort,", "[↑]", "[↓]", "to move")
    assert area.head is not None
    for key, part in zip(area.head.keys, area.cards[0].parts, strict=True):
        assert key.isVisible()
        assert abs(key.geometry().center().x() - part.geometry().center().x()) <= 2
    area.theme.set(single_keys=False)
    assert area.key_hints()[:2] == ("[←]", "[→]")
    assert not any(key.isVisible() for key in area.head.keys)


# -- what a screen reader meets ------------------------------------------------------------------------------


def test_a_screen_reader_meets_a_group_of_three_radio_buttons(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.choose(("crying:dont",))
    card = QAccessible.queryAccessibleInterface(area.cards[2])
    assert card.role() == QAccessible.Role.Grouping
    assert card.text(QAccessible.Text.Name) == "A photo of Wren crying. Wren said, “No photos.” Item 3 of 4."
    assert card.text(QAccessible.Text.Description) == "Wren"
    met = [QAccessible.queryAccessibleInterface(part) for part in area.cards[2].parts]
    assert [part.role() for part in met] == [QAccessible.Role.RadioButton] * 3
    names = [part.text(QAccessible.Text.Name) for part in met]
    assert names == ["Fine, 1 of 3", "Ask first, 2 of 3", "Don’t post, 3 of 3"]
    assert [state(part) for part in met] == [False, False, True]


def test_reading_aloud_says_items_and_places(qtbot: QtBot) -> None:
    area = sort_area(qtbot, asked_sort(Tier.KS1, PHOTOS))
    assert area.spoken() == (
        "For each one, choose: Fine, Ask first, or Don’t post",
        "1: The photo of Robin",
        "2: The photo of Otter",
        "3: The photo of Hedgehog",
    )


@pytest.mark.parametrize(
    ("labels", "icons"),
    [
        (DEFAULT_LABELS, ("share", "question", "no")),
        (("Put it on", "Ask first", "Leave it off"), ("share", "question", "no")),
        (("No report", "To office", "Report now"), ("ring", "ring", "ring")),
        (COMMENT_LABELS, ("ring", "ring", "ring")),
    ],
)
def test_icons_show_only_where_they_mean_what_the_labels_say(
    labels: tuple[str, str, str], icons: tuple[str, str, str]
) -> None:
    assert place_icons(labels) == icons


# -- room ----------------------------------------------------------------------------------------------------


def test_answers_are_wide_and_go_below_the_story_in_a_narrow_window(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    assert area.layout_for(Fit()) is Layout.WIDE
    assert area.layout_for(Fit(narrow=True)) is Layout.BELOW


@pytest.mark.parametrize("fit", [PageFit(), PageFit(narrow=True, short=True), PageFit(stacked=True)])
@pytest.mark.parametrize(("tier", "least"), [(Tier.KS1, 72), (Tier.LOWER_KS2, 72), (Tier.STAFF, 48)])
def test_targets_are_large_enough_at_every_size(qtbot: QtBot, tier: Tier, least: int, fit: PageFit) -> None:
    area = sort_area(qtbot, asked_sort(tier, PHOTOS))
    area.set_fit(fit)
    area.resize(898, area.heightForWidth(898))
    assert min(part.height() for card in area.cards for part in card.parts) >= least
    assert min(part.width() for card in area.cards for part in card.parts) >= 100


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("width", [560, 898, 1300])
def test_words_and_places_never_lie_over_each_other(qtbot: QtBot, scale: float, width: int) -> None:
    area = sort_area(qtbot, scale=scale)
    area.set_fit(PageFit(stacked=scale >= 1.5))
    area.resize(width, area.heightForWidth(width))
    for card in area.cards:
        words, parts = card._placed_now()
        assert not words.intersects(parts)
        assert card.rect().contains(words)
        assert card.rect().contains(parts)


def test_in_one_column_the_places_go_below_and_the_caps_go(qtbot: QtBot) -> None:
    area = sort_area(qtbot)
    area.set_fit(PageFit(stacked=True))
    area.resize(898, area.heightForWidth(898))
    words, parts = area.cards[0]._placed_now()
    assert parts.top() > words.bottom()
    assert area.head is not None
    assert not any(key.isVisible() for key in area.head.keys)


def test_a_long_label_is_never_cut(qtbot: QtBot) -> None:
    area = sort_area(qtbot, asked_sort(Tier.STAFF, COMMENTS, ("In the group now", "W" * 14, "Leave it")))
    for part in area.cards[0].parts:
        label = part._label_size(part.width(), part.sizes)
        assert label.height() <= part.height()
        assert label.width() <= part.width() - part.sizes.icon - part.sizes.gap
