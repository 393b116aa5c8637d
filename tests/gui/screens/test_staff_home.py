"""What staff see to do once they have chosen their name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from oakmere_training.services.views import QuizState
from tests.gui.screens.homes import (
    ASHA,
    ZOE,
    make_home,
    make_row,
    make_staff_screen,
    show,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.names_staff import StaffScreen

NUMBER = "OPS-2026-00042"
NEW = make_row("Essentials")
UNFINISHED = make_row("Accounts", QuizState.IN_PROGRESS)
SECOND = make_row("Logins", QuizState.IN_PROGRESS, answered=1, to_answer=2)
PASSED = make_row("Induction", QuizState.PASSED, valid_until=date(2027, 1, 14), certificate_number=NUMBER)
PLAIN = make_row("Pictures", QuizState.PASSED, finished=uuid4(), finished_on=date(2026, 11, 3))
NOT_YET = make_row("Contact", QuizState.NOT_YET, finished=uuid4())
EXPIRED = make_row("Refresher", QuizState.EXPIRED, valid_until=date(2026, 9, 1), certificate_number=NUMBER)
ALL = (NEW, UNFINISHED, PASSED, NOT_YET, EXPIRED, PLAIN)


def with_home(*rows: Any, **look: Any) -> StaffScreen:
    screen = make_staff_screen(**look)
    screen.show_people((ASHA, ZOE), ASHA.id)
    screen.show_home(make_home(*rows, person=ASHA))
    return screen


def test_quizzes_stand_in_two_groups_the_most_pressing_first(qtbot: QtBot) -> None:
    screen = with_home(*ALL)
    person = show(qtbot, screen)
    assert person.sees("Hello, Asha Example")
    assert person.sees("To do")
    assert person.sees("Finished")
    titles = [card.row.title for card in screen.home.cards]
    assert titles == ["Accounts", "Refresher", "Contact", "Essentials", "Induction", "Pictures"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (NEW, "When you like"),
        (UNFINISHED, "In progress"),
        (SECOND, "Second try, 1 of 2"),
        (PASSED, "Passed until 14 Jan 2027"),
        (PLAIN, "Passed 3 Nov 2026"),
        (NOT_YET, "Not yet"),
        (EXPIRED, "Ran out on 1 Sep 2026"),
    ],
)
def test_each_quiz_says_where_one_stands(qtbot: QtBot, row: Any, words: str) -> None:
    assert words in show(qtbot, with_home(row)).words().splitlines()


@pytest.mark.parametrize(
    ("row", "button", "signal", "sent"),
    [
        (NEW, "Start", "start_asked", [NEW.quiz_id]),
        (UNFINISHED, "Carry on", "resume_asked", [UNFINISHED.resume, UNFINISHED]),
        (PASSED, "Certificate", "certificate_asked", [NUMBER]),
        (PLAIN, "Result", "result_asked", [PLAIN.finished]),
        (NOT_YET, "Result", "result_asked", [NOT_YET.finished]),
        (NOT_YET, "Start again", "start_asked", [NOT_YET.quiz_id]),
        (EXPIRED, "Start again", "start_asked", [EXPIRED.quiz_id]),
        (EXPIRED, "Certificate", "certificate_asked", [NUMBER]),
    ],
)
def test_each_quiz_offers_what_comes_next(qtbot: QtBot, row: Any, button: str, signal: str, sent: list[Any]) -> None:
    screen = with_home(row)
    person = show(qtbot, screen)
    with qtbot.waitSignal(getattr(screen, signal)) as asked:
        person.press(f"{button}, {row.title}")
    assert asked.args == sent


def test_the_ring_shows_how_many_of_a_second_try_are_answered(qtbot: QtBot) -> None:
    screen = with_home(SECOND)
    show(qtbot, screen)
    assert screen.home.cards[0]._ring.accessibleName() == "1 of 2 answered"


def test_someone_with_nothing_to_do_reads_that_all_is_in_date(qtbot: QtBot) -> None:
    assert show(qtbot, with_home(PASSED)).sees("All your training is in date.")


def test_a_role_without_quizzes_reads_so(qtbot: QtBot) -> None:
    assert show(qtbot, with_home()).sees("There is no training for your role yet.")


@pytest.mark.parametrize("size", [(800, 560), (1024, 688), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5, 2.0])
def test_no_button_is_cut_off_sideways(qtbot: QtBot, size: tuple[int, int], scale: float) -> None:
    screen = with_home(*ALL, scale=scale)
    show(qtbot, screen, size)
    assert screen.window().width() == size[0]
    for card in screen.home.cards:
        right = card.button.mapTo(screen, card.button.rect().topRight()).x()
        assert right < screen.width() - 8
        assert card.button.width() >= card.button.minimumSizeHint().width()
