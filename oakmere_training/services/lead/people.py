"""People as the training lead keeps them: added, changed, marked as left, merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.people import STAFF_ROLES, Person, Role, same_name
from oakmere_training.domain.staff_entries import number_key
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import short_date
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.person_page import person_page
from oakmere_training.services.lead.person_views import MergeSide, PersonFacts, PersonPage
from oakmere_training.services.lead.standing import refresh
from oakmere_training.services.people import SameNameError, printable_name

if TYPE_CHECKING:
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

POST_MAX = 80
"""Longest post title and staff number kept, in characters."""
FAR = timedelta(days=366)
"""How far ahead a last day may lie."""
FOUND_AT_ONCE = 50
"""How many people a search gives."""


class LeadPeopleService:
    """People of one data folder, for the training lead."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock

    # -- looking ---------------------------------------------------------------------------------------------

    def page(self, person_id: UUID) -> PersonPage:
        """Everything that a person's page shows. Raises ``NotFoundError`` where there is no such person."""
        with self._database.reading() as records:
            _expect(records, person_id)
            school = self._settings.school
            today = local_day(self._clock())
            return person_page(records, person_id, today, pass_mark=school.pass_mark, warn_days=school.warn_days)

    def find(self, text: str, tier: Tier = Tier.STAFF) -> tuple[Person, ...]:
        """The first people by surname whose names hold every word of a text; everyone for ''."""
        with self._database.reading() as records:
            return records.staff.find(text, tier, FOUND_AT_ONCE)

    def merge_side(self, person_id: UUID) -> MergeSide:
        """A person as the merge dialog shows them. Raises ``NotFoundError``."""
        with self._database.reading() as records:
            person = _expect(records, person_id)
            return MergeSide(person, *records.staff.counts(person_id), since=local_day(person.created_at))

    # -- changing --------------------------------------------------------------------------------------------

    def add(self, facts: PersonFacts, *, even_if_same: bool = False) -> Person:
        """Put someone on the register.

        Raises:
            InvalidInputError: naming the field: 'name', 'role', 'post' or 'number'.
            SameNameError: where someone of that name and role is there, unless ``even_if_same``.
        """
        name, role, post, number = self._checked(facts)
        now = self._clock()
        person = Person(
            id=uuid4(),
            name=name,
            role=role,
            tier=Tier.STAFF,
            created_at=now,
            account_administrator=facts.account_administrator,
            post_title=post,
            staff_number=number,
        )
        with self._database.writing() as records:
            _check_number(records, number, None)
            if not even_if_same:
                _check_name(records, person)
            records.people.add(person)
            records.activity.add(
                Activity(now, ActivityKind.PERSON_ADDED, detail=person.role_label, person_id=person.id)
            )
            refresh(records, today=local_day(now), person_ids=(person.id,))
        return person

    def change(self, person_id: UUID, facts: PersonFacts) -> Person:
        """Change name, role, post or staff number. What was issued keeps the old name.

        Raises:
            InvalidInputError: as ``add``.
            NotFoundError: where the person is gone.
        """
        now = self._clock()
        with self._database.writing() as records:
            before = _expect(records, person_id)
            name, role, post, number = self._checked(facts, keeps=before)
            after = replace(
                before,
                name=name,
                role=role,
                post_title=post,
                staff_number=number,
                account_administrator=facts.account_administrator,
            )
            if after == before:
                return before
            _check_number(records, number, person_id)
            records.staff.change_all((after,))
            records.activity.add(
                Activity(now, ActivityKind.PERSON_CHANGED, detail=_what_changed(before, after), person_id=person_id)
            )
            refresh(records, today=local_day(now), person_ids=(person_id,))
        return after

    def mark_left(self, person_id: UUID, last_day: date | None) -> Person:
        """Note the last day of someone who leaves.

        Raises:
            InvalidInputError: field 'last_day'.
            NotFoundError: where the person is gone.
        """
        now = self._clock()
        today = local_day(now)
        if last_day is None:
            raise InvalidInputError("Type their last day, for example 31 August 2026.", field="last_day")
        if last_day > today + FAR:
            raise InvalidInputError("This is more than a year ahead. Check the year.", field="last_day")
        return self._set_left(person_id, last_day, ActivityKind.PERSON_LEFT, f"Last day {short_date(last_day)}")

    def undo_left(self, person_id: UUID) -> Person:
        """Take someone back whose last day was noted. Raises ``NotFoundError``."""
        return self._set_left(person_id, None, ActivityKind.PERSON_RETURNED, "")

    def _set_left(self, person_id: UUID, last_day: date | None, kind: ActivityKind, detail: str) -> Person:
        now = self._clock()
        with self._database.writing() as records:
            before = _expect(records, person_id)
            after = replace(before, left_on=last_day)
            if after != before:
                records.staff.change_all((after,))
                records.activity.add(Activity(now, kind, detail=detail, person_id=person_id))
                refresh(records, today=local_day(now), person_ids=(person_id,))
        return after

    def merge(self, kept_id: UUID, gone_id: UUID) -> Person:
        """Make two entries one: ``kept_id`` keeps its name and gets all attempts, certificates and attendances.

        What the kept entry lacks (post, staff number) it takes from the other. Certificates stay as issued.

        Raises:
            InvalidInputError: where both are the same entry, or one is no member of staff and the other is.
            NotFoundError: where one is gone.
        """
        now = self._clock()
        if kept_id == gone_id:
            raise InvalidInputError("Choose another entry than this one.", field="other")
        with self._database.writing() as records:
            kept, gone = _expect(records, kept_id), _expect(records, gone_id)
            if kept.tier is not gone.tier or kept.tier.for_pupils:
                raise InvalidInputError("Only two entries of the same kind can be merged.", field="other")
            attempts, certificates = records.staff.counts(gone_id)
            records.staff.merge(kept_id, gone_id)
            merged = replace(
                kept,
                post_title=kept.post_title or gone.post_title,
                staff_number=kept.staff_number or gone.staff_number,
                account_administrator=kept.account_administrator or gone.account_administrator,
                created_at=min(kept.created_at, gone.created_at),
                left_on=None if kept.left_on is None or gone.left_on is None else max(kept.left_on, gone.left_on),
            )
            records.staff.change_all((merged,))
            came = f"{_some(attempts, 'attempt')} and {_some(certificates, 'certificate')} came over"
            records.activity.add(Activity(now, ActivityKind.PEOPLE_MERGED, detail=came, person_id=kept_id))
            refresh(records, today=local_day(now), person_ids=(kept_id,))
        return merged

    def _checked(self, facts: PersonFacts, keeps: Person | None = None) -> tuple[str, Role, str, str]:
        """Name, role, post and number as kept. A role that someone has may stay though it is not offered."""
        name = _name(facts.name)
        if not isinstance(facts.role, Role) or (
            facts.role not in STAFF_ROLES and (keeps is None or facts.role is not keeps.role)
        ):
            raise InvalidInputError("Choose a role. It decides which training they need.", field="role")
        return (
            name,
            facts.role,
            _short(facts.post_title, "post", "post"),
            _short(facts.staff_number, "staff number", "number"),
        )


