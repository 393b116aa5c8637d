"""The training register on the whole program: what is shown, found, ticked, opened and exported."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from oakmere_training.domain.register_query import RegisterQuery, Show, SortBy
from oakmere_training.domain.requirements import RoleGroup
from oakmere_training.gui import file_dialogs
from oakmere_training.gui.flows.lead.register import RegisterFlow
from oakmere_training.gui.screens.lead.register import RegisterPage
from tests.support.clock import SetClock
from tests.support.factories import TODAY
from tests.support.lead import unlocked
from tests.support.register_data import fill_register

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.register_query import RegisterRow
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer


class Desk:
    """The lead at the register, and what was asked for from there."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead = unlocked(context.services)
        self.flow = RegisterFlow(context, context.window)
        self.asked: list[tuple[str, Any]] = []
        for name in ("person_asked", "event_asked"):
            getattr(self.flow, name).connect(lambda value, name=name: self.asked.append((name, value)))
        for name in ("add_person_asked", "import_asked", "policy_review_asked"):
            getattr(self.flow, name).connect(lambda name=name: self.asked.append((name, None)))

    @property
    def page(self) -> RegisterPage:
        page = self.context.window.screen_shown()
        assert isinstance(page, RegisterPage)
        return page

    def names(self) -> list[str]:
        return [row.name for row in self.page.model.rows()]

    def row(self, name: str) -> RegisterRow:
        return next(row for row in self.page.model.rows() if row.name == name)

    def segments(self) -> list[str]:
        return [part.text() for part in self.page.filters.shows.parts]


@pytest.fixture
def empty(start: Start) -> Desk:
    """Nobody is there yet."""
    return Desk(*start(clock=SetClock()))


@pytest.fixture
def desk(empty: Desk) -> Desk:
    """A school of sixty."""
    fill_register(empty.context.services, TODAY)
    empty.flow.begin()
    return empty


def test_what_needs_action_comes_first_and_the_most_pressing_of_it_at_the_top(desk: Desk) -> None:
    assert desk.names()[:4] == ["D. Template", "F. Dummy", "G. Mock", "A. Example"]
    assert desk.segments() == ["Needs action 10", "Overdue 3", "Due soon 6", "All 62", "More"]
    assert desk.seat.sees("Tuesday 24 November 2026")
    assert desk.seat.sees("The policy is past its review date.")


def test_the_rings_count_people_and_the_account_team_only_once(desk: Desk) -> None:
    said = desk.seat.words()
    for words in ("16 of 16", "21 of 22", "8 of 11", "2 of 2", "1 overdue", "2 overdue", "None due"):
        assert words in said


def test_every_choice_shows_its_rows(desk: Desk) -> None:
    desk.seat.press("Overdue 3")
    assert desk.names() == ["D. Template", "F. Dummy", "G. Mock"]
    desk.seat.press("All 62")
    assert len(desk.names()) == 62


def test_rarer_choices_are_behind_more_and_then_stand_in_its_place(desk: Desk) -> None:
    desk.seat.press("More")
    desk.seat.press("Left 1")
    assert desk.names() == ["Q. Gone"]
    assert desk.segments()[-1] == "Left 1"
    assert desk.page.filters.shows.place() == 4

    desk.seat.press("Left 1")
    desk.seat.press("Never trained 1")
    assert desk.names() == ["B. Sample"]


def test_leaving_the_list_of_rarer_choices_changes_nothing(desk: Desk) -> None:
    desk.seat.press("Overdue 3")
    desk.seat.press("More")
    desk.seat.key(Qt.Key.Key_Escape)
    assert desk.page.filters.shows.place() == 1
    assert len(desk.names()) == 3


def test_names_are_found_as_one_types(desk: Desk) -> None:
    desk.seat.press("All 62")
    desk.seat.write("Find a name", "mock")
    assert desk.names() == ["G. Mock"]
    assert desk.segments()[:2] == ["Needs action 1", "Overdue 1"]

    desk.seat.write("Find a name", "xyz")
    assert desk.names() == []
    assert desk.seat.sees("Nobody here has a name that begins so.")


def test_a_role_is_shown_on_its_own(desk: Desk) -> None:
    desk.page.filters.role.choose(RoleGroup.VOLUNTEERS)
    assert desk.names() == ["D. Template", "F. Dummy", "B. Sample"]
    assert desk.segments()[3] == "All 11"


def test_in_a_small_window_the_role_is_chosen_in_the_head(desk: Desk) -> None:
    desk.context.window.resize(1024, 688)
    desk.seat.settle()
    assert not desk.page.filters.role.isVisible()
    assert desk.page._head_role.isVisible()
    desk.page._head_role.choose(RoleGroup.GOVERNORS)
    assert desk.names() == ["A. Placeholder", "W. Filler"]


def test_a_click_on_a_title_sorts(desk: Desk) -> None:
    desk.seat.press("All 62")
    model = desk.page.model
    for key, sort in (("name", SortBy.NAME), ("training", SortBy.TRAINING), ("completed", SortBy.COMPLETED)):
        for _ in range(2):
            desk.page.table.sort_by(model.column_place(key))
            downward = model.sorted_by == (key, True)
            expected = desk.lead.register.page(RegisterQuery(Show.ALL, sort=sort, descending=downward))
            assert [row.key for row in model.rows()] == [row.key for row in expected]


def test_further_rows_are_read_as_one_scrolls(desk: Desk) -> None:
    from oakmere_training.domain.people import Role

    for number in range(60):
        desk.context.services.people.add_staff(f"Late Number{number}", Role.TEACHER, even_if_same=True)
    desk.seat.press("All 62")
    assert len(desk.names()) == 100
    desk.page.table.scrollToBottom()
    desk.seat.settle()
    assert len({row.key for row in desk.page.model.rows()}) == 122


