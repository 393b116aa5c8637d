"""The real program as a process, with someone at it: ``python -m tests.support.driven SCRIPT DATA``.

The scripts press what a person presses and print a line of JSON where the test looks. A step that fails ends the
process with code 70.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from oakmere_training import app
from oakmere_training.gui import application as gui_application
from oakmere_training.gui import pause
from oakmere_training.gui.main_window import MainWindow
from tests.support.person import PersonAtComputer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Script = Callable[[PersonAtComputer], Iterator[Callable[[], bool]]]

NAME = "Asha Example"
ANSWERS = 3
FAILED = 70
_ROUND_MS = 10


def say(**what: object) -> None:
    """Tell the test."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def question_shown(person: PersonAtComputer) -> dict[str, Any]:
    """The question on the screen: its words, and its options in their order."""
    cards = [button.accessibleName() for button in person.buttons()]
    words = [line for line in person.words().splitlines() if line.endswith(".")]
    return {"options": [name for name in cards if name.startswith("Option ")], "words": words[:2]}


def answering(person: PersonAtComputer) -> Iterator[Callable[[], bool]]:
    """Add oneself, answer three questions, and stay at the fourth."""
    person.press("Start staff training")
    yield lambda: person.sees("Add yourself to begin")
    person.write("Your name", NAME)
    person.press("Teacher")
    person.press("Add me and carry on")
    yield lambda: person.can_press("Start")
    person.press("Start")
    for number in range(1, ANSWERS + 1):
        yield lambda: person.sees(f"Question {number} of")  # noqa: B023  (asked at once)
        person.click(next(b for b in person.buttons() if b.accessibleName().startswith("Option 1")))
        if not person.can_press("Check my answer"):  # two are wanted
            person.click(next(b for b in person.buttons() if b.accessibleName().startswith("Option 2")))
        person.press("Check my answer")
        yield lambda: person.can_press("Next question")
        say(kept=number)
        person.press("Next question")
    yield lambda: person.sees(f"Question {ANSWERS + 1} of")
    say(shown=question_shown(person))
    yield lambda: False


def resuming(person: PersonAtComputer) -> Iterator[Callable[[], bool]]:
    """The same person comes back, sees the same question, and closes the window."""
    person.press("Start staff training")
    yield lambda: person.can_press(NAME)
    person.press(NAME)
    yield lambda: person.can_press("Carry on")
    person.press("Carry on")
    yield lambda: person.can_press(f"Carry on at question {ANSWERS + 1}")
    person.press(f"Carry on at question {ANSWERS + 1}")
    yield lambda: person.sees(f"Question {ANSWERS + 1} of")
    say(shown=question_shown(person))
    person.window.close()


def covered(person: PersonAtComputer) -> Iterator[Callable[[], bool]]:
    """Another window lies over the program's, until a second start brings that to the front."""
    screen = person.window.screen_shown()
    assert screen is not None
    yield lambda: screen._painted
    other = QWidget()
    other.setGeometry(person.window.geometry())
    other.show()
    other.raise_()
    other.activateWindow()
    yield lambda: other.isActiveWindow() and not person.window.isActiveWindow()
    say(covered=True)
    yield person.window.isActiveWindow
    say(in_front=True)
    other.close()
    person.window.close()


def reading(person: PersonAtComputer) -> Iterator[Callable[[], bool]]:
    """Ask for the staff's quizzes, say what is on the screen then, and close the window."""
    person.press("Start staff training")
    yield lambda: not person.sees("Who is learning today?")
    say(words=person.words())
    person.window.close()


SCRIPTS: dict[str, Script] = {
    "answering": answering,
    "resuming": resuming,
    "covered": covered,
    "reading": reading,
}


class Driver(QObject):
    """Goes through a script, a step at each round of the event loop whose condition holds."""

    def __init__(self, script: Script, application: QApplication) -> None:
        super().__init__(application)
        self._script = script
        self._steps: Iterator[Callable[[], bool]] | None = None
        self._holds: Callable[[], bool] = lambda: True

    def next_round(self) -> None:
        """Look again soon."""
        QTimer.singleShot(_ROUND_MS, self._round)

    def _round(self) -> None:
        try:
            self._step()
        except StopIteration:
            return
        except BaseException:  # noqa: BLE001  (the program's own hook would show it and wait for a person)
            traceback.print_exc()
            os._exit(FAILED)
        self.next_round()

    def _step(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        if self._steps is None and windows and windows[0].isVisible():
            self._steps = self._script(PersonAtComputer(None, windows[0]))
        if self._steps is not None and self._holds():
            self._holds = next(self._steps)


def main() -> int:
    """Start the program on a data folder with someone at it."""
    script, folder = sys.argv[1:]
    create = gui_application.create_application

    def create_with_someone(arguments: list[str]) -> QApplication:
        application = create(arguments)
        Driver(SCRIPTS[script], application).next_round()
        return application

    gui_application.create_application = create_with_someone
    pause.PAUSE_MS = 0  # whoever presses here has seen the page
    return app.main(["--data-dir", folder])


if __name__ == "__main__":
    raise SystemExit(main())