def _name(text: str) -> str:
    """A name as kept. Raises ``InvalidInputError`` that speaks of someone else."""
    try:
        return printable_name(text)
    except InvalidInputError as error:
        sentence = error.sentence.replace("your certificate", "their certificate").replace("your ", "the ")
        raise InvalidInputError(sentence, field=error.field) from error


def _short(text: str, what: str, field: str) -> str:
    short = " ".join("".join(char for char in text if char.isprintable()).split())
    if len(short) > POST_MAX:
        raise InvalidInputError(f"This {what} has {len(short)} characters; {POST_MAX} can be kept.", field=field)
    return short


def _expect(records: Records, person_id: UUID) -> Person:
    person = records.people.get(person_id)
    if person is None:
        raise NotFoundError("This person is no longer on the list.")
    return person


def _check_number(records: Records, number: str, own: UUID | None) -> None:
    key = number_key(number)
    for other in records.staff.with_number() if key else ():
        if other.id != own and number_key(other.staff_number) == key:
            raise InvalidInputError(f"{other.name} has this staff number.", field="number")


def _check_name(records: Records, person: Person) -> None:
    for other in records.staff.find(person.name, Tier.STAFF, FOUND_AT_ONCE):
        if other.role is person.role and same_name(other.name, person.name):
            raise SameNameError(other)


def _what_changed(before: Person, after: Person) -> str:
    """For the log: no name."""
    changes = []
    if before.name != after.name:
        changes.append("Name")
    if before.role is not after.role:
        changes.append(f"Role: {before.role.label} to {after.role.label}")
    if before.post_title != after.post_title:
        changes.append("Post")
    if before.staff_number != after.staff_number:
        changes.append("Staff number")
    if before.account_administrator != after.account_administrator:
        changes.append("Looks after official accounts" if after.account_administrator else "No official accounts")
    return "; ".join(changes)


def _some(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
