"""Events on the whole program: planning, the lead's view of one that runs, and the papers."""

from __future__ import annotations

import io
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oakmere_training.domain.events import Candidate, EventKind, EventState
from oakmere_training.domain.register import NEVER
from oakmere_training.domain.requirements import TrainingState
from oakmere_training.gui import file_dialogs, printing
from oakmere_training.gui.dialogs import event_person
from oakmere_training.gui.screens.lead.event_finished import EventFinishedPage
from oakmere_training.gui.screens.lead.event_new import EventNewPage
from oakmere_training.gui.screens.lead.event_people import state_cell
from oakmere_training.gui.screens.lead.events import EventsPage
from oakmere_training.gui.tasks import TaskRunner
from oakmere_training.services.lead.event_views import CandidateRow
from tests.support.clock import SetClock
from tests.support.events import DAY, FAIL, PASS, staff, take_in
from tests.support.hall import Hall
from tests.support.quizzes import ACCOUNTS, PUPILS, STAFF

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from tests.gui.flows.conftest import Start


@pytest.fixture
def hall(start: Start, quizzes_folder: Path) -> Hall:
    return Hall(*start(quizzes=quizzes_folder, clock=SetClock()))


def tick(hall: Hall, person: Person) -> None:
    """Tick somebody with the mouse."""
    table = hall.shown.who.table
    table.choose_row(person.id)
    rect = table.visualRect(table.model().index(table.currentIndex().row(), 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    hall.seat.settle()


# -- planning --------------------------------------------------------------------------------------------------


def test_the_first_event_is_planned_with_the_mouse(hall: Hall) -> None:
    asha, bea = staff(hall.context.services, "Asha Example", "Bea Sample")
    hall.flow.begin()
    assert isinstance(hall.shown, EventsPage)
    assert hall.seat.sees("No events yet.")
    hall.seat.press("Plan the first event")
    assert isinstance(hall.shown, EventNewPage)
    hall.seat.write("Led by", "N. Model")
    hall.seat.write("Place", "School hall")
    hall.seat.write("Starts", "15.45")
    tick(hall, bea)
    tick(hall, asha)
    assert hall.seat.sees("chosen of 2")
    hall.seat.press("Save for later")
    (row,) = hall.lead.events.events()
    event = row.event
    assert (event.kind, event.state, event.held_on) == (EventKind.INDUCTION, EventState.PLANNED, DAY)
    assert (event.leader, event.place, event.starts_at) == ("N. Model", "School hall", "15:45")
    assert (event.quiz_ids, event.minutes) == ((STAFF.id,), STAFF.cpd_minutes)
    assert event.people == (bea.id, asha.id)
    assert isinstance(hall.shown, EventsPage)


def test_what_is_missing_is_said_beside_its_field(hall: Hall) -> None:
    hall.flow.begin_new()
    hall.seat.write("Led by", " ")
    hall.seat.press("Save for later")
    assert hall.seat.sees("Say who leads it.")
    assert hall.shown.form.leader.line.hasFocus()
    hall.seat.write("Led by", "N. Model")
    hall.seat.write("Date", "the day after")
    hall.seat.press("Save for later")
    assert hall.lead.events.events() == ()
    assert hall.shown.form.day.line.hasFocus()


def test_minutes_follow_the_quizzes_until_somebody_says_otherwise(hall: Hall) -> None:
    hall.flow.begin_new()
    box = hall.shown.form.minutes.box
    assert box.value() == 15
    hall.seat.press(ACCOUNTS.title)
    assert box.value() == 30
    box.setValue(45)
    hall.seat.press(ACCOUNTS.title)
    assert box.value() == 45


def candidate(state: TrainingState | None, days: int = 0, due_on: date | None = None) -> CandidateRow:
    who = Candidate(uuid4(), "Asha Example", "example asha", "Teacher", None, due_on or DAY + timedelta(days=days))
    return CandidateRow(who, state, days)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (candidate(TrainingState.NEVER_TRAINED, 14), "Never trained"),
        (candidate(TrainingState.NEVER_TRAINED, 0), "Never trained"),
        (candidate(TrainingState.NEVER_TRAINED, 60), "Never trained"),
        (candidate(TrainingState.OVERDUE, -3), "Overdue by 3 days"),
        (candidate(TrainingState.DUE, 14), "Due in 14 days"),
        (candidate(TrainingState.VALID, 100), "Until 4 Mar 2027"),
        (candidate(TrainingState.VALID, 100, NEVER), "Does not run out"),
        (candidate(None), "Nothing required"),
    ],
)
def test_where_someone_stands_is_said_as_in_the_register(row: CandidateRow, words: str) -> None:
    assert state_cell(row).text == words


