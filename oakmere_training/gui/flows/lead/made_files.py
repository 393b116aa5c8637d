"""Files that take a while to make: asked where first, made and written beside the window, told when they are there."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from oakmere_training.gui.flows.lead.paper import ask_where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from oakmere_training.gui.flows.context import Context


def save_made(context: Context, make: Callable[[], bytes], name: str, title: str, *, owner: QObject) -> None:
    """Ask where a file of this name goes, then make and write it; a sentence says what came of it.

    Nothing is made where the person changed their mind, so that nothing is logged either.
    """
    path = ask_where(context, name, title)
    if path is None:
        return

    def failed(error: Exception) -> None:
        if isinstance(error, OSError):
            reason = error.strerror or "no reason given"
            context.notices.show(f"It could not be saved there ({reason}). Choose another folder.")
        else:
            context.faults.report(error)

    def done(_: None) -> None:
        context.notices.show(f"Saved as {path.name}.")

    context.runner.run(partial(_write, make, path), done, failed, owner=owner)


def _write(make: Callable[[], bytes], path: Path) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(b"")  # a folder that takes no file is found out before the file is made
        part.write_bytes(make())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
