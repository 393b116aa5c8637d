"""What the training lead prints and saves: through the system's dialogs, and what came of it in a sentence."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

if TYPE_CHECKING:
    from oakmere_training.gui.flows.context import Context


def print_paper(context: Context, pdf: bytes, title: str, *, portrait: bool = True) -> bool:
    """Print a PDF; ``title`` names the job. Whether a printer (or a file) took it."""
    from oakmere_training.gui.printing import print_pdf

    notice = print_pdf(context.window, pdf, title, portrait=portrait)
    if notice:
        context.notices.show(notice)
    return notice.startswith(("Sent ", "Saved "))


def ask_where(context: Context, name: str, title: str) -> Path | None:
    """Where a file of this name goes, the documents' folder first; ``None`` where the person changed their mind."""
    from oakmere_training.gui.file_dialogs import ask_where_to_save

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = ask_where_to_save(context.window, title, str(Path(documents) / name))
    return Path(chosen) if chosen else None


def save_paper(context: Context, data: bytes, name: str, title: str) -> bool:
    """Save bytes where the person says, in one step; whether it was done. A sentence says what came of it."""
    path = ask_where(context, name, title)
    if path is None:
        return False
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        reason = error.strerror or "no reason given"
        context.notices.show(f"It could not be saved there ({reason}). Choose another folder.")
        return False
    context.notices.show(f"Saved as {path.name}.")
    return True
