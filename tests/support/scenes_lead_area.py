"""The training lead's door, the first set-up, the lock and the school's settings, for the gallery."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.people import Role
from oakmere_training.gui.screens.lead.settings import SettingsPart, SettingsScreen
from tests.support.clock import SetClock
from tests.support.lead import OTHER_WORDS, WORDS, area_of, enter
from tests.support.sitting import someone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.bundle import Services
    from tests.support.person import PersonAtComputer

SET_UP = (
    "lead-set-up-passphrase",
    "lead-set-up-passphrase-error",
    "lead-set-up-school",
    "lead-set-up-school-error",
    "lead-set-up-key",
)
DOOR = (
    "lead-unlock",
    "lead-unlock-wrong",
    "lead-unlock-waiting",
    "lead-recovery",
    "lead-recovery-wrong",
    "lead-recovery-new-key",
    "lead-locking-soon",
    "lead-locked-by-itself",
)
SETTINGS = (
    "lead-settings-school",
    "lead-settings-error",
    "lead-settings-training",
    "lead-settings-certificates",
    "lead-settings-pupils",
    "lead-settings-records",
    "lead-settings-passphrase",
    "lead-settings-log",
    "lead-settings-log-nothing",
)


def setting(_: Path) -> dict[str, Any]:
    """A day on which nothing changes from picture to picture."""
    return {"clock": SetClock()}


def set_up(context: Context) -> Iterator[str]:
    """The three steps of the first set-up."""
    person = someone(context)
    person.press("Training lead")
    yield SET_UP[0]
    person.write("Passphrase", WORDS)
    person.write("The same again", OTHER_WORDS)
    person.press("Go on")
    yield SET_UP[1]
    person.write("The same again", WORDS)
    person.press("Go on")
    person.write("Certificates signed by", "N. Model")
    person.write("Designated safeguarding lead (DSL)", "R. Prototype")
    yield SET_UP[2]
    person.write("Certificates signed by", "校長")
    person.press("Save and go on")
    yield SET_UP[3]
    person.press("Skip for now")
    yield SET_UP[4]


def door(context: Context) -> Iterator[str]:
    """Unlocking, the waits, the recovery key, and the lock after idle minutes."""
    person = someone(context)
    key = context.services.lock.set_passphrase(WORDS)
    context.services.lock.lock()
    person.press("Training lead")
    yield DOOR[0]
    _fail(person, 2)
    yield DOOR[1]
    _fail(person, 3)
    yield DOOR[2]
    context.services.clock.advance(seconds=60)  # type: ignore[attr-defined]
    person.press("Back to start")
    person.press("Training lead")
    person.press("Use the recovery key")
    person.type("exam plek eyxx abcd 23".replace(" ", ""))
    yield DOOR[3]
    person.type("ABCDEF")
    person.write("New passphrase", OTHER_WORDS)
    person.write("The same again", OTHER_WORDS)
    person.press("Set and unlock")
    yield DOOR[4]
    context.services.clock.advance(seconds=120)  # type: ignore[attr-defined]
    person.press("Back to start")
    person.press("Training lead")
    person.press("Use the recovery key")
    person.type(key)
    person.write("New passphrase", OTHER_WORDS)
    person.write("The same again", OTHER_WORDS)
    person.press("Set and unlock")
    yield DOOR[5]
    person.press("I have printed or saved it")
    person.press("Done")
    area = area_of(context)
    area.idle.warned.emit()
    yield DOOR[6]
    area.idle.stayed.emit()
    area.lock_up()
    yield DOOR[7]


def _fail(person: PersonAtComputer, times: int) -> None:
    for _ in range(times):
        person.write("Passphrase", "this is not the one at all")
        person.press("Unlock")


def settings(context: Context) -> Iterator[str]:
    """Every page of the school's settings."""
    _lines(context.services)
    person = someone(context)
    enter(person, context)
    person.press("School settings")
    yield SETTINGS[0]
    person.write("School name", " ")
    person.press("Overview")
    person.press("School settings")
    person.write("School name", " ")
    person.tab_to("Choose a PDF")
    yield SETTINGS[1]
    for part, name in zip(_PAGES, SETTINGS[2:8], strict=True):
        screen = context.window.screen_shown()
        assert isinstance(screen, SettingsScreen)
        person.click(screen.list.rows[part])
        yield name
    person.write("Find a person", "nobody of that name")
    person.settle()
    from oakmere_training.gui.screens.lead.settings_log import LogPane

    pane = context.window.findChild(LogPane)
    assert pane is not None
    pane.search.returnPressed.emit()
    yield SETTINGS[8]


_PAGES = (
    SettingsPart.TRAINING,
    SettingsPart.CERTIFICATES,
    SettingsPart.PUPILS,
    SettingsPart.RECORDS,
    SettingsPart.PASSPHRASE,
    SettingsPart.LOG,
)


def _lines(services: Services) -> None:
    """A log as on mock-up 52."""
    former = services.people.add_staff("S. Former", Role.TEACHER).id
    kinds = ActivityKind
    now = services.clock()
    with services.database.writing() as records:
        for days, kind, about, detail, person in (
            (364, kinds.CERTIFICATE_REVOKED, "OPS-2025-0109-M", "Critical question not marked", None),
            (12, kinds.PERSON_LEFT, "", "Last day 31 Oct 2026", former),
            (12, kinds.SETTING_CHANGED, "Pass mark", "75% to 80%", None),
            (6, kinds.SLIPS_PRINTED, "Year 5 A", "Otter 1 to 30", None),
            (5, kinds.STAFF_IMPORTED, "staff-export-november.csv", "6 added, 3 changed, 2 skipped", None),
            (0, kinds.EVENT_STARTED, "Induction, 24 Nov 2026", "7 people, 45 minutes declared", None),
            (0, kinds.CERTIFICATES_PRINTED, "Induction, 24 Nov 2026", "5 certificates, one PDF", None),
        ):
            records.activity.add(Activity(now - timedelta(days=days), kind, about, detail, person))


SCENES = ((SET_UP, set_up, setting), (DOOR, door, setting), (SETTINGS, settings, setting))
