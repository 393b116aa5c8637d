"""The commands that need no window, called as the program calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training import app

if TYPE_CHECKING:
    from pathlib import Path


def run(data_folder: Path, *arguments: str) -> int:
    """The exit code of a command on the records of this folder."""
    return app.main(["--data-dir", str(data_folder), *arguments])
