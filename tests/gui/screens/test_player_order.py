"""Steps put in order on the player's page: by keys alone, from a draft, and the button that waits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.gui.kinds.order import OrderArea
from tests.gui.kinds.order_questions import LETTERS, asked_order
from tests.gui.kinds.questions import answered
from tests.gui.screens.playing import LEFT, press, show_player

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.domain.kinds import Chosen

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_whole_question_by_keyboard(qtbot: QtBot) -> None:
    asked = asked_order(steps=LETTERS[:3])
    screen = show_player(qtbot)
    screen.show_question(replace(asked, draft=tuple("cab")))
    drafts: list[Chosen] = []
    screen.draft_made.connect(drafts.append)
    screen.answer_given.connect(lambda chosen: screen.show_answered(answered(asked, *chosen)))
    assert screen.frame is not None
    assert screen.question is not None
    area = screen.question.area
    assert isinstance(area, OrderArea)
    assert screen.frame.primary.isEnabled(), "a restored draft can be checked"
    while not area.cards[0].hasFocus():
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down, CTRL)
    press(Qt.Key.Key_3)
    assert drafts == [("a", "c", "b"), ("a", "b", "c")]
    press(Qt.Key.Key_Return)
    assert screen.answered is not None
    assert screen.answered.area.heading == "All three steps are in the right order"
    assert screen.frame.verdict is not None
    assert screen.frame.verdict.accessibleName() == "Best choice"


def test_the_check_button_waits_for_a_move(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked_order(steps=LETTERS[:3]))
    assert screen.frame is not None
    assert screen.question is not None
    assert not screen.frame.primary.isEnabled()
    assert screen.frame.hint.text() == "Move a step first"
    area = screen.question.area
    assert isinstance(area, OrderArea)
    QTest.mouseClick(area.cards[0].down, LEFT)
    assert screen.frame.primary.isEnabled()


def test_tab_stops_at_each_card_and_its_buttons_in_reading_order(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked_order(steps=LETTERS[:3]))
    assert screen.question is not None
    area = screen.question.area
    assert isinstance(area, OrderArea)
    first, second, third = area.cards
    first.setFocus()
    met = []
    for _ in range(7):
        met.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    assert met == [first, first.down, second, second.up, second.down, third, third.up]
