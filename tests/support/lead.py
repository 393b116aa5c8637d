"""The training lead's area, unlocked for tests that are about something else, and whoever stands at its door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.services.lead import lock
from oakmere_training.services.lead.lock import LockSession

if TYPE_CHECKING:
    import pytest

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.flows.lead.area import AreaFlow
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.bundle import LeadServices
    from tests.support.person import PersonAtComputer

WORDS = "otters hold hands asleep"
"""The passphrase of tests."""
OTHER_WORDS = "owls read by moonlight"


def unlocked(services: Services) -> LeadServices:
    """What lies behind the door, without the passphrase and its 100 ms."""
    services.lock._session = LockSession()
    return services.lead


def judge_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least that argon2 takes: its cost is not what a test is about."""
    monkeypatch.setattr(lock, "COST", {"time_cost": 1, "memory_cost": 8, "parallelism": 1})
    lock._hasher.cache_clear()


def area_of(context: Context) -> AreaFlow:
    """The area that is shown."""
    from oakmere_training.gui.flows.lead.area import AreaFlow

    area = getattr(context.gate, "__self__", None)
    assert isinstance(area, AreaFlow), "the area is not shown"
    return area


def enter(person: PersonAtComputer, context: Context) -> AreaFlow:
    """Go in from the start screen, with a passphrase that is set where there is none."""
    if not context.services.lock.state().is_set:
        context.services.lock.set_passphrase(WORDS)
        context.services.lock.lock()
    person.press("Training lead")
    person.write("Passphrase", WORDS)
    person.press("Unlock")
    return area_of(context)
