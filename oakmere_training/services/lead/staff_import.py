"""Taking a staff list in: read, looked through, and then carried out in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import OakmereError
from oakmere_training.domain.people import Person
from oakmere_training.domain.staff_import import Happens, ImportPlan, plan
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.standing import refresh

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from oakmere_training.domain.staff_import import ColumnMapping, StaffFacts, Table
    from oakmere_training.services.clock import Clock
    from oakmere_training.storage.database import Database


class ListChangedError(OakmereError):
    """The people in the records changed between looking at the plan and carrying it out."""

    title = "The list has changed meanwhile"
    safe = "Nothing was imported."


@dataclass(frozen=True, slots=True)
class ImportDone:
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    skipped: int


class StaffImportService:
    """Staff lists of other systems. ``read`` and ``look_through`` write nothing."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    def read(self, path: Path) -> Table:
        """The table in a CSV file or workbook. Raises ``TableFileError`` with what to do."""
        from oakmere_training.tablefiles.reading import read_table

        return read_table(path)

    def look_through(self, table: Table, mapping: ColumnMapping) -> ImportPlan:
        """What would happen with each row. Raises ``InvalidInputError`` (field 'columns')."""
        with self._database.reading() as records:
            people = records.staff.all()
        return plan(table, mapping, people, local_day(self._clock()), _printable())

    def carry_out(self, table: Table, mapping: ColumnMapping, shown: ImportPlan) -> ImportDone:
        """Do what ``shown`` says, in one transaction.

        Raises:
            ListChangedError: where people have changed since, so that something else would happen.
        """
        now = self._clock()
        with self._database.writing() as records:
            known = {person.id: person for person in records.staff.all()}
            found = plan(table, mapping, known.values(), local_day(now), _printable())
            if found != shown:
                raise ListChangedError("People have changed since this page was made. Look through the rows again.")
            added, changed = [], []
            for row in found.changes:
                if row.facts is not None and row.person_id is not None:
                    changed.append(_with(known[row.person_id], row.facts))
                elif row.facts is not None:
                    added.append(_new(row.facts, now))
            records.staff.add_all(added)
            records.staff.change_all(changed)
            done = ImportDone(*(found.count(happens) for happens in Happens))
            if found.changes:
                records.activity.add(Activity(now, ActivityKind.STAFF_IMPORTED, table.file_name, _counts(done)))
                touched = [person.id for person in (*added, *changed)]
                refresh(records, today=local_day(now), person_ids=touched)
        return done


def _with(person: Person, facts: StaffFacts) -> Person:
    return replace(
        person, name=facts.name, role=facts.role, post_title=facts.post_title, staff_number=facts.staff_number
    )


def _new(facts: StaffFacts, now: datetime) -> Person:
    return Person(
        id=uuid4(),
        name=facts.name,
        role=facts.role,
        tier=Tier.STAFF,
        created_at=now,
        post_title=facts.post_title,
        staff_number=facts.staff_number,
    )


def _counts(done: ImportDone) -> str:
    """'6 added, 3 changed, 2 skipped', what there was none of left out."""
    counts = (("added", done.added), ("changed", done.changed), ("skipped", done.skipped))
    return ", ".join(f"{count} {word}" for word, count in counts if count)


def _printable() -> Callable[[str], str]:
    """Says why a certificate could not carry a name; each character is looked up once."""
    from oakmere_training.documents.faces import unprintable

    good: set[str] = set()

    def fault(name: str) -> str:
        if good.issuperset(name):
            return ""
        missing = unprintable((name,))
        if missing:
            return f"A certificate cannot print “{missing[:8]}”"
        good.update(name)
        return ""

    return fault
