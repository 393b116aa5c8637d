"""What a person gets on a question's page: by mouse, by keyboard, by ear, in little room and at large text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from oakmere_training.domain.quiz import Message, Picture
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import speech as voices
from oakmere_training.gui.screens.player import PlayerScreen
from oakmere_training.gui.speech import Speech
from tests.gui.kinds.questions import COMMENTS, answered, asked, make_pictures, make_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.player_body import AnsweredBody, QuestionBody
    from oakmere_training.gui.screens.player_frame import PlayerFrame

LEFT = Qt.MouseButton.LeftButton
SHOW = dict[str, Any]


class SilentSpeech(Speech):
    """Remembers what it was asked to say."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, text: str, *, slow: bool = False) -> bool:
        self.said.append(text)
        return not slow or True


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., PlayerScreen]:
    """A player in a window of a size, ready for a question."""

    def show(
        size: tuple[int, int] = (1366, 768), *, theme: SHOW | None = None, speech: Speech | None = None, **options: Any
    ) -> PlayerScreen:
        screen = PlayerScreen(make_theme(**(theme or {})), make_pictures(), speech or SilentSpeech(), **options)
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return show


def parts(screen: PlayerScreen) -> tuple[PlayerFrame, QuestionBody]:
    assert screen.frame is not None
    assert screen.question is not None
    return screen.frame, screen.question


def answers(screen: PlayerScreen) -> tuple[PlayerFrame, AnsweredBody]:
    assert screen.frame is not None
    assert screen.answered is not None
    return screen.frame, screen.answered


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def stops(count: int) -> list[QWidget | None]:
    met = []
    for _ in range(count):
        met.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    return met


def picture(screen: PlayerScreen) -> bytes:
    image = screen.grab().toImage()
    return bytes(image.constBits())


