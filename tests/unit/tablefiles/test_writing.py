"""Exported tables, opened again by other readers."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from oakmere_training.tablefiles.reading import table_from_bytes
from oakmere_training.tablefiles.writing import csv_bytes, starts_like_formula, xlsx_bytes

COLUMNS = ("Name", "Completed on", "Points")
ROWS = (
    ("Zoë O’Brien", date(2026, 11, 24), 17),
    ('Asha "A", Example', None, None),
    ("Vic\nDraft", date(2025, 2, 28), 9.5),
)
FORMULAS = (
    *('=HYPERLINK("http://x","y")', "+44 20 7946 0000", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"),
    *("＝1+1", "＋1", "－1", "＠x", "﹢1", "−1", "  =1", "\u200b=1", "\ufeff=1", "\u00a0@x"),
)


def test_a_csv_opens_in_excel_as_it_was() -> None:
    data = csv_bytes(COLUMNS, ROWS)
    assert data.startswith(b"\xef\xbb\xbfName,Completed on,Points\r\n")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["Name", "Completed on", "Points"],
        ["Zoë O’Brien", "2026-11-24", "17"],
        ['Asha "A", Example', "", ""],
        ["Vic\nDraft", "2025-02-28", "9.5"],
    ]


def test_a_workbook_holds_what_it_was_given() -> None:
    sheet = _sheet(xlsx_bytes("Training register", COLUMNS, ROWS))
    assert sheet.title == "Training register"
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Name", "Completed on", "Points"],
        ["Zoë O’Brien", datetime(2026, 11, 24), 17],  # noqa: DTZ001
        ['Asha "A", Example', None, None],
        ["Vic\nDraft", datetime(2025, 2, 28), 9.5],  # noqa: DTZ001
    ]
    assert sheet["B2"].is_date
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C4"
    assert sheet.column_dimensions["A"].width >= len('Asha "A", Example')


def test_moments_are_written_on_the_local_clock() -> None:
    rows = [[datetime(2026, 7, 1, 8, 30, 59, tzinfo=UTC)]]
    assert b"\r\n2026-07-01 09:30\r\n" in csv_bytes(("When",), rows)
    assert _sheet(xlsx_bytes("Log", ("When",), rows))["A2"].value == datetime(2026, 7, 1, 9, 30)  # noqa: DTZ001


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_neutralised(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(csv_bytes(("Name",), [[text]]).decode("utf-8-sig"), newline=""))
    assert cell == f"'{text}"
    written = _sheet(xlsx_bytes("Names", ("Name",), [[text]]))["A2"]
    assert written.data_type == "s"
    assert written.quotePrefix
    assert str(written.value).strip() == text.replace("\r", "\n").strip() or written.value == text


@pytest.mark.parametrize("text", ["Zoë", "O’Brien-Smith", "a=b", "1-2", "", " ", "(+44)", "'=1"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert not starts_like_formula(text)
    (_, (cell,)) = csv.reader(io.StringIO(csv_bytes(("Name",), [[text]]).decode("utf-8-sig"), newline=""))
    assert cell == text


def test_a_header_is_neutralised_too() -> None:
    assert csv_bytes(("=1",), []) == b"\xef\xbb\xbf'=1\r\n"
    assert _sheet(xlsx_bytes("x", ("=1",), []))["A1"].data_type == "s"


def test_numbers_below_zero_stay_numbers() -> None:
    assert csv_bytes(("n",), [[-3]]).endswith(b"\r\n-3\r\n")
    assert _sheet(xlsx_bytes("x", ("n",), [[-3]]))["A2"].value == -3


@pytest.mark.parametrize("title", ["", "Register: 2026/27 [all] \\ of it, and what is more", "'quoted'", "a\nb"])
def test_any_title_makes_a_sheet(title: str) -> None:
    assert 1 <= len(_sheet(xlsx_bytes(title, COLUMNS, ROWS)).title) <= 31


@given(st.text(max_size=50))
def test_no_text_breaks_an_export(text: str) -> None:
    assert csv_bytes((text,), [[text]]).startswith(b"\xef\xbb\xbf")
    first = _sheet(xlsx_bytes(text, (text,), [[text]]))["A2"]
    assert first.data_type in {"s", "inlineStr"} or first.value is None


def test_five_thousand_rows_come_back_through_our_own_reader() -> None:
    rows = [(f"Zoë O’Brien {number}", date(2026, 1, 1), number) for number in range(5_000)]
    for data in (csv_bytes(COLUMNS, rows), xlsx_bytes("Register", COLUMNS, rows)):
        table = table_from_bytes(data, "register")
        assert len(table.rows) == 5_000
        assert table.rows[41] == (43, ("Zoë O’Brien 41", "2026-01-01", "41"))


def _sheet(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).active
