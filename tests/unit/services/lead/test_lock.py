from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.lock import LockedError, MustWaitError, WrongPassphraseError
from oakmere_training.services.lead import lock as lock_module
from tests.support.lead import judge_quickly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

RIGHT = "otters hold hands asleep"
OTHER = "owls read by moonlight"
WRONG = "this is not the one at all"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    judge_quickly(monkeypatch)
    yield
    lock_module._hasher.cache_clear()


def log_of(services: Services) -> list[tuple[str, str]]:
    with services.database.reading() as records:
        from sqlalchemy import select

        from oakmere_training.storage.rows_lead import activity

        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind.value, row.detail) for row in rows]


def fail(services: Services, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphraseError):
            services.lock.unlock(WRONG)


def test_the_first_who_comes_sets_the_passphrase_and_is_let_in(services: Services) -> None:
    assert not services.lock.state().is_set
    key = services.lock.set_passphrase(RIGHT)
    assert len(key.split()) == 6
    assert services.lock.is_open
    assert services.lead is services.lead
    assert not services.lock.state().set_up
    assert log_of(services) == [("passphrase set", "First passphrase")]


def test_a_second_first_passphrase_is_refused(services: Services) -> None:
    services.lock.set_passphrase(RIGHT)
    with pytest.raises(OakmereError, match="set already"):
        services.lock.set_passphrase(OTHER)
    services.lock.lock()
    assert services.lock.unlock(RIGHT).is_open


def test_nothing_behind_the_door_is_handed_out_while_it_is_locked(services: Services) -> None:
    with pytest.raises(LockedError):
        _ = services.lead
    services.lock.set_passphrase(RIGHT)
    session = services.lock._session
    services.lock.lock()
    with pytest.raises(LockedError):
        _ = services.lead
    assert session is not None
    assert not session.is_open


def test_neither_passphrase_nor_key_is_in_the_data_folder(services: Services, data_folder: Path) -> None:
    key = services.lock.set_passphrase(RIGHT)
    services.close()
    kept = b"".join(path.read_bytes() for path in data_folder.rglob("*") if path.is_file())
    assert b"argon2id" in kept
    for secret in (RIGHT, key, key.replace(" ", "")):
        assert secret.encode() not in kept


