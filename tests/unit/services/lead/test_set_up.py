from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import InvalidInputError, SettingsError
from oakmere_training.services.lead import lock
from oakmere_training.services.lead.set_up import set_up
from oakmere_training.settings import SettingsStore
from tests.support.lead import WORDS, judge_quickly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.services.bundle import Services


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    judge_quickly(monkeypatch)
    yield
    lock._hasher.cache_clear()


def test_passphrase_and_school_are_set_in_one_go(services: Services) -> None:
    key = set_up(services, WORDS, {"school_name": "St Example’s", "pass_mark": 75})
    assert len(key.split()) == 6
    assert services.settings.school.school_name == "St Example’s"
    assert services.lock.state().set_up
    assert services.lock.is_open


def test_a_value_that_cannot_be_used_sets_nothing_at_all(services: Services) -> None:
    with pytest.raises(InvalidInputError):
        set_up(services, WORDS, {"school_name": "St Example’s", "pass_mark": 0})
    assert services.settings.school.school_name == "Oakmere Primary School"
    assert not services.lock.state().is_set


def test_where_the_settings_cannot_be_written_the_key_is_given_and_the_set_up_counts_as_skipped(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _settings: object) -> None:
        raise SettingsError("no room")

    monkeypatch.setattr(SettingsStore, "save", full)
    assert set_up(services, WORDS, {"pass_mark": 75})
    assert services.lock.is_open
    assert not services.lock.state().set_up
