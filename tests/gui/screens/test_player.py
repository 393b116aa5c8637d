"""What a person does on a question's page: answer, go on or leave, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from oakmere_training.domain.tiers import Tier
from tests.gui.kinds.questions import COMMENTS, answered, asked
from tests.gui.screens.playing import LEFT, SilentSpeech, answers, parts, press, show_player, stops, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_button_waits_for_an_answer_and_then_gives_it(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    frame, body = parts(screen)
    assert not frame.primary.isEnabled()
    assert "Choose an answer first" in words(screen)
    QTest.mouseClick(body.area.stops()[1], LEFT)
    assert "Choose an answer first" not in words(screen)
    with qtbot.waitSignal(screen.answer_given) as given:
        QTest.mouseClick(frame.primary, LEFT)
    assert given.args == [("report",)]


def test_an_answer_is_given_once_however_often_it_is_pressed(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    given: list[tuple[str, ...]] = []
    screen.answer_given.connect(given.append)
    press(Qt.Key.Key_2)
    for _ in range(3):
        press(Qt.Key.Key_Return)
    assert given == [("report",)]


def test_a_whole_question_by_keyboard(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    question = asked()
    screen.answer_given.connect(lambda chosen: screen.show_answered(answered(question, *chosen)))
    screen.show_question(question)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Return)
    frame, body = answers(screen)
    assert body.area.heading == "Safe, and there is a better way"
    qtbot.waitUntil(frame.primary.hasFocus)
    with qtbot.waitSignal(screen.next_asked):
        press(Qt.Key.Key_Return)


def test_enter_without_an_answer_does_nothing(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    given: list[tuple[str, ...]] = []
    screen.answer_given.connect(given.append)
    press(Qt.Key.Key_Return)
    assert given == []


def test_escape_offers_to_leave(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    with qtbot.assertNotEmitted(screen.leave_asked):
        press(Qt.Key.Key_Escape)
    assert screen.frame is not None
    assert screen.frame.header.leave.hasFocus()
    with qtbot.waitSignal(screen.leave_asked):
        press(Qt.Key.Key_Escape)


def test_single_keys_can_be_switched_off(qtbot: QtBot) -> None:
    speech = SilentSpeech()
    screen = show_player(qtbot, theme={"single_keys": False}, speech=speech)
    screen.show_question(asked())
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_R)
    assert parts(screen)[1].area.chosen() == ()
    assert speech.said == []


def test_digits_with_ctrl_are_left_alone(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert parts(screen)[1].area.chosen() == ()


def test_tab_goes_from_story_to_options_to_button_to_tools(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    frame, body = parts(screen)
    header = frame.header
    first = body.area.stops()[0]
    assert stops(5) == [body.story, first, header.text_size, header.colours, header.leave]
    body.story.setFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    assert body.area.chosen() == ("report",)
    assert stops(3) == [body.area.stops()[1], frame.primary, header.text_size]


def test_each_tick_box_is_a_stop_of_its_own(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked(kind="multi", options=COMMENTS))
    _, body = parts(screen)
    assert stops(5) == [body.story, *body.area.stops()]


@pytest.mark.parametrize("still", [False, True])
def test_the_verdicts_appear_gently_or_at_once(qtbot: QtBot, *, still: bool) -> None:
    screen = show_player(qtbot, theme={"reduced_motion": still})
    screen.show_question(asked())
    screen.show_answered(answered(asked(), "report"))
    _, body = answers(screen)
    assert (body.area.graphicsEffect() is None) is still
    qtbot.waitUntil(lambda: body.area.graphicsEffect() is None)


def test_an_answer_that_was_not_saved_stays_and_can_be_given_again(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    screen.show_saving_failed("There is no room left to save answers.", "version 1, disk full")
    frame, body = parts(screen)
    assert "There is no room left to save answers." in words(screen)
    assert body.area.chosen() == ("report",)
    save, copy = frame.banner.buttons
    qtbot.waitUntil(save.hasFocus)
    QTest.mouseClick(copy, LEFT)
    assert QGuiApplication.clipboard().text() == "version 1, disk full"
    with qtbot.waitSignal(screen.answer_given) as given:
        QTest.mouseClick(save, LEFT)
    assert given.args == [("report",)]
    screen.show_answered(answered(asked(), "report"))
    assert "no room left" not in words(screen)


def test_the_youngest_answer_by_a_picture_and_go_on_by_a_large_button(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1024, 688))
    question = asked(Tier.KS1)
    screen.answer_given.connect(lambda chosen: screen.show_answered(answered(question, *chosen)))
    screen.show_question(question)
    frame, body = parts(screen)
    assert frame.footer.isHidden()
    QTest.mouseClick(body.area.stops()[0], LEFT)
    _, after = answers(screen)
    assert after.next is not None
    qtbot.waitUntil(after.next.hasFocus)
    assert after.next.height() >= 96
    with qtbot.waitSignal(screen.next_asked):
        QTest.mouseClick(after.next, LEFT)


def test_the_page_changes_with_the_audience(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    for tier in (Tier.STAFF, Tier.UPPER_KS2, Tier.KS1, Tier.PARENTS):
        screen.show_question(asked(tier))
        frame, _ = parts(screen)
        assert frame.tier is tier
        assert screen.page.count() == (4 if frame.progress is not None else 3)
