"""Named loggers and one rotating file in the data folder. No person's name is ever logged."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "oakmere-training.log"
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_FILE_BYTES = 512 * 1024


def start(folder: Path | None, *, debug: bool = False, names: tuple[str, ...] = ()) -> None:
    """Send log lines to the data folder's file, and with ``debug`` to standard error as well.

    ``names`` limits standard error to these loggers and those below them. A folder that cannot be written to leaves
    the program without a log file, not without a window.
    """
    root = logging.getLogger("oakmere_training")
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    root.propagate = False
    stop()
    if folder is not None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = logging.handlers.RotatingFileHandler(
                folder / FILE_NAME, maxBytes=_FILE_BYTES, backupCount=2, encoding="utf-8", delay=True
            )
        except OSError:
            file = None
        if file is not None:
            file.setFormatter(logging.Formatter(_FORMAT))
            root.addHandler(file)
    if debug:
        stream = logging.StreamHandler(sys.stderr)
        stream.setFormatter(logging.Formatter(_FORMAT))
        if names:
            stream.addFilter(lambda record: any(_is_below(record.name, name) for name in names))
        root.addHandler(stream)
    if not root.handlers:
        root.addHandler(logging.NullHandler())
    logging.raiseExceptions = debug


def stop() -> None:
    """Close the log's files."""
    root = logging.getLogger("oakmere_training")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()


def _is_below(name: str, parent: str) -> bool:
    full = parent if parent.startswith("oakmere_training") else f"oakmere_training.{parent}"
    return name == full or name.startswith(full + ".")
