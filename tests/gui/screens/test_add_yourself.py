"""How staff add themselves: what the form asks, refuses and sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import Role
from oakmere_training.gui.screens.names_staff import StaffScreen
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.gui.screens.homes import (
    ASHA,
    make_staff_screen,
    show,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEY = Qt.Key


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
    screen = make_staff_screen()
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
    screen = make_staff_screen()
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
    screen = make_staff_screen()
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


def test_a_name_that_cannot_be_used_is_explained_at_its_field(qtbot: QtBot) -> None:
    screen = make_staff_screen()
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
    screen = make_staff_screen()
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
    screen = make_staff_screen()
    person = show(qtbot, screen)
    person.press("I am not on the list")
    person.key(KEY.Key_Escape)
    assert person.sees("Choose your name to begin")
    person.press("I am not on the list")
    person.press("Cancel")
    assert person.sees("Choose your name to begin")
