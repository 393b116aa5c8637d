"""Imports as Python does them."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401  (puts its own import in place of Python's)


def use_plain_imports() -> None:
    """Take PySide's import away again; called before anything else is imported.

    It serves ``from __feature__ import``, which this program does not use, and reads the source of every module that
    is imported after it: 6 ms before the first paint, 50 ms and several MB when SQLAlchemy is imported.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
