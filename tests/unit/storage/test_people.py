from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from tests.support.factories import make_person, make_pupil

if TYPE_CHECKING:
    from oakmere_training.storage.database import Database

NAMES = ("Siân ap Gwynfor", "Nguyễn Thị Ánh", "José-María O'Connor-Fitzgerald de la Cruz y Montenegro")


@pytest.mark.parametrize("name", NAMES)
def test_a_person_comes_back_as_kept(database: Database, name: str) -> None:
    person = make_person(name, role=Role.SENIOR_LEADER, account_administrator=True)
    with database.writing() as records:
        records.people.add(person)

    with database.reading() as records:
        assert records.people.get(person.id) == person
        assert records.people.get(make_person().id) is None


def test_staff_are_sorted_by_name_letter_case_aside_and_hold_nobody_else(database: Database) -> None:
    with database.writing() as records:
        for name in ("de Souza Ana", "Example Cara", "adams Bo"):
            records.people.add(make_person(name))
        records.people.add(make_person("Parent Example", role=Role.PARENT, tier=Tier.PARENTS))
        records.people.add(make_pupil())

    with database.reading() as records:
        assert [person.name for person in records.people.staff()] == ["adams Bo", "de Souza Ana", "Example Cara"]


def test_a_pupil_is_found_by_tier_class_and_number(database: Database) -> None:
    otter, other_class = make_pupil("Class 4", 7), make_pupil("Class 3", 7)
    with database.writing() as records:
        records.people.add(otter)
        records.people.add(other_class)

    with database.reading() as records:
        assert records.people.pupil(Tier.LOWER_KS2, "Class 4", 7) == otter
        assert records.people.pupil(Tier.LOWER_KS2, "Class 4", 8) is None
        assert records.people.pupil(Tier.KS1, "Class 4", 7) is None
        assert records.people.classes(Tier.LOWER_KS2) == ("Class 3", "Class 4")
        assert records.people.classes(Tier.KS1) == ()
        assert records.people.classes(Tier.STAFF) == ()


def test_two_pupils_of_a_class_never_share_a_number(database: Database) -> None:
    with database.writing() as records:
        records.people.add(make_pupil("Class 4", 7))

    with pytest.raises(IntegrityError), database.writing() as records:
        records.people.add(make_pupil("Class 4", 7))


def test_two_of_the_staff_may_share_a_name(database: Database) -> None:
    with database.writing() as records:
        records.people.add(make_person("Asha Example"))
        records.people.add(make_person("Asha Example"))

    with database.reading() as records:
        assert len(records.people.staff()) == 2
