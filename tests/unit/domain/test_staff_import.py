"""What an import says it would do, row by row, and that a second one does nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oakmere_training.domain import staff_import
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import NAME_MAX, Role, name_key
from oakmere_training.domain.staff_columns import ColumnMapping, Field, guess
from oakmere_training.domain.staff_entries import number_key
from oakmere_training.domain.staff_import import Happens, ImportPlan, plan
from tests.support.factories import TODAY, make_person
from tests.unit.domain.test_staff_columns import make_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.domain.people import Person

HEADER = "Surname|Known As|Staff Code|Post Title"


def known(name: str, number: str = "", role: Role = Role.TEACHER, post: str = "", left: date | None = None) -> Person:
    return replace(make_person(name, role=role), staff_number=number, post_title=post, left_on=left)


def planned(people: Iterable[Person], *rows: str, header: str = HEADER) -> list[tuple[int, str, str, str]]:
    table = make_table(header, *rows)
    found = plan(table, guess(table), people, TODAY)
    assert [row.number for row in found.rows] == [number for number, _ in table.rows]
    return [(row.number, row.happens.value, row.name, row.why) for row in found.rows]


def applied(people: Iterable[Person], done: ImportPlan) -> list[Person]:
    """The people once a plan is carried out, as the service does it."""
    kept = {person.id: person for person in people}
    for row in done.changes:
        assert row.facts is not None
        person = kept[row.person_id] if row.person_id is not None else make_person()
        kept[person.id] = replace(
            person,
            name=row.facts.name,
            role=row.facts.role,
            post_title=row.facts.post_title,
            staff_number=row.facts.staff_number,
        )
    return list(kept.values())


def test_new_people_are_added_with_the_name_they_are_known_by() -> None:
    assert planned((), "O’Brien|Zoë|0042|Lunchtime supervisor") == [
        (2, "Added", "Zoë O’Brien", "New. Teaching assistant")
    ]


def test_a_staff_number_without_its_leading_zeros_is_the_same() -> None:
    assert number_key("0042") == number_key("42") == number_key(" 42 ")
    assert number_key("A 07") == number_key("a07") != number_key("A7")
    assert number_key("000")


def test_the_staff_number_finds_a_person_whose_name_has_changed() -> None:
    people = [known("H. Draft", "0044")]
    assert planned(people, "Draft-Trial|H.|0044|Teacher") == [
        (2, "Changed", "H. Draft-Trial", "Surname was Draft; Post: Teacher")
    ]
    assert planned(people, "Draft|Hanna|44|") == [(2, "Changed", "Hanna Draft", "First name was H.")]
    assert planned(people, "Mock|Hanna|44|") == [(2, "Changed", "Hanna Mock", "Name was H. Draft")]


def test_a_staff_number_never_gives_ones_certificates_to_a_stranger() -> None:
    people = [known("Hanna Draft", "0044")]
    assert planned(people, "Stencil|Peter|0044|Teacher", "Draft|Hanna||Teacher") == [
        (2, "Skipped", "Peter Stencil", "This staff number is Hanna Draft’s here"),
        (3, "Changed", "Hanna Draft", "Post: Teacher"),
    ]


def test_a_role_that_changes_is_named_from_and_to() -> None:
    people = [known("W. Filler", "7", Role.VOLUNTEER, "Reading volunteer")]
    assert planned(people, "Filler|W.|7|Parent Governor") == [
        (2, "Changed", "W. Filler", "Role: Volunteer to Governor")
    ]


def test_the_full_name_finds_a_person_however_it_is_written() -> None:
    people = [known("Kate O’Connor-Fitzgerald", post="Teacher")]
    assert planned(people, "O'CONNOR‐FITZGERALD|kate||teacher") == [
        (2, "Unchanged", "Kate O’Connor-Fitzgerald", "Same as here")
    ]


def test_a_person_found_by_name_gets_the_staff_number() -> None:
    assert planned([known("A. Example", post="Cook", role=Role.OFFICE)], "Example|A.|0042|Cook") == [
        (2, "Changed", "A. Example", "Staff number: 0042")
    ]
    assert planned([known("A. Example", "11", post="Teacher")], "Example|A.|12|Teacher") == [
        (2, "Changed", "A. Example", "Staff number: 11 to 12")
    ]


def test_a_row_says_why_it_is_skipped() -> None:
    people = [
        known("L. Gone", left=date(2026, 8, 31)),
        known("T. Twin", post="Teacher"),
        known("T. Twin", post="Cook"),
    ]
    long = "x" * NAME_MAX
    assert planned(
        people,
        "Mock|G.|16|Teacher",
        "Mock|G.|016|Teacher",
        "|H.||Teacher",
        "Blank|||Teacher",
        "Gone|L.||Teacher",
        "Twin|T.||Teacher",
        "Wand|W.||Wizard",
        "Void|V.||",
        f"{long}|Asha||Teacher",
        "O|A.||Teacher",
    ) == [
        (2, "Added", "G. Mock", "New. Teacher"),
        (3, "Skipped", "G. Mock", "Same staff number as row 2"),
        (4, "Skipped", "H.", "Surname is empty"),
        (5, "Skipped", "Blank", "First name is empty"),
        (6, "Skipped", "L. Gone", "Left the school on 31 August 2026"),
        (7, "Skipped", "T. Twin", "Two people have this name; add staff numbers"),
        (8, "Skipped", "W. Wand", "No role fits “Wizard”"),
        (9, "Skipped", "V. Void", "Role is empty"),
        (10, "Skipped", f"Asha {long}", "The name is longer than 80 characters"),
        (11, "Skipped", "A. O", "The name is not complete"),
    ]


def test_a_post_without_a_role_leaves_the_role_of_someone_known() -> None:
    people = [known("W. Wand", role=Role.VOLUNTEER, post="Wizard")]
    assert planned(people, "Wand|W.||wizard") == [(2, "Unchanged", "W. Wand", "Same as here")]


def test_the_lead_may_say_what_a_post_is() -> None:
    table = make_table(HEADER, "Wand|W.||Wizard", "Void|V.||")
    mapping = guess(table).with_role("Wizard", Role.TEACHER).with_role("", Role.VOLUNTEER)
    assert [row.why for row in plan(table, mapping, (), TODAY).rows] == ["New. Teacher", "New. Volunteer"]


def test_two_posts_of_one_person_are_one_person() -> None:
    assert planned((), "Example|A.||Teacher", "Example|A.||Midday supervisor") == [
        (2, "Added", "A. Example", "New. Teacher"),
        (3, "Skipped", "A. Example", "Same name as row 2"),
    ]


def test_two_people_of_one_name_are_told_apart_by_their_numbers() -> None:
    rows = ("Twin|T.|1|Teacher", "Twin|T.|2|Cook", "Twin|T.||Cook")
    assert [row[1:] for row in planned((), *rows)] == [
        ("Added", "T. Twin", "New. Teacher"),
        ("Added", "T. Twin", "New. Office"),
        ("Skipped", "T. Twin", "Same name as row 2"),
    ]
    assert [row[3] for row in planned([known("T. Twin")], *rows[:2])] == [
        "Two people have this name; add staff numbers",
        "Two people have this name; add staff numbers",
    ]
    assert [row[3] for row in planned([known("T. Twin", "1", post="Teacher")], *rows[:2])] == [
        "Same as here",
        "New. Office",
    ]


def test_someone_here_comes_before_someone_of_that_name_who_left() -> None:
    people = [known("A. Example", left=date(2020, 7, 1)), known("A. Example", post="Teacher")]
    assert planned(people, "Example|A.||Teacher")[0][1] == "Unchanged"


def test_someone_who_is_about_to_leave_is_here() -> None:
    people = [known("A. Example", post="Teacher", left=date(2026, 12, 18))]
    assert planned(people, "Example|A.||Teacher")[0][1] == "Unchanged"


def test_a_number_of_someone_who_left_may_be_given_again() -> None:
    people = [known("L. Gone", "5", left=date(2020, 7, 1)), known("A. Example", "5", post="Teacher")]
    assert planned(people, "Example|A.|5|Teacher")[0][1] == "Unchanged"


def test_full_names_come_in_either_order_and_with_titles() -> None:
    rows = ("Mrs Asha Example|TA", "Draft, Dr. Vic|TA", "Mr Stencil|TA", "ap Gwynfor, Siân|TA")
    assert [row[2:] for row in planned((), *rows, header="Name|Role")] == [
        ("Asha Example", "New. Teaching assistant"),
        ("Vic Draft", "New. Teaching assistant"),
        ("Stencil", "The name is not complete"),
        ("Siân ap Gwynfor", "New. Teaching assistant"),
    ]


def test_people_who_are_missing_from_the_file_stay_as_they_are() -> None:
    people = [known("A. Example", "1"), known("V. Blank", "2")]
    table = make_table(HEADER, "Blank|V.|2|Cook")
    after = applied(people, plan(table, guess(table), people, TODAY))
    assert after[0] == people[0]
    assert len(after) == 2


def test_a_name_that_cannot_be_printed_is_skipped_with_the_reason() -> None:
    table = make_table(HEADER, "Example|A.|1|Teacher", "明|李|2|Teacher")
    found = plan(table, guess(table), (), TODAY, lambda name: "" if name.isascii() else "Cannot be printed")
    assert [row.why for row in found.rows] == ["New. Teacher", "Cannot be printed"]


def test_columns_that_make_no_name_stop_the_plan() -> None:
    table = make_table(HEADER, "Example|A.|1|Teacher")
    with pytest.raises(InvalidInputError):
        plan(table, ColumnMapping((Field.LEAVE_OUT,) * 4), (), TODAY)


def test_counts_are_those_of_the_rows() -> None:
    table = make_table(HEADER, "Example|A.|1|Teacher", "Blank|V.|1|Cook", "Mock|G.|3|Cook")
    found = plan(table, guess(table), (), TODAY)
    assert [found.count(happens) for happens in Happens] == [2, 0, 0, 1]
    assert len(found.changes) == 2


NUMBERS = st.sampled_from(["", "", "1", "01", "2", "3"])
SURNAMES = st.sampled_from(["Example", "example", "Draft", "Draft-Trial", ""])
FIRSTS = st.sampled_from(["A.", "Asha", "Vic", ""])
POSTS = st.sampled_from(["Teacher", "Cook", "Wizard", ""])
ROWS = st.lists(st.tuples(SURNAMES, FIRSTS, NUMBERS, POSTS).map("|".join), min_size=1, max_size=7)
PEOPLE = st.lists(
    st.builds(
        known,
        st.tuples(st.sampled_from(["A.", "Asha", "Vic"]), st.sampled_from(["Example", "Draft", "Draft-Trial"])).map(
            " ".join
        ),
        NUMBERS,
        st.sampled_from([Role.TEACHER, Role.VOLUNTEER]),
        POSTS,
        st.sampled_from([None, None, date(2026, 8, 31)]),
    ),
    max_size=4,
)


@given(PEOPLE, ROWS)
@settings(max_examples=600)
def test_a_second_import_of_the_same_file_changes_nothing(people: list[Person], rows: list[str]) -> None:
    table = make_table(HEADER, *rows)
    if not table.rows:
        return
    mapping = guess(table)
    first = plan(table, mapping, people, TODAY)
    after = applied(people, first)
    second = plan(table, mapping, after, TODAY)
    assert not second.changes
    assert [row.number for row in second.rows if row.happens is Happens.SKIPPED] == [
        row.number for row in first.rows if row.happens is Happens.SKIPPED
    ]
    assert len({row.person_id for row in first.changes if row.person_id}) == sum(
        1 for row in first.changes if row.person_id
    ), "nobody is changed by two rows"


def test_five_thousand_rows_look_at_each_name_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = {"name": 0, "number": 0}
    real = name_key

    def count_name(name: str) -> str:
        calls["name"] += 1
        return real(name)

    def count_number(number: str) -> str:
        calls["number"] += 1
        return number_key(number)

    monkeypatch.setattr(staff_import, "name_key", count_name)
    monkeypatch.setattr(staff_import, "number_key", count_number)
    size = 5_000
    people = [known(f"Asha Example{number}", str(number) if number % 2 else "") for number in range(size)]
    table = make_table(HEADER, *(f"Example{number}|Asha|{number + 1 - 1}|Teacher" for number in range(size)))
    found = plan(table, guess(table), people, TODAY)
    assert found.count(Happens.CHANGED) == size
    assert calls["name"] <= 8 * size
    assert calls["number"] <= 8 * size
