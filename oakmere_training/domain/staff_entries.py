"""A row of a staff list, read as a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import NAME_MAX, clean_name
from oakmere_training.domain.staff_columns import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.domain.people import Role
    from oakmere_training.domain.staff_columns import ColumnMapping

_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "rev",
        "revd",
        "reverend",
        "sir",
        "dame",
        "lady",
        "lord",
    )
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as read: the whole name, its two parts where the file has them, and what is wrong with it, or ''."""

    number: int
    name: str
    surname: str
    first: str
    staff_number: str
    post: str
    role: Role | None
    fault: str


def number_key(staff_number: str) -> str:
    """What two spellings of a staff number have in common: '0042' is '42', which is what Excel makes of it."""
    key = "".join(staff_number.casefold().split())
    return key.lstrip("0") or key[:1] if key.isdecimal() else key


def read_entry(number: int, cells: tuple[str, ...], mapping: ColumnMapping, name_fault: Callable[[str], str]) -> Entry:
    """What a row says. ``name_fault`` says why a name cannot be used for another reason than its form, or ''."""

    def cell(wanted: Field) -> str:
        column = mapping.column(wanted)
        return " ".join(cells[column].split()) if column is not None else ""

    post = cell(Field.ROLE)
    staff_number = cell(Field.STAFF_NUMBER)
    surname, first = cell(Field.SURNAME), cell(Field.KNOWN_AS) or cell(Field.FIRST_NAME)
    if not (surname and first) and cell(Field.FULL_NAME):
        surname, first = "", ""
        whole, fault = _turned(cell(Field.FULL_NAME))
    else:
        whole, fault = f"{first} {surname}".strip(), _missing(surname, first, mapping)
    if not fault:
        try:
            whole = clean_name(whole)
            fault = name_fault(whole)
        except InvalidInputError:
            too_long = len(whole) > NAME_MAX
            fault = f"The name is longer than {NAME_MAX} characters" if too_long else "The name is not complete"
    return Entry(number, whole, surname, first, staff_number, post, mapping.role(post), fault)


def _missing(surname: str, first: str, mapping: ColumnMapping) -> str:
    if not surname and not first and mapping.column(Field.FULL_NAME) is not None:
        return "Name is empty"
    if not surname:
        return "Surname is empty"
    return "" if first else "First name is empty"


def _turned(name: str) -> tuple[str, str]:
    """A full name with the first name in front and no title, and what it lacks: 'Dr Example, A.' is 'A. Example'."""
    if "," in name:
        surname, _, first = (part.strip() for part in name.partition(","))
        name = f"{_untitled(first)} {_untitled(surname)}".strip()
    else:
        name = _untitled(name)
    return name, "" if len(name.split()) > 1 else "The name is not complete"


def _untitled(name: str) -> str:
    words = name.split()
    while words and words[0].casefold().rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)
