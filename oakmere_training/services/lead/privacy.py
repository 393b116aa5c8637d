"""Data protection: a person's whole record, erasing them, and what is due for deletion. Nothing goes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError, RecordsError
from oakmere_training.domain.people import same_name
from oakmere_training.domain.retention import (
    Kept,
    Retention,
    ReviewItem,
    ReviewKind,
    class_item,
    earliest_review,
    parent_item,
    staff_item,
    unnamed_item,
)
from oakmere_training.domain.validity import long_date
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead import privacy_words as words
from oakmere_training.services.lead.person_records import file_stem, gather
from oakmere_training.storage.copies import other_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.domain.person_record import PersonRecord
    from oakmere_training.domain.privacy_note import PrivacyNote
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.privacy import Held
    from oakmere_training.storage.records import Records

SHORTEST_REASON = 3
LONGEST_REASON = 200
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What erasing someone means, before it is done: lines of what goes and of what stays.

    ``copies`` names files in the data folder that still hold them: copies from before an upgrade, records set aside.
    """

    person: Person
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. ``entry`` is the number that the log keeps, 0 where nobody had a name.

    ``people`` is how many went; ``swept`` whether no trace is left in the file; ``copies`` as ``ErasurePreview``.
    """

    entry: int
    people: int
    attempts: int
    swept: bool
    copies: tuple[str, ...]


class PrivacyService:
    """What the school keeps about people, for them and about them."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock

    # -- the record ------------------------------------------------------------------------------------------

    def record_of(self, person_id: UUID) -> PersonRecord:
        """Everything about one person.

        Raises:
            NotFoundError: there is no such person.
        """
        titles = {quiz.id: quiz.title for quiz in self._catalogue.all_quizzes()}
        with self._database.reading() as records:
            return gather(records, _expect(records, person_id), self._settings.school, self._clock(), titles)

    def file_name(self, person_id: UUID) -> str:
        """What the record's file is called: 'Record of A. Example.pdf'. Raises ``NotFoundError`` as ``record_of``."""
        with self._database.reading() as records:
            return f"{file_stem(person_id, _expect(records, person_id).name)}.pdf"

    def export(self, person_id: UUID, path: Path) -> tuple[Path, Path]:
        """Write the record as PDF to ``path`` and as JSON beside it, each whole or not at all; both paths.

        A JSON file that is there already stays; the new one then has a number in its name.

        Raises:
            NotFoundError: there is no such person.
            OSError: a file could not be written.
        """
        from oakmere_training.documents.person_record import person_record_pdf
        from oakmere_training.domain.person_record import record_json

        record = self.record_of(person_id)
        data = _unused(path.with_suffix(".json"))
        _write(path, person_record_pdf(record))
        _write(data, record_json(record))
        with self._database.writing() as records:
            records.activity.add(
                Activity(self._clock(), ActivityKind.RECORD_EXPORTED, detail="PDF and JSON", person_id=person_id)
            )
        return path, data

    # -- erasing ---------------------------------------------------------------------------------------------

    def erasure_preview(self, person_id: UUID) -> ErasurePreview:
        """What goes and what stays. Raises ``NotFoundError`` where there is no such person."""
        with self._database.reading() as records:
            person = _expect(records, person_id)
            held = records.privacy.held(person)
        copies = self._copies()
        return ErasurePreview(person, words.goes(person, held), words.stays(held, copies), copies)

    def erase(self, person_id: UUID, typed_name: str) -> Erased:
        """Take a person away for good.

        Raises:
            InvalidInputError: the name that was typed is another; nothing was changed.
            NotFoundError: there is no such person.
        """
        with self._database.writing() as records:
            person = _expect(records, person_id)
            if not same_name(typed_name, person.name):
                raise InvalidInputError("The name is not complete yet.", field="name")
            held = records.privacy.held(person)
            entry = self._erase(records, person, held)
        return Erased(entry, 1, held.attempts, self._sweep(), self._copies())

    def _erase(self, records: Records, person: Person, held: Held) -> int:
        now = self._clock()
        entry = records.privacy.erase(person, now)
        records.activity.add(
            Activity(now, ActivityKind.PERSON_ERASED, words.entry_words(entry), words.gone_words(held))
        )
        return entry

    def _sweep(self) -> bool:
        """Whether no trace is left. What was erased is gone either way; the rest goes with the next sweep."""
        try:
            return self._database.sweep()
        except RecordsError:
            return False

    def _copies(self) -> tuple[str, ...]:
        return tuple(path.name for path in other_records(self._database.folder))

    # -- the privacy note ------------------------------------------------------------------------------------

    def note(self) -> PrivacyNote:
        """The note for staff and the facts for an assessment, as the school's settings are now."""
        from oakmere_training.domain.privacy_note import NoteFacts, privacy_note

        school = self._settings.school
        facts = NoteFacts(
            school=school.school_name,
            dsl=school.dsl_name,
            folder=str(self._database.folder),
            pass_mark=school.pass_mark,
            rules=self.rules,
        )
        return privacy_note(facts, self.today)

    def note_pdf(self) -> bytes:
        """The same on paper."""
        from oakmere_training.documents.privacy_note import privacy_note_pdf

        return privacy_note_pdf(self.note())

    # -- what is due -----------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The local day."""
        return local_day(self._clock())

    @property
    def rules(self) -> Retention:
        """What the school has set."""
        school = self._settings.school
        return Retention(
            staff_years=school.staff_retention_years,
            pupil_years=school.pupil_retention_years,
            parent_years=school.parent_retention_years,
            school_year_ends=school.school_year_ends,
        )

    def due_for_deletion(self, today: date | None = None) -> tuple[ReviewItem, ...]:
        """Whose records are kept longer than the school's own rule: staff, classes, parents, parents without a name."""
        with self._database.reading() as records:
            return self._due(records, today or local_day(self._clock()))

    def _due(self, records: Records, today: date) -> tuple[ReviewItem, ...]:
        rules, privacy = self.rules, records.privacy
        found: list[ReviewItem | None] = [staff_item(use, rules, today) for use in privacy.staff_who_left()]
        in_class: dict[tuple[str, str], list[int]] = {}
        pupils = privacy.pupils()
        for place, use in enumerate(pupils):
            in_class.setdefault((use.tier.value, use.class_label), []).append(place)
        found += (
            class_item(label, [pupils[place] for place in places], rules, today)
            for (_, label), places in in_class.items()
        )
        found += (parent_item(use, rules, today) for use in privacy.parents())
        found.append(unnamed_item(privacy.unnamed(_day_after(rules.unnamed_cutoff(today))), rules, today))
        return tuple(item for item in found if item is not None)

    def deletion_preview(self, items: Sequence[ReviewItem]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What goes and what stays where these lines are deleted; at most so many lines as fit a dialog."""
        goes = [f"{item.name}: {words.counted(item.attempts, 'attempt')}" for item in items[:_MOST_NAMED]]
        if len(items) > _MOST_NAMED:
            rest = items[_MOST_NAMED:]
            goes.append(f"{len(rest)} more: {words.counted(sum(item.attempts for item in rest), 'attempt')}")
        stays = ["Certificate numbers, without a name", "Totals in past reports", "Copies on paper and in your backups"]
        copies = self._copies()
        return tuple(goes), (*stays, words.copies_words(copies)) if copies else tuple(stays)

    def keep(self, items: Iterable[ReviewItem], reason: str, review_on: date | None) -> None:
        """Keep these records longer, and say why; they come back on the list on ``review_on``.

        Raises:
            InvalidInputError: without a reason of three characters or more, or without a day that is yet to come.
        """
        now = self._clock()
        today, reason = local_day(now), " ".join(reason.split())
        if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
            raise InvalidInputError("Say why, in a few words.", field="reason")
        if review_on is None or review_on < earliest_review(today):
            raise InvalidInputError("Give a day that is yet to come.", field="review_on")
        kept = Kept(reason, today, review_on)
        detail = f"Until {long_date(review_on)}"
        with self._database.writing() as records:
            for item in items:
                for person_id in item.person_ids:
                    records.privacy.keep(person_id, kept, now)
                who = item.person_ids[0] if item.kind in (ReviewKind.STAFF, ReviewKind.PARENT) else None
                about = "" if who else item.name
                records.activity.add(Activity(now, ActivityKind.PERSON_KEPT, about, detail, who))

    def delete(self, items: Sequence[ReviewItem]) -> Erased:
        """Delete these lines of the review list for good, as far as they are still due."""
        wanted = {item.key: item for item in items}
        people = attempts = 0
        with self._database.writing() as records:
            for item in self._due(records, local_day(self._clock())):
                chosen = wanted.get(item.key)
                if chosen is not None:
                    people += self._delete(records, item)
                    attempts += item.attempts
        return Erased(0, people, attempts, self._sweep(), self._copies())

    def _delete(self, records: Records, item: ReviewItem) -> int:
        """Delete one line; how many people or aliases went."""
        now = self._clock()
        if item.kind in (ReviewKind.STAFF, ReviewKind.PARENT):
            person = _expect(records, item.person_ids[0])
            self._erase(records, person, records.privacy.held(person))
            return 1
        if item.kind is ReviewKind.CLASS:
            records.privacy.remove(item.person_ids, now)
            detail = f"{words.counted(len(item.person_ids), 'alias', 'aliases')}, kept long enough"
            records.activity.add(Activity(now, ActivityKind.CLASS_EMPTIED, item.name, detail))
            return len(item.person_ids)
        cutoff = _day_after(self.rules.unnamed_cutoff(local_day(now)))
        gone = records.privacy.remove_unnamed(cutoff, now)
        records.activity.add(Activity(now, ActivityKind.PERSON_ERASED, item.name, words.counted(gone, "attempt")))
        return 0


def _expect(records: Records, person_id: UUID) -> Person:
    person = records.people.get(person_id)
    if person is None:
        raise NotFoundError("This person is no longer in the records.")
    return person


def _day_after(day: date) -> datetime:
    """The moment at which a local day is over."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone()


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _unused(path: Path) -> Path:
    """The path, with a number where a file of that name is there: nobody was asked whether it may go."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_stem(f"{path.stem} {number}"), number + 1
    return free
