"""What taking a staff list in would change, before anything is."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.people import name_key
from oakmere_training.domain.post_titles import post_key
from oakmere_training.domain.staff_columns import ColumnMapping, Field, PostMatch, Table, guess, posts, table_of
from oakmere_training.domain.staff_entries import number_key, read_entry
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.people import Person, Role
    from oakmere_training.domain.staff_entries import Entry

__all__ = [
    "ColumnMapping",
    "Field",
    "Happens",
    "ImportPlan",
    "ImportRow",
    "PostMatch",
    "StaffFacts",
    "Table",
    "guess",
    "plan",
    "posts",
    "table_of",
]


class Happens(StrEnum):
    """What an import does with a row; the value is how it is shown."""

    ADDED = "Added"
    CHANGED = "Changed"
    UNCHANGED = "Unchanged"
    SKIPPED = "Skipped"


@dataclass(frozen=True, slots=True)
class StaffFacts:
    """What a person is after the import. ``post_title`` and ``staff_number`` may be empty."""

    name: str
    role: Role
    post_title: str
    staff_number: str


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row of the file: its number there, what happens, the name ('' where there is none) and why.

    ``facts`` are there for added and changed rows, ``person_id`` for changed and unchanged ones.
    """

    number: int
    happens: Happens
    name: str
    why: str
    person_id: UUID | None = None
    facts: StaffFacts | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What happens with each row, in the order of the file."""

    rows: tuple[ImportRow, ...]

    def count(self, happens: Happens) -> int:
        """How many rows this happens with."""
        return sum(1 for row in self.rows if row.happens is happens)

    @property
    def changes(self) -> tuple[ImportRow, ...]:
        """The rows that write something."""
        return tuple(row for row in self.rows if row.facts is not None)


def plan(
    table: Table,
    mapping: ColumnMapping,
    people: Iterable[Person],
    today: date,
    name_fault: Callable[[str], str] = lambda _: "",
) -> ImportPlan:
    """What an import of the table would do on a day to ``people`` (staff, those who left too).

    A row is a person's where the staff number fits, or else the full name. ``name_fault`` says why a name cannot be
    used for another reason than its form, or ''. Raises ``InvalidInputError`` (field 'columns') where the columns
    make no name.
    """
    mapping.check()
    entries = [read_entry(number, cells, mapping, name_fault) for number, cells in table.rows]
    return ImportPlan(_Planning(entries, list(people), today).rows())


class _Planning:
    """Finds whose each row is, by dictionaries: first by staff numbers, then by names."""

    def __init__(self, entries: list[Entry], people: list[Person], today: date) -> None:
        self._entries, self._today = entries, today
        self._first_with_number: dict[str, int] = {}
        self._owner: dict[int, Person] = {}
        """Whose staff number the row has; one who cannot be the person of the row, too."""
        self._by_number: set[UUID] = set()
        self._taken: dict[UUID, int] = {}
        """The row that each person was found in."""
        self._new: dict[str, Entry] = {}
        """The first row of each name that nobody here has."""
        self._match_numbers(people)
        self._by_name = self._names_afterwards(people)
        self._namesakes = Counter(
            name_key(entry.name) for entry in entries if not entry.fault and entry.number not in self._owner
        )

    def rows(self) -> tuple[ImportRow, ...]:
        """A row for each entry."""
        return tuple(map(self._row, self._entries))

    def _match_numbers(self, people: list[Person]) -> None:
        owners: dict[str, Person] = {}
        for person in sorted(people, key=lambda person: person.has_left(self._today)):
            if person.staff_number:
                owners.setdefault(number_key(person.staff_number), person)
        for entry in self._entries:
            key = number_key(entry.staff_number)
            if entry.fault or not key or key in self._first_with_number:
                continue
            self._first_with_number[key] = entry.number
            owner = owners.get(key)
            if owner is not None:
                self._owner[entry.number] = owner
                if _may_be(owner, entry):
                    self._by_number.add(owner.id)
                    self._taken[owner.id] = entry.number

    def _names_afterwards(self, people: list[Person]) -> dict[str, list[Person]]:
        """People by the name they have once the rows with their numbers are in, so that a second import is the same."""
        new_names = {
            owner.id: entry.name
            for entry in self._entries
            if (owner := self._owner.get(entry.number)) is not None
            and not owner.has_left(self._today)
            and self._taken.get(owner.id) == entry.number
        }
        found: dict[str, list[Person]] = defaultdict(list)
        for person in people:
            found[name_key(new_names.get(person.id, person.name))].append(person)
        return found

    def _row(self, entry: Entry) -> ImportRow:
        if entry.fault:
            return _skipped(entry, entry.fault)
        first = self._first_with_number.get(number_key(entry.staff_number), entry.number)
        if first != entry.number:
            return _skipped(entry, f"Same staff number as row {first}")
        owner = self._owner.get(entry.number)
        if owner is None:
            return self._by_its_name(entry)
        if self._taken.get(owner.id) != entry.number:
            return _skipped(entry, f"This staff number is {owner.name}’s here")
        return _compared(entry, owner, self._today)

    def _by_its_name(self, entry: Entry) -> ImportRow:
        key = name_key(entry.name)
        of_name = self._by_name.get(key, [])
        free = [person for person in of_name if person.id not in self._taken]
        free = [person for person in free if not person.has_left(self._today)] or free
        if not free:
            return self._another(entry, key, of_name)
        person = free[0]
        other_number = bool(entry.staff_number and person.staff_number)
        if len(free) > 1 or (entry.staff_number and self._namesakes[key] > 1) or (other_number and len(of_name) > 1):
            return _skipped(entry, "Two people have this name; add staff numbers")
        if other_number and number_key(person.staff_number) in self._first_with_number:
            row = self._first_with_number[number_key(person.staff_number)]
            return _skipped(entry, f"Row {row} has the staff number {person.staff_number}, which is theirs here")
        self._taken[person.id] = entry.number
        return _compared(entry, person, self._today)

    def _another(self, entry: Entry, key: str, of_name: list[Person]) -> ImportRow:
        """A row of someone who is not here; of a name that came before, only where all of that name have numbers."""
        for person in of_name:
            if not entry.staff_number or person.id not in self._by_number:
                return _skipped(entry, f"Same name as row {self._taken[person.id]}")
        first = self._new.setdefault(key, entry)
        if first is not entry and not (first.staff_number and entry.staff_number):
            return _skipped(entry, f"Same name as row {first.number}")
        if entry.role is None:
            return _skipped(entry, f"No role fits “{entry.post}”" if entry.post else "Role is empty")
        facts = StaffFacts(entry.name, entry.role, entry.post, entry.staff_number)
        return ImportRow(entry.number, Happens.ADDED, entry.name, f"New. {entry.role.label}", facts=facts)


def _skipped(entry: Entry, why: str) -> ImportRow:
    return ImportRow(entry.number, Happens.SKIPPED, entry.name, why)


def _compared(entry: Entry, person: Person, today: date) -> ImportRow:
    """What the row changes about a person whom it is."""
    if person.left_on is not None and person.has_left(today):
        return ImportRow(
            entry.number, Happens.SKIPPED, entry.name, f"Left the school on {long_date(person.left_on)}", person.id
        )
    changes: list[str] = []
    facts = StaffFacts(person.name, person.role, person.post_title, person.staff_number)
    if name_key(entry.name) != name_key(person.name):
        facts = replace(facts, name=entry.name)
        changes.append(_name_change(entry, person.name))
    if entry.role is not None and entry.role is not person.role:
        facts = replace(facts, role=entry.role)
        changes.append(f"Role: {person.role.label} to {entry.role.label}")
    if entry.post and post_key(entry.post) != post_key(person.post_title):
        facts = replace(facts, post_title=entry.post)
        if facts.role is person.role:
            changes.append(f"Post: {_from_to(person.post_title, entry.post)}")
    if entry.staff_number and number_key(entry.staff_number) != number_key(person.staff_number):
        facts = replace(facts, staff_number=entry.staff_number)
        changes.append(f"Staff number: {_from_to(person.staff_number, entry.staff_number)}")
    if not changes:
        return ImportRow(entry.number, Happens.UNCHANGED, person.name, "Same as here", person.id)
    return ImportRow(entry.number, Happens.CHANGED, facts.name, "; ".join(changes), person.id, facts)


def _from_to(old: str, new: str) -> str:
    return f"{old} to {new}" if old else new


def _name_change(entry: Entry, old: str) -> str:
    """'Surname was Draft', where the parts of the new name tell which part of the old one it was."""
    words = old.split()
    first, surname = len(entry.first.split()), len(entry.surname.split())
    if entry.first and name_key(" ".join(words[:first])) == name_key(entry.first) and len(words) > first:
        return f"Surname was {' '.join(words[first:])}"
    if entry.surname and name_key(" ".join(words[-surname:])) == name_key(entry.surname) and len(words) > surname:
        return f"First name was {' '.join(words[:-surname])}"
    return f"Name was {old}"


def _may_be(person: Person, entry: Entry) -> bool:
    """Whether one person can have both names: they share a word, or an initial of the first name.

    Where a number was given to someone else, nobody's certificates may go over to a stranger.
    """
    old, new = (name_key(name).replace("-", " ").replace(".", " ").split() for name in (person.name, entry.name))
    if not old or not new:
        return False
    shares = any(len(word) > 1 for word in set(old) & set(new))
    initial = old[0][0] == new[0][0] and min(len(old[0]), len(new[0])) == 1
    return shares or initial
