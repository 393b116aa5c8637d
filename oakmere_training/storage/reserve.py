"""A file that is given up when the disk is full, so that the answer in hand can still be saved."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from oakmere_training.storage.failures import free_bytes

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 1024 * 1024
"""Bytes: some thirty answers (7 pages of 4 KiB each), or the files that SQLite makes beside a database it opens."""

_ROOM_TO_REMAKE = 4 * SIZE


class Reserve:
    """``reserve.bin`` in the data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "reserve.bin"
        self.held = False

    @property
    def is_missed(self) -> bool:
        """Whether the file is gone because the disk has no room for it."""
        return not self.held and free_bytes(self._folder) < _ROOM_TO_REMAKE

    def make(self) -> None:
        """Make the file where it is missing and the disk has room for it; ``held`` says whether it is there."""
        with suppress(OSError):
            if self._path.stat().st_size >= SIZE:
                self.held = True
                return
        self.held = False
        if free_bytes(self._folder) < _ROOM_TO_REMAKE:
            return
        part = self._path.with_suffix(".part")
        try:
            part.write_bytes(os.urandom(SIZE))  # random, so that a disk which compresses keeps the room too
            part.replace(self._path)
            self.held = True
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def give_up(self) -> bool:
        """Delete the file; whether that made room."""
        self.held = False
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
