"""Behind the door: the rail, locking, and what is kept while the area is locked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from shiboken6 import isValid

from oakmere_training.domain.errors import OakmereError
from oakmere_training.domain.lock import LockedError
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.screens.lead.settings import SettingsScreen
from oakmere_training.gui.screens.lead.unlock import UnlockScreen
from oakmere_training.gui.screens.start import StartScreen
from oakmere_training.gui.widgets.hint_field import HintField
from tests.support.clock import SetClock
from tests.support.lead import WORDS, area_of, enter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.flows.lead.area import AreaFlow
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

RAIL = {
    LeadSection.OVERVIEW: "Overview",
    LeadSection.REGISTER: "Training register",
    LeadSection.EVENTS: "Events",
    LeadSection.CERTIFICATES: "Certificates",
    LeadSection.CLASSES: "Classes",
    LeadSection.QUIZZES: "Quizzes and policy",
    LeadSection.SETTINGS: "School settings",
}


class Inside:
    """The lead in the area."""

    def __init__(self, context: Context, person: PersonAtComputer) -> None:
        self.context, self.person = context, person
        self.clock = [0.0]
        self.area: AreaFlow = enter(person, context)
        self.area.idle.now = lambda: tuple(self.clock)
        self.area.idle.start()

    @property
    def page(self) -> LeadPage:
        page = self.context.window.screen_shown()
        assert isinstance(page, LeadPage)
        return page

    def wait(self, seconds: float) -> None:
        """Nobody is there for so long."""
        self.clock[0] += seconds
        self.area.idle.check()
        self.person.settle()

    def unlock(self) -> None:
        self.person.write("Passphrase", WORDS)
        self.person.press("Unlock")

    @property
    def locked(self) -> bool:
        return isinstance(self.context.window.screen_shown(), UnlockScreen) and not self.context.services.lock.is_open


@pytest.fixture
def inside(start: Start) -> Inside:
    context, person = start(clock=SetClock())
    context.services.people.add_staff("Asha Example", Role.TEACHER)
    return Inside(context, person)


@pytest.mark.parametrize("section", LeadSection)
def test_every_section_opens_by_pointer_and_by_keys(inside: Inside, section: LeadSection) -> None:
    inside.person.press(RAIL[section])
    assert inside.page.section is section
    inside.person.press("Overview")
    inside.person.key(Qt.Key(Qt.Key.Key_1 + list(LeadSection).index(section)), Qt.KeyboardModifier.AltModifier)
    assert inside.page.section is section


def test_lock_and_leave_goes_to_the_start_and_locks(inside: Inside) -> None:
    inside.person.press("Lock and leave")
    assert isinstance(inside.context.window.screen_shown(), StartScreen)
    with pytest.raises(LockedError):
        _ = inside.context.services.lead
    assert not inside.area.idle.running
    inside.person.press("Training lead")
    assert inside.locked


def test_the_start_screen_locks_whoever_shows_it(inside: Inside) -> None:
    home = inside.context.faults.home
    assert home is not None
    home()
    assert not inside.context.services.lock.is_open
    assert inside.context.gate is None


@pytest.mark.logs("Something stands in the way here")
def test_a_fault_behind_the_door_offers_a_way_on(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    from oakmere_training.gui.flows.lead.classes import ClassesFlow

    begin = ClassesFlow.begin
    broken = [True]

    def fails(flow: ClassesFlow) -> None:
        if broken[0]:
            raise OakmereError("Something stands in the way here.")
        begin(flow)

    monkeypatch.setattr(ClassesFlow, "begin", fails)
    inside.person.press("Classes")
    assert inside.person.sees("Something stands in the way here.")
    broken[0] = False
    inside.person.press("Try again")
    assert inside.page.section is LeadSection.CLASSES


# -- ways from one page to another ---------------------------------------------------------------------------


def test_a_persons_page_goes_back_to_where_one_came_from(inside: Inside) -> None:
    person_id = inside.context.services.people.staff()[0].id
    inside.person.press("Training register")
    inside.area.ways.open_person(person_id)
    assert inside.person.sees("Asha Example")
    inside.person.key(Qt.Key.Key_Escape)
    assert inside.page.section is LeadSection.REGISTER
    assert inside.page.back is None


def test_the_review_list_and_the_privacy_note_go_back_to_the_settings(inside: Inside) -> None:
    inside.person.press("School settings")
    inside.person.press("Records and backup")
    inside.person.press("See what is due for deletion")
    inside.person.key(Qt.Key.Key_Escape)
    page = inside.page
    assert isinstance(page, SettingsScreen)
    assert page.part == "records"
    inside.person.press("Privacy")
    assert not isinstance(inside.page, SettingsScreen)
    inside.person.key(Qt.Key.Key_Escape)
    assert isinstance(inside.page, SettingsScreen)


# -- ten idle minutes ----------------------------------------------------------------------------------------


def test_a_warning_comes_and_any_key_puts_it_away_without_arriving(inside: Inside) -> None:
    inside.person.press("School settings")
    inside.person.write("School name", "St Ex")
    inside.wait(540)
    assert inside.person.sees("Locking in one minute")
    inside.person.type("x")
    assert not inside.person.sees("Locking in one minute")
    inside.person.type("a")
    page = inside.page
    assert isinstance(page, SettingsScreen)
    field = page.findChildren(HintField)[0]
    assert field.text() == "St Exa", "the focus is back, and the first key went no further"
    inside.wait(539)
    assert not inside.person.sees("Locking in one minute")


def test_stay_stays(inside: Inside) -> None:
    inside.wait(540)
    inside.person.press("Stay")
    assert not inside.person.sees("Locking in one minute")
    inside.wait(100)
    assert not inside.locked


def test_after_ten_minutes_it_locks_and_comes_back_as_it_was(inside: Inside) -> None:
    inside.person.press("School settings")
    inside.person.press("Passphrase")
    inside.person.write("New passphrase", "half of a sen")
    page = inside.page
    focus = inside.person.focus()
    inside.wait(540)
    inside.wait(60)
    assert inside.locked
    assert inside.person.sees("Locked after ten minutes")
    assert not inside.person.sees("Change the passphrase")
    with pytest.raises(LockedError):
        _ = inside.context.services.lead
    inside.unlock()
    assert inside.page is page
    assert page.isVisible()
    assert inside.person.focus() is focus
    inside.person.type("tence")
    assert focus is not None
    assert getattr(focus, "text")() == "half of a sentence"  # noqa: B009
    assert inside.area.idle.running
    inside.wait(600)
    assert inside.locked, "and it locks again"


def test_leaving_from_the_lock_forgets_what_was_open(inside: Inside, qtbot: QtBot) -> None:
    inside.person.press("School settings")
    page = inside.page
    inside.wait(600)
    inside.person.press("Back to start")
    assert isinstance(inside.context.window.screen_shown(), StartScreen)
    qtbot.waitUntil(lambda: not isValid(page))
    inside.person.press("Training lead")
    inside.unlock()
    assert inside.page.section is LeadSection.OVERVIEW


def test_what_comes_late_does_not_show_over_the_lock(inside: Inside) -> None:
    inside.wait(600)
    late = LeadPage(inside.context.theme, inside.context.pictures, LeadSection.REGISTER, "Asha Example’s results")
    inside.context.show(late)
    assert inside.locked
    assert not inside.person.sees("Asha Example’s results")
    assert "Asha" not in inside.context.window.windowTitle()
    inside.unlock()
    assert inside.context.window.screen_shown() is late
    inside.person.press("Classes")
    assert inside.page.section is LeadSection.CLASSES


def test_a_notice_that_comes_late_waits_for_the_passphrase(inside: Inside) -> None:
    inside.wait(600)
    inside.context.notices.show("Saved as Asha Example.pdf.")
    assert inside.context.notices.shown() == ""
    inside.unlock()
    assert inside.context.notices.shown() == "Saved as Asha Example.pdf."


def test_a_notice_that_came_late_is_forgotten_with_the_rest(inside: Inside) -> None:
    inside.wait(600)
    inside.context.notices.show("Saved as Asha Example.pdf.")
    inside.person.press("Back to start")
    assert inside.context.notices.shown() == ""
    inside.context.notices.show("Something for everybody.")
    assert inside.context.notices.shown() == "Something for everybody."


def test_a_dialog_with_names_is_hidden_and_comes_back_with_what_was_typed(inside: Inside) -> None:
    context = inside.context
    dialog = LeadDialog(context.theme, context.window, "Erase Asha Example?", safe="Keep", act="Erase", danger=True)
    field = HintField(context.theme, "Type the name to go on")
    dialog.column.addWidget(field)
    dialog.first = field.line
    dialog.open()
    inside.person.type("Asha")
    inside.wait(600)
    assert inside.locked
    assert not inside.person.sees("Erase Asha Example?")
    inside.unlock()
    assert inside.person.sees("Erase Asha Example?")
    assert field.text() == "Asha"
    assert inside.person.focus() is field.line
    dialog.escape()


def test_a_dialog_that_waits_is_answered_safely_when_the_lead_leaves(inside: Inside) -> None:
    context = inside.context
    dialog = LeadDialog(context.theme, context.window, "Revoke?", safe="Keep it", act="Revoke", danger=True)
    answers: list[bool] = []

    def leave() -> None:
        inside.wait(600)
        inside.person.press("Back to start")

    QTimer.singleShot(0, leave)
    answers.append(dialog.run())
    assert answers == [False]
    assert isinstance(context.window.screen_shown(), StartScreen)


def test_the_rail_goes_on_after_the_lock(inside: Inside) -> None:
    inside.wait(600)
    inside.unlock()
    inside.person.press("Events")
    assert inside.page.section is LeadSection.EVENTS
    assert area_of(inside.context) is inside.area


# -- the hall ------------------------------------------------------------------------------------------------


def test_hall_mode_locks_the_area_and_only_the_passphrase_leads_back(inside: Inside) -> None:
    inside.area.ways.hall_begun.emit()
    assert not inside.context.services.lock.is_open
    assert not inside.area.idle.running
    back: list[str] = []
    inside.area.ways.unlock_asked.emit(lambda: back.append("event"), lambda: back.append("hall"))
    inside.person.press("Back to the list")
    assert back == ["hall"]
    inside.area.ways.unlock_asked.emit(lambda: back.append("event"), lambda: back.append("hall"))
    inside.unlock()
    assert back == ["hall", "event"]
    assert inside.area.idle.running


def test_a_whole_event_from_the_form_to_the_hall_and_back(inside: Inside) -> None:
    from oakmere_training.gui.flows.lead.events import EventsFlow
    from oakmere_training.services.lead.event_views import EventDraft

    services = inside.context.services
    quiz = services.catalogue.quizzes(Tier.STAFF)[0]
    draft = EventDraft(
        held_on=date(2026, 11, 24),
        starts_at="15:45",
        leader="N. Model",
        place="School hall",
        minutes=45,
        quiz_ids=(quiz.id,),
        people=(services.people.staff()[0].id,),
    )
    event = services.lead.events.plan(draft)
    inside.person.press("Events")
    flow = inside.area.ways.findChild(EventsFlow)
    assert flow is not None
    flow._start_hall(event.id)
    assert not services.lock.is_open
    assert inside.person.sees("Asha Example")
    inside.wait(5000)
    assert inside.person.sees("Asha Example"), "the hall does not lock by itself"
    inside.person.press("Training lead")
    assert inside.locked
    inside.person.press("Back to the list")
    assert inside.person.sees("Asha Example")
    inside.person.press("Training lead")
    inside.unlock()
    assert inside.page.section is LeadSection.EVENTS
    assert services.lock.is_open
