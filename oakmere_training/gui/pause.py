"""A moment in which a page that has just come takes no press: a second click was not meant for it."""

from __future__ import annotations

import time

PAUSE_MS = 600
"""Longer than two clicks of a double click are apart, shorter than anyone reads."""


class Pause:
    """Begins when a page shows."""

    def __init__(self) -> None:
        self._began = 0.0

    def begin(self) -> None:
        """A page shows now."""
        self._began = time.monotonic()

    def lasts(self) -> bool:
        """Whether the page has only just come."""
        return (time.monotonic() - self._began) * 1000 < PAUSE_MS
