"""Adding oneself to the list, and pupils under an alias."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.people import STAFF_ROLES, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.people import SameNameError

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock


def test_someone_who_adds_themselves_is_on_the_list_at_the_next_start(
    services: Services, open_again: Callable[[], Services], clock: SetClock
) -> None:
    sian = services.people.add_staff("  siân ap  Gwynfor ", Role.OFFICE, account_administrator=True)

    assert (sian.name, sian.role, sian.tier, sian.account_administrator) == (
        "siân ap Gwynfor",
        Role.OFFICE,
        Tier.STAFF,
        True,
    )
    assert sian.created_at == clock.now
    again = open_again()
    assert again.people.staff() == (sian,)
    assert again.people.person(sian.id) == sian


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_each_role_on_the_list_can_be_chosen(services: Services, role: Role) -> None:
    assert services.people.add_staff("Asha Example", role).role is role


@pytest.mark.parametrize("role", [None, Role.PUPIL, Role.PARENT, Role.ACCOUNT_ADMINISTRATOR])
def test_a_role_has_to_be_chosen(services: Services, role: Role | None) -> None:
    with pytest.raises(InvalidInputError, match="Choose your role") as caught:
        services.people.add_staff("Asha Example", role)
    assert caught.value.field == "role"
    assert services.people.staff() == ()


def test_a_name_that_cannot_be_printed_is_told_beside_its_field(services: Services) -> None:
    with pytest.raises(InvalidInputError) as caught:
        services.people.add_staff("Asha", Role.TEACHER)
    assert caught.value.field == "name"
    assert services.people.staff() == ()


def test_the_same_name_and_role_asks_whether_that_is_you(services: Services) -> None:
    first = services.people.add_staff("Kate O'Connor", Role.TEACHER)
    with pytest.raises(SameNameError, match="already an entry for Kate O'Connor, teacher") as caught:
        services.people.add_staff("KATE  o’connor", Role.TEACHER)
    assert caught.value.person == first
    assert services.people.staff() == (first,)

    services.people.add_staff("Kate O'Connor", Role.GOVERNOR)
    services.people.add_staff("Kate O'Connor", Role.TEACHER, even_if_same=True)
    assert len(services.people.staff()) == 3


def test_someone_who_is_not_on_the_list_is_named_as_such(services: Services) -> None:
    with pytest.raises(NotFoundError, match="no longer on the list"):
        services.people.person(uuid4())


def test_a_pupil_is_the_same_one_each_time_and_never_a_name(
    services: Services, open_again: Callable[[], Services]
) -> None:
    otter = services.people.pupil(Tier.UPPER_KS2, "Year 5", 7)

    assert (otter.name, otter.class_label, otter.alias_number, otter.role) == ("Otter 7", "Year 5", 7, Role.PUPIL)
    assert open_again().people.pupil(Tier.UPPER_KS2, "Year 5", 7) == otter


def test_the_same_number_in_another_class_is_another_pupil(services: Services) -> None:
    assert services.people.pupil(Tier.UPPER_KS2, "Year 5", 7) != services.people.pupil(Tier.UPPER_KS2, "Year 6", 7)


@pytest.mark.parametrize(
    ("tier", "label", "number", "field"),
    [
        (Tier.UPPER_KS2, "Year 4", 7, "class"),
        (Tier.UPPER_KS2, "", 7, "class"),
        (Tier.STAFF, "Year 5", 7, "class"),
        (Tier.UPPER_KS2, "Year 5", 0, "alias"),
        (Tier.UPPER_KS2, "Year 5", 31, "alias"),
    ],
)
def test_a_class_or_number_that_the_school_has_not_set_is_told_beside_its_field(
    services: Services, tier: Tier, label: str, number: int, field: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        services.people.pupil(tier, label, number)
    assert caught.value.field == field
