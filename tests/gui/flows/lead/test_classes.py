"""The classes' page on the whole program: what is changed there is kept, and results go only after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.activity_log import ActivityQuery
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import file_dialogs, printing
from oakmere_training.gui.dialogs import privacy as dialogs
from oakmere_training.gui.flows.lead.classes import ClassesFlow
from oakmere_training.gui.screens.lead.classes import ClassesScreen
from oakmere_training.gui.screens.names_pupil import AliasScreen
from tests.support.clock import SetClock
from tests.support.lead import unlocked

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

KEY = Qt.Key


class Desk:
    """The lead at the page, with results under three aliases of Year 5."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead = unlocked(context.services)
        services = context.services
        quiz = services.catalogue.quizzes(Tier.UPPER_KS2)[0]
        for number in (3, 28, 30):
            services.training.start(quiz.id, services.people.pupil(Tier.UPPER_KS2, "Year 5", number))
        self.flow = ClassesFlow(context, context.window)
        self.flow.begin()
        self.choose("Year 5")

    @property
    def screen(self) -> ClassesScreen:
        screen = self.context.window.screen_shown()
        assert isinstance(screen, ClassesScreen)
        return screen

    def choose(self, label: str) -> None:
        line = next(line for line in self.screen.model.rows() if line.school_class.label == label)
        self.screen.table.choose_row(line.school_class.id)
        self.seat.settle()

    def labels(self) -> list[str]:
        return [line.school_class.label for line in self.screen.model.rows()]

    def logged(self) -> list[str]:
        """What the log says was done, newest first."""
        return [line.activity.kind.label for line in self.lead.activity.page(ActivityQuery())]

    def results(self) -> int:
        return next(line.results for line in self.lead.classes.lines() if line.school_class.label == "Year 5")


@pytest.fixture
def desk(start: Start) -> Desk:
    return Desk(*start(clock=SetClock()))


