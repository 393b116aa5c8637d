"""How staff find their name, and what the page shows until they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from oakmere_training.services.views import QuizState
from tests.gui.screens.homes import (
    ASHA,
    LONG_NAME,
    ZOE,
    make_home,
    make_row,
    make_staff,
    make_staff_screen,
    show,
)
from tests.support.factories import make_person

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.names_staff import StaffScreen

KEY = Qt.Key


def names_shown(screen: StaffScreen) -> list[str]:
    return [row.text() for row in screen.names.list.rows if row.isVisible()]


def test_nobody_is_chosen_at_first_and_the_page_asks_for_a_name(qtbot: QtBot) -> None:
    screen = make_staff_screen()
    person = show(qtbot, screen)
    assert person.sees("Choose your name to begin")
    assert person.focus() is screen.names.search.line


@pytest.mark.parametrize("typed", ["zoe", "PLACE", "e pla", "placeholder z"])
def test_typing_leaves_those_who_are_called_so_and_enter_chooses_the_only_one(qtbot: QtBot, typed: str) -> None:
    screen = make_staff_screen()
    person = show(qtbot, screen)
    person.type(typed)
    assert names_shown(screen) == ["Zoë Placeholder"]
    with qtbot.waitSignal(screen.person_chosen) as chosen:
        person.key(KEY.Key_Return)
    assert chosen.args == [ZOE.id]


def test_a_search_that_finds_nobody_says_so_and_carries_the_name_into_the_form(qtbot: QtBot) -> None:
    screen = make_staff_screen()
    person = show(qtbot, screen)
    person.type("F. Dummy")
    assert person.sees("Nobody by that name yet. Add yourself.")
    person.press("I am not on the list")
    assert person.focus() is screen.form.name.line
    assert screen.form.name.text() == "F. Dummy"


def test_arrows_walk_down_the_names_and_back_to_the_search(qtbot: QtBot) -> None:
    screen = make_staff_screen()
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
    screen = make_staff_screen()
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
    screen = make_staff_screen(make_staff(60))
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
    screen = make_staff_screen(people)
    person = show(qtbot, screen, (1024, 688))
    screen.show_people(people, people[50].id)
    person.settle()
    row = screen.names.list.chosen_row()
    assert row is not None
    assert row.person is people[50]
    assert not row.visibleRegion().isEmpty()


def test_a_name_of_sixty_letters_is_whole(qtbot: QtBot) -> None:
    someone = make_person(LONG_NAME)
    screen = make_staff_screen((someone, ASHA))
    person = show(qtbot, screen, (1024, 688))
    screen.show_people((someone, ASHA), someone.id)
    screen.show_home(make_home(make_row(), person=someone))
    person.settle()
    assert person.sees(f"Hello, {LONG_NAME}")
    long, short = screen.names.list.rows
    assert long.height() > short.height()
    assert screen.home.cards[0].button.visibleRegion().boundingRect() == screen.home.cards[0].button.rect()


def test_a_name_chosen_from_the_search_by_enter_leads_on_to_its_quiz(qtbot: QtBot) -> None:
    screen = make_staff_screen()
    person = show(qtbot, screen)
    person.type("asha")
    screen.person_chosen.connect(lambda _: screen.show_home(make_home(make_row("Refresher", QuizState.NEW))))
    person.key(KEY.Key_Return)
    person.settle()
    assert person.focus() is screen.home.primary()


def test_a_certificate_can_be_checked_from_here(qtbot: QtBot) -> None:
    screen = make_staff_screen()
    person = show(qtbot, screen)
    with qtbot.waitSignal(screen.check_asked):
        person.press("Check a certificate")


def test_at_200_percent_names_and_quizzes_take_turns(qtbot: QtBot) -> None:
    screen = make_staff_screen(scale=2.0)
    person = show(qtbot, screen, (1024, 688))
    assert person.sees("Who are you?")
    assert not person.sees("Choose your name to begin")
    person.press("Asha Example")
    screen.show_people((ASHA, ZOE), ASHA.id)
    screen.show_home(make_home(make_row(), person=ASHA))
    person.settle()
    assert not person.sees("Who are you?")
    assert person.focus() is screen.home.cards[0].button
    person.press("Choose another name")
    assert person.sees("Who are you?")
    assert person.focus() is screen.names.search.line
