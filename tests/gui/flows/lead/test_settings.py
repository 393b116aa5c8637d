"""School settings behind the door: saved at once, logged, and what cannot be used stays beside its field."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from reportlab.pdfgen.canvas import Canvas

from oakmere_training.domain.activity_log import ActivityGroup, ActivityQuery
from oakmere_training.domain.errors import SettingsError
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import file_dialogs
from oakmere_training.gui.dialogs import policy_document as dialogs
from oakmere_training.gui.flows import policy_document
from oakmere_training.gui.screens.lead.settings import SettingsPart, SettingsScreen
from oakmere_training.gui.screens.lead.settings_log import LogPane
from oakmere_training.gui.screens.lead.settings_panes import CertificatesPane, TrainingPane
from oakmere_training.gui.screens.lead.settings_passphrase import PassphrasePane
from oakmere_training.settings import SettingsStore
from tests.support.clock import SetClock
from tests.support.lead import OTHER_WORDS, WORDS, enter

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer


class Desk:
    """The lead at School settings."""

    def __init__(self, context: Context, person: PersonAtComputer, folder: Path) -> None:
        self.context, self.person, self.folder = context, person, folder
        enter(person, context)
        person.press("School settings")

    @property
    def screen(self) -> SettingsScreen:
        screen = self.context.window.screen_shown()
        assert isinstance(screen, SettingsScreen)
        return screen

    def kept(self, name: str) -> object:
        return getattr(SettingsStore(self.folder).school, name)

    def log(self) -> list[tuple[str, str]]:
        query = ActivityQuery(group=ActivityGroup.SETTINGS)
        return [(line.about, line.activity.detail) for line in self.context.services.lead.activity.page(query)]

    def all_saved(self) -> bool:
        return self.person.sees("All changes saved")


@pytest.fixture
def desk(start: Start, data_folder: Path) -> Desk:
    context, person = start(clock=SetClock())
    return Desk(context, person, data_folder)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "our policy.pdf"
    canvas = Canvas(str(path))
    for _ in range(3):
        canvas.drawString(72, 720, "Social Media Policy")
        canvas.showPage()
    canvas.save()
    return path


def opening(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were opened with another program."""
    opened: list[Path] = []

    def open_file(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(policy_document, "open_file", open_file)
    return opened


# -- forms -----------------------------------------------------------------------------------------------------


def test_a_field_is_saved_when_it_is_left(desk: Desk) -> None:
    desk.person.write("School name", "St Example’s")
    assert desk.kept("school_name") == "Oakmere Primary School"
    desk.person.key(Qt.Key.Key_Tab)
    assert desk.kept("school_name") == "St Example’s"
    assert desk.all_saved()
    assert desk.log() == [("School's name", "“Oakmere Primary School” to “St Example’s”")]


def test_a_field_that_is_left_by_the_rail_is_saved_too(desk: Desk) -> None:
    desk.person.write("Deputy DSL", "R. Prototype")
    desk.person.press("Overview")
    assert desk.kept("deputy_dsl_name") == "R. Prototype"
    assert desk.log() == [("Deputy DSL", "Set")], "no name comes into the log"


def test_a_bad_value_stays_beside_its_sentence_and_nothing_is_saved(desk: Desk) -> None:
    desk.person.write("School name", "   ")
    desk.person.key(Qt.Key.Key_Return)
    assert desk.person.sees("Write the school’s name. It stands on every certificate.")
    assert not desk.all_saved()
    assert desk.kept("school_name") == "Oakmere Primary School"
    desk.person.write("School name, invalid", "St Example’s")
    desk.person.key(Qt.Key.Key_Return)
    assert desk.all_saved()
    assert not desk.person.sees("Write the school’s name.")


def test_a_run_of_presses_is_one_change(desk: Desk) -> None:
    desk.person.press("Training and dates")
    pane = desk.screen.findChild(TrainingPane)
    assert pane is not None
    mark = next(box for box in pane.findChildren(type(pane.months.box)) if box.accessibleName() == "Pass mark")
    mark.setFocus()
    for _ in range(5):
        desk.person.key(Qt.Key.Key_Down)
    pane.flush()
    assert desk.kept("pass_mark") == 75
    assert desk.log() == [("Pass mark", "80% to 75%")]


def test_training_may_last_to_the_school_years_end(desk: Desk) -> None:
    desk.person.press("Training and dates")
    assert not desk.person.sees("The school year ends with")
    desk.person.press("School year’s end")
    assert desk.kept("validity") == "school_year_end"
    assert desk.person.sees("The school year ends with")
    pane = desk.screen.findChild(TrainingPane)
    assert pane is not None
    pane.year_end.box.choose(7)
    assert desk.kept("school_year_ends") == 7
    assert desk.person.sees("Who needs what")


def test_switches_are_saved_at_once(desk: Desk) -> None:
    desk.person.press("Pupils and help")
    desk.person.press("Show Childline 0800 1111")
    assert desk.kept("show_childline") is False
    assert desk.log() == [("Show Childline 0800 1111 from Year 3", "on to off")]


def test_letters_of_certificates_show_as_they_are_kept(desk: Desk) -> None:
    desk.person.click(desk.screen.list.rows[SettingsPart.CERTIFICATES])
    desk.person.write("Letters before their numbers", "oak")
    desk.person.key(Qt.Key.Key_Return)
    assert desk.kept("certificate_prefix") == "OAK"
    pane = desk.screen.findChild(CertificatesPane)
    assert pane is not None
    assert pane.texts["certificate_prefix"].text() == "OAK"


def test_where_nothing_can_be_saved_the_page_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: object, _settings: object) -> None:
        raise SettingsError("no room")

    monkeypatch.setattr(SettingsStore, "save", full)
    desk.person.write("School name", "St Example’s")
    desk.person.key(Qt.Key.Key_Tab)
    assert desk.person.sees("This was not saved.")
    assert "nothing was changed" in desk.context.notices.shown()
    assert not desk.all_saved()


