"""One person's page, a new person, and a staff list, on the whole program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from oakmere_training.domain.people import Role
from oakmere_training.domain.staff_import import Field, Happens
from oakmere_training.gui import file_dialogs, printing
from oakmere_training.gui.dialogs import import_roles, merge, person
from oakmere_training.gui.flows.lead.people import PeopleFlow
from oakmere_training.gui.screens.lead.import_ends import ImportDonePage, ImportFilePage
from oakmere_training.gui.screens.lead.import_staff import ImportPage
from oakmere_training.gui.screens.lead.person import PersonScreen
from oakmere_training.services.lead.person_views import PersonFacts
from tests.support.clock import SetClock
from tests.support.factories import TODAY
from tests.support.lead import unlocked
from tests.support.scenes_lead_people import STAFF_LIST, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.lead.bundle import LeadServices
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer


class Desk:
    """The lead with the area open, and where the flow asked to go."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead: LeadServices = unlocked(context.services)
        self.lead.register.prepare()
        self.flow = PeopleFlow(context, context.window)
        self.asked: list[tuple[str, object]] = []
        for name in ("new_event_asked", "revoke_asked", "erase_asked", "export_asked"):
            getattr(self.flow, name).connect(lambda value, name=name: self.asked.append((name, value)))
        clock = context.services.clock
        assert isinstance(clock, SetClock)
        self.clock = clock
        self.flow.left.connect(lambda: self.asked.append(("left", None)))

    @property
    def shown(self) -> Any:
        return self.context.window.screen_shown()

    def add(self, name: str = "Asha Example", role: Role = Role.TEACHER, number: str = "") -> Person:
        return self.lead.people.add(PersonFacts(name, role, staff_number=number))

    def kinds(self) -> list[Happens]:
        page = self.shown
        assert isinstance(page, ImportPage)
        return [row.happens for row in page.model.rows()]


@pytest.fixture
def desk(start: Start) -> Desk:
    return Desk(*start(clock=SetClock()))


@pytest.fixture
def staff_list(tmp_path: Path) -> Path:
    path = tmp_path / "staff-export-november.csv"
    path.write_bytes(STAFF_LIST.encode("cp1252"))
    return path


# -- one person --------------------------------------------------------------------------------------------------


def test_the_page_shows_what_the_person_has_and_needs(desk: Desk) -> None:
    asha = desk.add(number="0042")
    certificate = take(desk.context.services, asha)
    assert certificate is not None
    desk.flow.begin_person(asha.id)
    page = desk.shown
    assert isinstance(page, PersonScreen)
    assert page.title == "Asha Example"
    for words in ("In date until 24 Nov 2027", "0042", "Yearly refresher", "Certificates: 1", "Attempts: 1"):
        assert desk.seat.sees(words)
    assert page.certificates is not None
    assert page.certificates.model().data(page.certificates.model().index(0, 0)) == certificate.number


def test_the_ways_out_of_a_page_are_asked_for(desk: Desk) -> None:
    asha = desk.add()
    desk.flow.begin_person(asha.id)
    desk.seat.press("Start training")
    desk.seat.press("Export everything")
    desk.seat.press("Erase this person")
    assert not desk.seat.can_press("Revoke a certificate"), "there is none"
    desk.seat.key(Qt.Key.Key_Escape)
    assert desk.asked == [
        ("new_event_asked", (asha.id,)),
        ("export_asked", asha.id),
        ("erase_asked", asha.id),
        ("left", None),
    ]


def test_a_person_who_is_gone_leads_back_with_a_sentence(desk: Desk) -> None:
    asha, other = desk.add(), desk.add("A. Example")
    desk.flow.begin_person(asha.id)
    desk.lead.people.merge(other.id, asha.id)
    desk.flow.resume()
    assert desk.asked == [("left", None)]
    assert "no longer" in desk.context.notices.shown()


def test_a_change_shows_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asha = desk.add()

    def ask(_: object, __: object, before: Person, keep: Callable[..., Person]) -> Person:
        return keep(PersonFacts("Asha Sample", Role.GOVERNOR, before.post_title), False)

    monkeypatch.setattr(person, "ask_change", ask)
    desk.flow.begin_person(asha.id)
    desk.seat.press("Change name or role")
    assert desk.shown.title == "Asha Sample"
    assert desk.lead.people.page(asha.id).person.role is Role.GOVERNOR


