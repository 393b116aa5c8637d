"""The program on a real X display: it is seen there, and keys pressed at the display reach it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context
    from tests.support.person import PersonAtComputer
    from tests.support.x_keyboard import XKeyboard

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X displays are a matter of Linux"),
]
NAME = "Asha Example"


@pytest.fixture
def keyboard(started: tuple[Context, PersonAtComputer], qtbot: QtBot) -> Iterator[XKeyboard]:
    """A keyboard at the display, with the window before it."""
    from tests.support.x_keyboard import XKeyboard

    if QGuiApplication.platformName() != "xcb":
        pytest.skip("Qt does not use an X display in this run; python3 dev.py test runs this on one too")
    window = started[0].window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = XKeyboard()
    yield made
    made.close()


def colours(image: QImage) -> int:
    """How many different colours a picture has, looked at every four pixels."""
    small = image.convertToFormat(QImage.Format.Format_RGB32)
    return len({small.pixel(x, y) for x in range(0, small.width(), 4) for y in range(0, small.height(), 4)})


def tab_to(qtbot: QtBot, keyboard: XKeyboard, person: PersonAtComputer, name: str) -> None:
    """Press Tab at the display until the focus is on what has this name."""
    from tests.support.x_keyboard import TAB

    for _ in range(30):
        here = person.focus()
        if here is not None and here.accessibleName().startswith(name):
            return
        keyboard.press(TAB)
        qtbot.waitUntil(lambda: person.focus() is not here)  # noqa: B023  (waited for at once)
    raise AssertionError(f"Tab never came to {name!r}")


def test_the_window_is_seen_on_the_display(
    qtbot: QtBot, started: tuple[Context, PersonAtComputer], keyboard: XKeyboard
) -> None:
    window = started[0].window

    def seen() -> None:
        shot = window.screen().grabWindow(window.winId()).toImage()
        assert (shot.width(), shot.height()) == (window.width(), window.height())
        assert colours(shot) > 200

    qtbot.waitUntil(seen)


def test_two_questions_by_keys_pressed_at_the_display(
    qtbot: QtBot, started: tuple[Context, PersonAtComputer], keyboard: XKeyboard
) -> None:
    from tests.support.x_keyboard import RETURN, SPACE

    context, person = started
    keyboard.press(RETURN)
    person.wait_to_see("Add yourself to begin")
    keyboard.type(NAME)
    tab_to(qtbot, keyboard, person, "Teacher")
    keyboard.press(SPACE)
    tab_to(qtbot, keyboard, person, "Add me and carry on")
    keyboard.press(RETURN)
    person.wait_to_see(f"Hello, {NAME}")
    tab_to(qtbot, keyboard, person, "Start")
    keyboard.press(RETURN)
    for number, question in enumerate(context.services.catalogue.quizzes(Tier.STAFF)[0].questions[:2], start=1):
        person.wait_to_see(f"Question {number} of")
        best = next(option.text for option in question.body.options if option.mark == "best")
        card = next(button.accessibleName() for button in person.buttons() if best in button.accessibleName())
        keyboard.type(card.removeprefix("Option ").partition(",")[0])
        qtbot.waitUntil(lambda: person.can_press("Check my answer"))
        keyboard.press(RETURN)
        qtbot.waitUntil(lambda: person.can_press("Next question"))
        keyboard.press(RETURN)
    person.wait_to_see("Question 3 of")
    with context.services.database.reading() as records:
        (attempt,) = records.attempts.of(context.services.people.staff()[0].id, Tier.STAFF)
    assert [answer.mark for answer in attempt.answers] == ["best", "best"]
    assert context.window.windowState() & Qt.WindowState.WindowMinimized == Qt.WindowState.WindowNoState
