"""Classes and their aliases: added, changed, emptied, and their slips on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.classes import FIRST_NUMBERS, SIZES, SchoolClass, clean_label, label_key
from oakmere_training.domain.errors import InvalidInputError, NotFoundError, RecordsError
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.services.classes import classes_from_settings, classes_of
from oakmere_training.services.clock import local_day, system_clock

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from oakmere_training.domain.papers import SlipSheet
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

_GONE = "This class is no longer in the records."


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class as the page lists it. ``aliases`` reads 'Otter 1 to 30'; ``results`` counts aliases with results."""

    school_class: SchoolClass
    tier_name: str
    alias: str
    results: int
    last_used: date | None = None

    @property
    def aliases(self) -> str:
        """'Otter 1 to 30', 'Otter 7' for a class of one."""
        kept = self.school_class
        more = f" to {kept.last_number}" if kept.size > 1 else ""
        return f"{self.alias} {kept.first_number}{more}"

    def names(self, most: int | None = None) -> tuple[str, ...]:
        """The aliases, the first ``most`` of them."""
        return tuple(f"{self.alias} {number}" for number in self.school_class.numbers[:most])


class LosesResultsError(InvalidInputError):
    """A change would take aliases away that have results; ``numbers`` says which."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__("Some of these aliases have results.", field="size")
        self.numbers = numbers


class ClassService:
    """The classes of one data folder. The settings' classes are taken over with the first change."""

    def __init__(self, database: Database, settings: SettingsStore, clock: Clock = system_clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    # -- seeing ----------------------------------------------------------------------------------------------

    def lines(self) -> tuple[ClassLine, ...]:
        """Every class, the oldest year first: learners read them the other way round."""
        school = self._settings.school
        with self._database.reading() as records:
            last = records.classes.last_used()
            return tuple(
                ClassLine(
                    school_class=each,
                    tier_name=school.tier_name(each.tier),
                    alias=school.alias(each.tier, 0).removesuffix(" 0"),
                    results=len(records.classes.with_results(each.tier, each.label)),
                    last_used=local_day(used) if (used := last.get((each.tier, each.label))) else None,
                )
                for each in reversed(classes_of(records, school))
            )

    def line(self, class_id: UUID) -> ClassLine:
        """One class. Raises ``NotFoundError`` where there is none with this id."""
        found = next((line for line in self.lines() if line.school_class.id == class_id), None)
        if found is None:
            raise NotFoundError(_GONE)
        return found

    # -- changing --------------------------------------------------------------------------------------------

    def add(self, tier: Tier = Tier.UPPER_KS2, label: str = "") -> SchoolClass:
        """Add a class at the end, with a label of its own where none is given.

        Raises:
            InvalidInputError: the label cannot be used, or another class of the tier has it.
        """
        with self._database.writing() as records:
            there = self._seeded(records)
            clean = clean_label(label) if label else _free_label(there, tier)
            _check_free(there, tier, clean)
            size = self._settings.school.aliases_in_class
            added = SchoolClass(uuid4(), tier, clean, size, position=1 + max((c.position for c in there), default=-1))
            records.classes.add(added)
            self._log(records, ActivityKind.CLASS_CHANGED, clean, f"Added, {size} aliases")
        return added

    def rename(self, class_id: UUID, label: str) -> SchoolClass:
        """Give a class another label; its pupils and their results keep to it.

        Raises:
            InvalidInputError: the label cannot be used, or another class of the tier has it.
            NotFoundError: there is no such class.
        """
        clean = clean_label(label)
        with self._database.writing() as records:
            there = self._seeded(records)
            kept = _expect(there, class_id)
            if kept.label == clean:
                return kept
            _check_free([each for each in there if each.id != class_id], kept.tier, clean)
            changed = replace(kept, label=clean)
            if records.classes.aliases(kept.tier, clean):  # left behind by a class of that name
                raise InvalidInputError(
                    f"There are results under “{clean}” from before. Use another label.", field="label"
                )
            records.classes.change(changed)
            records.classes.relabel_pupils(kept.tier, kept.label, clean)
            self._log(records, ActivityKind.CLASS_CHANGED, clean, f"Label, before: {kept.label}")
        return changed

    def set_tier(self, class_id: UUID, tier: Tier) -> SchoolClass:
        """Put a class without results into another tier.

        Raises:
            InvalidInputError: it has results, or the tier has a class with this label.
            NotFoundError: there is no such class.
        """
        school = self._settings.school
        with self._database.writing() as records:
            there = self._seeded(records)
            kept = _expect(there, class_id)
            if kept.tier is tier:
                return kept
            if records.classes.with_results(kept.tier, kept.label):
                name = school.tier_name(kept.tier)
                raise InvalidInputError(f"Empty the class first: its results belong to {name}.", field="tier")
            _check_free([each for each in there if each.id != class_id], tier, kept.label)
            records.privacy.remove(records.classes.aliases(kept.tier, kept.label).values(), self._clock())
            changed = replace(kept, tier=tier)
            records.classes.change(changed)
            self._log(records, ActivityKind.CLASS_CHANGED, kept.label, f"Now with {school.tier_name(tier)}")
        return changed

    def set_numbers(
        self,
        class_id: UUID,
        *,
        size: int | None = None,
        first_number: int | None = None,
        even_with_results: bool = False,
    ) -> SchoolClass:
        """Change how many aliases a class has, and with which number they begin. Aliases taken away lose their results.

        Raises:
            LosesResultsError: some that would go have results, unless ``even_with_results``; nothing was changed.
            InvalidInputError: a number is out of range.
            NotFoundError: there is no such class.
        """
        with self._database.writing() as records:
            kept = _expect(self._seeded(records), class_id)
            changed = replace(
                kept,
                size=kept.size if size is None else size,
                first_number=kept.first_number if first_number is None else first_number,
            )
            if changed == kept:
                return kept
            _check_numbers(changed)
            aliases = records.classes.aliases(kept.tier, kept.label)
            going = {number: person for number, person in aliases.items() if number not in changed.numbers}
            lost = tuple(sorted(records.classes.with_results(kept.tier, kept.label) & going.keys()))
            if lost and not even_with_results:
                raise LosesResultsError(lost)
            records.privacy.remove(going.values(), self._clock())
            records.classes.change(changed)
            gone = f", results of {_aliases(len(lost))} erased" if lost else ""
            numbers = f"{changed.first_number} to {changed.last_number}"
            self._log(records, ActivityKind.CLASS_CHANGED, kept.label, f"Aliases {numbers}{gone}")
        self._sweep(lost)
        return changed

    def move(self, class_id: UUID, by: int) -> None:
        """Move a class up (-1) or down (1) in the list of ``lines``; at its end it stays."""
        with self._database.writing() as records:
            there = list(self._seeded(records))
            place = there.index(_expect(there, class_id))
            target = place - by
            if not 0 <= target < len(there):
                return
            there.insert(target, there.pop(place))
            for position, each in enumerate(there):
                if each.position != position:
                    records.classes.change(replace(each, position=position))

    def empty(self, class_id: UUID) -> int:
        """Take the results of all its aliases away for good; how many aliases had any."""
        with self._database.writing() as records:
            kept = _expect(self._seeded(records), class_id)
            number = self._empty(records, kept)
            self._log(records, ActivityKind.CLASS_EMPTIED, kept.label, f"Results of {_aliases(number)}")
        self._sweep(number)
        return number

    def remove(self, class_id: UUID) -> int:
        """Take a class off the list, and the results of its aliases with it; how many aliases had any.

        Raises:
            InvalidInputError: it is the last one; nothing was changed.
            NotFoundError: there is no such class.
        """
        with self._database.writing() as records:
            there = self._seeded(records)
            kept = _expect(there, class_id)
            if len(there) == 1:
                raise InvalidInputError("This is the only class. Change it, or empty it.", field="class")
            number = self._empty(records, kept)
            records.classes.remove(class_id)
            gone = f", with the results of {_aliases(number)}" if number else ""
            self._log(records, ActivityKind.CLASS_CHANGED, kept.label, f"Removed{gone}")
        self._sweep(number)
        return number

    def _empty(self, records: Records, kept: SchoolClass) -> int:
        number = len(records.classes.with_results(kept.tier, kept.label))
        records.privacy.remove(records.classes.aliases(kept.tier, kept.label).values(), self._clock())
        return number

    def _sweep(self, gone: object) -> None:
        """Where results went, leave no trace of them in the file; what stays now goes with the next time."""
        if gone:
            try:
                self._database.sweep()
            except RecordsError:
                return

    def _seeded(self, records: Records) -> tuple[SchoolClass, ...]:
        """The classes that are kept; the settings' are taken over where there are none."""
        there = records.classes.all()
        if there:
            return there
        for each in classes_from_settings(self._settings.school):
            records.classes.add(each)
        return records.classes.all()

    def _log(self, records: Records, kind: ActivityKind, about: str, detail: str) -> None:
        records.activity.add(Activity(self._clock(), kind, about, detail))

    # -- paper -----------------------------------------------------------------------------------------------

    def slips(self, class_ids: Iterable[UUID]) -> bytes:
        """The slips of these classes as one PDF, each class on sheets of its own.

        Raises:
            NotFoundError: there is no such class.
        """
        from oakmere_training.documents.slips import slips_pdf

        return slips_pdf(*(self._sheet(self.line(class_id)) for class_id in class_ids))

    def _sheet(self, line: ClassLine) -> SlipSheet:
        from oakmere_training.domain.papers import SlipSheet

        kept = line.school_class
        return SlipSheet(kept.label, kept.tier, line.names(), local_day(self._clock()))

    def note_printed(self, class_ids: Iterable[UUID]) -> None:
        """Say in the log that slips were printed or saved."""
        lines = [self.line(class_id) for class_id in class_ids]
        about, detail = (
            (lines[0].school_class.label, lines[0].aliases) if len(lines) == 1 else (f"{len(lines)} classes", "")
        )
        with self._database.writing() as records:
            self._log(records, ActivityKind.SLIPS_PRINTED, about, detail)


def _expect(there: Iterable[SchoolClass], class_id: UUID) -> SchoolClass:
    found = next((each for each in there if each.id == class_id), None)
    if found is None:
        raise NotFoundError(_GONE)
    return found


def _check_free(there: Iterable[SchoolClass], tier: Tier, label: str) -> None:
    if any(each.tier is tier and label_key(each.label) == label_key(label) for each in there):
        raise InvalidInputError(f"There is a class “{label}” already.", field="label")


def _check_numbers(changed: SchoolClass) -> None:
    if changed.size not in SIZES:
        raise InvalidInputError(f"A class has {SIZES[0]} to {SIZES[-1]} aliases.", field="size")
    if changed.first_number not in FIRST_NUMBERS:
        raise InvalidInputError(f"Numbers begin with {FIRST_NUMBERS[0]} to {FIRST_NUMBERS[-1]}.", field="first_number")


def _free_label(there: Iterable[SchoolClass], tier: Tier) -> str:
    taken = {label_key(each.label) for each in there if each.tier is tier}
    names = ["New class", *(f"New class {number}" for number in range(2, 1000))]
    return next(name for name in names if label_key(name) not in taken)


def _aliases(number: int) -> str:
    return "1 alias" if number == 1 else f"{number} aliases"


def tier_choices(settings: SettingsStore) -> tuple[tuple[Tier, str], ...]:
    """The tiers that have classes, as the school calls them."""
    return tuple((tier, settings.school.tier_name(tier)) for tier in PUPIL_TIERS)
