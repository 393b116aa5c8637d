"""Tables out of files: CSV as any system writes it, and workbooks."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import TableFileError
from oakmere_training.domain.staff_columns import table_of

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.staff_columns import Table

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100

SEPARATORS = (",", ";", "\t", "|")
_SNIFFED = 50
"""How many rows tell the separator."""

_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "This is a PDF. Export the list as CSV or as an Excel workbook (.xlsx)."),
    (b"{\\rtf", "This is a text document. Export the list as CSV or as an Excel workbook (.xlsx)."),
    (b"<", "This is a web page or XML file, whatever its name says. Open it in Excel and save it as .xlsx."),
)


def read_table(path: Path) -> Table:
    """The table in a CSV file or a workbook, told apart by what is in it.

    Raises:
        TableFileError: with what to do, where it cannot be opened, is no table, is broken or too large.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large()
        data = path.read_bytes()
    except OSError as error:
        raise TableFileError(
            "This file could not be opened. Close it in other programs, or copy it to this computer, and try again.",
            details=f"{type(error).__name__}: {error.strerror}",
        ) from error
    return table_from_bytes(data, path.name)


def table_from_bytes(data: bytes, file_name: str) -> Table:
    """The table in the bytes of a file; see ``read_table``."""
    if len(data) > MAX_BYTES:
        raise _too_large()
    if not data.strip():
        raise TableFileError("This file is empty.")
    if data.startswith(b"PK\x03\x04"):
        from oakmere_training.tablefiles.workbook import table_from_workbook

        return table_from_workbook(data, file_name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableFileError(_why_no_old_workbook(data))
    for start, sentence in _OTHERS:
        if data.lstrip().removeprefix(b"\xef\xbb\xbf").lstrip()[: len(start)] == start:
            raise TableFileError(sentence)
    return _table_from_text(data, file_name)


def too_many_rows() -> TableFileError:
    """The error for a file with more rows than are read."""
    return TableFileError(f"This file has more than {MAX_ROWS:,} rows. Export the staff list alone.")


def too_many_columns() -> TableFileError:
    """The error for a file with more columns than are read."""
    return TableFileError(
        f"This file has more than {MAX_COLUMNS} columns. Export only those with name, number and post."
    )


def no_rows() -> TableFileError:
    """The error for a file that has a header at most."""
    return TableFileError("There are no people in this file: it has no row under its header.")


def _too_large() -> TableFileError:
    return TableFileError(f"This file is larger than {MAX_BYTES // 1024 // 1024} MB. Export the staff list alone.")


def _why_no_old_workbook(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "This workbook is protected by a password. Save a copy without the password, and choose that."
    return "This is an old Excel file (.xls) or another kind of document. Open it and save it as .xlsx or as CSV."


def _table_from_text(data: bytes, file_name: str) -> Table:
    text, encoding = _decoded(data)
    text, separator = _without_separator_line(text)
    if not separator:
        separator = _sniffed(text)
    rows = _rows(text, separator)
    table = table_of(rows, encoding=encoding, separator=separator, file_name=file_name) if rows else None
    if table is None or not table.rows:
        raise no_rows()
    return table


def _decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: by its byte order mark, else UTF-8 where it fits, else Windows-1252."""
    tries = [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252")]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        tries = [("utf-16", "UTF-16")]
    for codec, name in tries:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text, name
    raise TableFileError("This is no table, or its letters cannot be read. Save it as “CSV UTF-8” or as .xlsx.")


def _without_separator_line(text: str) -> tuple[str, str]:
    """Take away Excel's first line that names the separator ('sep=;'), and say which it is."""
    line, _, rest = text.partition("\n")
    line = line.strip("\r ")
    if line.casefold().startswith("sep=") and line[4:] in SEPARATORS:
        return rest, line[4:]
    return text, ""


def _sniffed(text: str) -> str:
    """The separator that parts the most of the first rows into the same number of cells; commas where none does."""

    def even(separator: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        widths: Counter[int] = Counter()
        try:
            for row in rows:
                widths[len(row)] += 1
                if widths.total() >= _SNIFFED:
                    break
        except csv.Error:
            return (0, 0)
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(0, 0))
        return (count, width) if width > 1 else (0, 0)

    return max(SEPARATORS, key=lambda separator: (even(separator), -SEPARATORS.index(separator)))


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers as a spreadsheet counts them."""
    rows: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            if not any(map(str.strip, row)):
                continue
            if len(row) > MAX_COLUMNS and any(map(str.strip, row[MAX_COLUMNS:])):
                raise too_many_columns()
            rows.append((number, row[:MAX_COLUMNS]))
            if len(rows) > MAX_ROWS + 1:
                raise too_many_rows()
    except csv.Error as error:
        raise TableFileError(
            f"Row {number + 1} cannot be read: a quotation mark may be missing there.", details=str(error)
        ) from error
    _check_quotes(rows, text, separator)
    return rows


def _check_quotes(rows: list[tuple[int, list[str]]], text: str, separator: str) -> None:
    """Refuse a text whose last cell is in quotation marks that never end: it would have swallowed the rows after."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise TableFileError(
                f"A quotation mark in row {rows[-1][0] if rows else 1} is never closed. Save the list again as CSV."
            ) from error
