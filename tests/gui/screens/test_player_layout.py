"""A question's page in little room, in much, and at large text: nothing is cut off or out of reach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oakmere_training.domain.quiz import Message, Picture
from oakmere_training.domain.tiers import Tier
from tests.gui.kinds.questions import COMMENTS, answered, asked
from tests.gui.screens.playing import LEFT, answers, parts, picture, press, show_player

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("tier", list(Tier))
def test_a_short_question_fits_without_scrolling(qtbot: QtBot, tier: Tier, size: tuple[int, int]) -> None:
    screen = show_player(qtbot, size)
    screen.show_question(asked(tier))
    QApplication.processEvents()
    assert parts(screen)[0].scroll.verticalScrollBar().maximum() == 0
    screen.show_answered(answered(asked(tier), "reply"))
    QApplication.processEvents()
    assert answers(screen)[0].scroll.verticalScrollBar().maximum() == 0
    assert screen.width() == size[0]


@pytest.mark.parametrize("size", [(1024, 688), (1366, 688)])
def test_four_messages_to_pick_from_fit_a_small_window(qtbot: QtBot, size: tuple[int, int]) -> None:
    said = "I danced so badly. I fell over twice in the last song!"
    options = [replace(option, text=said) for option in COMMENTS]
    screen = show_player(qtbot, size)
    prompt = "Which messages should Robin change before sending? Pick all that should change."
    screen.show_question(asked(Tier.UPPER_KS2, "multi", options=options, prompt=prompt))
    QApplication.processEvents()
    frame, body = parts(screen)
    assert frame.scroll.verticalScrollBar().maximum() == 0
    assert body.chips.isHidden()
    screen.resize(1366, 900)
    QApplication.processEvents()
    assert body.chips.isVisible()


def test_many_clauses_fit_a_laptops_window(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1366, 755), concerns_to="The class teacher or the school office")
    clause = "Parents and carers should not use social media to complain about individual members of staff, or pupils."
    screen.show_answered(answered(asked(Tier.PARENTS, clauses=[clause] * 7), "reply"))
    QApplication.processEvents()
    assert answers(screen)[0].scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("tier", list(Tier))
def test_nothing_is_cut_off_at_any_text_size(qtbot: QtBot, tier: Tier, scale: float) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"scale": scale})
    screen.show_question(asked(tier, scenario="A long story about a message. " * 8))
    frame, body = parts(screen)

    def all_inside() -> None:
        for part in (*body.left, *body.right, *body.stacked):
            if part.widget.isVisible():
                place = part.widget.geometry()
                assert place.height() >= 0
                assert body.rect().adjusted(0, -8, 0, 8).contains(place), part.widget
        bar = frame.scroll.verticalScrollBar()
        assert bar.maximum() >= body.height() - frame.scroll.viewport().height()

    qtbot.waitUntil(lambda: _passes(all_inside))


def _passes(check: Callable[[], None]) -> bool:
    check()
    return True


def test_large_text_goes_into_one_column_with_a_way_to_the_answers(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"scale": 2.0})
    screen.show_question(asked(scenario="A long story about a message. " * 8))
    frame, body = parts(screen)
    qtbot.waitUntil(lambda: frame.answers.isVisible() and frame.scroll.verticalScrollBar().maximum() > 400)
    assert body.story.geometry().bottom() < body.prompt.geometry().top() < body.area.geometry().top()
    QTest.mouseClick(frame.answers, LEFT)
    qtbot.waitUntil(body.prompt.hasFocus)
    assert frame.scroll.sees(body.prompt)
    assert frame.answers.isHidden()


def test_in_two_columns_too_an_answer_below_the_fold_is_offered(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"scale": 1.3})
    prompt = "What should Hedgehog do about all of this, and with whom, and when? " * 3
    screen.show_question(asked(Tier.UPPER_KS2, prompt=prompt))
    frame, body = parts(screen)
    last = body.area.stops()[-1]
    qtbot.waitUntil(lambda: frame.scroll.verticalScrollBar().maximum() > 0 and not frame.scroll.sees(last))
    assert not body.fit.stacked
    assert frame.answers.isVisible()
    QTest.mouseClick(frame.answers, LEFT)
    assert frame.scroll.sees(last)
    assert frame.answers.isHidden()
    screen.show_question(asked(Tier.UPPER_KS2))
    QApplication.processEvents()
    assert frame.answers.isHidden()


def test_a_page_begins_at_its_top_even_where_the_story_is_below_a_picture(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"scale": 1.3})
    picture_first = asked(Tier.UPPER_KS2, scenario="A story. " * 20, picture=Picture("unkind-comment", "A chat"))
    screen.show_question(picture_first)
    frame, body = parts(screen)
    bar = frame.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and body.story.hasFocus())
    QApplication.processEvents()
    assert bar.value() == 0


def test_text_size_can_change_in_the_middle_of_a_question(qtbot: QtBot) -> None:
    screen = show_player(qtbot)
    screen.show_question(asked())
    _, body = parts(screen)
    press(Qt.Key.Key_1)
    screen.theme.set(scale=2.0)
    qtbot.waitUntil(lambda: body.fit.stacked)
    assert body.area.chosen() == ("reply",)
    screen.theme.set(scale=1.0)
    qtbot.waitUntil(lambda: not body.fit.stacked)


def test_the_focus_brings_the_whole_card_into_view(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"scale": 2.0})
    screen.show_question(asked(scenario="A long story about a message. " * 8))
    frame, body = parts(screen)
    QApplication.processEvents()
    last = body.area.stops()[-1]
    last.setFocus()
    qtbot.waitUntil(lambda: frame.scroll.sees(last))


def test_page_keys_scroll_wherever_the_focus_is(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"scale": 2.0})
    screen.show_answered(answered(asked(), "reply"))
    frame, _ = answers(screen)
    qtbot.waitUntil(frame.primary.hasFocus)
    bar = frame.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_content_is_centred_on_a_wide_screen(qtbot: QtBot) -> None:
    screen = show_player(qtbot, (1920, 1080))
    screen.show_question(asked())
    _, body = parts(screen)
    qtbot.waitUntil(lambda: body.story.x() == 300)
    assert body.area.geometry().right() == 300 + 1320 - 1


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("tier", list(Tier))
def test_every_audience_and_kind_paints_in_every_theme(qtbot: QtBot, tier: Tier, mode: str) -> None:
    screen = show_player(qtbot, (1024, 688), theme={"mode": mode}, opens_policy=True, concerns_to="The office")
    message = Message("Year 3 parents", "WhatsApp", "Parent: Is anyone upset?\nCarer: Yes.")
    seen = set()
    for question, chosen in (
        (asked(tier, critical=True, message=message), ("reply",)),
        (asked(tier, "multi", options=COMMENTS[:3]), ("number", "queue")),
    ):
        screen.show_question(question)
        seen.add(picture(screen))
        screen.show_answered(answered(question, *chosen))
        seen.add(picture(screen))
    assert len(seen) == 4