def test_a_search_keeps_who_is_ticked(hall: Hall) -> None:
    asha, bea = staff(hall.context.services, "Asha Example", "Bea Sample")
    hall.flow.begin_new((asha.id,))
    hall.seat.write("Find a name", "bea")
    assert [row.candidate.name for row in hall.shown.who.table.model().rows()] == ["Bea Sample"]
    tick(hall, bea)
    hall.seat.write("Find a name", "nobody")
    assert hall.shown.who.chosen() == (asha.id, bea.id)
    assert hall.seat.sees("Nobody by that name.")


def test_a_lesson_asks_for_a_class_and_no_names(hall: Hall) -> None:
    hall.flow.begin_new()
    hall.seat.press("Lesson")
    assert hall.seat.sees("No names needed")
    assert not hall.seat.can_press("Start hall mode")
    hall.shown.form.class_field.box.choose((PUPILS.tier, "Year 3"))
    hall.seat.write("Led by", "N. Model")
    hall.seat.press("Save")
    (row,) = hall.lead.events.events()
    assert (row.event.kind, row.event.class_label, row.event.quiz_ids) == (EventKind.LESSON, "Year 3", (PUPILS.id,))
    hall.flow.begin_event(row.event.id)
    hall.seat.press("It was held")
    assert isinstance(hall.shown, EventFinishedPage)
    assert hall.seat.sees("Lesson: held")
    assert hall.seat.sees("Year 3")
    hall.seat.press("Open again")
    assert isinstance(hall.shown, EventNewPage)


def test_an_event_that_was_opened_from_elsewhere_leads_back_there(hall: Hall) -> None:
    event = hall.event()
    hall.flow.begin_event(event.id)
    hall.seat.press("Back")
    assert hall.left == ["left"]
    hall.flow.begin()
    hall.flow.begin_event(event.id)
    hall.seat.press("Back")
    assert isinstance(hall.shown, EventsPage)


# -- the lead's view -------------------------------------------------------------------------------------------


def test_the_lead_changes_the_order_and_adds_a_person(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    people = staff(hall.context.services, "Asha Example", "Bea Sample", "Carys Draft")
    event = hall.running(*people[:2])
    hall.flow.begin_event(event.id)
    hall.seat.press("Skip, Asha Example")
    assert hall.seat.can_press("Hand over to Bea Sample")
    hall.seat.press("Move up, Asha Example")
    assert hall.seat.can_press("Hand over to Asha Example")
    offered: list[str] = []

    def ask(_: object, __: object, others: tuple[Person, ...]) -> object:
        offered.extend(person.name for person in others)
        return others[0].id

    monkeypatch.setattr(event_person, "ask_event_person", ask)
    hall.seat.press("Add a person")
    assert offered == ["Carys Draft"]
    assert hall.lead.events.event(event.id).people[-1] == people[2].id
    assert hall.seat.sees("Three people, one computer, in turn.")


def test_quizzes_can_be_changed_until_somebody_has_begun(hall: Hall) -> None:
    (asha,) = staff(hall.context.services, "Asha Example")
    event = hall.running(asha)
    hall.flow.begin_event(event.id)
    hall.seat.press("Change")
    assert isinstance(hall.shown, EventNewPage)
    take_in(hall.context.services, event, asha, *PASS[:1])
    hall.seat.write("Place", "Library")
    hall.seat.press("Save for later")
    assert hall.lead.events.event(event.id).place == "School hall"
    hall.flow.begin_event(event.id)
    assert not hall.seat.can_press("Change")


def three_passed(hall: Hall) -> Event:
    people = staff(hall.context.services, "Zoe Able", "Bea Middle", "Asha Zephyr", "Dan Notyet")
    event = hall.running(*people)
    for person in people[:3]:
        take_in(hall.context.services, event, person, *PASS)
    take_in(hall.context.services, event, people[3], *FAIL)
    return event


def test_finished_and_its_papers_are_saved(hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event = three_passed(hall)
    hall.flow.begin_event(event.id)
    hall.seat.press("Finish")
    assert isinstance(hall.shown, EventFinishedPage)
    for words in ("Induction: finished", "3 certificates", "4 names to sign"):
        assert hall.seat.sees(words), words
    table: Any = vars(hall.shown)["table"]
    names = [row.person.name for row in table.model().rows()]
    assert names == ["Zoe Able", "Bea Middle", "Dan Notyet", "Asha Zephyr"]
    asked: list[str] = []

    def where(_: object, __: str, name: str) -> str:
        asked.append(name)
        return str(tmp_path / name.rsplit("/", 1)[-1])

    monkeypatch.setattr(file_dialogs, "ask_where_to_save", where)
    hall.seat.press("Save, Certificates: one PDF")
    assert hall.seat.sees("3 certificates saved as Induction 2026-11-24 certificates.pdf.")
    fronts = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / asked[0].rsplit("/", 1)[-1]).pages]
    order = [next(name for name in names if name in front) for front in fronts[::2]]
    assert order == ["Zoe Able", "Bea Middle", "Asha Zephyr"]
    hall.seat.press("Save, ZIP of single files")
    hall.seat.press("Save, Attendance sheet")
    assert sorted(path.name for path in tmp_path.glob("Induction*")) == [
        "Induction 2026-11-24 attendance.pdf",
        "Induction 2026-11-24 certificates.pdf",
        "Induction 2026-11-24 certificates.zip",
    ]
    hall.seat.press("New event for 1 person")
    assert isinstance(hall.shown, EventNewPage)
    assert len(hall.shown.who.chosen()) == 1


