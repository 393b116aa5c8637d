"""Steps put in order: by pointer, by keys and by ear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import kinds
from oakmere_training.gui.kinds import Fit, Layout
from oakmere_training.gui.kinds import order as order_kind
from oakmere_training.gui.kinds.order import OrderArea
from oakmere_training.gui.widgets.place_panel import place_word
from tests.gui.kinds.order_questions import LETTERS, asked_order
from tests.gui.kinds.questions import make_pictures, make_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import AskedQuestion

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


def order_area(qtbot: QtBot, asked: AskedQuestion | None = None, **theme: Any) -> OrderArea:
    area = kinds.answer_area(make_theme(**theme), make_pictures(), asked or asked_order(steps=LETTERS[:4]))
    assert isinstance(area, OrderArea)
    qtbot.addWidget(area)
    area.resize(760, 520)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def shown(area: OrderArea) -> list[str]:
    """What stands on the cards, top to bottom."""
    return [card.accessibleName().rpartition("Do ")[2].strip(".").lower() for card in area.cards]


def given_order(area: OrderArea, *ids: str) -> None:
    area.choose(ids)
    assert shown(area) == list(ids)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is given to say."""
    heard: list[str] = []

    def announcement(source: QWidget, text: str) -> QAccessibleAnnouncementEvent:
        heard.append(text)
        return QAccessibleAnnouncementEvent(source, text)

    monkeypatch.setattr(order_kind, "QAccessibleAnnouncementEvent", announcement)
    return heard


# -- answering -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "words"),
    [
        (2, ["First", "Last"]),
        (3, ["First", "Next", "Last"]),
        (4, ["First", "Next", "Then", "Last"]),
        (5, ["First", "Next", "Then", "After that", "Last"]),
    ],
)
def test_places_have_words(total: int, words: list[str]) -> None:
    assert [place_word(number, total) for number in range(1, total + 1)] == words


