"""The system's file dialogs, each behind one function, so that tests replace one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PDF = "PDF files (*.pdf)"


def ask_where_to_save(parent: QWidget, title: str, suggested: str) -> str:
    """The path that the person chose for a PDF, with its ending; '' where they did not."""
    from PySide6.QtWidgets import QFileDialog

    path, _ = QFileDialog.getSaveFileName(parent, title, suggested, _PDF)
    return path if not path or path.lower().endswith(".pdf") else f"{path}.pdf"


def ask_which_pdf(parent: QWidget, title: str) -> str:
    """The PDF that the person chose; '' where they did not."""
    from PySide6.QtWidgets import QFileDialog

    path, _ = QFileDialog.getOpenFileName(parent, title, "", f"{_PDF};;All files (*)")
    return path
