"""Hall mode behind the real door: the area is locked while it shows, and the passphrase leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from oakmere_training.domain.lock import LockedError
from oakmere_training.gui.screens.hall import HallScreen
from oakmere_training.gui.screens.lead.event_running import EventRunningPage
from tests.support.clock import SetClock
from tests.support.events import make_draft, staff
from tests.support.lead import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer


@pytest.fixture
def in_hall(start: Start, quizzes_folder: Path) -> tuple[Context, PersonAtComputer]:
    """The lead came in by the passphrase, and handed the laptop over."""
    context, person = start(quizzes=quizzes_folder, clock=SetClock())
    services = context.services
    services.lock.set_passphrase(WORDS)
    services.lead.events.plan(make_draft(*staff(services, "Asha Example", "Bea Sample")))
    services.lock.lock()
    person.press("Training lead")
    enter_words(person)
    person.press("Events")
    row = context.services.lead.events.events()[0]
    context.window.screen_shown().opened.emit(row.event.id)  # type: ignore[union-attr]
    person.press("Start hall mode")
    assert isinstance(context.window.screen_shown(), HallScreen)
    return context, person


def enter_words(person: PersonAtComputer) -> None:
    person.write("Passphrase", WORDS)
    person.press("Unlock")


def test_the_area_is_locked_while_the_laptop_goes_round(in_hall: tuple[Context, PersonAtComputer]) -> None:
    context, person = in_hall
    with pytest.raises(LockedError):
        _ = context.services.lead
    person.press("Training lead")
    assert [field for field in context.window.findChildren(QLineEdit) if field.isVisible()], "the passphrase is asked"
    assert not isinstance(context.window.screen_shown(), EventRunningPage)
    enter_words(person)
    assert isinstance(context.window.screen_shown(), EventRunningPage)
    assert person.sees("Two people, one computer, in turn.")


def test_whoever_does_not_know_the_passphrase_goes_back_to_the_list(in_hall: tuple[Context, PersonAtComputer]) -> None:
    context, person = in_hall
    person.press("Training lead")
    person.press("Back to the list")
    assert isinstance(context.window.screen_shown(), HallScreen)
    assert person.can_press("I am Asha Example")
