"""The activity log, to be read and to be saved. Nothing here changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.activity_log import ActivityQuery, LoggedActivity
from oakmere_training.services.clock import system_clock

if TYPE_CHECKING:
    from datetime import datetime

    from oakmere_training.services.clock import Clock
    from oakmere_training.storage.database import Database

_HEADER = ("Number", "When", "What", "About", "Detail")
_PAGE = 5000


class ActivityService:
    """Reads the log."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    def now(self) -> datetime:
        """The present moment, for queries that go back some days."""
        return self._clock()

    def page(self, query: ActivityQuery, offset: int = 0, limit: int = 200) -> list[LoggedActivity]:
        """Lines that fit."""
        with self._database.reading() as records:
            return records.activity.page(query, offset, limit)

    def count(self, query: ActivityQuery | None = None) -> int:
        """How many lines fit; all of them where no query is given."""
        with self._database.reading() as records:
            return records.activity.count(query or ActivityQuery())

    def csv(self, query: ActivityQuery) -> bytes:
        """The lines that fit as a CSV file, times as they are here. Cells that begin like a formula are made harmless.

        Names stand in it as they are now.
        """
        from oakmere_training.tablefiles.writing import csv_bytes

        lines: list[LoggedActivity] = []
        with self._database.reading() as records:
            while len(found := records.activity.page(query, len(lines), _PAGE)) == _PAGE:
                lines += found
            lines += found
        return csv_bytes(_HEADER, (_cells(line) for line in lines))


def _cells(line: LoggedActivity) -> tuple[str | int, ...]:
    entry = line.activity
    when = f"{entry.at.astimezone():%Y-%m-%d %H:%M}"
    return entry.number, when, entry.kind.label, line.about, entry.detail
