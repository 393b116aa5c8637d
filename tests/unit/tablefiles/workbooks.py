"""Workbooks as other programs write them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def workbook(*sheets: Sequence[Sequence[Any]], mend: Callable[[Workbook], None] = lambda _: None) -> bytes:
    """A workbook with these sheets; ``mend`` may change it before it is saved."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    mend(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
