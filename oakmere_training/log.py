"""Named loggers and one rotating file in the data folder. No person's name is ever logged."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "oakmere-training.log"
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_FILE_BYTES = 512 * 1024


def start(*, debug: bool = False, names: tuple[str, ...] = ()) -> None:
    """Begin; with ``debug`` lines go to standard error, of these loggers and those below them where names are given."""
    root = logging.getLogger("oakmere_training")
    root.setLevel(logging.DEBUG if debug else logging.INFO)
    root.propagate = False
    stop()
    if debug:
        stream = logging.StreamHandler(sys.stderr)
        stream.setFormatter(logging.Formatter(_FORMAT))
        if names:
            stream.addFilter(lambda record: any(_is_below(record.name, name) for name in names))
        root.addHandler(stream)
    else:
        root.addHandler(logging.NullHandler())
    logging.raiseExceptions = debug


def keep(folder: Path) -> None:
    """Keep the log in a file of the data folder from now on; called once the first window has painted.

    A folder that cannot be written to leaves the program without a log file, not without a window.
    """
    import logging.handlers

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = logging.handlers.RotatingFileHandler(
            folder / FILE_NAME, maxBytes=_FILE_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    file.setFormatter(logging.Formatter(_FORMAT))
    logging.getLogger("oakmere_training").addHandler(file)


def stop() -> None:
    """Close the log's files."""
    root = logging.getLogger("oakmere_training")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()


def _is_below(name: str, parent: str) -> bool:
    full = parent if parent.startswith("oakmere_training") else f"oakmere_training.{parent}"
    return name == full or name.startswith(full + ".")
