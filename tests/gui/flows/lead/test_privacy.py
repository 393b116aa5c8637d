"""Data protection on the whole program: exporting, erasing, revoking, and the review list."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.people import Role
from oakmere_training.gui import file_dialogs, printing
from oakmere_training.gui.dialogs import privacy as dialogs
from oakmere_training.gui.dialogs.privacy import EraseDialog, KeepDialog, RevokeDialog
from oakmere_training.gui.flows.lead.privacy import PrivacyFlow
from oakmere_training.gui.screens.lead.privacy_note import PrivacyNoteScreen
from oakmere_training.gui.screens.lead.retention import RetentionScreen
from oakmere_training.services.lead.person_views import PersonFacts
from tests.support.clock import SetClock
from tests.support.lead import unlocked
from tests.support.scenes_lead_people import take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

KEY = Qt.Key
NAME = "A. Example"


class Desk:
    """The lead, and someone with a certificate who left long ago."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead = unlocked(context.services)
        self.lead.register.prepare()
        self.person: Person = self.lead.people.add(PersonFacts(NAME, Role.TEACHER))
        certificate = take(context.services, self.person)
        assert certificate is not None
        self.number = certificate.number
        self.flow = PrivacyFlow(context, context.window)
        self.done: list[str] = []

    @property
    def shown(self) -> Any:
        return self.context.window.screen_shown()

    def mark_left(self) -> None:
        clock = self.context.services.clock
        assert isinstance(clock, SetClock)
        self.lead.people.mark_left(self.person.id, clock().date())
        clock.set(2033, 1, 10)

    def is_there(self) -> bool:
        try:
            self.context.services.people.person(self.person.id)
        except NotFoundError:
            return False
        return True


@pytest.fixture
def desk(start: Start) -> Desk:
    return Desk(*start(clock=SetClock()))


def at_dialog(monkeypatch: pytest.MonkeyPatch, kind: type[Any], act: Callable[[Any], None]) -> None:
    """When a dialog of this kind is asked, do this in it, then leave it by Esc where it is still open."""

    def run(dialog: Any) -> bool:
        dialog.open()
        act(dialog)
        if not dialog.accepted:
            dialog.escape()
        return bool(dialog.accepted)

    monkeypatch.setattr(kind, "run", run)


def test_everything_about_someone_is_saved_as_paper_and_data(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "record.pdf"))
    desk.flow.begin_export(desk.person.id)
    assert desk.context.notices.shown() == "Saved as record.pdf, and as record.json beside it."
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF")
    assert json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))["name"] == NAME


def test_a_folder_that_takes_no_file_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "gone" / "record.pdf"))
    desk.flow.begin_export(desk.person.id)
    assert "could not be saved there" in desk.context.notices.shown()


def test_erasing_waits_for_the_whole_name_and_enter_never_does_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def act(dialog: EraseDialog) -> None:
        desk.seat.settle()
        assert not dialog.act.isEnabled()
        assert desk.seat.sees("The name is not complete yet.")
        desk.seat.type("a. exa")
        assert not dialog.act.isEnabled()
        desk.seat.type("mple")
        assert dialog.act.isEnabled()
        desk.seat.key(KEY.Key_Return)
        dialog.act.setFocus()
        desk.seat.key(KEY.Key_Return)
        assert desk.is_there()
        seen.append(desk.seat.words())
        desk.seat.key(KEY.Key_Space)

    at_dialog(monkeypatch, EraseDialog, act)
    desk.flow.begin_erase(desk.person.id, lambda: desk.done.append("erased"))
    assert not desk.is_there()
    assert desk.done == ["erased"]
    assert desk.context.notices.shown() == "Erased. The activity log keeps Entry 0001."
    (words,) = seen
    for line in (
        f"Erase {NAME}?",
        "This cannot be undone. If they have only left the school, use Mark as left.",
        "What goes, for good",
        "Name, role, class and staff number",
        "1 attempt and 10 answers",
        "Their name on 1 certificate in this program",
        "The certificate number, without a name: a check says ‘holder erased’",
        "Totals in past reports",
        "Copies on paper and in your backups",
        "Give them their data first?",
    ):
        assert line in words, line


def test_esc_keeps_the_person_and_the_data_can_be_given_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "record.pdf"))

    def act(dialog: EraseDialog) -> None:
        desk.seat.type(NAME)
        dialog.export.click()
        desk.seat.key(KEY.Key_Escape)

    at_dialog(monkeypatch, EraseDialog, act)
    desk.flow.begin_erase(desk.person.id, lambda: desk.done.append("erased"))
    assert (tmp_path / "record.json").exists()
    assert desk.is_there()
    assert not desk.done


