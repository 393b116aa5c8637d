"""The certificates' page on the whole program: find, tick, print, export, check and revoke."""

from __future__ import annotations

import csv
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from oakmere_training.domain.activity_log import ActivityQuery
from oakmere_training.domain.certificate import CertificateNumber
from oakmere_training.domain.certificate_list import CertificateFilter, ListedState
from oakmere_training.domain.errors import CancelledError
from oakmere_training.gui import file_dialogs, printing
from oakmere_training.gui.dialogs import privacy as dialogs
from oakmere_training.gui.flows.lead.certificates import CertificatesFlow
from oakmere_training.gui.screens.lead.certificates import CertificatesScreen
from oakmere_training.gui.tasks import TaskRunner
from oakmere_training.services.lead.certificates import LeadCertificateService
from tests.support.clock import SetClock
from tests.support.lead import unlocked
from tests.support.scenes_lead_privacy import issued

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

KEY = Qt.Key


class Desk:
    """The lead at the page, with certificates in every state."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        issued(context.services)
        self.lead = unlocked(context.services)
        self.flow = CertificatesFlow(context, context.window)
        self.opened: list[object] = []
        self.flow.person_asked.connect(self.opened.append)
        self.flow.begin()

    @property
    def screen(self) -> CertificatesScreen:
        screen = self.context.window.screen_shown()
        assert isinstance(screen, CertificatesScreen)
        return screen

    def names(self) -> list[str]:
        return [line.holder for line in self.screen.model.rows()]

    def logged(self) -> list[str]:
        """What the log says was done, newest first."""
        return [line.activity.kind.label for line in self.lead.activity.page(ActivityQuery())]

    def number_of(self, state: ListedState) -> str:
        return next(line.number for line in self.screen.model.rows() if line.state is state)


@pytest.fixture
def desk(start: Start) -> Desk:
    return Desk(*start(clock=SetClock()))


def test_what_is_typed_is_found_and_counted(desk: Desk) -> None:
    assert desk.seat.can_press("All 10")
    desk.seat.type("example")
    desk.seat.key(KEY.Key_Return)
    assert desk.names() == ["A. Example"] * 3
    assert desk.seat.can_press("All 3")
    assert desk.seat.can_press("Revoked 1")
    desk.seat.press("Revoked 1")
    assert [line.state for line in desk.screen.model.rows()] == [ListedState.REVOKED]
    desk.screen.search.setFocus()
    desk.screen.search.clear()
    desk.seat.type("zebra")
    desk.seat.key(KEY.Key_Return)
    assert desk.names() == []
    assert desk.seat.sees("No certificate here.")


def test_the_list_follows_a_pause_in_typing(desk: Desk) -> None:
    desk.seat.type("dummy")
    assert desk.seat.qtbot is not None
    desk.seat.qtbot.waitUntil(lambda: desk.names() == ["F. Dummy"])


def test_other_years_are_a_choice(desk: Desk) -> None:
    desk.screen.years.choose((2025, 2025))
    assert len(desk.names()) == 6
    assert desk.seat.can_press("All 6")
    desk.screen.years.choose((None, None))
    assert len(desk.names()) == 10


def test_ticked_certificates_are_printed_and_logged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[bytes, str]] = []

    def print_pdf(_: object, pdf: bytes, title: str, *, portrait: bool) -> str:
        assert not portrait
        printed.append((pdf, title))
        return "Sent to the printer Hall."

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    assert not desk.screen.print.isEnabled()
    desk.screen.table.setFocus()
    desk.seat.key(KEY.Key_Space)
    desk.seat.key(KEY.Key_Down)
    desk.seat.key(KEY.Key_Space)
    assert desk.seat.sees("2 ticked")
    desk.seat.press("Print 2")
    ((pdf, title),) = printed
    assert title == "2 certificates"
    assert pdf == desk.lead.certificates.pdf(desk.screen.model.ticked())
    assert desk.context.notices.shown() == "Sent to the printer Hall."
    assert desk.logged()[0] == "Reprinted a certificate"


def test_a_print_that_was_not_sent_is_not_logged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "print_pdf", lambda *_, **__: "")
    before = len(desk.logged())
    desk.screen.tick([desk.number_of(ListedState.IN_DATE)])
    desk.seat.press("Print 1")
    assert len(desk.logged()) == before


def test_all_that_can_be_printed_are_ticked_and_made_with_progress(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(tmp_path / "all.pdf"))
    monkeypatch.setattr(CertificatesScreen, "show_progress", lambda _, done, of: seen.append((done, of)))
    desk.seat.press("Tick all")
    assert desk.seat.sees("8 ticked")
    desk.seat.press("Save as PDF")
    assert seen[0] == (0, 8)
    assert seen[-1] == (8, 8)
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    desk.seat.press("Untick all")
    assert not desk.screen.model.ticked()


def test_cancel_stops_and_leaves_no_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CertificatesScreen, "show_progress", lambda *_: desk.flow._cancel())
    desk.seat.press("Tick all")
    desk.seat.press("Save as PDF")
    assert desk.context.notices.shown() == "Stopped. No file was left."
    assert desk.screen.save.isEnabled()


def test_the_worker_tells_how_far_it_is_and_stops_when_asked(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    runner = TaskRunner()
    try:
        context, seat = start(clock=SetClock(), runner=runner)
        assert seat.qtbot is not None
        seat.qtbot.waitUntil(lambda: context.opened is not None, timeout=10_000)
        desk = Desk(context, seat)
        path = tmp_path / "all.pdf"
        monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(path))
        told: list[int] = []
        show = CertificatesScreen.show_progress

        def shown(screen: CertificatesScreen, done: int, of: int) -> None:
            told.append(done)
            show(screen, done, of)

        monkeypatch.setattr(CertificatesScreen, "show_progress", shown)
        desk.seat.press("Tick all")
        desk.seat.press("Save as PDF")
        seat.qtbot.waitUntil(path.exists, timeout=20_000)
        assert told == list(range(9))
        assert desk.screen.progress is None
        path.unlink()

        def long_work(_: object, numbers: tuple[str, ...], progress: Callable[[int, int], bool]) -> bytes:
            pause = threading.Event()
            while progress(1, len(numbers)):
                pause.wait(0.005)
            raise CancelledError

        monkeypatch.setattr(LeadCertificateService, "pdf", long_work)
        monkeypatch.setattr(CertificatesScreen, "show_progress", show)
        desk.seat.press("Save as PDF")
        desk.seat.press("Cancel")
        seat.qtbot.waitUntil(lambda: desk.context.notices.shown() == "Stopped. No file was left.", timeout=20_000)
        assert not path.exists()
    finally:
        runner.close()


def test_neither_revoked_nor_erased_certificates_can_be_ticked(desk: Desk) -> None:
    for state in (ListedState.REVOKED, ListedState.ERASED):
        desk.screen.table.choose_row(desk.number_of(state))
        desk.screen.table.setFocus()
        desk.seat.key(KEY.Key_Space)
    assert desk.screen.model.ticked() == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_is_exported_as_it_is_shown(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"list.{kind}"
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(path))
    desk.seat.press("Revoked 1")
    desk.screen.export.chosen.emit(kind)
    assert desk.context.notices.shown() == f"Saved as list.{kind}."
    if kind == "csv":
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert [row[0] for row in rows[1:]] == [desk.number_of(ListedState.REVOKED)]


def test_enter_opens_whose_it_is(desk: Desk) -> None:
    line = desk.screen.model.rows()[0]
    desk.screen.table.choose_row(line.number)
    desk.screen.table.setFocus()
    desk.seat.key(KEY.Key_Return)
    assert desk.opened == [line.person_id]
    erased = desk.number_of(ListedState.ERASED)
    desk.screen.table.choose_row(erased)
    desk.seat.key(KEY.Key_Return)
    assert desk.opened == [line.person_id]
    assert desk.seat.sees("Issued, holder erased")


def check(desk: Desk, text: str) -> None:
    line = desk.screen.check.number.line
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    desk.seat.type(text)
    desk.seat.key(KEY.Key_Return)


def test_a_check_says_state_name_and_reason(desk: Desk) -> None:
    check(desk, desk.number_of(ListedState.REVOKED).lower())
    for words in ("Revoked", "A. Example", "Issued before a critical question was marked", "26 Nov 2025"):
        assert desk.seat.sees(words), words
    check(desk, desk.number_of(ListedState.REPLACED))
    assert desk.seat.sees("Replaced")
    assert not desk.seat.sees("Issued before a critical question was marked")
    check(desk, str(CertificateNumber("OPS", 2020, 1)))
    assert desk.seat.sees("No such number here")


def test_a_slip_in_the_last_letter_is_said_beside_the_field(desk: Desk) -> None:
    number = desk.screen.model.rows()[0].number
    check(desk, number[:-1] + ("A" if number[-1] != "A" else "B"))
    assert desk.seat.sees("That number has a slip in it.")
    assert desk.seat.focus() is desk.screen.check.number.line


def test_a_number_is_revoked_where_it_was_checked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number = desk.screen.model.rows()[0].number
    asked: list[str] = []

    def ask(_theme: object, _window: object, preview: object) -> str:
        asked.append(str(getattr(preview, "number", "")))
        return "Taken under the wrong name"

    monkeypatch.setattr(dialogs, "ask_revoke", ask)
    desk.screen.tick([number])
    check(desk, number)
    desk.seat.press("Revoke it")
    assert asked == [number]
    assert desk.seat.sees("Taken under the wrong name")
    assert desk.seat.can_press("Revoked 2")
    assert desk.seat.focus() is desk.screen.check.number.line
    assert desk.screen.model.ticked() == []


def test_keeping_it_revokes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "ask_revoke", lambda *_: None)
    check(desk, desk.screen.model.rows()[0].number)
    desk.seat.press("Revoke it")
    assert desk.seat.can_press("Revoked 1")


def test_coming_back_shows_the_list_as_it_was_left(desk: Desk) -> None:
    desk.seat.type("example")
    desk.seat.key(KEY.Key_Return)
    desk.seat.press("In date 1")
    desk.screen.tick([desk.number_of(ListedState.IN_DATE)])
    desk.flow.resume()
    assert desk.names() == ["A. Example"]
    assert desk.screen.query == replace(desk.lead.certificates.usual(), text="example", show=CertificateFilter.IN_DATE)
    assert desk.seat.sees("1 ticked")
    assert desk.screen.years.value() == (date(2026, 11, 24).year - 1, None)
