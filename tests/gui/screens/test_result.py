"""What staff and families get at the end of a quiz."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.result import ResultScreen
from oakmere_training.gui.widgets.text import Text
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.endings import LONG_NAME, B, C, U, make_finished, second_try
from tests.gui.screens.homes import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import FinishedAttempt
    from tests.support.person import PersonAtComputer

NOT_YET = {2: C, 4: U, 7: U, 9: C}


def at(
    qtbot: QtBot, finished: FinishedAttempt, size: tuple[int, int] = (1366, 768), **look: Any
) -> tuple[PersonAtComputer, ResultScreen]:
    """Someone in front of a result."""
    screen = ResultScreen(
        make_theme(**look),
        make_pictures(),
        finished,
        who_to_tell=("DSL: R. Prototype", "Deputy DSL: N. Model"),
        concerns_to="The class teacher or the school office",
    )
    return show(qtbot, screen, size), screen


def test_a_pass_says_the_points_the_time_and_until_when(qtbot: QtBot) -> None:
    person, _ = at(qtbot, make_finished({4: C}, certified=True))
    assert person.sees("Passed")
    assert person.sees("Well done, A. Example")
    assert person.sees(
        "19 of 20 points in 12 minutes. Pass mark 80%. Critical questions: 3 of 3 safe. "
        "Your training is in date until 24 November 2027."
    )


def test_the_certificate_shows_the_declared_time_and_can_be_printed_saved_and_opened(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(certified=True))
    assert person.sees("CPD time")
    assert person.sees("30 minutes")
    assert not person.sees("Time spent")
    with qtbot.waitSignal(screen.print_asked):
        person.key(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.save_asked):
        person.press("Save PDF")
    with qtbot.waitSignal(screen.certificate_asked):
        person.click(person.button("Your certificate"))


def test_the_preview_comes_when_it_is_drawn(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(certified=True))
    before = person.window.grab().toImage()
    drawn = QPixmap(708, 500)
    drawn.fill(Qt.GlobalColor.magenta)
    screen.show_preview(drawn)
    person.settle()
    after = person.window.grab().toImage()
    assert before != after
    thumb = person.button("Your certificate")
    middle = thumb.mapTo(person.window, thumb.rect().center())
    assert after.pixelColor(middle) == Qt.GlobalColor.magenta


def test_after_a_pass_with_weak_answers_one_can_quietly_try_them_again(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished({4: C, 7: C}, certified=True))
    with qtbot.waitSignal(screen.second_try_asked):
        person.press("Try these again")


def test_a_full_score_leaves_nothing_to_look_at_again(qtbot: QtBot) -> None:
    person, _ = at(qtbot, make_finished(certified=True))
    assert person.sees("Nothing to look at again")
    assert not person.can_press("Try these again")


def test_not_yet_names_what_is_still_needed_critical_first(qtbot: QtBot) -> None:
    person, _ = at(qtbot, make_finished(NOT_YET))
    assert person.sees("Not yet")
    assert person.sees("Nearly there, A. Example")
    assert person.sees("Most of your answers were safe. Two things are still needed for a pass.")
    assert person.sees("A safe answer to question 4")
    assert person.sees("Critical questions: 2 of 3 safe.")
    assert person.sees("Two more points")
    assert person.sees("14 of 20 points. Pass mark 80%, which is 16.")
    titles = [line for line in person.words().splitlines() if line.startswith("Question ")]
    assert titles[0] == "Question 4: something about number 4"
    assert person.sees("Critical. Report it at once.")
    assert not person.sees("fail")


def test_not_yet_offers_reading_trying_again_a_full_retake_and_leaving(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(NOT_YET))
    with qtbot.waitSignal(screen.read_all_asked):
        person.key(Qt.Key.Key_Return)
    for name, asked in (
        ("Read the four answers", screen.read_all_asked),
        ("Try again", screen.second_try_asked),
        ("Start again from question 1", screen.retake_asked),
        ("Leave for now", screen.leave_asked),
        ("Close", screen.leave_asked),
    ):
        with qtbot.waitSignal(asked):
            person.press(name)
    assert person.sees("DSL: R. Prototype.")


def test_each_answer_can_be_read_on_its_own(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(NOT_YET))
    with qtbot.waitSignal(screen.read_asked) as asked:
        person.press("Read it, Question 7: something about number 7")
    assert asked.args == ["q7"]


def test_a_question_that_is_gone_is_named_and_cannot_be_read(qtbot: QtBot) -> None:
    finished = make_finished({7: U, 8: U, 9: U})
    gone = tuple(
        replace(item, number=0, title="a question that the quiz no longer has", section=None, advice="", question=None)
        for item in finished.look_again
    )
    person, screen = at(qtbot, replace(finished, look_again=gone))
    assert person.sees("A question that the quiz no longer has")
    assert not person.can_press("Read it")
    assert not person.can_press("Try again")
    with qtbot.waitSignal(screen.retake_asked):
        person.key(Qt.Key.Key_Return)


def test_a_second_try_shows_its_own_result_and_that_the_first_score_stands(qtbot: QtBot) -> None:
    first = make_finished(NOT_YET)
    person, screen = at(qtbot, second_try(first, {2: B, 4: B, 7: C, 9: B}))
    assert person.sees("Second try")
    assert person.sees("Your first score stands: 14 of 20")
    assert person.sees("This time: 7 of 8")
    assert person.sees("7 of 8 points on the four questions that you looked at again.")
    with qtbot.waitSignal(screen.second_try_asked):
        person.press("Try again")
    with qtbot.waitSignal(screen.retake_asked):
        person.press("Start again from question 1")


def test_after_the_best_second_try_of_a_pass_one_goes_back(qtbot: QtBot) -> None:
    person, screen = at(qtbot, second_try(make_finished({4: C}), {4: B}))
    assert not person.can_press("Start again from question 1")
    with qtbot.waitSignal(screen.leave_asked):
        person.press("Back to the quizzes")


def test_a_quiz_without_certificate_says_so(qtbot: QtBot) -> None:
    person, _ = at(qtbot, make_finished(cpd_minutes=0))
    assert person.sees("This quiz has no certificate of its own. Your result is in the training register.")
    assert not person.can_press("Print")


def test_families_complete_a_quiz_and_never_pass_it(qtbot: QtBot) -> None:
    for finished in (
        make_finished({4: C}, tier=Tier.PARENTS, name="", critical=(), may_certify=True),
        make_finished({4: C}, tier=Tier.PARENTS, name="F. Dummy", critical=(), certified=True),
        make_finished({1: U, 2: U, 3: U}, tier=Tier.PARENTS, name="", critical=()),
    ):
        person, _ = at(qtbot, finished)
        assert person.sees("Completed") is finished.result.passed
        assert person.sees(f"{finished.result.percent}%") or person.sees("of 20 points")
        assert person.sees("The class teacher or the school office")
        assert "pass" not in person.words().lower()
        assert "fail" not in person.words().lower()


def test_a_parent_may_ask_for_a_certificate_by_name(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(tier=Tier.PARENTS, name="", critical=(), may_certify=True))
    assert person.sees("Would you like a certificate?")
    person.type("F. Dummy")
    with qtbot.waitSignal(screen.certify_asked) as asked:
        person.press("Make my certificate")
    assert asked.args == ["F. Dummy"]
    with qtbot.waitSignal(screen.certify_asked):
        person.click(screen.default_widget())
        person.key(Qt.Key.Key_Return)
    with qtbot.waitSignal(screen.leave_asked):
        person.press("No, thank you")


def test_a_name_that_cannot_be_printed_is_answered_at_the_field_until_it_changes(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(tier=Tier.PARENTS, name="", critical=(), may_certify=True))
    sentence = "Add your family name as well. It is printed on your certificate."
    screen.show_field_error(InvalidInputError(sentence, field="name"))
    person.settle()
    assert person.sees(sentence)
    assert person.focus() is screen.default_widget()
    person.type("F. Dummy")
    assert not person.sees(sentence)


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("look", [{}, {"scale": 1.3}, {"scale": 2.0}, {"mode": "high_contrast"}])
def test_nothing_is_cut_off(qtbot: QtBot, size: tuple[int, int], look: dict[str, Any]) -> None:
    everything = {number: U if number in (4, 5) else C for number in range(1, 11)}
    for finished in (
        make_finished(everything, name=LONG_NAME),
        make_finished({1: C, 2: C, 3: C}, name=LONG_NAME, certified=True),
    ):
        person, screen = at(qtbot, finished, size, **look)
        for text in screen.findChildren(Text):
            if text.isVisible() and text.hasHeightForWidth():
                assert text.height() >= text.heightForWidth(text.width()), text.text()
        for part in (*screen.findChildren(QLabel), *screen.findChildren(QAbstractButton)):
            parent = part.parentWidget()
            if part.isVisible() and parent is not None:
                assert part.geometry().right() <= parent.width(), part.accessibleName() or part
        primary = screen.default_widget()
        assert person.window.rect().contains(primary.mapTo(person.window, primary.rect().bottomRight()))


def test_at_large_text_the_buttons_can_all_be_reached_by_tab(qtbot: QtBot) -> None:
    person, _ = at(qtbot, make_finished(NOT_YET), (1024, 688), scale=2.0)
    seen = set()
    for _ in range(24):
        focused = person.focus()
        assert focused is not None
        seen.add(focused.accessibleName())
        person.key(Qt.Key.Key_Tab)
    assert {"Read the four answers", "Try again", "Start again from question 1", "Leave for now", "Close"} <= seen
    assert sum(name.startswith("Read it, ") for name in seen) == 4


def test_changing_the_text_size_keeps_the_focus_and_every_button(qtbot: QtBot) -> None:
    person, screen = at(qtbot, make_finished(NOT_YET))
    primary = person.focus()
    for scale in (2.0, 1.0, 1.5):
        screen.theme.set(scale=scale)
        person.settle()
        assert person.focus() is primary
        assert person.can_press("Read the four answers")
        assert person.can_press("Leave for now")
