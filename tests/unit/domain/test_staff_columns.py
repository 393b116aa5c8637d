"""Columns as SIMS, Arbor, Bromcom and people with a spreadsheet name them."""

from __future__ import annotations

import pytest

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import Role
from oakmere_training.domain.staff_columns import ColumnMapping, Field, Table, guess, posts, table_of

OUT = Field.LEAVE_OUT


def make_table(header: str, *rows: str) -> Table:
    """A table from lines with '|' between the cells; its first row under the header is row 2."""
    lines = [(number, line.split("|")) for number, line in enumerate((header, *rows), start=1)]
    return table_of(lines, encoding="UTF-8", separator=",", file_name="staff.csv")


@pytest.mark.parametrize(
    ("header", "row", "fields"),
    [
        (
            "Surname|Known As|Staff Code|Post Title|DOB",
            "Example|A.|0042|Teacher|1/1/90",
            (Field.SURNAME, Field.FIRST_NAME, Field.STAFF_NUMBER, Field.ROLE, OUT),
        ),
        (
            "Title|Legal Surname|Legal Forename|Preferred Surname|Preferred Forename|Staff Code|Post Title|Work Email",
            "Mrs|Example|Ashanti|Example|Asha|AEX|Teacher|a@example.org",
            (OUT, OUT, Field.FIRST_NAME, Field.SURNAME, Field.KNOWN_AS, Field.STAFF_NUMBER, Field.ROLE, OUT),
        ),
        (
            "Legal last name|Legal first name|Preferred last name|Preferred first name|Job title|Staff ID",
            "Example|Ashanti|||Cook|7",
            (Field.SURNAME, Field.FIRST_NAME, OUT, Field.KNOWN_AS, Field.ROLE, Field.STAFF_NUMBER),
        ),
        ("Name|Role", "Asha Example|Governor", (Field.FULL_NAME, Field.ROLE)),
        (
            "Staff Name|Job Title|Payroll Number",
            "Example, Asha|TA|9",
            (Field.FULL_NAME, Field.ROLE, Field.STAFF_NUMBER),
        ),
        (
            "First Name|Last Name|Former surname|Emergency contact surname|ID",
            "Asha|Example|Draft|Stencil|3",
            (Field.FIRST_NAME, Field.SURNAME, OUT, OUT, Field.STAFF_NUMBER),
        ),
        (
            "Staff: Forename|Staff: Surname|Current Contract: Post Title|Full name",
            "Asha|Example|Teacher|Asha Example",
            (Field.FIRST_NAME, Field.SURNAME, Field.ROLE, OUT),
        ),
        ("SURNAME|FORENAME|Employee No.", "Example|Asha|3", (Field.SURNAME, Field.FIRST_NAME, Field.STAFF_NUMBER)),
        (
            "Surname|Forename|Category|Main Job Role",
            "Example|Asha|T|Class Teacher",
            (Field.SURNAME, Field.FIRST_NAME, OUT, Field.ROLE),
        ),
        ("a|b", "Asha|Example", (OUT, OUT)),
    ],
)
def test_columns_are_recognised_by_their_headers(header: str, row: str, fields: tuple[Field, ...]) -> None:
    assert guess(make_table(header, row)).fields == fields


def test_a_code_that_many_share_is_no_staff_number() -> None:
    table = make_table("Surname|Forename|Code|ID", "A|B|TCH|1", "C|D|TCH|2", "E|F|TCH|3")
    assert guess(table).fields[2:] == (OUT, Field.STAFF_NUMBER)


def test_a_column_is_one_thing_and_a_thing_one_column() -> None:
    mapping = guess(make_table("Surname|Forename|Other", "A|B|C"))
    changed = mapping.with_field(2, Field.SURNAME)
    assert changed.fields == (OUT, Field.FIRST_NAME, Field.SURNAME)
    assert changed.with_field(0, OUT).with_field(1, OUT).fields == (OUT, OUT, Field.SURNAME)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ((OUT, Field.ROLE), "names"),
        ((Field.SURNAME, OUT), "first name"),
        ((Field.FIRST_NAME, OUT), "surname"),
        ((Field.KNOWN_AS, OUT), "surname"),
    ],
)
def test_columns_that_make_no_name_are_asked_for(fields: tuple[Field, ...], words: str) -> None:
    with pytest.raises(InvalidInputError, match=words) as refused:
        ColumnMapping(fields).check()
    assert refused.value.field == "columns"


@pytest.mark.parametrize(
    "fields", [(Field.FULL_NAME,), (Field.SURNAME, Field.KNOWN_AS), (Field.SURNAME, Field.FIRST_NAME)]
)
def test_columns_that_make_a_name_are_enough(fields: tuple[Field, ...]) -> None:
    ColumnMapping(fields).check()


def test_posts_are_listed_with_their_roles_those_without_first() -> None:
    table = make_table("Name|Post", "A B|Teacher", "C D|Wizard", "E F|teacher", "G H|", "I J|Cook")
    mapping = guess(table)
    assert [(match.post, match.role, match.rows) for match in posts(table, mapping)] == [
        ("", None, 1),
        ("Wizard", None, 1),
        ("Teacher", Role.TEACHER, 2),
        ("Cook", Role.OFFICE, 1),
    ]
    chosen = mapping.with_role("wizard", Role.VOLUNTEER).with_role("", Role.OFFICE).with_role("Teacher", Role.GOVERNOR)
    assert [(match.post, match.role) for match in posts(table, chosen)] == [
        ("Teacher", Role.GOVERNOR),
        ("", Role.OFFICE),
        ("Cook", Role.OFFICE),
        ("Wizard", Role.VOLUNTEER),
    ]


def test_without_a_post_column_the_role_is_asked_once() -> None:
    table = make_table("Name|x", "A B|1", "C D|2")
    (match,) = posts(table, guess(table))
    assert (match.post, match.role, match.rows) == ("", None, 2)


def test_samples_are_the_first_different_cells_that_hold_something() -> None:
    table = make_table("Name|Post", "A B|", "C D|Cook", "E F|Cook", "G H|TA", "I J|Head", "K L|ECT")
    assert table.samples(1) == ("Cook", "TA", "Head")


def test_rows_under_the_header_are_as_wide_as_it_or_wider() -> None:
    table = make_table("Name|Post", "A B", "C D|Cook|more")
    assert table.header == ("Name", "Post", "")
    assert table.rows == ((2, ("A B", "", "")), (3, ("C D", "Cook", "more")))