# -- the policy document ---------------------------------------------------------------------------------------


def test_a_policy_document_is_chosen_opened_and_removed(
    desk: Desk, policy: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opening(monkeypatch)
    monkeypatch.setattr(file_dialogs, "ask_which_file", lambda *_: str(policy))
    monkeypatch.setattr(dialogs, "ask_remove_policy", lambda *_: True)
    desk.person.press("Choose a PDF")
    assert desk.person.sees("A PDF of 3 pages")
    assert (data_folder / "policy.pdf").read_bytes() == policy.read_bytes()
    desk.person.press("Open it")
    assert opened == [data_folder / "policy.pdf"]
    desk.person.press("Remove it")
    assert desk.person.sees("No document is added.")
    assert not (data_folder / "policy.pdf").exists()
    assert [detail for about, detail in desk.log()] == ["Removed", "Added, 3 pages"]


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"not a pdf at all", "This file is not a PDF."), (b"%PDF-1.7\nand then nothing", "This PDF is damaged.")],
)
def test_what_is_no_pdf_is_refused_and_the_old_one_stays(
    desk: Desk, policy: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, told: str
) -> None:
    desk.context.services.policy_document.put(policy)
    bad = policy.with_name("bad.pdf")
    bad.write_bytes(content)
    monkeypatch.setattr(file_dialogs, "ask_which_file", lambda *_: str(bad))
    desk.person.press("Overview")
    desk.person.press("School settings")
    desk.person.press("Choose another PDF")
    assert desk.person.sees(told)
    assert (data_folder / "policy.pdf").read_bytes() == policy.read_bytes()
    assert sorted(path.name for path in data_folder.glob("*policy*")) == ["policy.pdf"]


def test_grown_up_learners_open_the_policy_from_the_clause_and_pupils_do_not(
    start: Start, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opening(monkeypatch)
    context, person = start()
    context.services.people.add_staff("Asha Example", Role.TEACHER)
    person.press("Start staff training")
    person.press("Asha Example")
    person.press("Start")
    assert not any("Opens the policy" in button.accessibleName() for button in person.buttons())
    context.services.policy_document.put(policy)
    assert not policy_document.opens_policy(context, Tier.KS1)
    home = context.faults.home
    assert home is not None
    home()
    person.press("Start staff training")
    person.press("Asha Example")
    person.press("Carry on")
    person.press("Carry on at question 1")
    chip = next(button for button in person.buttons() if "Opens the policy" in button.accessibleName())
    person.click(chip)
    assert [path.name for path in opened] == ["policy.pdf"]


# -- records, passphrase, log ----------------------------------------------------------------------------------


def test_a_backup_copy_is_a_whole_database(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "copy.sqlite3"
    desk.context.services.people.add_staff("Asha Example", Role.TEACHER)
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(target))
    desk.person.press("Records and backup")
    desk.person.press("Save a backup copy")
    assert desk.context.notices.shown() == "Saved as copy.sqlite3."
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT name FROM people").fetchall() == [("Asha Example",)]
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.sqlite3"]


def test_a_copy_is_not_saved_over_the_records_themselves(
    desk: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(data_folder / "oakmere.sqlite3"))
    desk.person.press("Records and backup")
    desk.person.press("Save a backup copy")
    assert "Choose another folder or disk" in desk.context.notices.shown()
    assert desk.context.services.people.staff() == ()


def test_the_passphrase_is_changed_with_the_old_one(desk: Desk) -> None:
    desk.person.press("Passphrase")
    desk.person.write("Passphrase now", "not this one at all")
    desk.person.write("New passphrase", OTHER_WORDS)
    desk.person.write("The same again", OTHER_WORDS)
    desk.person.press("Change passphrase")
    assert desk.person.sees("That is not the passphrase. One try is used.")
    desk.person.write("Passphrase now", WORDS)
    desk.person.press("Change passphrase")
    assert desk.context.notices.shown() == "The new passphrase holds from now on."
    assert desk.context.services.lock.unlock(OTHER_WORDS).is_open


def test_a_new_recovery_key_is_shown_once_and_the_settings_come_back(desk: Desk) -> None:
    desk.person.press("Passphrase")
    form = desk.screen.findChild(PassphrasePane)
    assert form is not None
    form.allow.line.setFocus()
    desk.person.type(WORDS)
    desk.person.key(Qt.Key.Key_Return)
    assert desk.person.sees("Keep the new recovery key")
    desk.person.press("I have printed or saved it")
    desk.person.press("Done")
    assert desk.screen.part is SettingsPart.PASSPHRASE


def test_the_log_is_found_as_one_types_and_saved(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "log.csv"
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(target))
    desk.context.services.lead.settings.change({"pass_mark": 75})
    desk.person.press("Activity log")
    pane = desk.screen.findChild(LogPane)
    assert pane is not None
    assert pane.table.model().rowCount() == 3
    assert desk.person.sees("Entries are added and never changed.")
    assert desk.person.sees("3 entries.")
    pane.search.setText("pass mark")
    pane.search._tell()
    assert pane.table.model().rowCount() == 1
    assert desk.person.sees("1 of 3 entries.")
    desk.person.press("Save as CSV")
    assert "75%" in target.read_text(encoding="utf-8-sig")
    assert desk.context.notices.shown() == "Saved as log.csv."
    pane.group.choose(ActivityGroup.PEOPLE)
    assert pane.table.model().rowCount() == 0
    assert desk.person.sees("No entry fits.")
