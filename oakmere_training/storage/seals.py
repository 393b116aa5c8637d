"""The school's signing keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from oakmere_training.storage.rows import seals

if TYPE_CHECKING:
    from datetime import datetime

    from oakmere_training.storage.link import Link


class Seals:
    """Pairs of keys as raw bytes, kept for good: an old one still checks what it signed."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def newest(self) -> tuple[bytes, bytes] | None:
        """Public and private key of the newest pair."""
        row = self._link.row(select(seals).order_by(seals.c.created_at.desc(), seals.c.public_key))
        return None if row is None else (row.public_key, row.private_key)

    def add(self, public: bytes, private: bytes, at: datetime) -> None:
        """Keep a pair; it signs from now on."""
        self._link.write(insert(seals), {"public_key": public, "private_key": private, "created_at": at})

    def public_keys(self) -> tuple[bytes, ...]:
        """All public keys, newest first."""
        rows = self._link.rows(select(seals.c.public_key).order_by(seals.c.created_at.desc(), seals.c.public_key))
        return tuple(row.public_key for row in rows)
