"""Attendance, slips and the recovery key."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from oakmere_training.documents.attendance import attendance_pdf
from oakmere_training.documents.recovery_key import recovery_key_pdf
from oakmere_training.documents.slips import slips_pdf
from oakmere_training.domain.papers import AttendanceRow, AttendanceSheet, RecoveryKeySheet, SlipSheet
from oakmere_training.domain.tiers import Tier
from tests.unit.documents.papers import NAMES
from tests.unit.documents.structure import (
    assert_everything_tagged,
    assert_fonts_embedded,
    headings,
    roles,
    texts,
    tree_of,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_ATTENDANCE = AttendanceSheet(
    school="Oakmere Primary School",
    policy_title="Social Media Policy",
    what="induction",
    day=date(2026, 11, 24),
    people=(AttendanceRow("F. Dummy", "Volunteer, Forest School"), AttendanceRow("K. Notional")),
    starts_at="15:45",
    place="school hall",
    leader="N. Model",
    minutes=45,
    quizzes=("Induction: the whole policy",),
)
_SLIPS = SlipSheet("Year 5 A", Tier.UPPER_KS2, tuple(f"Otter {place}" for place in range(1, 31)), date(2026, 11, 24))
_KEY = RecoveryKeySheet("Oakmere Primary School", date(2026, 11, 24), "EXAMPLEKEYXXABCD23456789")


def _people(count: int) -> tuple[AttendanceRow, ...]:
    return tuple(AttendanceRow(f"Person {place}", "Volunteer") for place in range(1, count + 1))


def test_the_attendance_sheet_says_what_when_where_and_who() -> None:
    (text,) = texts(attendance_pdf(_ATTENDANCE))
    for words in (
        "Social Media Policy training",
        "Attendance: induction",
        "Tuesday 24 November 2026",
        "15:45, school hall",
        "Led by N. Model",
        "Declared 45 minutes",
        "Quiz Induction: the whole policy",
        "1 F. Dummy Volunteer, Forest School",
        "2 K. Notional",
        "Signed by the leader, N. Model",
        "Empty rows are for people who were added on the day.",
        "Sheet 1 of 1",
    ):
        assert words in text
    assert " 16 " in text
    assert " 17 " not in text


@pytest.mark.parametrize(("people", "sheets"), [(0, 1), (1, 1), (16, 1), (17, 2), (1_000, 63)])
def test_sixteen_rows_go_on_a_sheet_and_numbers_go_on(people: int, sheets: int) -> None:
    pages = texts(attendance_pdf(replace(_ATTENDANCE, people=_people(people))))
    assert len(pages) == sheets
    for place in range(people):
        assert f"Person {place + 1} Volunteer" in pages[place // 16]
    assert ("Empty rows" in pages[-1]) == (people != 16)
    assert f"Sheet {sheets} of {sheets}" in pages[-1]


def test_the_order_of_attendance_is_the_callers() -> None:
    (text,) = texts(attendance_pdf(replace(_ATTENDANCE, people=_people(9)[::-1])))
    assert re.findall(r"Person (\d)", text) == list("987654321")


@pytest.mark.parametrize(
    "name", [*NAMES, "Maximiliane-Antoinette von und zu Hohenstein-Wittelsbach der Jüngeren, geb. Ó"]
)
def test_attendance_keeps_each_name_whole(name: str) -> None:
    (text,) = texts(attendance_pdf(replace(_ATTENDANCE, people=(AttendanceRow(name, name),))))
    assert "".join(text.split()).count("".join(name.split())) == 2


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(_ATTENDANCE, starts_at="", place="", leader="", minutes=0, quizzes=())
    (text,) = texts(attendance_pdf(bare))
    for words in ("Led by", "Declared", "Quiz", "leader,"):
        assert words not in text


def test_long_facts_take_lines_of_their_own_and_all_rows_stay() -> None:
    quizzes = tuple(f"A quiz with a rather long title, number {place}" for place in range(4))
    pages = texts(attendance_pdf(replace(_ATTENDANCE, quizzes=quizzes, people=_people(16))))
    assert len(pages) == 1
    assert "Quizzes A quiz" in pages[0]
    assert "Person 16" in pages[0]


def test_attendance_is_a_table_with_headed_columns() -> None:
    data = attendance_pdf(_ATTENDANCE)
    _, tree = tree_of(data)
    rows = [node for node in walk(tree) if node.get("/S") == "/TR"]
    assert len(rows) == 17
    assert all(len(row["/K"]) == 4 for row in rows)
    assert headings(data) == ["H1"]


def test_slips_have_class_alias_and_what_they_are_for() -> None:
    (text,) = texts(slips_pdf(_SLIPS))
    for place in range(1, 31):
        assert f"Year 5 A Otter {place} Your name in this quiz" in text
    assert "Year 5 A, Otter 1 to 30" in text
    assert "The program keeps no names." in text


@pytest.mark.parametrize(("count", "sheets"), [(1, 1), (29, 1), (30, 1), (31, 2), (1_000, 34)])
def test_thirty_slips_go_on_a_sheet(count: int, sheets: int) -> None:
    aliases = tuple(f"Wren {place}" for place in range(1, count + 1))
    pages = texts(slips_pdf(replace(_SLIPS, tier=Tier.KS1, aliases=aliases)))
    assert len(pages) == sheets
    assert sum(page.count("Your name in this quiz") for page in pages) == count
    last = f"Wren {(sheets - 1) * 30 + 1}" if count % 30 == 1 else f"{count}"
    assert last in pages[-1]


def test_each_tier_has_its_animal() -> None:
    drawn = {slips_pdf(replace(_SLIPS, tier=tier)) for tier in (Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2)}
    assert len(drawn) == 3


def test_staff_get_no_slips_and_no_aliases_make_no_sheet() -> None:
    with pytest.raises(KeyError):
        slips_pdf(replace(_SLIPS, tier=Tier.STAFF))
    with pytest.raises(ValueError, match="no slips"):
        slips_pdf(replace(_SLIPS, aliases=()))


def test_the_key_is_printed_in_six_groups() -> None:
    (text,) = texts(recovery_key_pdf(_KEY))
    groups = re.findall(r"(\d) ((?:[A-Z2-9] ){3}[A-Z2-9])", text)
    assert groups == [
        (str(place), " ".join(group)) for place, group in enumerate(("EXAM", "PLEK", "EYXX", "ABCD", "2345", "6789"), 1)
    ]
    for words in (
        "Made on 24 November 2026",
        "Keep it safe",
        "Use the recovery key, and type the groups.",
        "Confidential",
    ):
        assert words in text


def test_the_key_is_in_the_text_of_the_page_and_not_in_the_files_properties() -> None:
    data = recovery_key_pdf(_KEY)
    assert _KEY.key.encode() not in data
    assert not any(_KEY.key in str(value) for value in (tree_of(data)[0].metadata or {}).values())


@pytest.mark.parametrize(
    "make",
    [
        lambda mono: attendance_pdf(replace(_ATTENDANCE, people=_people(17)), mono=mono),
        lambda mono: slips_pdf(_SLIPS, mono=mono),
        lambda mono: recovery_key_pdf(_KEY, mono=mono),
    ],
    ids=["attendance", "slips", "key"],
)
@pytest.mark.parametrize("mono", [False, True])
def test_sheets_are_tagged_in_order_with_their_fonts(make: Callable[[bool], bytes], mono: bool) -> None:
    data = make(mono)
    assert data == make(mono)
    assert roles(data)[:2] == ["/Document", "/Part"]
    assert headings(data)[0] == "H1"
    assert_everything_tagged(data)
    assert_fonts_embedded(data)
