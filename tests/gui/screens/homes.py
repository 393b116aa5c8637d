"""People, rows and homes as the screens get them, and a window with someone at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from oakmere_training.domain.people import STAFF_ROLES, Person, Role
from oakmere_training.domain.policy import Month
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.main_window import MainWindow
from oakmere_training.gui.screens.names_staff import StaffScreen
from oakmere_training.services.views import Home, QuizRow, QuizState
from oakmere_training.settings.fields import DisplaySettings
from tests.gui.kinds.questions import make_pictures, make_theme
from tests.support.factories import NOW, make_person
from tests.support.person import PersonAtComputer

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.screen import Screen

LONG_NAME = "Wilhelmina Alexandrina Featherstonehaugh-Cholmondeley Smythe"
ASHA, ZOE = make_person("Asha Example"), make_person("Zoë Placeholder", role=Role.GOVERNOR)


def make_row(title: str = "Essentials", state: QuizState = QuizState.NEW, **values: Any) -> QuizRow:
    """A quiz of ten questions on someone's list."""
    unfinished: dict[str, Any] = {"resume": uuid4(), "resumed_at": NOW, "answered": 4, "to_answer": 10}
    known: dict[str, Any] = unfinished if state is QuizState.IN_PROGRESS else {}
    return QuizRow(
        quiz_id=title.lower().replace(" ", "-"),
        title=title,
        summary="What the policy asks of you.",
        questions=values.pop("questions", 10),
        minutes=values.pop("minutes", 12),
        sections="Section 3",
        state=state,
        **(known | values),
    )


def make_home(*rows: QuizRow, tier: Tier = Tier.STAFF, person: Person | None = None) -> Home:
    """Someone's quizzes."""
    return Home(tier, person, rows, "Social Media Policy", Month(2025, 10), Month(2026, 10), 80)


def make_pupil_person(name: str, tier: Tier) -> Person:
    """A pupil by alias."""
    return Person(uuid4(), name, Role.PUPIL, tier, NOW, class_label="Year 5", alias_number=7)


def make_staff(count: int) -> tuple[Person, ...]:
    """So many colleagues, each with another family name."""
    return tuple(
        make_person(f"A. Sample{number:02}", role=STAFF_ROLES[number % len(STAFF_ROLES)]) for number in range(count)
    )


def make_staff_screen(people: tuple[Person, ...] = (ASHA, ZOE), **look: Any) -> StaffScreen:
    """The staff's screen with these names, none of them chosen."""
    screen = StaffScreen(make_theme(**look), make_pictures())
    screen.show_people(people, None)
    screen.show_home(None)
    return screen


def show(qtbot: QtBot, screen: Screen, size: tuple[int, int] = (1366, 768)) -> PersonAtComputer:
    """Put a screen in a window and someone in front of it."""
    window = MainWindow(screen.theme, DisplaySettings())
    qtbot.addWidget(window)
    window.resize(*size)
    window.show_screen(screen)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person = PersonAtComputer(qtbot, window)
    first = screen.default_widget()
    if first is not None:
        first.setFocus()
    person.settle()
    return person
