"""What families and pupils find when they come in: quizzes to choose, or a word that there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.home_parents import ParentsScreen
from oakmere_training.gui.screens.home_pupil import PupilHomeScreen
from oakmere_training.services.views import QuizState
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.homes import make_home, make_pupil_person, make_row, show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.services.views import QuizRow

NEW = make_row("Groups and pictures", questions=6, minutes=7)
UNFINISHED = make_row("Photos from events", QuizState.IN_PROGRESS, answered=2, to_answer=10)
DONE = make_row("Kind words", QuizState.DONE, finished=uuid4())
SECOND = make_row("Worries", QuizState.IN_PROGRESS, answered=1, to_answer=2)
SIZES = [(800, 560), (1024, 688), (1366, 768), (1920, 1080)]


def parents(*rows: QuizRow, **look: Any) -> ParentsScreen:
    screen = ParentsScreen(make_theme(**look), make_pictures())
    screen.show_home(make_home(*rows, tier=Tier.PARENTS))
    return screen


def pupils(*rows: QuizRow, tier: Tier = Tier.UPPER_KS2, name: str = "Otters", **look: Any) -> PupilHomeScreen:
    screen = PupilHomeScreen(make_theme(**look), make_pictures(), tier_name=name)
    who = f"{name.removesuffix('s')} 7"
    screen.show_home(make_home(*rows, tier=tier, person=make_pupil_person(who, tier) if rows else None))
    return screen


# -- families --------------------------------------------------------------------------------------------------


def test_families_start_at_once_and_read_that_no_name_is_needed(qtbot: QtBot) -> None:
    screen = parents(NEW, UNFINISHED)
    person = show(qtbot, screen)
    assert person.sees("Welcome, parents and carers")
    assert person.sees("6 questions, about 7 minutes. Section 3.")
    assert person.sees("No name needed")
    assert not person.sees("Something to take home")
    assert person.focus() is screen.cards[0].button
    with qtbot.waitSignal(screen.start_asked) as asked:
        person.press("Start, Groups and pictures")
    assert asked.args == [NEW.quiz_id]


def test_families_carry_on_with_what_was_left(qtbot: QtBot) -> None:
    screen = parents(NEW, UNFINISHED)
    person = show(qtbot, screen)
    assert person.sees("In progress")
    with qtbot.waitSignal(screen.resume_asked) as asked:
        person.press("Carry on, Photos from events")
    assert asked.args == [UNFINISHED.resume, UNFINISHED]


def test_without_quizzes_families_read_where_they_belong(qtbot: QtBot) -> None:
    assert show(qtbot, parents()).sees("There are no quizzes for families yet.")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
def test_families_see_every_button_whole(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    screen = parents(NEW, UNFINISHED, SECOND, scale=scale)
    show(qtbot, screen, size)
    assert screen.window().width() == size[0]
    for card in screen.cards:
        assert card.button.mapTo(screen, card.button.rect().topRight()).x() < screen.width() - 8
        assert card.height() >= card.heightForWidth(card.width())


# -- pupils ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "words", "button", "signal", "sent"),
    [
        (NEW, "New", "Start", "start_asked", [NEW.quiz_id]),
        (UNFINISHED, "2 of 10 stories", "Carry on at story 3", "resume_asked", [UNFINISHED.resume, UNFINISHED]),
        (SECOND, "Second try, 1 of 2", "Carry on", "resume_asked", [SECOND.resume, SECOND]),
        (DONE, "Done", "Look back", "result_asked", [DONE.finished]),
        (DONE, "Done", "Start again", "start_asked", [DONE.quiz_id]),
    ],
)
def test_a_set_of_stories_says_where_one_is_and_what_comes_next(
    qtbot: QtBot, row: QuizRow, words: str, button: str, signal: str, sent: list[Any]
) -> None:
    screen = pupils(row)
    person = show(qtbot, screen)
    assert words in person.words().splitlines()
    with qtbot.waitSignal(getattr(screen, signal)) as asked:
        person.press(f"{button}, {row.title}")
    assert asked.args == sent


def test_stories_that_were_begun_come_first_and_have_the_focus(qtbot: QtBot) -> None:
    screen = pupils(NEW, DONE, UNFINISHED)
    show(qtbot, screen)
    assert [card.row.title for card in screen.cards] == [UNFINISHED.title, NEW.title, DONE.title]
    assert screen.default_widget() is screen.cards[0].button


def test_a_pupil_can_say_that_they_are_somebody_else(qtbot: QtBot) -> None:
    screen = pupils(NEW)
    person = show(qtbot, screen)
    assert person.sees("Hello, Otter 7")
    with qtbot.waitSignal(screen.not_me_asked):
        person.press("I am not Otter 7")


def test_the_sets_of_stories_can_be_read_aloud(qtbot: QtBot) -> None:
    screen = pupils(NEW, DONE)
    person = show(qtbot, screen)
    with qtbot.waitSignal(screen.read_aloud_asked):
        person.press("Read aloud")
    assert screen.spoken_text() == "Hello, Otter 7. Choose your stories. Groups and pictures. New. Kind words. Done."


def test_infants_get_large_buttons(qtbot: QtBot) -> None:
    screen = pupils(NEW, tier=Tier.KS1, name="Wrens")
    show(qtbot, screen, (1024, 688))
    assert screen.cards[0].button.height() >= 96


@pytest.mark.parametrize(
    ("tier", "name", "who"),
    [
        (Tier.KS1, "Wrens", "Reception and Key Stage 1"),
        (Tier.LOWER_KS2, "Hedgehogs", "Years 3 and 4"),
        (Tier.UPPER_KS2, "Otters", "Years 5 and 6"),
    ],
)
def test_without_stories_pupils_are_told_whom_to_ask(qtbot: QtBot, tier: Tier, name: str, who: str) -> None:
    screen = pupils(tier=tier, name=name)
    person = show(qtbot, screen)
    assert person.sees(f"No {name[:-1]} stories yet")
    assert person.sees(f"Nobody has added stories for {who}. Tell your teacher.")
    assert person.sees(f"quizzes/{tier}")
    with qtbot.waitSignal(screen.choose_another_asked):
        person.press("Choose another group")


def test_home_leaves(qtbot: QtBot) -> None:
    screen = pupils(NEW)
    person = show(qtbot, screen)
    with qtbot.waitSignal(screen.leave_asked):
        person.press("Home")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
def test_pupils_see_every_button_whole(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    screen = pupils(NEW, UNFINISHED, DONE, scale=scale)
    show(qtbot, screen, size)
    assert screen.window().width() == size[0]
    for card in screen.cards:
        assert card.button.mapTo(screen, card.button.rect().topRight()).x() < screen.width() - 8
        assert card.button.height() >= 72
