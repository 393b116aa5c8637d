"""Tables into files: CSV that Excel reads as it is meant, and workbooks."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | int | float | date | datetime | None
"""What a cell may hold; moments have a time zone and are written in the computer's."""

_STARTS = frozenset("=+-@−")
_CELL_MAX = 32_767
"""The longest text that fits into a cell of Excel."""
_WIDTHS = range(8, 61)
"""Narrowest and widest column, in characters."""


def starts_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula: it starts with = + - @, in any width, or a control."""
    for char in text:
        if char in "\t\r\n":
            return True
        if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"}:
            return unicodedata.normalize("NFKC", char)[0] in _STARTS
    return False


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file: UTF-8 with a byte order mark, commas, CRLF; dates as '2026-11-24'.

    Texts that could be taken for a formula get an apostrophe in front.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([_csv_cell(column) for column in columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def xlsx_bytes(title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet: bold header that stays in view, filter, widths that fit, dates as dates.

    Texts that could be taken for a formula are marked as text for good.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    table = [tuple(row) for row in rows]
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = ""
    sheet = book.create_sheet(_sheet_title(title))
    for index, width in enumerate(_column_widths(columns, table), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(columns), 1))}{len(table) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.append([_workbook_cell(sheet, column, bold=True) for column in columns])
    for row in table:
        sheet.append([_workbook_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _local(moment: datetime) -> datetime:
    """A moment on the clock of this computer, to the minute."""
    return moment.astimezone().replace(tzinfo=None, second=0, microsecond=0)


def _csv_cell(cell: Cell) -> str | int | float:
    if isinstance(cell, datetime):
        return _local(cell).isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        text = cell.replace("\0", "")
        return f"'{text}" if starts_like_formula(text) else text
    return "" if cell is None else cell


def _workbook_cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:  # noqa: ANN401
    """A cell of a sheet that is only written."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    if value is None or value == "":
        return None
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value).encode("utf-8", "replace").decode()[:_CELL_MAX]
        cell = WriteOnlyCell(sheet, text)
        if starts_like_formula(text):
            cell.quotePrefix = True
        cell.data_type = "s"
    elif isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, _local(value))
        cell.number_format = "dd/mm/yyyy hh:mm"
    else:
        cell = WriteOnlyCell(sheet, value)
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _column_widths(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """In characters; the header needs room for the filter's button too."""
    widths = [len(column) + 4 for column in columns]
    for row in rows:
        for index, cell in enumerate(row[: len(widths)]):
            width = 16 if isinstance(cell, datetime) else 10 if isinstance(cell, date) else len(str(cell or ""))
            widths[index] = max(widths[index], width + 2)
    return [min(max(width, _WIDTHS[0]), _WIDTHS[-1]) for width in widths]


def _sheet_title(title: str) -> str:
    """A title that a sheet may have: at most 31 characters, none that Excel refuses."""
    allowed = "".join(" " if char in "[]:*?/\\" or not char.isprintable() else char for char in title)
    return " ".join(allowed.split())[:31].strip("' ") or "Table"
