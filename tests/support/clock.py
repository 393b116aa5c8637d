"""A clock for services that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.support.factories import NOW


class SetClock:
    """Gives ``now``."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        """Move on by ``timedelta(**by)``."""
        self.now += timedelta(**by)

    def set(self, year: int, month: int, day: int, hour: int = 12) -> None:
        """Move to an hour of a day, UTC."""
        self.now = datetime(year, month, day, hour, tzinfo=UTC)