def test_ticked_people_are_taken_to_an_event_once_each(desk: Desk) -> None:
    desk.seat.press("Start event")
    assert desk.asked == [("event_asked", ())]

    desk.page.table.setFocus()
    desk.page.table.setCurrentIndex(desk.page.model.index(0, 0))
    desk.seat.key(Qt.Key.Key_Space)
    desk.seat.press("All 62")
    team = [row.key for row in desk.page.model.rows() if row.name == "K. Account"]
    assert len(team) == 2, "a person with two rows"
    desk.page.model.set_ticked([*desk.page.model.ticked(), *team])
    desk.seat.press("Start event (2)")

    name, people = desk.asked[-1]
    assert name == "event_asked"
    assert people == (desk.row("D. Template").person_id, desk.row("K. Account").person_id)


def test_the_register_comes_back_as_it_was_left(desk: Desk) -> None:
    desk.seat.write("Find a name", "d")
    desk.seat.press("Overdue 2")
    desk.page.model.set_ticked([desk.row("F. Dummy").key])
    desk.flow.resume()

    assert desk.page.filters.search.text() == "d"
    assert desk.names() == ["D. Template", "F. Dummy"]
    assert desk.page.filters.start.text() == "Start event (1)"
    desk.flow.begin()
    assert desk.page.filters.start.text() == "Start event"


def test_enter_and_a_click_open_the_person(desk: Desk) -> None:
    desk.page.table.setFocus()
    desk.page.table.setCurrentIndex(desk.page.model.index(1, 1))
    desk.seat.key(Qt.Key.Key_Return)
    assert desk.asked == [("person_asked", desk.row("F. Dummy").person_id)]

    table = desk.page.table
    place = table.visualRect(desk.page.model.index(2, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.asked[-1] == ("person_asked", desk.row("G. Mock").person_id)


def test_the_other_ways_are_asked_for(desk: Desk) -> None:
    for words in ("Import staff", "Add a person"):
        desk.seat.press("Add or export")
        desk.seat.press(words)
    desk.seat.press("Record a review")
    assert [name for name, _ in desk.asked] == ["import_asked", "add_person_asked", "policy_review_asked"]


def test_the_register_is_exported_where_one_says(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def where(_: object, __: str, suggested: str) -> str:
        names.append(suggested.rsplit("/", 1)[-1])
        return str(tmp_path / names[-1])

    monkeypatch.setattr(file_dialogs, "ask_where_to_save", where)
    for words in ("Register as Excel workbook", "Register as CSV", "Due dates for a calendar", "Governors’ report"):
        desk.seat.press("Add or export")
        desk.seat.press(words)
        assert desk.context.notices.shown() == f"Saved as {names[-1]}."

    assert names == [
        "Training register 2026-11-24.xlsx",
        "Training register 2026-11-24.csv",
        "Training due 2026-11-24.ics",
        "Governors report 2026-11-24.pdf",
    ]
    sheet = load_workbook(io.BytesIO((tmp_path / names[0]).read_bytes())).active
    assert sheet is not None
    assert sheet.max_row == 1 + 62 + 1
    assert (tmp_path / names[1]).read_text("utf-8-sig").startswith("Name,Role,Group,Training,State,")
    assert len(Calendar.from_ical((tmp_path / names[2]).read_bytes()).walk("VEVENT")) == 62
    assert (tmp_path / names[3]).read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == sorted(names)


def test_nothing_is_made_or_logged_where_nobody_says_where(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: "")
    monkeypatch.setattr(type(desk.lead.register), "csv", lambda _: pytest.fail("made all the same"))
    desk.seat.press("Add or export")
    desk.seat.press("Register as CSV")


def test_a_folder_that_takes_no_file_is_said_and_leaves_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "gone" / "register.csv"))
    desk.seat.press("Add or export")
    desk.seat.press("Register as CSV")
    assert desk.context.notices.shown().startswith("It could not be saved there")


def test_an_empty_register_offers_the_import(empty: Desk) -> None:
    empty.flow.begin()
    assert empty.seat.sees("Nobody is on the register yet.")
    empty.seat.press("Import staff")
    assert empty.asked == [("import_asked", None)]


def test_when_nothing_is_due_it_says_so(empty: Desk) -> None:
    fill_register(empty.context.services, TODAY, needy=False)
    empty.flow.begin()
    assert empty.seat.sees("Nothing is due")
    empty.seat.press("Overdue 0")
    assert empty.seat.sees("Nobody is overdue")


def test_a_policy_in_date_has_no_banner(start: Start) -> None:
    desk = Desk(*start(clock=SetClock()))
    clock = desk.context.services.clock
    assert isinstance(clock, SetClock)
    clock.set(2026, 10, 31)
    desk.flow.begin()
    assert desk.page.banner is None
    clock.set(2026, 11, 1)
    desk.flow.begin()
    assert desk.page.banner is not None


@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
def test_every_control_is_reached_by_tab_and_has_a_name(desk: Desk, size: tuple[int, int]) -> None:
    desk.context.window.resize(*size)
    desk.seat.settle()
    names: list[str] = []
    for _ in range(40):
        desk.seat.key(Qt.Key.Key_Tab)
        here = desk.seat.focus()
        assert here is not None
        names.append(here.accessibleName())
        if isinstance(here, QAbstractButton):
            assert here.accessibleName()
    for wanted in ("Find a name", "Role", "Training register", "Add or export", "Needs action 10", "Record a review"):
        assert wanted in names
