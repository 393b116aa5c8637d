"""A table as a school's other systems write it, and which of its columns is what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.post_titles import post_key, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oakmere_training.domain.people import Role

HEADER_WITHIN = 10
"""How many rows may stand above the header, such as a report's title."""


class Field(StrEnum):
    """What a column is; the value is how it is shown."""

    SURNAME = "Surname"
    FIRST_NAME = "First name"
    KNOWN_AS = "Known as"
    FULL_NAME = "Full name"
    STAFF_NUMBER = "Staff number"
    ROLE = "Role"
    LEAVE_OUT = "Leave out"


@dataclass(frozen=True, slots=True)
class Table:
    """A table from a file.

    ``rows`` are those with something in them, each with its row number as a spreadsheet shows it and as many cells
    as the ``header``. ``encoding`` names how the text was read ('Windows-1252'), or is empty for a workbook, whose
    ``sheet`` it then is; ``separator`` is what parts the cells of a text.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str
    separator: str
    file_name: str
    sheet: str = ""

    @property
    def how_read(self) -> str:
        """A sentence: 'Read as Windows-1252 text, split by commas.'."""
        if not self.encoding:
            return f"Read from the sheet “{self.sheet}”."
        if len(self.header) == 1:
            return f"Read as {self.encoding} text, one column."
        names = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}
        return f"Read as {self.encoding} text, split by {names[self.separator]}."

    def samples(self, column: int, count: int = 3) -> tuple[str, ...]:
        """The first different cells of a column that hold something."""
        found: dict[str, None] = {}
        for _, cells in self.rows:
            if cells[column]:
                found[cells[column]] = None
                if len(found) == count:
                    break
        return tuple(found)

    def filled(self, column: int) -> int:
        """In how many rows the column holds something."""
        return sum(1 for _, cells in self.rows if cells[column])


def table_of(
    rows: Sequence[tuple[int, Sequence[str]]], *, encoding: str, separator: str, file_name: str, sheet: str = ""
) -> Table:
    """A table whose header is the row that has the most words known from headers, else the first.

    ``rows``: at least one; rows that are empty are left away, short ones filled up.
    """
    filled = [(number, tuple(cell.strip() for cell in cells)) for number, cells in rows if any(map(str.strip, cells))]
    known = [_known_words(cells) for _, cells in filled[:HEADER_WITHIN]]
    start = known.index(max(known)) if max(known) > 1 else 0
    width = max(len(_trimmed(cells)) for _, cells in filled[start:])
    even = [(number, (cells + ("",) * width)[:width]) for number, cells in filled[start:]]
    return Table(
        header=even[0][1],
        rows=tuple(even[1:]),
        encoding=encoding,
        separator=separator,
        file_name=file_name,
        sheet=sheet,
    )


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What each column of a table is, and the lead's choices for posts by ``post_key``: a role, or ``None`` to skip."""

    fields: tuple[Field, ...]
    roles: Mapping[str, Role | None] = field(default_factory=lambda: MappingProxyType({}))

    def column(self, wanted: Field) -> int | None:
        """The column that is this."""
        return self.fields.index(wanted) if wanted in self.fields else None

    def with_field(self, column: int, wanted: Field) -> ColumnMapping:
        """The mapping with a column as chosen; another that was the same is left out from then on."""
        kept = tuple(Field.LEAVE_OUT if known is wanted else known for known in self.fields)
        return replace(self, fields=(*kept[:column], wanted, *kept[column + 1 :]))

    def with_role(self, post: str, role: Role | None) -> ColumnMapping:
        """The mapping with a role for a post, or none; an empty post is for rows that have none."""
        return replace(self, roles=MappingProxyType({**self.roles, post_key(post): role}))

    def role(self, post: str) -> Role | None:
        """The role for a post: the lead's choice, else what its words say."""
        key = post_key(post)
        return self.roles[key] if key in self.roles else role_of(post)

    def check(self) -> None:
        """Raise ``InvalidInputError`` (field 'columns') where the columns make no name."""
        if Field.FULL_NAME in self.fields:
            return
        first = Field.FIRST_NAME in self.fields or Field.KNOWN_AS in self.fields
        if Field.SURNAME not in self.fields and not first:
            raise InvalidInputError("Choose the columns with the names.", field="columns")
        if Field.SURNAME not in self.fields:
            raise InvalidInputError("Choose the column with the surname.", field="columns")
        if not first:
            raise InvalidInputError("Choose the column with the first name.", field="columns")


@dataclass(frozen=True, slots=True)
class PostMatch:
    """A post of the file, the role it gives, and in how many rows it stands."""

    post: str
    role: Role | None
    rows: int


def posts(table: Table, mapping: ColumnMapping) -> tuple[PostMatch, ...]:
    """The posts of a table: those without a role first, then the most frequent. '' stands for rows without one."""
    column = mapping.column(Field.ROLE)
    cells = [row[column] if column is not None else "" for _, row in table.rows]
    first: dict[str, str] = {}
    for cell in cells:
        first.setdefault(post_key(cell), cell)
    counts = Counter(map(post_key, cells))
    found = [PostMatch(post, mapping.role(post), counts[key]) for key, post in first.items()]
    return tuple(sorted(found, key=lambda match: (match.role is not None, -match.rows, match.post.casefold())))


