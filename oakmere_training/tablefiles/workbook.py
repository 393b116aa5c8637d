"""Tables out of Excel workbooks (.xlsx)."""

from __future__ import annotations

import io
import math
import warnings
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.errors import TableFileError
from oakmere_training.domain.staff_columns import table_of
from oakmere_training.tablefiles.reading import MAX_COLUMNS, MAX_ROWS, no_rows, too_many_columns, too_many_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.domain.staff_columns import Table

MAX_UNPACKED = 200 * 1024 * 1024
_LAST_ROW = 1_048_576
"""The last row that a sheet of Excel can have."""


def table_from_workbook(data: bytes, file_name: str) -> Table:
    """The first sheet that holds something, formulas as the values that were last worked out.

    Raises:
        TableFileError: where it is no .xlsx, is broken, or holds more than is read.
    """
    _check_package(data)
    try:
        found = _first_sheet(data)
    except TableFileError:
        raise
    except Exception as error:  # whatever a broken file makes openpyxl raise
        raise TableFileError(
            "This workbook is broken. Open it in Excel, save it again as .xlsx, and choose that.",
            details=f"{type(error).__name__}: {error}",
        ) from error
    if found is None:
        raise TableFileError("There is nothing in this workbook.")
    sheet, rows = found
    table = table_of(rows, encoding="", separator="", file_name=file_name, sheet=sheet)
    if not table.rows:
        raise no_rows()
    return table


def _check_package(data: bytes) -> None:
    """Refuse what is a ZIP but no workbook, and one that would unpack to far more than a staff list."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except Exception as error:  # a broken directory makes zipfile raise more than BadZipFile
        raise TableFileError("This workbook is broken. Open it in Excel and save it again as .xlsx.") from error
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise TableFileError("This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise TableFileError("This is no Excel workbook. Open the list in its own program and save it as .xlsx or CSV.")
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise TableFileError("There is far more in this workbook than a staff list. Export the staff list alone.")


def _first_sheet(data: bytes) -> tuple[str, list[tuple[int, list[str]]]] | None:
    """The name and the filled rows of the first sheet that has any, those that are hidden last."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            for sheet in sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible"):
                sheet.reset_dimensions()
                rows = _filled(sheet.iter_rows(max_col=MAX_COLUMNS + 1))
                if rows:
                    return str(sheet.title), rows
        finally:
            book.close()
    return None


def _filled(cells_by_row: Iterable[tuple[Any, ...]]) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(cells_by_row, start=1):
        texts = [_text(cell) for cell in cells]
        if any(texts):
            if any(texts[MAX_COLUMNS:]):
                raise too_many_columns()
            rows.append((number, texts[:MAX_COLUMNS]))
        if len(rows) > MAX_ROWS + 1 or number > _LAST_ROW:
            raise too_many_rows()
    return rows


def _text(cell: Any) -> str:  # noqa: ANN401
    """A cell as the sheet shows it, as far as a staff list needs it: '42' for 42.0, dates as '2026-09-01'."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value, str(cell.number_format))
    return str(value).strip()


def _number(value: float, number_format: str) -> str:
    """A whole number without its '.0', with the leading zeros that its format shows ('0000')."""
    if not math.isfinite(value):
        return ""
    if value == int(value):
        text = str(int(value))
        return text.zfill(len(number_format)) if set(number_format) == {"0"} and value >= 0 else text
    return repr(value)
