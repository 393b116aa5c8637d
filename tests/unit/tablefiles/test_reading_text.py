"""Staff lists as text: any separator, any encoding that schools' systems write, and files that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oakmere_training.domain.errors import OakmereError, TableFileError
from oakmere_training.tablefiles import reading
from oakmere_training.tablefiles.reading import read_table, table_from_bytes

if TYPE_CHECKING:
    from pathlib import Path

LIST = "Surname,Known As,Post Title\nO’Brien,Zoë,Teacher\nExample,Asha,Cook\n"
ROWS = ((2, ("O’Brien", "Zoë", "Teacher")), (3, ("Example", "Asha", "Cook")))


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_every_encoding_gives_the_same_names(codec: str, name: str) -> None:
    table = table_from_bytes(LIST.encode(codec), "staff.csv")
    assert table.header == ("Surname", "Known As", "Post Title")
    assert table.rows == ROWS
    assert (table.encoding, table.file_name) == (name, "staff.csv")
    assert table.how_read == f"Read as {name} text, split by commas."


def test_utf_16_is_read_whichever_byte_comes_first() -> None:
    data = b"\xfe\xff" + LIST.encode("utf-16-be")
    assert table_from_bytes(data, "staff.csv").rows == ROWS


@pytest.mark.parametrize(
    ("separator", "word"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "upright")]
)
def test_the_separator_is_found(separator: str, word: str) -> None:
    table = table_from_bytes(LIST.replace(",", separator).encode(), "staff.csv")
    assert table.rows == ROWS
    assert table.separator == separator
    assert word in table.how_read


def test_commas_within_cells_do_not_hide_semicolons() -> None:
    text = 'Name;Post\n"Example, Asha";Teacher\n"Draft, Vic";Cook\n'
    table = table_from_bytes(text.encode(), "staff.csv")
    assert table.separator == ";"
    assert table.rows[0] == (2, ("Example, Asha", "Teacher"))


def test_excels_line_that_names_the_separator_is_no_row() -> None:
    table = table_from_bytes(b"sep=;\r\nSurname;First name\r\nExample;Asha\r\n", "staff.csv")
    assert table.header == ("Surname", "First name")
    assert table.rows == ((2, ("Example", "Asha")),)


def test_a_line_break_within_a_cell_does_not_begin_a_row() -> None:
    text = 'Surname,Post,First name\r\nExample,"Teacher,\r\nyear 4",Asha\r\nDraft,"Cook ""A""",Vic\r\n'
    table = table_from_bytes(text.encode(), "staff.csv")
    assert table.rows == ((2, ("Example", "Teacher,\r\nyear 4", "Asha")), (3, ("Draft", 'Cook "A"', "Vic")))


def test_empty_rows_are_left_away_and_still_counted() -> None:
    table = table_from_bytes(b"Surname,First name\n\nExample,Asha\n , \nDraft,Vic,\n", "staff.csv")
    assert table.rows == ((3, ("Example", "Asha")), (5, ("Draft", "Vic")))


def test_a_title_over_the_table_is_not_its_header() -> None:
    table = table_from_bytes(
        b"Staff list of Oakmere Primary School,,\n,,\nSurname,Forename,Staff Code\nA,B,1\n", "s.csv"
    )
    assert table.header == ("Surname", "Forename", "Staff Code")
    assert table.rows == ((4, ("A", "B", "1")),)


def test_one_column_is_a_table() -> None:
    table = table_from_bytes(b"Name\nAsha Example\n", "names.csv")
    assert table.rows == ((2, ("Asha Example",)),)
    assert table.how_read == "Read as UTF-8 text, one column."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"Surname,First name\r\n", "no people"),
        (b"\xef\xbb\xbf,,\n", "no people"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><table><tr><td>Surname</td></tr></table>", "web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook", r"\.xls"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\x00\x01\x02,\x00", "no table"),
        (b"Surname\x81,\xff\n", "no table"),
        (b"\xff\xfeS", "no table"),
        (b'Surname,Post\n"Example,Cook\nDraft,Teacher\n', "quotation mark in row 2"),
        (b"a,b\n" + b"x" * 200_000 + b",y\n", "Row 2 cannot be read"),
        (b",".join([b"a"] * 101) + b"\n" + b",".join([b"a"] * 101), "100 columns"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(TableFileError, match=words) as refused:
        table_from_bytes(data, "staff.csv")
    assert refused.value.sentence.endswith(".")


def test_the_most_rows_that_are_read() -> None:
    rows = b"Surname,First name\n" + b"Example,Asha\n" * reading.MAX_ROWS
    assert len(table_from_bytes(rows, "staff.csv").rows) == reading.MAX_ROWS
    with pytest.raises(TableFileError, match="20,000 rows"):
        table_from_bytes(rows + b"Draft,Vic\n", "staff.csv")


def test_a_file_that_is_too_large_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    with path.open("wb") as file:
        file.truncate(reading.MAX_BYTES + 1)
    with pytest.raises(TableFileError, match="20 MB"):
        read_table(path)


def test_a_file_is_read_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "staff-export-november.csv"
    path.write_bytes(LIST.encode("cp1252"))
    table = read_table(path)
    assert (table.rows, table.file_name) == (ROWS, "staff-export-november.csv")


def test_a_file_that_is_gone_or_a_folder_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(TableFileError, match="could not be opened"):
            read_table(path)


@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace")),
        st.text("\"',;|\t\r\nab=\ufeff", max_size=200).map(str.encode),
        st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data),
        st.text(max_size=200).map(lambda text: text.encode("utf-16", "replace")),
    )
)
@example(b'"')
@example(b"\r")
@example(b"\xff\xfe")
def test_whatever_is_in_a_file_gives_a_table_or_a_sentence(data: bytes) -> None:
    try:
        table = table_from_bytes(data, "any")
    except OakmereError:
        return
    assert table.rows
    assert table.how_read
    assert all(len(cells) == len(table.header) for _, cells in table.rows)
    numbers = [number for number, _ in table.rows]
    assert numbers == sorted(set(numbers))
