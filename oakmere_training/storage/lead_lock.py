"""The lock of the training lead's area: one row, once there is a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from oakmere_training.domain.lock import Lock
from oakmere_training.storage.rows_lead import lead_lock

if TYPE_CHECKING:
    from oakmere_training.storage.link import Link

_ONLY = 1


class LeadLock:
    """The one lock."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self) -> Lock | None:
        """The lock; ``None`` while no passphrase is set."""
        row = self._link.row(select(lead_lock).where(lead_lock.c.id == _ONLY))
        if row is None:
            return None
        return Lock(
            passphrase_hash=row.passphrase_hash,
            recovery_hash=row.recovery_hash,
            changed_at=row.changed_at,
            failed_tries=row.failed_tries,
            wait_until=row.wait_until,
            set_up=row.set_up,
        )

    def put(self, lock: Lock) -> None:
        """Keep the lock in place of the one before."""
        values = {
            "passphrase_hash": lock.passphrase_hash,
            "recovery_hash": lock.recovery_hash,
            "failed_tries": lock.failed_tries,
            "wait_until": lock.wait_until,
            "changed_at": lock.changed_at,
            "set_up": lock.set_up,
        }
        if self._link.write(update(lead_lock).where(lead_lock.c.id == _ONLY).values(values)) == 0:
            self._link.write(insert(lead_lock), {"id": _ONLY, **values})