def test_the_passphrase_is_hashed_by_argon2id_as_the_recommendation_says(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    lock_module._hasher.cache_clear()
    services.lock.set_passphrase(RIGHT)
    with services.database.reading() as records:
        kept = records.lock.get()
    assert kept is not None
    assert kept.passphrase_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert kept.recovery_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_an_old_cheap_hash_is_renewed_at_the_next_opening(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    services.lock.set_passphrase(RIGHT)
    monkeypatch.setattr(lock_module, "COST", {"time_cost": 2, "memory_cost": 16, "parallelism": 1})
    lock_module._hasher.cache_clear()
    services.lock.unlock(RIGHT)
    with services.database.reading() as records:
        kept = records.lock.get()
    assert kept is not None
    assert "m=16,t=2" in kept.passphrase_hash
    assert services.lock.unlock(RIGHT).is_open


def test_after_five_wrong_tries_even_the_right_one_has_to_wait(services: Services, clock: SetClock) -> None:
    services.lock.set_passphrase(RIGHT)
    fail(services, 4)
    with pytest.raises(WrongPassphraseError, match="Five tries are used") as fifth:
        services.lock.unlock(WRONG)
    assert fifth.value.wait == timedelta(seconds=30)
    with pytest.raises(MustWaitError, match="in 30 seconds"):
        services.lock.unlock(RIGHT)
    clock.advance(seconds=30)
    assert services.lock.unlock(RIGHT).is_open
    assert services.lock.state().failed_tries == 0
    assert log_of(services)[-1] == ("opened", "After 5 wrong tries")


def test_a_try_during_the_wait_does_not_make_it_longer(services: Services, clock: SetClock) -> None:
    services.lock.set_passphrase(RIGHT)
    fail(services, 5)
    for _ in range(3):
        with pytest.raises(MustWaitError):
            services.lock.unlock(WRONG)
    assert services.lock.state().failed_tries == 5
    clock.advance(seconds=30)
    with pytest.raises(WrongPassphraseError) as sixth:
        services.lock.unlock(WRONG)
    assert sixth.value.wait == timedelta(minutes=1)


def test_tries_and_wait_outlive_a_restart(open_again: Callable[[], Services], clock: SetClock) -> None:
    services = open_again()
    services.lock.set_passphrase(RIGHT)
    fail(services, 5)
    clock.advance(seconds=12)
    services = open_again()
    assert services.lock.state().wait == timedelta(seconds=18)
    assert not services.lock.is_open
    with pytest.raises(MustWaitError):
        services.lock.unlock(RIGHT)


def test_a_program_killed_while_it_judges_gives_no_try_back(
    open_again: Callable[[], Services], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = open_again()
    services.lock.set_passphrase(RIGHT)

    def killed(_hashed: str, _text: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(lock_module, "_is_right", killed)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                services.lock.unlock(RIGHT)
            services = open_again()
    assert services.lock.state().failed_tries == 5
    with pytest.raises(MustWaitError):
        services.lock.unlock(RIGHT)


def test_a_clock_set_back_begins_the_wait_anew_and_no_more(services: Services, clock: SetClock) -> None:
    services.lock.set_passphrase(RIGHT)
    fail(services, 5)
    clock.advance(days=-400)
    with pytest.raises(MustWaitError, match="in 30 seconds"):
        services.lock.unlock(RIGHT)
    clock.advance(seconds=20)
    assert services.lock.state().wait == timedelta(seconds=10)
    clock.advance(seconds=10)
    assert services.lock.unlock(RIGHT).is_open


def test_the_recovery_key_sets_a_new_passphrase_and_is_used_up(services: Services) -> None:
    key = services.lock.set_passphrase(RIGHT)
    services.lock.lock()
    new = services.lock.use_recovery(key.lower().replace(" ", "-"), OTHER)
    assert services.lock.is_open
    assert new != key
    services.lock.lock()
    with pytest.raises(WrongPassphraseError):
        services.lock.unlock(RIGHT)
    with pytest.raises(WrongPassphraseError) as old:
        services.lock.use_recovery(key, OTHER)
    assert old.value.field == "key"
    assert services.lock.unlock(OTHER).is_open
    assert [kind for kind, _ in log_of(services)] == [
        "passphrase set",
        "recovery used",
        "wrong passphrase",
        "wrong passphrase",
        "opened",
    ]


def test_a_wrong_key_counts_with_the_wrong_passphrases(services: Services) -> None:
    services.lock.set_passphrase(RIGHT)
    fail(services, 3)
    for _ in range(2):
        with pytest.raises(WrongPassphraseError):
            services.lock.use_recovery("ABCD" * 6, OTHER)
    with pytest.raises(MustWaitError):
        services.lock.unlock(RIGHT)


@pytest.mark.parametrize(("key", "passphrase", "field"), [("ABCD", OTHER, "key"), ("ABCD" * 6, "short", "passphrase")])
def test_what_cannot_be_right_is_no_try(services: Services, key: str, passphrase: str, field: str) -> None:
    services.lock.set_passphrase(RIGHT)
    with pytest.raises(InvalidInputError) as refused:
        services.lock.use_recovery(key, passphrase)
    assert refused.value.field == field
    assert services.lock.state().failed_tries == 0


def test_changing_the_passphrase_asks_for_the_old_one_and_leaves_the_key(services: Services) -> None:
    key = services.lock.set_passphrase(RIGHT)
    with pytest.raises(WrongPassphraseError):
        services.lock.change_passphrase(WRONG, OTHER)
    with pytest.raises(InvalidInputError) as weak:
        services.lock.change_passphrase(RIGHT, "short")
    assert weak.value.field == "new"
    services.lock.change_passphrase(RIGHT, OTHER)
    assert services.lock.unlock(OTHER).is_open
    services.lock.use_recovery(key, RIGHT)


def test_a_new_recovery_key_voids_the_old_one(services: Services) -> None:
    key = services.lock.set_passphrase(RIGHT)
    new = services.lock.new_recovery_key(RIGHT)
    with pytest.raises(WrongPassphraseError):
        services.lock.use_recovery(key, OTHER)
    services.lock.use_recovery(new, OTHER)
    services.lock.unlock(OTHER)


def test_the_set_up_is_noted_once_and_only_by_whoever_is_inside(services: Services) -> None:
    services.lock.set_passphrase(RIGHT)
    services.lock.finish_set_up()
    assert services.lock.state().set_up
    services.lock.lock()
    with pytest.raises(LockedError):
        services.lock.finish_set_up()


def test_opening_and_its_line_in_the_log_are_one_transaction(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    from oakmere_training.storage.activity import ActivityLog

    services.lock.set_passphrase(RIGHT)
    services.lock.lock()
    fail(services, 2)

    def full(_self: object, _entry: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(ActivityLog, "add", full)
    with pytest.raises(OSError, match="no room"):
        services.lock.unlock(RIGHT)
    assert not services.lock.is_open
    assert services.lock.state().failed_tries == 3, "the tries are forgotten only together with the log's line"


def test_who_left_while_the_passphrase_was_judged_opens_nothing(services: Services) -> None:
    services.lock.set_passphrase(RIGHT)
    services.lock.lock()
    visit = services.lock.visit()
    services.lock.lock()  # back at the start screen
    assert not services.lock.unlock(RIGHT, visit=visit).is_open
    assert not services.lock.is_open
    assert services.lock.unlock(RIGHT, visit=services.lock.visit()).is_open