def test_a_revoked_certificate_is_said_and_counted_apart(hall: Hall) -> None:
    event = three_passed(hall)
    number = hall.lead.events.progress(event.id).people[1].certificates[0]
    hall.context.services.certificates.revoke(number, "Not their own answers")
    hall.flow.begin_event(event.id)
    for words in ("2 passed", "1 to try again", "1 revoked", "0 still to go", "Two are ready."):
        assert hall.seat.sees(words), words
    bea = hall.lead.events.progress(event.id).people[1].person
    assert hall.shown.people.lines[bea.id].accessibleName() == "Bea Middle, Revoked"
    assert hall.seat.can_press("Try again, Bea Middle")
    assert not hall.seat.can_press("Print, Bea Middle")
    hall.seat.press("Finish")
    page: Any = hall.shown
    assert isinstance(page, EventFinishedPage)
    boxes = [card.accessibleName() for card, *_ in vars(page)["_boxes"]]
    assert boxes == ["4 attended", "2 passed", "1 to try again", "0 not finished", "1 revoked"]
    model = vars(page)["table"].model()
    row = next(place for place, who in enumerate(model.rows()) if who.person.id == bea.id)
    shown = [model.index(row, column).data() for column in range(model.columnCount())]
    assert shown[2:] == ["10 of 10", "Revoked", number]
    assert page.unfinished() == (bea.id, hall.lead.events.progress(event.id).people[3].person.id)


def test_without_a_revoked_certificate_none_is_counted(hall: Hall) -> None:
    event = three_passed(hall)
    hall.flow.begin_event(event.id)
    assert hall.seat.sees("3 passed")
    assert not hall.seat.sees("revoked")
    hall.seat.press("Finish")
    boxes = [card.accessibleName() for card, *_ in vars(hall.shown)["_boxes"]]
    assert boxes == ["4 attended", "3 passed", "1 to try again", "0 not finished"]


def test_all_certificates_or_one_go_to_the_printer(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    event = three_passed(hall)
    jobs: list[tuple[int, str]] = []

    def print_pdf(_: object, pdf: bytes, title: str, **__: object) -> str:
        jobs.append((len(PdfReader(io.BytesIO(pdf)).pages), title))
        return "Sent to the printer Hall."

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    hall.flow.begin_event(event.id)
    hall.seat.press("Print all certificates (3)")
    hall.seat.press("Print, Bea Middle")
    numbers = hall.lead.events.progress(event.id).people[1].certificates
    assert jobs == [(6, "3 certificates"), (2, f"Certificate {numbers[0]}")]


def test_cancel_in_the_middle_leaves_no_file(
    start: Start, quizzes_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    runner = TaskRunner()
    context, seat = start(quizzes=quizzes_folder, clock=SetClock(), runner=runner)
    qtbot.waitUntil(lambda: context.opened is not None)
    hall = Hall(context, seat)
    event = three_passed(hall)
    hall.lead.events.finish(event.id)
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(folder / "all.pdf"))
    reached, go_on_writing = threading.Event(), threading.Event()
    service = hall.lead.event_papers
    save = service.save_pdf

    def slowly(papers: Any, path: Path, tell: Callable[[int, int, str], bool]) -> None:
        def told(done: int, total: int, now: str) -> bool:
            answer = tell(done, total, now)
            if done == 1:
                reached.set()
                assert go_on_writing.wait(10)
                return tell(done, total, now)
            return answer

        save(papers, path, told)

    monkeypatch.setattr(service, "save_pdf", slowly)
    try:
        hall.flow.begin_event(event.id)
        seat.press("Save, Certificates: one PDF")
        qtbot.waitUntil(reached.is_set, timeout=10_000)
        seat.wait_to_see("1 of 3")
        assert seat.sees("Now: Bea Middle")
        seat.press("Cancel")
        go_on_writing.set()
        seat.wait_to_see("Stopped. No file was left.")
    finally:
        go_on_writing.set()
        runner.close()
    assert list(folder.iterdir()) == []
    assert seat.can_press("Save, Attendance sheet")


def test_add_a_person_dialog_finds_by_name(hall: Hall, qtbot: Any) -> None:
    people = staff(hall.context.services, "Asha Example", "Bea Sample")
    dialog = event_person.EventPersonDialog(hall.context.theme, hall.context.window, tuple(people))
    dialog.open()
    hall.seat.settle()
    assert not dialog.act.isEnabled()
    hall.seat.type("bea")
    assert dialog.chosen == people[1].id
    hall.seat.key(Qt.Key.Key_Return)
    assert dialog.accepted
