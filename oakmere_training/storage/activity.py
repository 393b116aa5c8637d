"""The log of what the training lead did: added to, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert

from oakmere_training.storage.rows_lead import activity

if TYPE_CHECKING:
    from oakmere_training.domain.activity import Activity
    from oakmere_training.storage.link import Link


class ActivityLog:
    """Lines of the log."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def add(self, entry: Activity) -> None:
        """Add a line; the database gives it its number."""
        self._link.write(
            insert(activity),
            {
                "at": entry.at,
                "kind": entry.kind,
                "person_id": entry.person_id,
                "about": entry.about,
                "detail": entry.detail,
            },
        )
