"""The lock of the training lead's area: passphrase, recovery key, and tries that are counted before they are judged.

The only home of ``argon2``.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import NotFoundError, OakmereError
from oakmere_training.domain.lock import (
    Lock,
    LockedError,
    MustWaitError,
    WrongPassphraseError,
    check_passphrase,
    new_key,
    normal_passphrase,
    read_key,
    tries_text,
)
from oakmere_training.services.clock import local_day, system_clock

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database

COST: dict[str, Any] = {"time_cost": 3, "memory_cost": 64 * 1024, "parallelism": 4}
"""argon2id as RFC 9106 recommends where memory is scarce: 64 MiB, some 50 to 100 ms on a school's laptop."""


@dataclass(frozen=True, slots=True)
class LockState:
    """What the door shows. ``wait`` is how long no try is taken."""

    is_set: bool
    set_up: bool = False
    failed_tries: int = 0
    wait: timedelta = timedelta(0)


class LockSession:
    """The area is open from ``LockService.unlock`` until ``close``; nothing behind the door is handed out after it."""

    def __init__(self) -> None:
        self.is_open = True

    def close(self) -> None:
        """Lock. Safe to call twice."""
        self.is_open = False


class LockService:
    """Opens and locks the area. Methods that judge or set a passphrase take 50 ms and more: call them on the worker."""

    def __init__(self, database: Database, settings: SettingsStore, clock: Clock = system_clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock
        self._session: LockSession | None = None
        self._visit = 0

    # -- the state -------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the area is unlocked."""
        return self._session is not None and self._session.is_open

    def require_open(self) -> None:
        """Raises ``LockedError`` while the area is locked."""
        if not self.is_open:
            raise LockedError

    def lock(self) -> None:
        """Lock the area. Safe to call twice."""
        self._visit += 1
        if self._session is not None:
            self._session.close()
        self._session = None

    def visit(self) -> int:
        """Who stands at the door now, for the calls that open it on the worker: ``lock`` ends the visit.

        What was judged for a visit that has ended opens nothing: whoever asked went away meanwhile.
        """
        return self._visit

    def _begin_session(self, visit: int | None) -> LockSession:
        session = LockSession()
        if visit is None or visit == self._visit:
            self._session = session
        else:
            session.close()
        return session

    def state(self) -> LockState:
        """Whether there is a passphrase, and whether a try is taken now.

        Where the clock was set back the whole wait begins again, and is kept so.
        """
        now = self._clock()
        with self._database.reading() as records:
            lock = records.lock.get()
        if lock is None:
            return LockState(is_set=False)
        if lock.clock_was_set_back(now):
            with self._database.writing() as records:
                lock = self._anchored(records, now)
        return LockState(is_set=True, set_up=lock.set_up, failed_tries=lock.failed_tries, wait=lock.wait_left(now))

    @staticmethod
    def _anchored(records: Any, now: Any) -> Lock:  # noqa: ANN401  (repositories stay behind storage's door)
        lock: Lock = _known(records.lock.get())
        if lock.clock_was_set_back(now):
            lock = lock.waits_anew(now)
            records.lock.put(lock)
        return lock

    # -- the passphrase --------------------------------------------------------------------------------------

    def check_new(self, passphrase: str, *, field: str = "passphrase") -> None:
        """Judge a new passphrase by the rules, without keeping it. Raises ``InvalidInputError``."""
        check_passphrase(passphrase, self._settings.school.school_name, field=field)

    def set_passphrase(self, passphrase: str, *, visit: int | None = None) -> str:
        """Set the first passphrase and open the area. Returns the recovery key, which is not kept, in groups of four.

        Raises:
            InvalidInputError: where the passphrase breaks a rule.
            OakmereError: where there is a passphrase already.
        """
        hashed = _hash(check_passphrase(passphrase, self._settings.school.school_name))
        key = new_key(secrets.choice)
        key_hash = _hash(read_key(key))
        now = self._clock()
        with self._database.writing() as records:
            if records.lock.get() is not None:
                raise OakmereError("A passphrase has been set already. Nothing was changed. Unlock the area with it.")
            records.lock.put(Lock(hashed, key_hash, changed_at=now))
            records.activity.add(Activity(now, ActivityKind.PASSPHRASE_SET, "Training lead’s area", "First passphrase"))
        self._begin_session(visit)
        return key

    def unlock(self, passphrase: str, *, visit: int | None = None) -> LockSession:
        """Open the area.

        Raises:
            MustWaitError: where it is too early for another try.
            WrongPassphraseError: the try is counted, and was before it was judged.
        """
        lock = self._try(passphrase, "passphrase")
        hasher = _hasher()
        renewed = lock
        if hasher.check_needs_rehash(lock.passphrase_hash):
            renewed = replace(lock, passphrase_hash=_hash(normal_passphrase(passphrase)))
        self._open(renewed, ActivityKind.OPENED, _after(lock.failed_tries - 1))
        return self._begin_session(visit)

    def use_recovery(self, key: str, passphrase: str, *, visit: int | None = None) -> str:
        """Set a new passphrase by the recovery key and open the area. Returns the new key; the old one is void.

        Raises:
            InvalidInputError: naming 'key' or 'passphrase', where it cannot be one; then nothing is counted.
            MustWaitError: where it is too early for another try.
            WrongPassphraseError: naming 'key'.
        """
        letters = read_key(key)
        clean = check_passphrase(passphrase, self._settings.school.school_name)
        lock = self._try(letters, "key")
        new = new_key(secrets.choice)
        changed = replace(
            lock, passphrase_hash=_hash(clean), recovery_hash=_hash(read_key(new)), changed_at=self._clock()
        )
        self._open(changed, ActivityKind.RECOVERY_USED, "New passphrase and new key")
        self._begin_session(visit)
        return new

    def change_passphrase(self, old: str, new: str) -> None:
        """Set another passphrase. The recovery key stays.

        Raises:
            InvalidInputError: naming 'new', where the new one breaks a rule.
            MustWaitError, WrongPassphraseError: as ``unlock``.
        """
        clean = check_passphrase(new, self._settings.school.school_name, field="new")
        lock = self._try(old, "passphrase")
        self._open(
            replace(lock, passphrase_hash=_hash(clean), changed_at=self._clock()),
            ActivityKind.PASSPHRASE_SET,
            "New passphrase",
        )

    def new_recovery_key(self, passphrase: str) -> str:
        """Make another recovery key; the old one is void. Returns the key.

        Raises:
            MustWaitError, WrongPassphraseError: as ``unlock``.
        """
        lock = self._try(passphrase, "passphrase")
        key = new_key(secrets.choice)
        self._open(replace(lock, recovery_hash=_hash(read_key(key))), ActivityKind.PASSPHRASE_SET, "New recovery key")
        return key

    def finish_set_up(self) -> None:
        """Note that the school's settings have been looked at; the overview stops asking. Raises ``LockedError``."""
        self.require_open()
        with self._database.writing() as records:
            records.lock.put(replace(_known(records.lock.get()), set_up=True))

    # -- trying ----------------------------------------------------------------------------------------------

    def _try(self, text: str, field: str) -> Lock:
        """Count a try, on disk, and only then judge it, so that killing the program gives none back."""
        now = self._clock()
        with self._database.writing() as records:
            lock = self._anchored(records, now)
            wait = lock.wait_left(now)
            if not wait:
                lock = lock.counted(now)
                records.lock.put(lock)
        if wait:
            raise MustWaitError(wait)
        hashed = lock.recovery_hash if field == "key" else lock.passphrase_hash
        if _is_right(hashed, text if field == "key" else normal_passphrase(text)):
            return lock
        what = "recovery key" if field == "key" else "passphrase"
        with self._database.writing() as records:
            records.activity.add(
                Activity(now, ActivityKind.WRONG_PASSPHRASE, f"The {what}", f"Try {lock.failed_tries}")
            )
        raise WrongPassphraseError(
            f"That is not the {what}. {tries_text(lock.failed_tries)}", field=field, wait=lock.wait_left(now)
        )

    def _open(self, lock: Lock, kind: ActivityKind, detail: str) -> None:
        with self._database.writing() as records:
            records.lock.put(lock.opened())
            records.activity.add(Activity(self._clock(), kind, "Training lead’s area", detail))

    # -- paper -----------------------------------------------------------------------------------------------

    def recovery_sheet(self, key: str) -> bytes:
        """The sheet with the recovery key as PDF."""
        from oakmere_training.documents.recovery_key import recovery_key_pdf
        from oakmere_training.domain.papers import RecoveryKeySheet

        day = local_day(self._clock())
        return recovery_key_pdf(RecoveryKeySheet(self._settings.school.school_name, day, read_key(key)))


def _known(lock: Lock | None) -> Lock:
    if lock is None:
        raise NotFoundError("No passphrase has been set yet.")
    return lock


def _after(wrong: int) -> str:
    return f"After {wrong} wrong {'try' if wrong == 1 else 'tries'}" if wrong else ""


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(**COST)


def _hash(text: str) -> str:
    return _hasher().hash(text)


def _is_right(hashed: str, text: str) -> bool:
    from argon2.exceptions import Argon2Error, InvalidHash

    try:
        return _hasher().verify(hashed, text)
    except (Argon2Error, InvalidHash):
        return False
