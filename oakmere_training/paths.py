"""Where the program finds its assets, its quizzes and the data folder, from source and when frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_DIR_VARIABLE = "OAKMERE_DATA_DIR"
_APP_NAME = "Oakmere Training"


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def assets() -> Path:
    """The folder of crest, icons, scenes and fonts."""
    return _root() / "assets"


def quizzes() -> Path:
    """The folder of the built-in policy and quizzes."""
    return _root() / "quizzes"


def data_folder(given: str | None = None) -> Path:
    """The data folder: the one given, else ``OAKMERE_DATA_DIR``, else this user's, by the platform's custom.

    The folder may not exist yet.
    """
    chosen = given or os.environ.get(DATA_DIR_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(_APP_NAME, appauthor=False)


def cache_folder(data: Path) -> Path:
    """What can be made again: drawings as pixels, quiz files as read. Kept beside the records of ``data``."""
    return data / "cache"
