"""People who take part: choosing a name, adding oneself, a pupil's class and alias."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.people import STAFF_ROLES, Person, Role, clean_name, same_name
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.classes import classes_of
from oakmere_training.services.clock import local_day, system_clock

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.classes import SchoolClass
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database


def printable_name(text: str) -> str:
    """A name as kept, every character of which can be printed on a certificate.

    Raises:
        InvalidInputError: with the sentence shown beside the field.
    """
    from oakmere_training.documents.faces import unprintable

    name = clean_name(text)
    missing = unprintable((name,))
    if missing:
        raise InvalidInputError(
            f"The certificate cannot print “{missing[:8]}”. Write the name in Latin, Greek or Cyrillic letters.",
            field="name",
        )
    return name


class SameNameError(InvalidInputError):
    """Someone of that name and role is on the list already; ``person`` is who."""

    def __init__(self, person: Person) -> None:
        super().__init__(
            f"There is already an entry for {person.name}, {person.role.value}. Is that you?", field="name"
        )
        self.person = person


class PeopleService:
    """People of one data folder."""

    def __init__(self, database: Database, settings: SettingsStore, clock: Clock = system_clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    def staff(self) -> tuple[Person, ...]:
        """Staff, governors and volunteers by name, those whose last day is over aside."""
        today = local_day(self._clock())
        with self._database.reading() as records:
            everyone = records.people.staff()
        return tuple(person for person in everyone if person.left_on is None or person.left_on >= today)

    def person(self, person_id: UUID) -> Person:
        """A person by id. Raises ``NotFoundError`` where there is none."""
        with self._database.reading() as records:
            person = records.people.get(person_id)
        if person is None:
            raise NotFoundError("This name is no longer on the list.")
        return person

    def add_staff(
        self, name: str, role: Role | None, *, account_administrator: bool = False, even_if_same: bool = False
    ) -> Person:
        """Add oneself.

        Raises:
            InvalidInputError: naming the field, where the name or the role cannot be used.
            SameNameError: where someone of that name and role is there, unless ``even_if_same``.
        """
        from oakmere_training.services.lead.standing import refresh

        clean = printable_name(name)
        if role not in STAFF_ROLES:
            raise InvalidInputError("Choose your role. It decides which training you see.", field="role")
        person = Person(
            id=uuid4(),
            name=clean,
            role=role,
            tier=Tier.STAFF,
            created_at=self._clock(),
            account_administrator=account_administrator,
        )
        with self._database.writing() as records:
            if not even_if_same:
                for other in records.people.staff():
                    if other.role is role and same_name(other.name, clean):
                        raise SameNameError(other)
            records.people.add(person)
            refresh(records, today=local_day(self._clock()), person_ids=(person.id,))
        return person

    def classes(self, tier: Tier) -> tuple[SchoolClass, ...]:
        """The classes of a tier, in the order that the school has set."""
        with self._database.reading() as records:
            return classes_of(records, self._settings.school, tier)

    def pupil(self, tier: Tier, class_label: str, alias_number: int) -> Person:
        """The pupil with this alias in this class, added on first use; never a name.

        Raises:
            InvalidInputError: where the tier has no pupils, or the class or number is not one the school has set.
        """
        school = self._settings.school
        with self._database.writing() as records:
            chosen = next((each for each in classes_of(records, school, tier) if each.label == class_label), None)
            if not tier.for_pupils or chosen is None:
                raise InvalidInputError("Choose your class first.", field="class")
            if alias_number not in chosen.numbers:
                raise InvalidInputError(
                    f"Choose a number from {chosen.first_number} to {chosen.last_number}. Your teacher gives you one.",
                    field="alias",
                )
            known = records.people.pupil(tier, class_label, alias_number)
            if known is not None:
                return known
            person = Person(
                id=uuid4(),
                name=school.alias(tier, alias_number),
                role=Role.PUPIL,
                tier=tier,
                created_at=self._clock(),
                class_label=class_label,
                alias_number=alias_number,
            )
            records.people.add(person)
        return person
