"""The system's file dialogs, each behind one function, so that tests replace one call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PDF = "PDF files (*.pdf)"
_TABLES = "Lists (*.csv *.txt *.tsv *.xlsx *.xlsm)"
_KINDS = {
    ".pdf": _PDF,
    ".csv": "CSV files (*.csv)",
    ".xlsx": "Excel workbooks (*.xlsx)",
    ".ics": "Calendar files (*.ics)",
    ".json": "JSON files (*.json)",
    ".zip": "ZIP archives (*.zip)",
    ".sqlite3": "Records (*.sqlite3)",
}


class Folder:
    """Where files were last saved or opened since the start."""

    last: ClassVar[Path | None] = None


def ask_where_to_save(parent: QWidget, title: str, suggested: str) -> str:
    """The path that the person chose for a file, with its ending; '' where they did not.

    ``suggested`` is a whole path, whose ending says what kind of file it is. Its folder gives way to the one used
    last, and to the home folder where there is no such folder: Qt would begin in the program's own.
    """
    from PySide6.QtWidgets import QFileDialog

    folder = Folder.last or Path(suggested).parent
    begin = (folder if folder.is_dir() else Path.home()) / Path(suggested).name
    ending = Path(suggested).suffix
    dialog = QFileDialog(parent, title, str(begin), _KINDS[ending])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(
        ending[1:]
    )  # before the question about writing over, which the static function asks too early
    path = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    _remember(path)
    return path if not path or path.lower().endswith(ending) else _free(Path(f"{path}{ending}"))


def _free(path: Path) -> str:
    """The path, or with a number the first that no file has: nobody was asked about writing over this one."""
    numbered = (path.with_stem(f"{path.stem} ({number})") for number in range(2, 1000))
    return str(path if not path.exists() else next((free for free in numbered if not free.exists()), path))


def ask_which_pdf(parent: QWidget, title: str) -> str:
    """The PDF that the person chose; '' where they did not."""
    return ask_which_file(parent, title, _PDF)


def ask_which_file(parent: QWidget, title: str, kinds: str) -> str:
    """The file that the person chose; '' where they did not. ``kinds`` is a filter, as 'Staff lists (*.csv *.xlsx)'."""
    from PySide6.QtWidgets import QFileDialog

    begin = Folder.last if Folder.last and Folder.last.is_dir() else Path.home()
    path, _ = QFileDialog.getOpenFileName(parent, title, str(begin), f"{kinds};;All files (*)")
    _remember(path)
    return path


def ask_which_table(parent: QWidget, title: str) -> str:
    """The staff list that the person chose; '' where they did not."""
    from PySide6.QtWidgets import QFileDialog

    begin = Folder.last if Folder.last and Folder.last.is_dir() else Path.home()
    path, _ = QFileDialog.getOpenFileName(parent, title, str(begin), f"{_TABLES};;All files (*)")
    _remember(path)
    return path


def _remember(path: str) -> None:
    if path:
        Folder.last = Path(path).parent