def test_leaving_and_coming_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asha = desk.add()

    def ask(_: object, __: object, name: str, today: object, keep: Callable[[object], object]) -> bool:
        assert (name, today) == ("Asha Example", TODAY)
        keep(today)
        return True

    monkeypatch.setattr(person, "ask_last_day", ask)
    desk.flow.begin_person(asha.id)
    desk.seat.press("Mark as left")
    assert desk.seat.sees("Left 24 Nov 2026")
    assert not desk.seat.can_press("Start training")
    desk.seat.press("Mark as back")
    assert desk.seat.sees("Never trained")
    assert desk.lead.people.page(asha.id).person.left_on is None


def test_two_entries_become_one_and_its_page_shows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asha, other = desk.add(), desk.add("A. Example")
    take(desk.context.services, other)

    def ask(_: object, __: object, this: Any, find: Callable[[str], Any], look: Callable[[Any], Any]) -> Any:
        (found,) = [each for each in find("example") if each.id != this.person.id]
        assert look(found.id).certificates == 1
        return found.id, this.person.id

    monkeypatch.setattr(merge, "ask_merge", ask)
    desk.flow.begin_person(asha.id)
    desk.seat.press("Merge two entries")
    assert desk.shown.title == "A. Example"
    assert desk.seat.sees("Certificates: 1")
    assert [each.name for each in desk.context.services.people.staff()] == ["A. Example"]


def test_keeping_both_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asha = desk.add()
    monkeypatch.setattr(merge, "ask_merge", lambda *_: None)
    desk.flow.begin_person(asha.id)
    before = desk.shown
    desk.seat.press("Merge two entries")
    assert desk.shown is before


def test_one_certificate_is_revoked_without_asking_which_and_of_several_one_is_chosen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = desk.add()
    first = take(desk.context.services, asha)
    assert first is not None
    desk.flow.begin_person(asha.id)
    desk.seat.press("Revoke a certificate")
    assert desk.asked == [("revoke_asked", first.number)]
    desk.clock.advance(days=1)
    second = take(desk.context.services, asha)
    assert second is not None
    offered: list[str] = []

    def ask(_: object, __: object, ___: str, ____: str, choices: list[tuple[str, str, str]]) -> str:
        offered.extend(key for key, _, _ in choices)
        return offered[1]

    monkeypatch.setattr(import_roles, "ask_which", ask)
    desk.flow.resume()
    desk.seat.press("Revoke a certificate")
    assert offered == [second.number, first.number]
    assert desk.asked[-1] == ("revoke_asked", first.number)


def test_the_keyboard_stays_where_it_was_when_the_page_is_made_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = desk.add()
    first = take(desk.context.services, asha)
    desk.clock.advance(days=1)
    second = take(desk.context.services, asha)
    assert first is not None
    assert second is not None
    monkeypatch.setattr(import_roles, "ask_which", lambda *_: first.number)

    def revoke(number: str) -> None:
        desk.context.services.certificates.revoke(number, "Issued by mistake")
        desk.flow.resume()

    desk.flow.revoke_asked.connect(revoke)
    desk.flow.begin_person(asha.id)
    desk.seat.press("Revoke a certificate")
    assert desk.seat.focus() is desk.shown.record.rows["revoke"]
    desk.seat.press("Revoke a certificate")
    page = desk.shown
    assert not page.record.rows["revoke"].isEnabled()
    assert desk.seat.focus() is page.certificates


def test_a_certificate_can_be_printed_again_and_the_log_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asha = desk.add()
    certificate = take(desk.context.services, asha)
    assert certificate is not None
    printed: list[str] = []
    noted: list[tuple[str, ...]] = []

    def print_pdf(_: object, __: bytes, title: str, **___: object) -> str:
        printed.append(title)
        return "Sent to the printer."

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    monkeypatch.setattr(desk.lead.certificates, "note_printed", lambda numbers: noted.append(tuple(numbers)))
    desk.flow.begin_person(asha.id)
    page = desk.shown
    page.certificates.action.emit(page.certificates.current_row() or page._page.certificates[0], "do")
    desk.seat.press("Print")
    assert printed == [f"Certificate {certificate.number}"]
    assert noted == [(certificate.number,)]
    desk.seat.press("Close")
    assert desk.shown.title == "Asha Example"