def answers(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[tuple[str, tuple[str, ...]]]:
    """Answer every question about what goes; the titles and what was said to go."""
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(_t: object, _w: object, title: str, goes: tuple[str, ...], _stays: object, _act: str) -> bool:
        asked.append((title, tuple(goes)))
        return answer

    monkeypatch.setattr(dialogs, "ask_delete", ask)
    return asked


def test_the_oldest_year_stands_first_and_the_card_shows_the_chosen_class(desk: Desk) -> None:
    assert desk.labels() == ["Year 6", "Year 5", "Year 4", "Year 3", "Year 2", "Year 1", "Reception"]
    assert desk.seat.sees("Slips 30 slips fit one A4 sheet.")
    desk.screen.table.setFocus()
    desk.seat.key(KEY.Key_Down)
    assert desk.screen.details.label.text() == "Year 4"


def test_a_label_is_kept_when_its_field_is_left(desk: Desk) -> None:
    desk.seat.write("Class label", "Year 5 A")
    desk.seat.key(KEY.Key_Tab)
    assert desk.labels()[1] == "Year 5 A"
    assert desk.context.services.people.pupil(Tier.UPPER_KS2, "Year 5 A", 3).alias_number == 3
    desk.seat.write("Class label", "Year 6")
    desk.seat.key(KEY.Key_Tab)
    assert desk.seat.sees("There is a class “Year 6” already.")
    assert desk.labels()[1] == "Year 5 A"


def test_a_typed_label_is_kept_when_another_class_is_chosen(desk: Desk) -> None:
    desk.seat.write("Class label", "Year 5 A")
    desk.screen.table.setFocus()
    desk.choose("Year 4")
    assert desk.labels()[1] == "Year 5 A"
    assert desk.screen.details.label.text() == "Year 4"


def test_steps_of_the_size_come_as_one_change(desk: Desk) -> None:
    assert desk.seat.qtbot is not None
    before = len(desk.logged())
    box = desk.screen.details.size_field.box
    for _ in range(5):
        box.stepBy(1)
    assert desk.seat.sees("Slips 35 slips fit 2 A4 sheets.")
    desk.seat.qtbot.waitUntil(lambda: desk.screen.model.rows()[1].aliases == "Otter 1 to 35")
    assert len(desk.logged()) == before + 1


def test_fewer_slips_ask_before_results_go(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, answer=False)
    desk.screen.details.size_field.box.setValue(25)
    desk.screen.details.tell_numbers()
    assert asked == [("Take 2 aliases from Year 5?", ("Results of Otter 28, Otter 30",))]
    assert desk.screen.details.size_field.box.value() == 30
    assert desk.results() == 3
    answers(monkeypatch, answer=True)
    desk.screen.details.size_field.box.setValue(25)
    desk.screen.details.tell_numbers()
    assert desk.screen.model.rows()[1].aliases == "Otter 1 to 25"
    assert desk.results() == 1


def test_a_tier_with_results_says_why_it_stays(desk: Desk) -> None:
    desk.screen.details.tier.box.choose(Tier.KS1)
    assert desk.seat.sees("Empty the class first: its results belong to Otters.")
    assert desk.screen.details.tier.value() is Tier.UPPER_KS2
    desk.choose("Year 6")
    desk.screen.details.tier.box.choose(Tier.KS1)
    assert desk.screen.model.rows()[0].aliases == "Wren 1 to 30"


def test_emptying_asks_and_keeps_the_class(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answers(monkeypatch, answer=False)
    desk.seat.press("Empty class")
    assert (asked, desk.results()) == ([("Empty Year 5?", ("Results of 3 aliases",))], 3)
    answers(monkeypatch, answer=True)
    desk.seat.press("Empty class")
    assert desk.results() == 0
    assert "Year 5" in desk.labels()
    assert not desk.seat.can_press("Empty class")


def test_a_class_is_added_moved_and_removed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.seat.press("New class")
    desk.seat.type("Year 5 B")
    desk.seat.key(KEY.Key_Tab)
    assert desk.labels()[:3] == ["Year 5 B", "Year 6", "Year 5"]
    desk.seat.press("Move down")
    assert desk.labels()[:3] == ["Year 6", "Year 5 B", "Year 5"]
    assert desk.screen.details.label.text() == "Year 5 B"
    asked = answers(monkeypatch, answer=True)
    desk.seat.press("Remove class")
    assert asked == [("Remove Year 5 B?", ("The class and its aliases",))]
    assert desk.labels()[:2] == ["Year 6", "Year 5"]


def test_slips_are_printed_or_saved_where_there_is_no_printer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    printed: list[str] = []

    def print_pdf(_: object, pdf: bytes, title: str, *, portrait: bool) -> str:
        assert portrait
        assert pdf.startswith(b"%PDF")
        printed.append(title)
        return "Sent to the printer Hall."

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    desk.seat.press("Print slip sheet")
    desk.seat.press("Print all slips")
    assert printed == ["Slips: Year 5", "Slips: all classes"]
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "slips.pdf"))
    desk.seat.press("Print slip sheet")
    assert (tmp_path / "slips.pdf").read_bytes().startswith(b"%PDF")
    assert desk.logged()[:3] == ["Printed a slip sheet"] * 3


def test_pupils_see_the_numbers_of_their_class(desk: Desk) -> None:
    year = next(line.school_class.id for line in desk.lead.classes.lines() if line.school_class.label == "Year 6")
    desk.lead.classes.set_numbers(year, size=5, first_number=31)
    from oakmere_training.gui.flows.pupils import PupilsFlow

    PupilsFlow(desk.context, Tier.UPPER_KS2, desk.context.window).begin()
    screen = desk.context.window.screen_shown()
    assert isinstance(screen, AliasScreen)
    desk.seat.press("Year 6")
    assert [key.number for key in screen.grid.keys] == [31, 32, 33, 34, 35]
    desk.seat.type("33")
    desk.seat.press("Start as Otter 33")
    assert desk.context.services.people.pupil(Tier.UPPER_KS2, "Year 6", 33).name == "Otter 33"
