"""Staff lists as Excel workbooks, and workbooks that cannot be read."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oakmere_training.domain.errors import OakmereError, TableFileError
from oakmere_training.tablefiles import workbook as workbooks
from oakmere_training.tablefiles.reading import MAX_ROWS, table_from_bytes
from tests.unit.tablefiles.workbooks import workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

HEADER = ("Surname", "First name", "Staff Code")


def test_cells_are_read_as_the_sheet_shows_them() -> None:
    data = workbook(
        [
            HEADER,
            ("O’Brien", " Zoë ", "0042"),
            ("Example", "Asha", 42.0),
            ("Draft", "Vic", 43),
            ("Blank", "Bo", 0.5),
            ("Stencil", None, date(2026, 9, 1)),
            ("Mock", True, datetime(2026, 9, 1, 8, 30)),  # noqa: DTZ001
            ("Filler", time(8, 30), "=1+1"),
        ]
    )
    table = table_from_bytes(data, "staff.xlsx")
    assert [cells[2] for _, cells in table.rows] == ["0042", "42", "43", "0.5", "2026-09-01", "2026-09-01 08:30", ""]
    assert [cells[1] for _, cells in table.rows] == ["Zoë", "Asha", "Vic", "Bo", "", "True", "08:30:00"]
    assert table.rows[0] == (2, ("O’Brien", "Zoë", "0042"))
    assert table.how_read == "Read from the sheet “Sheet 1”."


def test_numbers_whose_format_shows_zeros_keep_them() -> None:
    def mend(book: Workbook) -> None:
        book.worksheets[0]["C2"].number_format = "00000"

    table = table_from_bytes(workbook([HEADER, ("Example", "Asha", 42)], mend=mend), "staff.xlsx")
    assert table.rows[0][1][2] == "00042"


def test_formulas_give_the_value_that_was_last_worked_out() -> None:
    data = workbook([HEADER, ("Example", "Asha", "=40+2")])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet], found = re.subn(rb"<f>40\+2</f><v ?/>", b"<f>40+2</f><v>42</v>", parts[sheet])
    assert found == 1
    table = table_from_bytes(_packed(parts), "staff.xlsx")
    assert table.rows[0][1][2] == "42"


def test_the_first_sheet_with_something_in_it_is_read_and_hidden_ones_last() -> None:
    def mend(book: Workbook) -> None:
        book.worksheets[1].sheet_state = "hidden"

    data = workbook([], [("Old", "List"), ("x", "y")], [HEADER, (), ("Example", "Asha", "1")], mend=mend)
    table = table_from_bytes(data, "staff.xlsx")
    assert table.sheet == "Sheet 3"
    assert table.rows == ((3, ("Example", "Asha", "1")),)


def test_a_sheet_that_says_it_is_smaller_than_it_is_loses_no_row() -> None:
    data = workbook([HEADER, *(("Example", f"Asha {number}", number) for number in range(30))])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'ref="A1:C31"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'ref="A1:C31"', b'ref="A1"')
    assert len(table_from_bytes(_packed(parts), "staff.xlsx").rows) == 30


def test_five_thousand_staff_are_read() -> None:
    rows = [HEADER, *((f"Example{number}", "Asha", f"{number:05}") for number in range(5_000))]
    table = table_from_bytes(workbook(rows), "staff.xlsx")
    assert len(table.rows) == 5_000
    assert table.rows[-1] == (5_001, ("Example4999", "Asha", "04999"))


def test_more_rows_than_are_read_are_refused() -> None:
    with pytest.raises(TableFileError, match="20,000 rows"):
        table_from_bytes(workbook([["Name"]] * (MAX_ROWS + 2)), "staff.xlsx")


def test_a_row_far_down_does_not_keep_the_reader_busy() -> None:
    data = workbook([HEADER, ("Example", "Asha", "1")])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<row r="2"', b'<row r="999999999999"')
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    with pytest.raises(TableFileError, match="rows"):
        table_from_bytes(_packed(parts), "staff.xlsx")


def test_columns_far_out_are_refused_and_empty_ones_are_not() -> None:
    wide = [*HEADER, *[None] * 200]
    assert table_from_bytes(workbook([wide, wide]), "staff.xlsx").header == HEADER
    with pytest.raises(TableFileError, match="100 columns"):
        table_from_bytes(workbook([wide, [*HEADER, *[None] * 97, "far"]]), "staff.xlsx")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "no Excel workbook"),
        ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, "binary workbook"),
        ({"[Content_Types].xml": b"<x", "xl/workbook.xml": b"<x"}, "broken"),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "no Excel workbook"),
    ],
)
def test_other_packages_are_named(parts: dict[str, bytes], words: str) -> None:
    with pytest.raises(TableFileError, match=words):
        table_from_bytes(_packed(parts), "staff.xlsx")


@pytest.mark.parametrize("sheets", [([],), ([], [HEADER])])
def test_a_workbook_without_people_is_said_so(sheets: tuple[list[tuple[str, ...]], ...]) -> None:
    with pytest.raises(TableFileError, match=r"nothing in this workbook|no people"):
        table_from_bytes(workbook(*sheets), "staff.xlsx")


def test_a_workbook_that_would_unpack_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1_000)
    with pytest.raises(TableFileError, match="far more"):
        table_from_bytes(workbook([HEADER, ("Example", "Asha", "1")]), "staff.xlsx")


WHOLE = workbook([HEADER, ("O’Brien", "Zoë", "0042")])


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_workbook_gives_a_table_or_a_sentence(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(4, len(WHOLE) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(OakmereError):
        assert table_from_bytes(bytes(damaged[: data.draw(st.integers(5, len(WHOLE)))]), "staff.xlsx").rows


@given(st.sampled_from([b"<row", b"<c ", b"<v>", b'"', b"t=", b"A1", b"s", b"<sst", b"<si>"]), st.binary(max_size=6))
@settings(max_examples=60)
def test_a_workbook_with_nonsense_inside_gives_a_table_or_a_sentence(old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as package:
        parts = {name: package.read(name).replace(old, new, 3) for name in package.namelist()}
    with contextlib.suppress(OakmereError):
        assert table_from_bytes(_packed(parts), "staff.xlsx").rows


def _packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()
