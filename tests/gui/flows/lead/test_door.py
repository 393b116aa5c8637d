"""The door of the training lead's area, on the whole program."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from oakmere_training.domain.lock import LockedError, WrongPassphraseError
from oakmere_training.gui import file_dialogs
from oakmere_training.gui.screens.lead.recovery import RecoveryScreen
from oakmere_training.gui.screens.lead.setup_key import SetupKeyScreen
from oakmere_training.gui.screens.lead.unlock import UnlockScreen
from oakmere_training.gui.screens.start import StartScreen
from oakmere_training.settings import SettingsStore
from tests.support.clock import SetClock
from tests.support.lead import OTHER_WORDS, WORDS, enter

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

WRONG = "this is not the one at all"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def at_door(start: Start, clock: SetClock) -> tuple[Context, PersonAtComputer, str]:
    """Someone before the door of a school whose passphrase is set; the recovery key."""
    context, person = start(clock=clock)
    key = context.services.lock.set_passphrase(WORDS)
    context.services.lock.lock()
    person.press("Training lead")
    return context, person, key


def type_twice(person: PersonAtComputer, words: str, again: str = "") -> None:
    person.write("Passphrase", words)
    person.write("The same again", again or words)


def fail(person: PersonAtComputer, times: int) -> None:
    for _ in range(times):
        person.write("Passphrase", WRONG)
        person.press("Unlock")


# -- the first set-up ------------------------------------------------------------------------------------------


def test_whoever_is_first_sets_the_passphrase_and_is_told_so(start: Start, clock: SetClock, data_folder: Path) -> None:
    context, person = start(clock=clock)
    person.press("Training lead")
    assert person.sees("Nobody has set a passphrase yet, so whoever is first can.")
    type_twice(person, WORDS)
    person.press("Go on")
    person.write("School name", "St Example’s")
    person.write("Certificates signed by", "N. Model")
    assert person.sees("N. Model, Headteacher"), "the preview follows what is typed"
    person.press("To the school year’s end")
    assert person.sees("24 Nov 2026 to 31 Aug 2027.")
    person.press("Save and go on")
    assert person.sees("Keep the recovery key")
    assert not person.can_press("Open the area")
    person.press("I have printed or saved it")
    person.press("Open the area")
    assert person.sees("What to do next")
    assert not person.sees("Finish setting up")
    school = SettingsStore(data_folder).school
    assert (school.school_name, school.signatory_name) == ("St Example’s", "N. Model")
    assert school.validity == "school_year_end"
    assert context.services.lock.state().set_up


def test_the_school_can_be_skipped_and_the_overview_asks_again(start: Start) -> None:
    context, person = start()
    person.press("Training lead")
    type_twice(person, WORDS)
    person.press("Go on")
    person.write("School name", "Not kept")
    person.press("Skip for now")
    person.press("I have printed or saved it")
    person.press("Open the area")
    assert person.sees("Finish setting up")
    assert context.settings.school.school_name == "Oakmere Primary School"
    person.press("Set up")
    person.write("Designated safeguarding lead (DSL)", "R. Prototype")
    person.press("Save and go on")
    assert person.sees("What to do next")
    assert not person.sees("Finish setting up")
    assert context.settings.school.dsl_name == "R. Prototype"


@pytest.mark.parametrize(
    ("words", "again", "told"),
    [
        ("short", "", "at least 12 characters"),
        ("Oakmere Primary School", "", "school’s name"),
        (WORDS, OTHER_WORDS, "not the same"),
    ],
)
def test_a_passphrase_that_cannot_be_used_is_told_beside_its_field(
    start: Start, words: str, again: str, told: str
) -> None:
    context, person = start()
    person.press("Training lead")
    type_twice(person, words, again)
    person.press("Go on")
    assert person.sees(told)
    assert not context.services.lock.state().is_set


def test_going_back_keeps_what_was_typed_and_leaving_sets_nothing(start: Start) -> None:
    context, person = start()
    person.press("Training lead")
    type_twice(person, WORDS)
    person.press("Go on")
    person.press("Back")
    person.press("Go on")
    assert person.sees("About your school")
    person.press("Back")
    person.press("Back")
    assert isinstance(context.window.screen_shown(), StartScreen)
    assert not context.services.lock.state().is_set


def test_a_name_that_cannot_be_printed_is_told_and_nothing_is_set(start: Start) -> None:
    context, person = start()
    person.press("Training lead")
    type_twice(person, WORDS)
    person.press("Go on")
    person.write("School name", "學校")
    person.press("Save and go on")
    assert person.sees("cannot print “學校”")
    assert not context.services.lock.state().is_set


def test_the_recovery_key_can_be_saved_as_a_sheet(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context, person = start()
    person.press("Training lead")
    type_twice(person, WORDS)
    person.press("Go on")
    person.press("Skip for now")
    screen = context.window.screen_shown()
    assert isinstance(screen, SetupKeyScreen)
    target = tmp_path / "key.pdf"
    monkeypatch.setattr(file_dialogs, "ask_where_to_save", lambda *_: str(target))
    person.press("Save as PDF")
    assert target.read_bytes().startswith(b"%PDF-")
    assert context.notices.shown() == "Saved as key.pdf."


# -- unlocking -------------------------------------------------------------------------------------------------


def test_the_right_passphrase_opens_by_keys_alone(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    person.type(WORDS)
    person.key(Qt.Key.Key_Return)
    assert person.sees("What to do next")
    assert context.services.lock.is_open


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    fail(person, 2)
    assert person.sees("That is not the passphrase. Two tries are used.")
    person.type(WORDS)
    assert not person.sees("That is not the passphrase")
    person.press("Unlock")
    assert context.services.lock.is_open


def test_the_passphrase_shows_only_when_asked(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    person.write("Passphrase", WORDS)
    screen = context.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    line = screen.passphrase.line
    assert line.displayText() != WORDS
    person.press("Show passphrase")
    assert line.displayText() == WORDS
    person.press("Hide passphrase")
    assert line.echoMode() == QLineEdit.EchoMode.Password


def test_after_five_wrong_tries_one_waits_and_a_restart_does_not_help(
    at_door: tuple[Context, PersonAtComputer, str], start: Start, clock: SetClock
) -> None:
    _, person, _ = at_door
    fail(person, 5)
    assert person.sees("Five tries are used.")
    assert person.sees("You can try again in 30 seconds")
    assert not person.can_press("Unlock")
    clock.advance(seconds=10)
    context, person = start(clock=clock)
    person.press("Training lead")
    assert person.sees("You can try again in 20 seconds")
    person.write("Passphrase", WORDS)
    person.key(Qt.Key.Key_Return)
    assert not context.services.lock.is_open
    clock.advance(seconds=20)
    screen = context.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    screen.wait.over.emit()
    assert not screen.waits
    person.press("Unlock")
    assert context.services.lock.is_open


def test_the_wait_counts_down(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    screen = context.window.screen_shown()
    assert isinstance(screen, UnlockScreen)
    now = [100.0]
    screen.wait._now = lambda: now[0]
    screen.show_wait(timedelta(seconds=90), 6)
    assert person.sees("You can try again in 1 minute 30 seconds")
    now[0] += 47.2
    screen.wait.tick()
    assert person.sees("You can try again in 43 seconds")
    over: list[bool] = []
    screen.wait.over.connect(lambda: over.append(True))
    now[0] += 43
    screen.wait.tick()
    assert over == [True]


def test_esc_leads_back_to_the_start_and_nothing_is_open(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    person.key(Qt.Key.Key_Escape)
    assert isinstance(context.window.screen_shown(), StartScreen)
    with pytest.raises(LockedError):
        _ = context.services.lead


# -- the recovery key ------------------------------------------------------------------------------------------


def recover(person: PersonAtComputer, key: str, words: str = OTHER_WORDS) -> None:
    person.press("Use the recovery key")
    person.type(key)
    person.write("New passphrase", words)
    person.write("The same again", words)
    person.press("Set and unlock")


def test_the_recovery_key_sets_a_new_passphrase_and_shows_a_new_key(
    at_door: tuple[Context, PersonAtComputer, str],
) -> None:
    context, person, key = at_door
    recover(person, key.replace(" ", "").lower())
    assert person.sees("Keep the new recovery key")
    assert not person.sees(key.split()[0])
    person.press("I have printed or saved it")
    person.press("Done")
    assert person.sees("What to do next")
    with pytest.raises(WrongPassphraseError):
        context.services.lock.unlock(WORDS)
    assert context.services.lock.unlock(OTHER_WORDS).is_open


def test_a_whole_key_can_be_pasted_into_the_first_box(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, key = at_door
    person.press("Use the recovery key")
    QApplication.clipboard().setText(f" {key.lower().replace(' ', '-')}\n")
    person.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen = context.window.screen_shown()
    assert isinstance(screen, RecoveryScreen)
    assert [box.text() for box in screen.key.boxes] == key.split()
    assert person.sees("24 of 24.")


def test_backspace_goes_back_from_box_to_box(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    person.press("Use the recovery key")
    person.type("abcde")
    assert person.sees("5 of 24.")
    for _ in range(3):
        person.key(Qt.Key.Key_Backspace)
    screen = context.window.screen_shown()
    assert isinstance(screen, RecoveryScreen)
    assert screen.key.key() == "AB"
    assert person.sees("2 of 24.")


def test_a_wrong_key_is_told_and_counts(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    recover(person, "ABCD" * 6)
    assert person.sees("That is not the recovery key. One try is used.")
    assert context.services.lock.state().failed_tries == 1
    assert not context.services.lock.is_open


def test_a_key_with_a_letter_that_no_key_has_does_not_count(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    context, person, _ = at_door
    recover(person, "ABCD" * 5 + "ABC0")
    assert person.sees("A recovery key has no “0” in it.")
    assert context.services.lock.state().failed_tries == 0


def test_the_key_waits_as_the_passphrase_does(at_door: tuple[Context, PersonAtComputer, str]) -> None:
    _, person, key = at_door
    fail(person, 5)
    person.press("Use the recovery key")
    assert person.sees("You can try again in 30 seconds")
    person.type(key)
    person.write("New passphrase", OTHER_WORDS)
    person.write("The same again", OTHER_WORDS)
    assert not person.can_press("Set and unlock")


def test_the_area_opens_for_tests_as_it_does_for_people(start: Start) -> None:
    context, person = start()
    enter(person, context)
    assert context.services.lock.is_open


def test_the_door_on_the_start_screen_opens_by_keys(start: Start) -> None:
    context, person = start()
    person.tab_to("Training lead")
    person.key(Qt.Key.Key_Return)
    assert person.sees("Choose a passphrase")
    assert not context.services.lock.is_open


@pytest.mark.parametrize("mode", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("size", [(1024, 688), (1366, 768), (1920, 1080)])
def test_the_door_is_in_sight_without_scrolling(start: Start, mode: str, size: tuple[int, int]) -> None:
    context, person = start(size=size)
    context.theme.set(mode=mode)
    person.settle()
    door = person.button("Training lead")
    place = door.mapTo(context.window, door.rect().bottomRight())
    assert context.window.rect().contains(place)
    assert place.y() <= size[1] - 8