def words(screen: PlayerScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


# -- answering -----------------------------------------------------------------------------------------------


def test_the_button_waits_for_an_answer_and_then_gives_it(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked())
    frame, body = parts(screen)
    assert not frame.primary.isEnabled()
    assert "Choose an answer first" in words(screen)
    QTest.mouseClick(body.area.stops()[1], LEFT)
    assert "Choose an answer first" not in words(screen)
    with qtbot.waitSignal(screen.answer_given) as given:
        QTest.mouseClick(frame.primary, LEFT)
    assert given.args == [("report",)]


def test_an_answer_is_given_once_however_often_it_is_pressed(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked())
    given: list[tuple[str, ...]] = []
    screen.answer_given.connect(given.append)
    press(Qt.Key.Key_2)
    for _ in range(3):
        press(Qt.Key.Key_Return)
    assert given == [("report",)]


def test_a_whole_question_by_keyboard(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
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


def test_enter_without_an_answer_does_nothing(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked())
    given: list[tuple[str, ...]] = []
    screen.answer_given.connect(given.append)
    press(Qt.Key.Key_Return)
    assert given == []


def test_escape_offers_to_leave(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked())
    with qtbot.assertNotEmitted(screen.leave_asked):
        press(Qt.Key.Key_Escape)
    assert screen.frame is not None
    assert screen.frame.header.leave.hasFocus()
    with qtbot.waitSignal(screen.leave_asked):
        press(Qt.Key.Key_Escape)


def test_single_keys_can_be_switched_off(shown: Callable[..., PlayerScreen]) -> None:
    speech = SilentSpeech()
    screen = shown(theme={"single_keys": False}, speech=speech)
    screen.show_question(asked())
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_R)
    assert parts(screen)[1].area.chosen() == ()
    assert speech.said == []


def test_digits_with_ctrl_are_left_alone(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked())
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert parts(screen)[1].area.chosen() == ()


def test_tab_goes_from_story_to_options_to_button_to_tools(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
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


def test_each_tick_box_is_a_stop_of_its_own(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked(kind="multi", options=COMMENTS))
    _, body = parts(screen)
    assert stops(5) == [body.story, *body.area.stops()]


# -- what is said --------------------------------------------------------------------------------------------


def test_staff_see_points_and_the_critical_result(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown(who_to_tell=("DSL: R. Prototype",))
    screen.show_answered(answered(asked(critical=True), "pass-on"))
    text = words(screen)
    assert "1 of 2 points. Critical question: safe." in text
    assert "Who to tell\nDSL: R. Prototype." in text
    screen.show_answered(answered(asked(critical=True), "reply"))
    assert "0 of 2 points. Critical question: not safe yet." in words(screen)


def test_the_critical_chip_is_explained_on_the_same_page(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked(critical=True))
    assert "You need a safe answer here to pass." in words(screen)
    screen.show_question(asked())
    assert "You need a safe answer here to pass." not in words(screen)


@pytest.mark.parametrize("tier", [Tier.PARENTS, Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2])
def test_families_and_pupils_see_no_points(shown: Callable[..., PlayerScreen], tier: Tier) -> None:
    screen = shown(who_to_tell=("DSL: R. Prototype",))
    screen.show_answered(answered(asked(tier), "reply"))
    assert "points" not in words(screen)
    assert "R. Prototype" not in words(screen)


def test_nobody_is_named_where_the_school_named_nobody(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_answered(answered(asked(), "reply"))
    assert "Who to tell" not in words(screen)


def test_the_policy_is_quoted_in_short_with_its_section_and_month(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_answered(answered(asked(), "report"))
    text = words(screen)
    assert "What the policy says, in short" in text
    assert "Section 3. Approved October 2025" in text
    screen.show_answered(answered(asked(good_to_know=True), "report"))
    assert "Good to know: this story goes further than the policy." in words(screen)
    assert "What the policy says, in short" in words(screen)


def test_the_policy_opens_only_where_there_is_a_document(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_answered(answered(asked(), "report"))
    panel = answers(screen)[1].panel
    assert panel is not None
    assert panel.link.isHidden()
    screen = shown(opens_policy=True)
    screen.show_question(asked())
    with qtbot.waitSignal(screen.policy_asked) as opened:
        QTest.mouseClick(parts(screen)[1].chips.chip, LEFT)
    assert opened.args == ["3"]
    screen.show_answered(answered(asked(), "report"))
    panel = answers(screen)[1].panel
    assert panel is not None
    with qtbot.waitSignal(screen.policy_asked):
        QTest.mouseClick(panel.link, LEFT)


def test_a_lesson_beyond_the_policy_says_so(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked(Tier.UPPER_KS2, curriculum=True, clauses=()))
    assert "Online safety lesson" in words(screen)


def test_a_second_try_is_called_so(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked(position=1, second_try=True))
    assert "Second try, question 1 of 10" in words(screen)
    assert screen.title == "Yearly refresher, second try, question 1 of 10"


def test_the_last_answer_leads_to_the_end(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_answered(answered(asked(), "report", last=True))
    assert answers(screen)[0].primary.text() == "See how you did"


def test_reading_answers_again_leads_back_to_the_result(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_answered(answered(asked(), "report"), reading=2)
    assert answers(screen)[0].primary.text() == "Next answer"
    screen.show_answered(answered(asked(), "report"), reading=1)
    frame, _ = answers(screen)
    assert frame.primary.text() == "Back to the result"
    assert frame.header.leave.text() == "Close"


@pytest.mark.parametrize("still", [False, True])
def test_the_verdicts_appear_gently_or_at_once(
    qtbot: QtBot, shown: Callable[..., PlayerScreen], *, still: bool
) -> None:
    screen = shown(theme={"reduced_motion": still})
    screen.show_question(asked())
    screen.show_answered(answered(asked(), "report"))
    _, body = answers(screen)
    assert (body.area.graphicsEffect() is None) is still
    qtbot.waitUntil(lambda: body.area.graphicsEffect() is None)


# -- an answer that could not be stored ----------------------------------------------------------------------


def test_an_answer_that_was_not_saved_stays_and_can_be_given_again(
    qtbot: QtBot, shown: Callable[..., PlayerScreen]
) -> None:
    screen = shown()
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


# -- pupils --------------------------------------------------------------------------------------------------


def test_the_youngest_answer_by_a_picture_and_go_on_by_a_large_button(
    qtbot: QtBot, shown: Callable[..., PlayerScreen]
) -> None:
    screen = shown((1024, 688))
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


def test_the_big_speaker_reads_story_and_answers(shown: Callable[..., PlayerScreen]) -> None:
    speech = SilentSpeech()
    screen = shown(speech=speech)
    screen.show_question(asked(Tier.KS1))
    say = parts(screen)[1].say
    assert say is not None
    QTest.mouseClick(say.speaker, LEFT)
    assert speech.said[0].startswith("A pupil sends you a message. What should you do?")
    assert "2: Report the message to the DSL." in speech.said[0]


def test_r_reads_the_message_too_and_later_the_reasons(shown: Callable[..., PlayerScreen]) -> None:
    speech = SilentSpeech()
    screen = shown(speech=speech)
    screen.show_question(asked(message=Message("Message request", "Sunday", "Hi")))
    press(Qt.Key.Key_R)
    assert "Message request. Sunday. Hi." in speech.said[0]
    screen.show_answered(answered(asked(), "reply"))
    press(Qt.Key.Key_R)
    assert "1, your answer: Reply once, kindly. Even one kind reply is a conversation." in speech.said[1]


def test_a_computer_without_a_voice_says_so_in_a_sentence(
    shown: Callable[..., PlayerScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Speech, "_load", lambda _: None)
    screen = shown(speech=Speech())
    screen.show_question(asked(Tier.LOWER_KS2))
    press(Qt.Key.Key_R)
    assert voices.NO_VOICE in words(screen)
    screen.show_question(asked(Tier.LOWER_KS2))
    assert voices.NO_VOICE not in words(screen)


def test_the_page_changes_with_the_audience(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    for tier in (Tier.STAFF, Tier.UPPER_KS2, Tier.KS1, Tier.PARENTS):
        screen.show_question(asked(tier))
        frame, _ = parts(screen)
        assert frame.tier is tier
        assert screen.page.count() == (4 if frame.progress is not None else 3)


# -- room ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("tier", list(Tier))
def test_a_short_question_fits_without_scrolling(
    shown: Callable[..., PlayerScreen], tier: Tier, size: tuple[int, int]
) -> None:
    screen = shown(size)
    screen.show_question(asked(tier))
    QApplication.processEvents()
    assert parts(screen)[0].scroll.verticalScrollBar().maximum() == 0
    screen.show_answered(answered(asked(tier), "reply"))
    QApplication.processEvents()
    assert answers(screen)[0].scroll.verticalScrollBar().maximum() == 0
    assert screen.width() == size[0]


@pytest.mark.parametrize("size", [(1024, 688), (1366, 688)])
def test_four_messages_to_pick_from_fit_a_small_window(
    shown: Callable[..., PlayerScreen], size: tuple[int, int]
) -> None:
    said = "I danced so badly. I fell over twice in the last song!"
    options = [replace(option, text=said) for option in COMMENTS]
    screen = shown(size)
    prompt = "Which messages should Robin change before sending? Pick all that should change."
    screen.show_question(asked(Tier.UPPER_KS2, "multi", options=options, prompt=prompt))
    QApplication.processEvents()
    frame, body = parts(screen)
    assert frame.scroll.verticalScrollBar().maximum() == 0
    assert body.chips.isHidden()
    screen.resize(1366, 900)
    QApplication.processEvents()
    assert body.chips.isVisible()


def test_many_clauses_fit_a_laptops_window(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown((1366, 755), concerns_to="The class teacher or the school office")
    clause = "Parents and carers should not use social media to complain about individual members of staff, or pupils."
    screen.show_answered(answered(asked(Tier.PARENTS, clauses=[clause] * 7), "reply"))
    QApplication.processEvents()
    assert answers(screen)[0].scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
@pytest.mark.parametrize("tier", list(Tier))
def test_nothing_is_cut_off_at_any_text_size(
    qtbot: QtBot, shown: Callable[..., PlayerScreen], tier: Tier, scale: float
) -> None:
    screen = shown((1024, 688), theme={"scale": scale})
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


def test_large_text_goes_into_one_column_with_a_way_to_the_answers(
    qtbot: QtBot, shown: Callable[..., PlayerScreen]
) -> None:
    screen = shown((1024, 688), theme={"scale": 2.0})
    screen.show_question(asked(scenario="A long story about a message. " * 8))
    frame, body = parts(screen)
    qtbot.waitUntil(lambda: frame.answers.isVisible() and frame.scroll.verticalScrollBar().maximum() > 400)
    assert body.story.geometry().bottom() < body.prompt.geometry().top() < body.area.geometry().top()
    QTest.mouseClick(frame.answers, LEFT)
    qtbot.waitUntil(body.prompt.hasFocus)
    assert frame.scroll.sees(body.prompt)
    assert frame.answers.isHidden()


def test_in_two_columns_too_an_answer_below_the_fold_is_offered(
    qtbot: QtBot, shown: Callable[..., PlayerScreen]
) -> None:
    screen = shown((1024, 688), theme={"scale": 1.3})
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


def test_a_way_back_shows_an_arrow_and_no_house(shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_answered(answered(asked(Tier.UPPER_KS2), "reply"), reading=2)
    assert answers(screen)[0].header.leave._icon == "arrow-left"


def test_a_page_begins_at_its_top_even_where_the_story_is_below_a_picture(
    qtbot: QtBot, shown: Callable[..., PlayerScreen]
) -> None:
    screen = shown((1024, 688), theme={"scale": 1.3})
    picture_first = asked(Tier.UPPER_KS2, scenario="A story. " * 20, picture=Picture("unkind-comment", "A chat"))
    screen.show_question(picture_first)
    frame, body = parts(screen)
    bar = frame.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and body.story.hasFocus())
    QApplication.processEvents()
    assert bar.value() == 0


def test_text_size_can_change_in_the_middle_of_a_question(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown()
    screen.show_question(asked())
    _, body = parts(screen)
    press(Qt.Key.Key_1)
    screen.theme.set(scale=2.0)
    qtbot.waitUntil(lambda: body.fit.stacked)
    assert body.area.chosen() == ("reply",)
    screen.theme.set(scale=1.0)
    qtbot.waitUntil(lambda: not body.fit.stacked)


def test_the_focus_brings_the_whole_card_into_view(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown((1024, 688), theme={"scale": 2.0})
    screen.show_question(asked(scenario="A long story about a message. " * 8))
    frame, body = parts(screen)
    QApplication.processEvents()
    last = body.area.stops()[-1]
    last.setFocus()
    qtbot.waitUntil(lambda: frame.scroll.sees(last))


def test_page_keys_scroll_wherever_the_focus_is(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown((1024, 688), theme={"scale": 2.0})
    screen.show_answered(answered(asked(), "reply"))
    frame, _ = answers(screen)
    qtbot.waitUntil(frame.primary.hasFocus)
    bar = frame.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    press(Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_content_is_centred_on_a_wide_screen(qtbot: QtBot, shown: Callable[..., PlayerScreen]) -> None:
    screen = shown((1920, 1080))
    screen.show_question(asked())
    _, body = parts(screen)
    qtbot.waitUntil(lambda: body.story.x() == 300)
    assert body.area.geometry().right() == 300 + 1320 - 1


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("tier", list(Tier))
def test_every_audience_and_kind_paints_in_every_theme(
    shown: Callable[..., PlayerScreen], tier: Tier, mode: str
) -> None:
    screen = shown((1024, 688), theme={"mode": mode}, opens_policy=True, concerns_to="The office")
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
