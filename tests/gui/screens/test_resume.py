"""What a person gets who left a quiz unfinished: where they were, that it is safe, and a choice."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.home_parents import ParentsScreen
from oakmere_training.gui.screens.resume import PupilResumeScreen, ResumeDialog
from oakmere_training.services.views import QuizState
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.homes import make_home, make_row, show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import QuizRow
    from tests.support.person import PersonAtComputer

KEY = Qt.Key
TODAY = date(2026, 11, 24)
AT_FIVE_PAST_TWO = datetime(2026, 11, 24, 14, 5).astimezone()


def unfinished(**values: Any) -> QuizRow:
    return make_row("Yearly refresher", QuizState.IN_PROGRESS, **({"resumed_at": AT_FIVE_PAST_TWO} | values))


def ask(qtbot: QtBot, row: QuizRow, **look: Any) -> tuple[PersonAtComputer, list[str]]:
    """The dialog over a page, and the choices made in it."""
    screen = ParentsScreen(make_theme(**look), make_pictures())
    screen.show_home(make_home(row, tier=Tier.PARENTS))
    person = show(qtbot, screen, (1024, 688))
    chosen: list[str] = []
    ResumeDialog.ask(screen, screen.theme, row, tier=Tier.PARENTS, chosen=chosen.append, today=TODAY)
    person.settle()
    return person, chosen


def test_the_dialog_says_where_one_was_and_what_starting_again_does(qtbot: QtBot) -> None:
    person, _ = ask(qtbot, unfinished())
    assert person.sees("You were at question 5")
    assert person.sees("Yearly refresher, last opened today at 14:05. Your first four answers are saved.")
    assert person.sees(
        "6 questions to go, about 7 minutes. "
        "If you start again, these four answers stay on record as an unfinished attempt."
    )


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(0), "today at 14:05"),
        (timedelta(days=1), "yesterday"),
        (timedelta(days=21), "3 November"),
        (timedelta(days=365), "24 November 2025"),
    ],
)
def test_the_day_is_said_as_people_say_it(qtbot: QtBot, before: timedelta, words: str) -> None:
    person, _ = ask(qtbot, unfinished(resumed_at=AT_FIVE_PAST_TWO - before))
    assert person.sees(f"Yearly refresher, last opened {words}. ")


def test_one_answer_is_said_in_the_singular(qtbot: QtBot) -> None:
    person, _ = ask(qtbot, unfinished(answered=1))
    assert person.sees("Your first answer is saved.")
    assert person.sees("this answer stays on record")


def test_an_attempt_without_answers_promises_nothing(qtbot: QtBot) -> None:
    person, _ = ask(qtbot, unfinished(answered=0))
    assert person.sees("You were at question 1")
    assert person.sees("There are no answers yet.")
    assert not person.sees("on record")


def test_a_second_try_counts_its_own_questions(qtbot: QtBot) -> None:
    person, _ = ask(qtbot, unfinished(answered=1, to_answer=3))
    assert person.sees("You were at question 2 of your second try")
    assert person.sees("2 questions to go, about 2 minutes. If you start the whole quiz again")


@pytest.mark.parametrize(
    ("button", "choice"),
    [("Carry on at question 5", "carry_on"), ("Start again", "start_again"), ("Not now", "not_now")],
)
def test_each_button_is_answered_once(qtbot: QtBot, button: str, choice: str) -> None:
    person, chosen = ask(qtbot, unfinished())
    person.press(button)
    assert chosen == [choice]
    assert not person.sees("You were at question 5")


@pytest.mark.parametrize(("key", "choice"), [(KEY.Key_Return, "carry_on"), (KEY.Key_Escape, "not_now")])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_enter_is_the_safe_choice_and_esc_is_not_now(qtbot: QtBot, key: Qt.Key, choice: str, scale: float) -> None:
    person, chosen = ask(qtbot, unfinished(), scale=scale)
    person.key(key)
    assert chosen == [choice]


# -- pupils ----------------------------------------------------------------------------------------------------


def pupil(row: QuizRow, tier: Tier = Tier.UPPER_KS2, **look: Any) -> PupilResumeScreen:
    return PupilResumeScreen(make_theme(**look), make_pictures(), "Otter 7", row, tier=tier)


STORIES = unfinished(questions=8, to_answer=8)


@pytest.mark.parametrize("tier", [Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2])
def test_a_pupil_is_greeted_and_told_where_they_were(qtbot: QtBot, tier: Tier) -> None:
    screen = pupil(STORIES, tier)
    person = show(qtbot, screen)
    assert person.sees("Hello again, Otter 7")
    assert person.sees("You were at story 5. Your first four stories are saved.")
    assert person.focus() is screen.carry_on
    assert screen.spoken_text() == (
        "Hello again, Otter 7. You were at story 5. Your first four stories are saved. "
        "Carry on at story 5. Start from story 1. I am not Otter 7."
    )


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("Carry on at story 5", "carry_on_asked"),
        ("Start from story 1", "start_again_asked"),
        ("I am not Otter 7", "not_me_asked"),
        ("Home", "leave_asked"),
    ],
)
def test_a_pupil_has_four_ways_on(qtbot: QtBot, button: str, signal: str) -> None:
    screen = pupil(STORIES)
    person = show(qtbot, screen)
    with qtbot.waitSignal(getattr(screen, signal)):
        person.press(button)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (unfinished(questions=8, to_answer=8, answered=0), "You were at story 1."),
        (unfinished(questions=8, to_answer=8, answered=1), "You were at story 2. Your first story is saved."),
        (unfinished(questions=8, to_answer=2, answered=1), "You were at story 2 of your second try."),
    ],
)
def test_a_pupil_reads_what_is_saved(qtbot: QtBot, row: QuizRow, words: str) -> None:
    assert show(qtbot, pupil(row)).sees(words)


@pytest.mark.parametrize("size", [(800, 560), (1024, 688), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_carrying_on_is_in_view_at_any_size(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    screen = pupil(STORIES, scale=scale)
    show(qtbot, screen, size)
    assert screen.window().width() == size[0]
    assert screen.carry_on.visibleRegion().boundingRect() == screen.carry_on.rect()