_HEADERS: dict[Field, tuple[str, ...]] = {
    Field.SURNAME: (
        *(
            "preferred surname",
            "chosen surname",
            "preferred last name",
            "preferred family name",
            "surname",
            "last name",
        ),
        *("family name", "lastname", "legal surname", "legal last name", "legal family name"),
    ),
    Field.KNOWN_AS: (
        *("known as", "knownas", "preferred forename", "preferred first name", "preferred given name"),
        *("chosen forename", "chosen first name", "chosen name", "goes by", "nickname"),
    ),
    Field.FIRST_NAME: (
        *("forename", "first name", "given name", "firstname", "forenames", "first names", "given names"),
        *("legal forename", "legal first name", "legal given name", "christian name"),
    ),
    Field.FULL_NAME: (
        *("full name", "preferred full name", "preferred name", "staff name", "display name", "name", "employee name"),
        *("staff member", "member of staff", "adult name", "employee", "staff", "legal full name", "legal name"),
    ),
    Field.STAFF_NUMBER: (
        *("staff number", "staff no", "staff code", "staff id", "employee number", "employee no", "employee id"),
        *("employee code", "payroll number", "payroll no", "payroll id", "personnel number", "mis id", "person id"),
        *("staff ref", "staff reference", "code", "id", "number", "reference"),
    ),
    Field.ROLE: (
        *("post title", "job title", "main job title", "primary job title", "role", "main role", "job role", "post"),
        *("staff role", "roles", "position", "job", "current post", "governor type", "occupation", "staff type"),
        *("business role", "category"),
    ),
}
"""Headers as SIMS, Arbor, Bromcom and others write them, the better ones first."""

_OTHERS = frozenset(
    (
        "date",
        "former",
        "previous",
        "maiden",
        "middle",
        "emergency",
        "contact",
        "kin",
        "partner",
        "email",
        "mail",
        "phone",
        "telephone",
        "mobile",
    )
)
"""Words of headers that speak of something or someone else: 'Former surname', 'Emergency contact name'."""


def guess(table: Table) -> ColumnMapping:
    """What the columns are, from their headers and what is in them; what is not recognised is left out."""
    keys = [post_key(header) for header in table.header]
    found: dict[Field, int] = {}
    for wanted in _HEADERS:
        candidates = [column for column in _candidates(keys, wanted) if column not in found.values()]
        fitting = [column for column in candidates if _fits(table, column, wanted)]
        if fitting:
            found[wanted] = _best(table, fitting, wanted)
    if Field.FULL_NAME in found and Field.SURNAME in found and {Field.KNOWN_AS, Field.FIRST_NAME} & set(found):
        del found[Field.FULL_NAME]
    if Field.KNOWN_AS in found and Field.FIRST_NAME not in found:
        found[Field.FIRST_NAME] = found.pop(Field.KNOWN_AS)
    columns = {column: wanted for wanted, column in found.items()}
    return ColumnMapping(tuple(columns.get(column, Field.LEAVE_OUT) for column in range(len(keys))))


def _candidates(keys: Sequence[str], wanted: Field) -> Iterable[int]:
    """Columns whose header says so, best first: the whole header, then part of a longer one."""
    for phrase in _HEADERS[wanted]:
        yield from (column for column, key in enumerate(keys) if key == phrase)
    for phrase in _HEADERS[wanted]:
        if " " in phrase or wanted in {Field.SURNAME, Field.FIRST_NAME}:
            yield from (
                column
                for column, key in enumerate(keys)
                if f" {phrase} " in f" {key} " and not _OTHERS.intersection(key.split())
            )


def _fits(table: Table, column: int, wanted: Field) -> bool:
    """Whether the cells are what the header says, where a header may mean two things."""
    cells = [cells[column] for _, cells in table.rows if cells[column]]
    if wanted is Field.FULL_NAME:
        return not cells or 2 * sum(" " in cell or "," in cell for cell in cells) > len(cells)
    if wanted is Field.STAFF_NUMBER:
        return not cells or 2 * len(set(cells)) > len(cells)
    return True


def _best(table: Table, columns: Sequence[int], wanted: Field) -> int:
    if wanted is Field.SURNAME:
        return _fullest(table, columns)
    if wanted is Field.ROLE:
        return max(columns, key=lambda column: (_roles_in(table, column), -columns.index(column)))
    return columns[0]


def _roles_in(table: Table, column: int) -> int:
    """In how many rows a column names a post that makes a role: 'Category' may hold nothing but letters."""
    return sum(role_of(cells[column]) is not None for _, cells in table.rows)


def _fullest(table: Table, columns: Sequence[int]) -> int:
    """The first of the columns, unless another is filled in more rows: a 'preferred surname' may be for a few alone."""
    return max(columns, key=lambda column: (table.filled(column), -columns.index(column)))


_PHRASES = frozenset(phrase for phrases in _HEADERS.values() for phrase in phrases)


def _known_words(cells: Sequence[str]) -> int:
    """How many cells of a row could be a header that we know."""
    return sum(1 for cell in cells if post_key(cell) in _PHRASES)


def _trimmed(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]
