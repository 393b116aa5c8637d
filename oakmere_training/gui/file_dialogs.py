"""The system's file dialogs, each behind one function, so that tests replace one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PDF = "PDF files (*.pdf)"


class Folder:
    """Where files were last saved or opened since the start."""

    last: ClassVar[Path | None] = None


def ask_where_to_save(parent: QWidget, title: str, suggested: str) -> str:
    """The path that the person chose for a PDF, with its ending; '' where they did not.

    ``suggested`` is a whole path. Its folder gives way to the one used last, and to the home folder where there is
    no such folder: Qt would begin in the program's own.
    """
    from PySide6.QtWidgets import QFileDialog

    folder = Folder.last or Path(suggested).parent
    begin = (folder if folder.is_dir() else Path.home()) / Path(suggested).name
    dialog = QFileDialog(parent, title, str(begin), _PDF)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")  # before the question about writing over, which the static function asks too early
    path = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    _remember(path)
    return path if not path or path.lower().endswith(".pdf") else _free(Path(f"{path}.pdf"))


def _free(path: Path) -> str:
    """The path, or with a number the first that no file has: nobody was asked about writing over this one."""
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in range(2, 1000))
    return str(path if not path.exists() else next((free for free in numbered if not free.exists()), path))


def ask_which_pdf(parent: QWidget, title: str) -> str:
    """The PDF that the person chose; '' where they did not."""
    from PySide6.QtWidgets import QFileDialog

    begin = Folder.last if Folder.last and Folder.last.is_dir() else Path.home()
    path, _ = QFileDialog.getOpenFileName(parent, title, str(begin), f"{_PDF};;All files (*)")
    _remember(path)
    return path


def _remember(path: str) -> None:
    if path:
        Folder.last = Path(path).parent
