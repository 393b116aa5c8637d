"""The overview: what is shown, and where its buttons lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.register_query import RegisterQuery, Show
from oakmere_training.gui import file_dialogs
from oakmere_training.gui.dialogs import clause_action
from oakmere_training.gui.flows.lead.overview import OverviewFlow
from oakmere_training.gui.screens.lead.overview import OverviewPage
from oakmere_training.gui.widgets.bars import StackedBar
from oakmere_training.gui.widgets.clause_bar import ClauseBar
from tests.support.clock import SetClock
from tests.support.factories import TODAY
from tests.support.lead import unlocked
from tests.support.register_data import answer_everything, fill_register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.domain.evidence import ClauseResult
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

WAYS = (
    "event_asked",
    "event_open_asked",
    "register_asked",
    "section_asked",
)


class Desk:
    """The lead at the overview, and what was asked for from there."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead = unlocked(context.services)
        self.flow = OverviewFlow(context, context.window)
        self.asked: list[tuple[str, Any]] = []
        for name in WAYS:
            getattr(self.flow, name).connect(lambda value, name=name: self.asked.append((name, value)))
        for name in ("import_asked", "set_up_asked", "policy_review_asked"):
            getattr(self.flow, name).connect(lambda name=name: self.asked.append((name, None)))

    @property
    def page(self) -> OverviewPage:
        page = self.context.window.screen_shown()
        assert isinstance(page, OverviewPage)
        return page

    def bars(self) -> list[str]:
        return [bar.accessibleName() for bar in self.page.findChildren(StackedBar) if bar.isVisible()]


@pytest.fixture
def empty(start: Start) -> Desk:
    """Nobody is there yet."""
    return Desk(*start(clock=SetClock()))


@pytest.fixture
def desk(empty: Desk) -> Desk:
    """A school of sixty."""
    fill_register(empty.context.services, TODAY)
    answer_everything(empty.context.services, TODAY)
    empty.flow.begin()
    return empty


def test_the_bars_say_what_they_show(desk: Desk) -> None:
    assert desk.bars() == [
        "Teachers: 16 of 16 in date, 2 due within 30 days, 0 overdue",
        "Support staff: 21 of 22 in date, 2 due within 30 days, 1 overdue",
        "Governors: 9 of 9 in date, 2 due within 30 days, 0 overdue",
        "Volunteers: 8 of 11 in date, 0 due within 30 days, 2 overdue, 1 not trained yet",
        "Account team: 2 of 2 in date, 0 due within 30 days, 0 overdue",
    ]
    assert desk.seat.sees("56 of 60")


def test_the_most_pressing_thing_has_the_primary_button_and_the_focus(desk: Desk) -> None:
    assert desk.seat.sees("Train 3 overdue")
    assert desk.seat.sees("2 volunteers, 1 support staff")
    focus = desk.seat.focus()
    assert focus is not None
    assert focus.accessibleName() == "Start event"
    desk.seat.key(Qt.Key.Key_Return)

    (name, people), *_ = desk.asked
    assert (name, len(people)) == ("event_asked", 3)


def test_see_all_leads_to_the_rows_that_are_due_soon(desk: Desk) -> None:
    desk.seat.press("See all 6")
    assert desk.asked == [("register_asked", RegisterQuery(Show.DUE_SOON))]


def test_the_banner_leads_to_the_review_and_the_report_is_saved(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "report.pdf"))
    desk.seat.press("Record a review")
    desk.seat.press("Governors’ report")
    assert desk.asked == [("policy_review_asked", None)]
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert desk.context.notices.shown() == "Saved as report.pdf."


def test_a_clause_is_pressed_to_note_what_is_done_about_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.page.clauses.bars[0]
    asked: list[str] = []

    def ask(_: object, __: object, result: ClauseResult, keep: Callable[[str], None]) -> bool:
        asked.append(result.clause)
        keep("Worked through on INSET day")
        return True

    monkeypatch.setattr(clause_action, "ask_clause_action", ask)
    first.setFocus()
    desk.seat.key(Qt.Key.Key_Return)

    shown = desk.page.clauses.bars[0]
    assert shown is not first
    assert asked == [shown.result.clause]
    assert shown.accessibleDescription() == "Action: Worked through on INSET day"
    assert desk.context.notices.shown() == f"Noted for {asked[0]}. It is in the governors’ report."


def test_the_clauses_fall_from_the_weakest_and_say_so(desk: Desk) -> None:
    shown = [bar.result.percent for bar in desk.page.findChildren(ClauseBar)]
    assert shown == sorted(shown, reverse=True)
    assert len(shown) == 5
    name = desk.page.clauses.bars[0].accessibleName()
    assert f"{shown[0]} per cent of" in name


def test_before_anyone_is_there_it_offers_the_import(empty: Desk) -> None:
    empty.flow.begin()
    for words in ("Nobody is on the register yet.", "Nobody’s training runs out soon.", "once five people were asked"):
        assert empty.seat.sees(words)
    empty.seat.press("Import")
    assert empty.asked == [("import_asked", None)]


def test_when_nothing_is_due_it_says_so(empty: Desk) -> None:
    fill_register(empty.context.services, TODAY, needy=False)
    empty.flow.begin()
    assert empty.seat.sees("Nothing is due")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_wider_than_the_page(desk: Desk, scale: float) -> None:
    desk.context.window.resize(1024, 688)
    desk.context.theme.set(scale=scale)
    desk.seat.settle()
    bar = desk.page._scroll.horizontalScrollBar()
    assert bar.maximum() == 0