def test_why_a_certificate_was_revoked_is_said(desk: Desk) -> None:
    asha = desk.add()
    certificate = take(desk.context.services, asha)
    assert certificate is not None
    desk.context.services.certificates.revoke(certificate.number, "Issued by mistake")
    desk.flow.begin_person(asha.id)
    page = desk.shown
    page.certificates.choose_row(certificate.number)
    page.certificates.setFocus()
    desk.seat.key(Qt.Key.Key_Return)
    assert "Issued by mistake" in desk.context.notices.shown()
    attempts = page.attempts.model()
    shown = [attempts.index(0, column).data() for column in range(attempts.columnCount())]
    assert "Revoked" in shown
    assert not {"Passed", "Not yet"} & set(shown)


def test_someone_new_is_added_and_their_page_shows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(_: object, __: object, keep: Callable[..., Person]) -> Person:
        return keep(PersonFacts("Bo Blank", Role.VOLUNTEER), False)

    monkeypatch.setattr(person, "ask_new_person", ask)
    desk.flow.begin_add()
    assert desk.shown.title == "Bo Blank"
    assert desk.context.notices.shown() == "Bo Blank is on the register."
    assert not desk.asked


def test_adding_nobody_goes_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(person, "ask_new_person", lambda *_: None)
    desk.flow.begin_add()
    assert desk.asked == [("left", None)]


# -- a staff list ------------------------------------------------------------------------------------------------


def test_a_list_is_looked_through_and_then_taken_in(
    desk: Desk, staff_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = desk.add("H. Draft", Role.TEACHING_ASSISTANT, "0044")
    monkeypatch.setattr(file_dialogs, "ask_which_table", lambda *_: str(staff_list))
    desk.flow.begin_import()
    desk.seat.press("Choose a file")
    assert desk.seat.sees("staff-export-november.csv, 11 rows. Read as Windows-1252 text, split by commas.")
    assert len(desk.context.services.people.staff()) == 1, "nothing is written before Import"
    assert desk.seat.sees("1 of 10 post titles has no role yet")
    assert desk.seat.focus() is desk.shown.go
    desk.seat.press("Skipped 3")
    assert desk.kinds() == [Happens.SKIPPED] * 3
    desk.seat.press("Import 8 changes")
    assert isinstance(desk.shown, ImportDonePage)
    assert desk.seat.sees("7 people added, 1 changed")
    names = {each.name: each.id for each in desk.context.services.people.staff()}
    assert len(names) == 8
    assert names["H. Draft-Trial"] == draft.id
    desk.seat.click(desk.shown.register)
    assert desk.asked == [("left", None)]


def test_the_same_list_again_has_nothing_to_change(
    desk: Desk, staff_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_which_table", lambda *_: str(staff_list))
    desk.flow.begin_import()
    desk.seat.press("Choose a file")
    desk.seat.press("Import 8 changes")
    desk.seat.press("Other file")
    assert set(desk.kinds()) == {Happens.UNCHANGED, Happens.SKIPPED}
    assert not desk.seat.can_press("Nothing to change")
    assert desk.seat.sees("Nothing to change")


def test_columns_can_be_taken_for_something_else(desk: Desk, staff_list: Path) -> None:
    desk.flow.begin_import()
    desk.shown.file_dropped.emit(str(staff_list))
    page = desk.shown
    boxes = [row.box for row in page.columns._rows.values()]
    assert [box.value() for box in boxes] == [
        Field.SURNAME,
        Field.FIRST_NAME,
        Field.STAFF_NUMBER,
        Field.ROLE,
        Field.LEAVE_OUT,
    ]
    boxes[1].choose(Field.LEAVE_OUT)
    assert not desk.kinds()
    assert not page.go.isEnabled()
    assert page.steps.accessibleName() == "Step 2 of 4: Columns"
    boxes[4].choose(Field.FIRST_NAME)
    assert page.steps.accessibleName() == "Step 3 of 4: Check"
    assert [box.value() for box in boxes][1] is Field.LEAVE_OUT
    assert page.model.rows()[0].why == "The name is not complete"


def test_a_post_without_a_role_gets_one_from_the_lead(
    desk: Desk, staff_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(_: object, __: object, matches: Any) -> dict[str, Role | None]:
        assert matches[0].post == "Wizard in residence"
        return {"Wizard in residence": Role.VOLUNTEER, "Cook": None}

    monkeypatch.setattr(import_roles, "ask_roles", ask)
    desk.flow.begin_import()
    desk.shown.file_dropped.emit(str(staff_list))
    desk.seat.press("See")
    why = {row.name: row.why for row in desk.shown.model.rows()}
    assert why["O. Wand"] == "New. Volunteer"
    assert why["V. Blank"] == "No role fits “Cook”"


def test_a_file_that_cannot_be_read_is_said_so_and_another_can_be_chosen(
    desk: Desk, tmp_path: Path, staff_list: Path
) -> None:
    broken = tmp_path / "staff.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    desk.flow.begin_import()
    desk.shown.file_dropped.emit(str(broken))
    assert isinstance(desk.shown, ImportFilePage)
    assert desk.seat.sees("This workbook is broken.")
    desk.shown.file_dropped.emit(str(staff_list))
    assert isinstance(desk.shown, ImportPage)
    desk.seat.press("Back to the file")
    assert isinstance(desk.shown, ImportFilePage)


def test_no_file_chosen_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_dialogs, "ask_which_table", lambda *_: "")
    desk.flow.begin_import()
    before = desk.shown
    desk.seat.press("Choose a file")
    assert desk.shown is before


def test_a_file_can_be_dropped_on_the_page(desk: Desk, staff_list: Path) -> None:
    desk.flow.begin_import()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(staff_list))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(400, 400), Qt.DropAction.CopyAction, data, buttons, keys)
    desk.shown.dropEvent(event)
    assert isinstance(desk.shown, ImportPage)


