"""People whose results are kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier

_ONE_FORM = str.maketrans("’‘ʼ`´‐–", "'''''--")

NAME_MAX = 80
"""Longest name kept, in characters."""


class Role(StrEnum):
    """What a person is to the school."""

    TEACHER = "teacher"
    TEACHING_ASSISTANT = "teaching assistant"
    OFFICE = "office"
    SENIOR_LEADER = "senior leader"
    GOVERNOR = "governor"
    VOLUNTEER = "volunteer"
    ACCOUNT_ADMINISTRATOR = "account administrator"
    PUPIL = "pupil"
    PARENT = "parent"

    @property
    def label(self) -> str:
        """As shown: 'Teaching assistant'."""
        return self.value.capitalize()


STAFF_ROLES = (Role.TEACHER, Role.TEACHING_ASSISTANT, Role.OFFICE, Role.SENIOR_LEADER, Role.GOVERNOR, Role.VOLUNTEER)
"""The roles that a person picks on 'Add yourself', in the order shown."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whose results are kept.

    Staff and parents who asked for a certificate have a ``name``. Pupils have a ``class_label`` and an
    ``alias_number``, never a name, and their ``name`` is the alias ('Otter 7'). ``post_title`` is the post in the
    school's own words ('Reading volunteer'), ``staff_number`` the one in its other systems; both may be empty.
    ``left_on`` is the last day of someone who has left.
    """

    id: UUID
    name: str
    role: Role
    tier: Tier
    created_at: datetime
    account_administrator: bool = False
    class_label: str = ""
    alias_number: int | None = None
    post_title: str = ""
    staff_number: str = ""
    left_on: date | None = None

    @property
    def sort_name(self) -> str:
        """What lists in the order of surnames go by."""
        return sort_name(self.name)

    @property
    def initials(self) -> str:
        """At most two letters for the round badge: 'AE'."""
        return initials(self.name)

    @property
    def role_label(self) -> str:
        """The role as shown, with the official accounts where the person looks after them."""
        if self.account_administrator:
            return f"{self.role.label}, official accounts"
        return self.role.label

    def has_left(self, today: date) -> bool:
        """Whether their last day has come."""
        return self.left_on is not None and self.left_on <= today

    def may_take(self, roles: tuple[Role, ...]) -> bool:
        """Whether a quiz limited to these roles (empty: everyone) is for this person."""
        return not roles or self.role in roles or (self.account_administrator and Role.ACCOUNT_ADMINISTRATOR in roles)


def initials(name: str) -> str:
    """The first letters of the first and last word of a name, in capitals; one letter for a single word."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    if not words:
        return "?"
    ends = words if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0].upper()[0] for word in ends)


_PARTICLES = frozenset(
    (
        "al",
        "ap",
        "bin",
        "da",
        "dal",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "van",
        "von",
    )
)


def sort_name(name: str) -> str:
    """'de souza, ana' for 'Ana de Souza': the surname with its particles first, without letter case or accents."""
    words = name.split()
    start = max(len(words) - 1, 0)
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    turned = f"{' '.join(words[start:])}, {' '.join(words[:start])}" if start else name
    plain = "".join(char for char in unicodedata.normalize("NFKD", turned) if not unicodedata.combining(char))
    return name_key(plain)


def clean_name(text: str) -> str:
    """A name as kept: Unicode NFC, no control characters, single spaces.

    Raises:
        InvalidInputError: with the sentence shown beside the field, where it has no family name or is too long.
    """
    normal = unicodedata.normalize("NFC", text)
    printable = "".join(" " if unicodedata.category(char) in {"Cc", "Zs", "Zl", "Zp"} else char for char in normal)
    seen = "".join(char for char in printable if unicodedata.category(char) not in {"Cf", "Cs", "Co"})
    name = unicodedata.normalize("NFC", " ".join(seen.split()))
    if not name:
        raise InvalidInputError("Type your first and family name. They are printed on your certificate.", field="name")
    words = name.split()
    letters = [word for word in words if any(char.isalpha() for char in word)]
    if len(letters) < 2 or not (any(_is_whole(word) for word in letters[1:]) or _is_short_family_name(letters)):
        raise InvalidInputError(
            "Add your family name as well. It is printed on your certificate, for example “F. Dummy”.", field="name"
        )
    if len(name) > NAME_MAX:
        raise InvalidInputError(
            f"This name has {len(name)} characters; {NAME_MAX} fit on a certificate. Shorten a middle name.",
            field="name",
        )
    return name


def _is_whole(word: str) -> bool:
    """Whether a word can be a family name: more than an initial, or one character of a script without capitals."""
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 or any(char.upper() == char.lower() for char in letters)


def _is_short_family_name(words: list[str]) -> bool:
    """Whether the last word is a family name of one letter, such as the Korean O: no initial's stop, a first name."""
    return _is_whole(words[0]) and words[-1][-1].isalpha() and words[-1].isupper()


def same_name(first: str, second: str) -> bool:
    """Whether two names are the same to a reader: letter case, spacing and forms of apostrophe or hyphen aside."""
    return name_key(first) == name_key(second)


def name_key(name: str) -> str:
    """What two spellings of the same name have in common; see ``same_name``."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().translate(_ONE_FORM).split())