def test_revoking_needs_three_characters_and_says_what_changes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def act(dialog: RevokeDialog) -> None:
        desk.seat.settle()
        desk.seat.type(" no")
        assert not dialog.act.isEnabled()
        desk.seat.type("t hers")
        desk.seat.key(KEY.Key_Return)
        seen.append(desk.seat.words())
        dialog.act.click()

    at_dialog(monkeypatch, RevokeDialog, act)
    desk.flow.begin_revoke(desk.number, lambda: desk.done.append("revoked"))
    (words,) = seen
    for line in (
        f"Revoke {desk.number}?",
        "Any check of this number says Revoked, with your reason",
        f"{NAME} is no longer in date",
        "The record, its number and its answers",
        "The copy on paper: ask for it back",
    ):
        assert line in words, line
    assert desk.done == ["revoked"]
    assert desk.context.services.certificates.by_number(desk.number).revoked_reason == "not hers"
    desk.flow.begin_revoke(desk.number, lambda: desk.done.append("twice"))
    assert desk.done == ["revoked"]
    assert "was revoked before" in desk.context.notices.shown()


def test_nothing_is_due_says_so(desk: Desk) -> None:
    desk.flow.begin_retention()
    assert isinstance(desk.shown, RetentionScreen)
    assert desk.seat.sees("Nothing is due for deletion.")
    assert not desk.seat.can_press("Delete")


def test_what_is_due_is_kept_with_a_reason_and_a_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.mark_left()
    desk.flow.begin_retention()
    assert [item.name for item in desk.shown.model.rows()] == [NAME]
    desk.shown.table.setFocus()
    desk.seat.key(KEY.Key_Space)

    def act(dialog: KeepDialog) -> None:
        desk.seat.settle()
        desk.seat.key(KEY.Key_Return)
        assert desk.seat.sees("Say why, in a few words.")
        desk.seat.type("An appeal is open")
        dialog.day.set_value(date(2033, 1, 10))
        dialog.accept()
        assert desk.seat.sees("Give a day that is yet to come.")
        dialog.day.set_value(date(2034, 1, 10))
        dialog.accept()

    at_dialog(monkeypatch, KeepDialog, act)
    desk.seat.press("Keep, and say why")
    assert desk.shown.model.rows() == []
    assert desk.is_there()


def test_what_is_due_is_deleted_only_after_a_question(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.mark_left()
    desk.flow.begin_retention()
    asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(_t: object, _w: object, title: str, goes: tuple[str, ...], _stays: object, _act: str) -> bool:
        asked.append((title, tuple(goes)))
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "ask_delete", ask)
    desk.shown.model.set_ticked([item.key for item in desk.shown.model.rows()])
    desk.seat.press("Delete 1")
    assert desk.is_there()
    desk.seat.press("Delete 1")
    assert asked == [(f"Delete {NAME}?", (f"{NAME}: 1 attempt",))] * 2
    assert not desk.is_there()
    assert desk.shown.model.rows() == []
    assert desk.context.notices.shown() == "Deleted, with 1 attempt."


def test_someone_on_the_list_is_opened(desk: Desk) -> None:
    desk.mark_left()
    desk.flow.begin_retention()
    opened: list[object] = []
    desk.flow.person_asked.connect(opened.append)
    desk.shown.table.setFocus()
    desk.seat.key(KEY.Key_Return)
    assert opened == [desk.person.id]


def test_the_privacy_note_is_read_copied_printed_and_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.flow.begin_retention()
    desk.seat.press("Privacy note")
    assert isinstance(desk.shown, PrivacyNoteScreen)
    for words in ("Privacy note for staff, governors and volunteers", "Your rights", "Facts for a data protection"):
        assert desk.seat.sees(words), words
    desk.seat.press("Copy as text")
    assert "What is kept of pupils" in QGuiApplication.clipboard().text()
    printed: list[str] = []

    def print_pdf(_window: object, _pdf: bytes, title: str, **_: object) -> str:
        printed.append(title)
        return ""

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    desk.seat.press("Print")
    assert printed == ["Privacy note"]
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "note.pdf"))
    desk.seat.press("Save as PDF")
    assert (tmp_path / "note.pdf").read_bytes().startswith(b"%PDF")
    desk.seat.key(KEY.Key_Escape)
    assert isinstance(desk.shown, RetentionScreen)