def test_someone_added_meanwhile_is_seen_before_anything_is_written(desk: Desk, staff_list: Path) -> None:
    desk.flow.begin_import()
    desk.shown.file_dropped.emit(str(staff_list))
    desk.context.services.people.add_staff("E. Mockup", Role.TEACHER)
    desk.seat.press("Import 8 changes")
    assert isinstance(desk.shown, ImportPage)
    assert "Look through the rows again" in desk.context.notices.shown()
    assert len(desk.context.services.people.staff()) == 1
    assert desk.kinds()[0] is Happens.CHANGED
    desk.seat.press("Import 8 changes")
    assert isinstance(desk.shown, ImportDonePage)


def test_a_list_of_five_thousand_shows_and_goes_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "trust.csv"
    rows = "".join(f"Example{number},Asha,{number:05},Teacher\n" for number in range(5_000))
    path.write_text(f"Surname,Forename,Staff Code,Post Title\n{rows}")
    desk.flow.begin_import()
    desk.shown.file_dropped.emit(str(path))
    desk.seat.press("Import 5,000 changes")
    assert desk.seat.sees("5,000 people added")
    assert len(desk.context.services.people.staff()) == 5_000


def test_long_names_and_posts_fit_their_page(desk: Desk) -> None:
    long = PersonFacts("José-María O'Connor-Fitzgerald Montenegro", Role.OFFICE, "Mealtime " * 8, "EX-2026-000-0042")
    added = desk.lead.people.add(replace(long, account_administrator=True))
    desk.flow.begin_person(added.id)
    for width, height, scale in ((1024, 688, 1.0), (1366, 768, 2.0), (1920, 1080, 1.0)):
        desk.context.window.resize(width, height)
        desk.context.theme.set(scale=scale)
        desk.seat.settle()
        page = desk.shown
        assert page.width() == desk.context.window.width()
        assert page._scroll.content.minimumSizeHint().width() <= page._scroll.viewport().width()
