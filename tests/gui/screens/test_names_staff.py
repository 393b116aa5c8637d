"""What staff get: find their name, add themselves, and see what there is to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import Role
from oakmere_training.gui.screens.names_staff import StaffScreen
from oakmere_training.services.views import QuizState
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.homes import LONG_NAME, make_home, make_row, make_staff, show
from tests.support.factories import make_person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.domain.people import Person

KEY = Qt.Key
ASHA, ZOE = make_person("Asha Example"), make_person("Zoë Placeholder", role=Role.GOVERNOR)


def make_screen(people: tuple[Person, ...] = (ASHA, ZOE), **look: Any) -> StaffScreen:
    screen = StaffScreen(make_theme(**look), make_pictures())
    screen.show_people(people, None)
    screen.show_home(None)
    return screen


def names_shown(screen: StaffScreen) -> list[str]:
    return [row.text() for row in screen.names.list.rows if row.isVisible()]


# -- finding a name --------------------------------------------------------------------------------------------


def test_nobody_is_chosen_at_first_and_the_page_asks_for_a_name(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    assert person.sees("Choose your name to begin")
    assert person.focus() is screen.names.search.line


@pytest.mark.parametrize("typed", ["zoe", "PLACE", "e pla", "placeholder z"])
def test_typing_leaves_those_who_are_called_so_and_enter_chooses_the_only_one(qtbot: QtBot, typed: str) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.type(typed)
    assert names_shown(screen) == ["Zoë Placeholder"]
    with qtbot.waitSignal(screen.person_chosen) as chosen:
        person.key(KEY.Key_Return)
    assert chosen.args == [ZOE.id]


def test_a_search_that_finds_nobody_says_so_and_carries_the_name_into_the_form(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.type("F. Dummy")
    assert person.sees("Nobody by that name yet. Add yourself.")
    person.press("I am not on the list")
    assert person.focus() is screen.form.name.line
    assert screen.form.name.text() == "F. Dummy"


def test_arrows_walk_down_the_names_and_back_to_the_search(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.key(KEY.Key_Down)
    person.key(KEY.Key_Down)
    with qtbot.waitSignal(screen.person_chosen) as chosen:
        person.key(KEY.Key_Return)
    assert chosen.args == [ZOE.id]
    person.key(KEY.Key_Up)
    person.key(KEY.Key_Up)
    assert person.focus() is screen.names.search.line


def test_the_names_are_one_tab_stop_of_radio_buttons(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.key(KEY.Key_Tab)
    row = person.focus()
    assert row is screen.names.list.rows[0]
    interface = QAccessible.queryAccessibleInterface(row)
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Asha Example, Teacher"
    person.key(KEY.Key_Tab)
    assert person.focus() is screen.names.add


def test_sixty_names_scroll_and_the_way_to_add_oneself_stays_in_view(qtbot: QtBot) -> None:
    screen = make_screen(make_staff(60))
    person = show(qtbot, screen, (1024, 688))
    bottom = screen.names.check.mapTo(screen, screen.names.check.rect().bottomLeft()).y()
    assert bottom < screen.height()
    person.key(KEY.Key_Down)
    person.key(KEY.Key_End)
    row = person.focus()
    assert row is screen.names.list.rows[-1]
    top = row.mapTo(screen, row.rect().topLeft()).y()
    assert screen.names.search.geometry().bottom() < top < screen.height() - row.height()


def test_whoever_is_chosen_is_in_view_among_sixty(qtbot: QtBot) -> None:
    people = make_staff(60)
    screen = make_screen(people)
    person = show(qtbot, screen, (1024, 688))
    screen.show_people(people, people[50].id)
    person.settle()
    row = screen.names.list.chosen_row()
    assert row is not None
    assert row.person is people[50]
    assert not row.visibleRegion().isEmpty()


def test_a_name_of_sixty_letters_is_whole(qtbot: QtBot) -> None:
    someone = make_person(LONG_NAME)
    screen = make_screen((someone, ASHA))
    person = show(qtbot, screen, (1024, 688))
    screen.show_people((someone, ASHA), someone.id)
    screen.show_home(make_home(make_row(), person=someone))
    person.settle()
    assert person.sees(f"Hello, {LONG_NAME}")
    long, short = screen.names.list.rows
    assert long.height() > short.height()
    assert screen.home.cards[0].button.visibleRegion().boundingRect() == screen.home.cards[0].button.rect()


# -- adding oneself --------------------------------------------------------------------------------------------


def test_with_no_names_the_form_is_open_and_has_no_way_back(qtbot: QtBot) -> None:
    screen = StaffScreen(make_theme(), make_pictures())
    screen.show_people((), None)
    screen.show_add_form()
    person = show(qtbot, screen)
    assert person.sees("No names yet")
    assert person.sees("Add yourself to begin")
    assert not person.can_press("Cancel")
    assert person.focus() is screen.form.name.line


def test_the_button_says_what_is_missing_until_both_are_there(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    assert person.sees("Write your name and choose a role")
    assert not person.can_press("Add me and carry on")
    person.type("F. Dummy")
    assert person.sees("Choose a role")
    person.press("Volunteer")
    person.press("I also look after the school’s official accounts")
    with qtbot.waitSignal(screen.add_asked) as asked:
        person.press("Add me and carry on")
    assert asked.args == ["F. Dummy", Role.VOLUNTEER, True, False]


def test_enter_in_the_name_asks_even_without_a_role_and_the_answer_stands_by_the_roles(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    person.type("F. Dummy")
    with qtbot.waitSignal(screen.add_asked) as asked:
        person.key(KEY.Key_Return)
    assert asked.args == ["F. Dummy", None, False, False]
    sentence = "Choose your role. It decides which training you see."
    screen.show_field_error(InvalidInputError(sentence, field="role"))
    person.settle()
    assert person.sees(sentence)
    assert person.focus() is screen.form.roles[Role.TEACHER]


def test_enter_on_a_role_chooses_it_and_then_sends_the_form(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    person.type("F. Dummy")
    person.key(KEY.Key_Tab)
    person.key(KEY.Key_Right)
    person.key(KEY.Key_Return)
    assert screen.form.role() is Role.TEACHING_ASSISTANT
    with qtbot.waitSignal(screen.add_asked) as asked:
        person.key(KEY.Key_Return)
    assert asked.args == ["F. Dummy", Role.TEACHING_ASSISTANT, False, False]


def test_a_name_chosen_from_the_search_by_enter_leads_on_to_its_quiz(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.type("asha")
    screen.person_chosen.connect(lambda _: screen.show_home(make_home(make_row("Refresher", QuizState.NEW))))
    person.key(KEY.Key_Return)
    person.settle()
    assert person.focus() is screen.home.primary()


def test_a_name_that_cannot_be_used_is_explained_at_its_field(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    person.type("F.")
    screen.show_field_error(InvalidInputError("Add your family name as well.", field="name"))
    person.settle()
    assert person.sees("Add your family name as well.")
    assert person.focus() is screen.form.name.line
    assert screen.form.name.line.accessibleDescription() == "Add your family name as well."
    person.type(" Dummy")
    assert not person.sees("Add your family name as well.")


def test_the_same_name_asks_is_that_you(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    person.type("Asha Example")
    person.press("Teacher")
    screen.show_same_name(ASHA, "There is already an entry for Asha Example, teacher. Is that you?")
    person.settle()
    assert person.sees("Is that you?")
    with qtbot.waitSignal(screen.add_asked) as asked:
        person.press("No, add me")
    assert asked.args == ["Asha Example", Role.TEACHER, False, True]
    with qtbot.waitSignal(screen.person_chosen) as chosen:
        person.key(KEY.Key_Return) if person.focus() is screen.form.yes else person.press("Yes, that is me")
    assert chosen.args == [ASHA.id]


def test_esc_and_cancel_leave_the_form(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    person.key(KEY.Key_Escape)
    assert person.sees("Choose your name to begin")
    person.press("I am not on the list")
    person.press("Cancel")
    assert person.sees("Choose your name to begin")


# -- what there is to do ---------------------------------------------------------------------------------------

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
    screen = make_screen(**look)
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


def test_a_certificate_can_be_checked_from_here(qtbot: QtBot) -> None:
    screen = make_screen()
    person = show(qtbot, screen)
    with qtbot.waitSignal(screen.check_asked):
        person.press("Check a certificate")


# -- little room, large text -----------------------------------------------------------------------------------


def test_at_200_percent_names_and_quizzes_take_turns(qtbot: QtBot) -> None:
    screen = make_screen(scale=2.0)
    person = show(qtbot, screen, (1024, 688))
    assert person.sees("Who are you?")
    assert not person.sees("Choose your name to begin")
    person.press("Asha Example")
    screen.show_people((ASHA, ZOE), ASHA.id)
    screen.show_home(make_home(NEW, person=ASHA))
    person.settle()
    assert not person.sees("Who are you?")
    assert person.focus() is screen.home.cards[0].button
    person.press("Choose another name")
    assert person.sees("Who are you?")
    assert person.focus() is screen.names.search.line


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