def test_nothing_is_answered_until_a_step_was_moved(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    assert area.chosen() == ()
    assert area.hint() == "Move a step first"
    before = shown(area)
    with qtbot.waitSignal(area.chosen_changed):
        QTest.mouseClick(area.cards[1].up, LEFT)
    assert list(area.chosen()) == shown(area) == [before[1], before[0], *before[2:]]
    assert area.hint() == ""


def test_the_start_is_the_attempts_own_and_never_right(qtbot: QtBot) -> None:
    starts = {tuple(shown(order_area(qtbot, asked_order(steps=LETTERS[:4], seed=seed)))) for seed in range(8)}
    assert len(starts) > 1
    assert tuple("abcd") not in starts


def test_buttons_that_lead_nowhere_keep_their_place_and_do_not_work(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    assert [(card.up.isEnabled(), card.down.isEnabled()) for card in area.cards] == [
        (False, True), (True, True), (True, True), (True, False),
    ]  # fmt: skip
    assert all(card.up.isVisible() and card.down.isVisible() for card in area.cards)


def test_the_focus_follows_the_step_and_the_same_button_can_be_pressed_again(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    given_order(area, *"abcd")
    area.cards[3].up.setFocus()
    press(Qt.Key.Key_Space)
    assert area.cards[2].up.hasFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    assert area.chosen() == tuple("dabc")
    assert area.cards[0].hasFocus(), "at the end the card keeps the focus, so that Space does not send it back"
    press(Qt.Key.Key_Space)
    assert area.chosen() == tuple("dabc")


def test_arrows_walk_through_the_cards_and_move_nothing(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    area.cards[0].setFocus()
    press(UP)
    assert area.cards[0].hasFocus()
    press(DOWN)
    assert area.cards[1].hasFocus()
    area.cards[1].down.setFocus()
    press(DOWN)
    assert area.cards[2].hasFocus()
    assert area.chosen() == ()


def test_ctrl_and_an_arrow_move_the_step_with_the_focus(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    given_order(area, *"abcd")
    area.cards[2].setFocus()
    press(UP, CTRL)
    assert area.chosen() == tuple("acbd")
    assert area.cards[1].hasFocus()
    for _ in range(5):
        press(DOWN, CTRL)
    assert area.chosen() == tuple("abdc")
    assert area.cards[3].hasFocus()


def test_a_digit_sends_the_current_step_to_that_place(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    given_order(area, *"abcd")
    area.cards[0].clearFocus()
    assert not area.choose_by_key(2), "no card has the focus"
    area.cards[3].setFocus()
    assert area.choose_by_key(1)
    assert area.chosen() == tuple("dabc")
    assert area.cards[0].hasFocus()
    assert not area.choose_by_key(5)
    assert area.chosen() == tuple("dabc")


def test_a_step_sent_to_its_own_place_was_not_moved(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    area.cards[1].setFocus()
    assert area.choose_by_key(2)
    assert area.chosen() == ()


@pytest.mark.parametrize(
    ("draft", "order"),
    [("dcab", "dcab"), ("dzcab", "dcab"), ("ddcab", "dcab"), ("dc", None), ("zy", None)],
)
def test_a_draft_counts_as_moved_and_what_is_unknown_is_left_out(qtbot: QtBot, draft: str, order: str | None) -> None:
    area = order_area(qtbot)
    area.choose(tuple(draft))
    if order is not None:
        assert area.chosen() == tuple(order)
    elif draft == "dc":
        assert area.chosen()[:2] == ("d", "c")
        assert sorted(area.chosen()) == list("abcd"), "what the draft lacks comes after it"
    else:
        assert area.chosen() == ()


# -- by ear --------------------------------------------------------------------------------------------------


def test_a_screen_reader_meets_list_items_with_two_buttons(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    given_order(area, *"bacd")
    met = QAccessible.queryAccessibleInterface(area.cards[1])
    assert met.role() == QAccessible.Role.ListItem
    assert met.text(QAccessible.Text.Name) == "Step 2 of 4, Next. Do A."
    buttons = [met.child(place) for place in range(met.childCount())]
    assert [button.text(QAccessible.Text.Name) for button in buttons] == ["Move up", "Move down"]
    assert {button.role() for button in buttons} == {QAccessible.Role.Button}
    assert QAccessible.queryAccessibleInterface(area).role() == QAccessible.Role.List


def test_a_move_is_announced(qtbot: QtBot, said: list[str]) -> None:
    area = order_area(qtbot)
    given_order(area, *"abcd")
    assert said == []
    QTest.mouseClick(area.cards[1].up, LEFT)
    QTest.mouseClick(area.cards[2].down, LEFT)
    assert said == ["Do B, now first", "Do C, now last"]


def test_the_steps_are_read_in_their_present_order(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    given_order(area, *"dcba")
    assert area.spoken() == ("First: Do D.", "Next: Do C.", "Then: Do B.", "Last: Do A.")


# -- room, size and motion -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("tier", "least"), [(Tier.STAFF, 48), (Tier.LOWER_KS2, 72)])
@pytest.mark.parametrize(
    ("scale", "width", "stacked"), [(1.0, 470, False), (1.0, 760, False), (1.3, 560, False), (2.0, 736, True)]
)
def test_buttons_are_large_enough_and_inside_their_card(
    qtbot: QtBot, tier: Tier, least: int, scale: float, width: int, stacked: bool
) -> None:
    area = order_area(qtbot, asked_order(tier), scale=scale)
    area.set_fit(Fit(narrow=True, short=True, stacked=stacked))
    area.resize(width, area.heightForWidth(width))
    for card in area.cards:
        for button in (card.up, card.down):
            assert min(button.width(), button.height()) >= least
            assert card.rect().contains(button.geometry())
        assert not card.up.geometry().intersects(card.down.geometry())


def test_in_one_column_the_buttons_go_below_the_text(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    beside = area.cards[0].heightForWidth(760)
    area.set_fit(Fit(stacked=True))
    assert area.cards[0].heightForWidth(760) >= beside + area.cards[0].up.height() // 2
    area.resize(760, area.heightForWidth(760))
    assert area.cards[0].up.x() < 200


def test_pupils_have_a_wide_column(qtbot: QtBot) -> None:
    assert order_area(qtbot, asked_order(Tier.UPPER_KS2)).layout_for(Fit()) is Layout.WIDE
    assert order_area(qtbot).layout_for(Fit()) is Layout.SIDE


def test_cards_slide_to_their_places(qtbot: QtBot) -> None:
    area = order_area(qtbot, reduced_motion=False)
    tops = [card.y() for card in area.cards]
    area.cards[1].up.click()
    assert area.cards[0].y() > tops[0], "the step comes from where it was"
    assert area.cards[1].y() < tops[1]
    qtbot.waitUntil(lambda: [card.y() for card in area.cards] == tops)


def test_with_reduced_motion_they_are_there_at_once(qtbot: QtBot) -> None:
    area = order_area(qtbot)
    tops = [card.y() for card in area.cards]
    area.cards[1].up.click()
    assert [card.y() for card in area.cards] == tops
