"""The register of the policy: its title, version, sections and clauses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oakmere_training.domain.tiers import Tier

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


class Force(StrEnum):
    """The policy's own modal verb for a clause; a question never strengthens or weakens it."""

    MUST = "must"
    MUST_NOT = "must not"
    SHOULD = "should"
    SHOULD_NOT = "should not"
    REQUIRED = "required"
    EXPECTED = "expected"
    RESPONSIBLE = "responsible"
    ENCOURAGED = "encouraged"
    WILL = "will"
    WILL_NOT = "will not"
    WILL_ONLY = "will only"
    MAY = "may"
    POSITIVE = "positive"
    APPLIES = "applies"
    DEFINITION = "definition"
    FACT = "fact"
    LISTED = "listed"
    RESERVES_THE_RIGHT = "reserves the right"
    PURPOSES = "purposes"
    RELATED = "related"


class Binds(StrEnum):
    """Whom a clause binds, in the words of the register."""

    ALL = "all"
    STAFF = "staff"
    UNAUTHORISED_STAFF = "unauthorised staff"
    ACCOUNT_STAFF = "account staff"
    EMPLOYEES = "employees"
    GOVERNORS = "governors"
    VOLUNTEERS = "volunteers"
    HEADTEACHER = "headteacher"
    GOVERNING_BOARD = "governing board"
    PUPILS = "pupils"
    PARENTS = "parents"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month of the policy's life, such as October 2025."""

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``YYYY-MM``.

        Raises:
            ValueError: if the text is not a year and a month of 1 to 12.
        """
        year, dash, month = text.partition("-")
        if not (dash and len(year) == 4 and len(month) == 2 and text.replace("-", "", 1).isascii()):
            raise ValueError(f"not a month: {text!r}")
        parsed = cls(int(year), int(month))
        if not 1 <= parsed.month <= 12:
            raise ValueError(f"not a month: {text!r}")
        return parsed

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"

    @property
    def iso(self) -> str:
        """``YYYY-MM``."""
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the policy, such as 3, 'personal use by staff'."""

    number: str
    title: str

    @property
    def label(self) -> str:
        """As it stands on a clause chip: 'Section 3: personal use by staff'."""
        return f"Section {self.number}: {self.title}"


@dataclass(frozen=True, slots=True)
class Clause:
    """One testable statement of the policy.

    ``binds`` is empty for definitions and facts. ``taught_to`` names the tiers whose quizzes must cover it.
    ``summary`` is in the project's own words, in whole sentences, with the clause's force kept.
    """

    id: str
    section: str
    binds: tuple[Binds, ...]
    force: Force
    summary: str
    taught_to: tuple[Tier, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """The register as a whole."""

    title: str
    school: str
    version: str
    approved: Month
    review_due: Month
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]

    def clause(self, clause_id: str) -> Clause:
        """The clause with this id. Raises ``KeyError`` where there is none."""
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise KeyError(clause_id)

    def section(self, number: str) -> Section:
        """The section with this number. Raises ``KeyError`` where there is none."""
        for section in self.sections:
            if section.number == number:
                return section
        raise KeyError(number)

    def section_of(self, clause_id: str) -> Section:
        """The section in which a clause stands. Raises ``KeyError`` where there is no such clause."""
        return self.section(self.clause(clause_id).section)

    def taught_to(self, tier: Tier) -> tuple[Clause, ...]:
        """The clauses that the quizzes of a tier must cover, in the register's order."""
        return tuple(clause for clause in self.clauses if tier in clause.taught_to)
