"""Names as people have them, and who may take what."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import STAFF_ROLES, Role, clean_name, initials, same_name
from tests.support.factories import make_person

NAMES = (
    ("Łukasz Wiśniewski", "ŁW"),
    ("Siân ap Gwynfor", "SG"),
    ("Nguyễn Thị Ánh", "NÁ"),
    ("José-María O'Connor-Fitzgerald de la Cruz y Montenegro", "JM"),
    ("Kate O’Connor-Fitzgerald", "KF"),
    ("F. Dummy", "FD"),
    ("ana de souza", "AS"),
    ("李 明", "李明"),
    ("محمد علي", "مع"),
    ("Ὀδυσσεὺς Λαέρτου", "ὈΛ"),
)


@pytest.mark.parametrize(("name", "letters"), NAMES)
def test_names_are_kept_as_people_write_them(name: str, letters: str) -> None:
    assert clean_name(name) == name
    assert initials(name) == letters


def test_a_name_typed_with_loose_accents_is_kept_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Thị Ánh")
    assert clean_name(decomposed) == "Nguyễn Thị Ánh" != decomposed


@pytest.mark.parametrize(
    "typed",
    [
        "  Asha   Example ",
        "Asha\tExample",
        "Asha\nExample\r\n",
        "Asha\u00a0Example",
        "Asha\u2028Example",
        "\u202eAsha Example\u202c",
        "Asha\u200f Example",
        "\ufeffAs\u00adha Ex\u200bample",
        "Asha\x00Example\x7f",
        "Asha \ue000Example",
        "As\u200dha Exa\ue000mple",
    ],
)
def test_spaces_are_evened_out_and_what_cannot_be_seen_is_left_away(typed: str) -> None:
    assert clean_name(typed) == "Asha Example"


def test_what_cannot_be_seen_does_not_keep_an_accent_apart_from_its_letter() -> None:
    assert clean_name("Ste\u200d\u0301phane Example") == "Stéphane Example"


@pytest.mark.parametrize("typed", ["", "   ", "\t\n", "\u202e\u200b", "\x00"])
def test_an_empty_name_is_asked_for(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="Type your first and family name") as caught:
        clean_name(typed)
    assert caught.value.field == "name"


@pytest.mark.parametrize(
    "typed", ["Asha", "A", "A B", "A. B.", "Asha E.", "Asha 7", "1 2", "😀 😀", "-- --", "O'Connor"]
)
def test_a_family_name_is_asked_for(typed: str) -> None:
    with pytest.raises(InvalidInputError, match="family name") as caught:
        clean_name(typed)
    assert caught.value.field == "name"


def test_80_letters_fit_and_81_are_too_many() -> None:
    assert len(clean_name("A " + "b" * 78)) == 80
    with pytest.raises(InvalidInputError, match="81 characters; 80 fit"):
        clean_name("A " + "b" * 79)


def test_length_counts_what_is_kept_and_not_what_was_typed() -> None:
    assert len(clean_name("  A  " + "b" * 78 + "\u200b" * 50)) == 80


def test_a_picture_in_a_name_is_no_reason_to_refuse_it() -> None:
    assert clean_name("Asha 🌳 Example") == "Asha 🌳 Example"
    assert initials("🌳 Asha Example") == "AE"


@given(st.text(max_size=130))
def test_whatever_is_typed_gives_a_clean_name_or_a_sentence(typed: str) -> None:
    try:
        name = clean_name(typed)
    except InvalidInputError:
        return
    assert clean_name(name) == name
    assert name == unicodedata.normalize("NFC", name)
    assert name.split(" ") == name.split()
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert 1 <= len(initials(name)) <= 2


@given(st.text())
def test_initials_are_one_or_two_characters_for_any_text(text: str) -> None:
    assert 1 <= len(initials(text)) <= 2


@pytest.mark.parametrize(
    ("name", "letters"), [("", "?"), ("7", "?"), ("Otter 7", "O"), ("ßara ßmith", "SS"), ("anna-maria", "AM")]
)
def test_initials_of_unusual_names(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Asha Example", "asha  EXAMPLE "),
        ("Siân ap Gwynfor", unicodedata.normalize("NFD", "SIÂN AP GWYNFOR")),
        ("Strauß Anna", "STRAUSS ANNA"),
        ("Kate O'Connor", "Kate O’Connor"),
        ("José-María Cruz", "José‑María Cruz"),
    ],
)
def test_names_that_read_the_same_are_the_same(first: str, second: str) -> None:
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second"), [("Sian ap Gwynfor", "Siân ap Gwynfor"), ("Asha Example", "Asha Exampel"), ("A B", "AB")]
)
def test_names_that_read_differently_are_not(first: str, second: str) -> None:
    assert not same_name(first, second)


def test_a_quiz_for_some_roles_is_for_them_and_for_whoever_looks_after_the_accounts() -> None:
    office, admin = make_person(role=Role.OFFICE), make_person(role=Role.TEACHER, account_administrator=True)
    limited = (Role.OFFICE, Role.ACCOUNT_ADMINISTRATOR)

    assert all(person.may_take(()) and person.may_take(limited) for person in (office, admin))
    assert not make_person(role=Role.GOVERNOR).may_take(limited)
    assert not admin.may_take((Role.OFFICE,))


def test_a_role_is_shown_in_words() -> None:
    assert make_person(role=Role.TEACHING_ASSISTANT).role_label == "Teaching assistant"
    assert make_person(account_administrator=True).role_label == "Teacher, official accounts"
    assert Role.PUPIL not in STAFF_ROLES
    assert make_person("Siân ap Gwynfor").initials == "SG"


def test_a_family_name_may_be_one_letter_but_not_an_initial() -> None:
    assert clean_name("Sun O") == "Sun O"
    for initial in ("Sun O.", "F. D", "S o"):
        with pytest.raises(InvalidInputError):
            clean_name(initial)
