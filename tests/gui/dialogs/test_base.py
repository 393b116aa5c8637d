from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme

    Ask = Callable[..., LeadDialog]


@pytest.fixture
def ask(theme: Theme, shown: Callable[..., QWidget]) -> Ask:
    """Opens a dialog with a field over a window."""
    button = QPushButton("Erase this person")
    window = shown(button, size=(1000, 700))
    button.setFocus()

    def put(*, danger: bool) -> LeadDialog:
        dialog = LeadDialog(theme, window, "Erase?", "It is gone.", safe="Keep", act="Erase", danger=danger)
        field = Field(theme, "Type the name")
        dialog.column.addWidget(field)
        dialog.first = field.line
        dialog.open()
        return dialog

    return put


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_the_field_has_the_focus_and_esc_leaves_things_as_they_are(ask: Ask) -> None:
    dialog = ask(danger=True)
    answers: list[bool] = []
    dialog.answered.connect(answers.append)
    assert QApplication.focusWidget() is dialog.first
    press(Qt.Key.Key_Escape)
    assert answers == [False]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Erase this person"


def test_enter_never_does_what_cannot_be_undone(ask: Ask) -> None:
    dialog = ask(danger=True)
    press(Qt.Key.Key_Return)
    dialog.act.setFocus()
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    answers: list[bool] = []
    dialog.answered.connect(answers.append)
    press(Qt.Key.Key_Space)
    assert answers == [True]


def test_enter_in_a_field_does_what_can_be_undone_once_it_can_be_done(ask: Ask) -> None:
    dialog = ask(danger=False)
    answers: list[bool] = []
    dialog.answered.connect(answers.append)
    dialog.act.setEnabled(False)
    press(Qt.Key.Key_Return)
    assert answers == []
    dialog.act.setEnabled(True)
    press(Qt.Key.Key_Return)
    assert answers == [True]


def test_the_safe_choice_comes_before_the_act_for_the_keyboard(ask: Ask) -> None:
    dialog = ask(danger=True)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.safe
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.act
    assert dialog.safe.x() < dialog.act.x()


def test_asking_waits_for_the_answer(ask: Ask) -> None:
    dialog = ask(danger=True)
    dialog.escape()
    again = ask(danger=True)
    again.dismiss()
    third = ask(danger=False)
    QTimer.singleShot(0, third.accept)
    assert third.run() is True


def test_at_large_text_it_fills_the_window_and_both_buttons_show(ask: Ask, theme: Theme) -> None:
    dialog = ask(danger=True)
    theme.set(scale=2.0)
    for button in (dialog.safe, dialog.act):
        corner = button.mapTo(dialog, button.rect().bottomRight())
        assert dialog.rect().contains(corner)
