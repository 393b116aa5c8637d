"""Someone who takes quizzes, and where they stand with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from tests.support.quizzes import STAFF

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.views import QuizRow


@pytest.fixture
def asha(services: Services) -> Person:
    return services.people.add_staff("Asha Example", Role.TEACHER)


def row(services: Services, person: Person | None, quiz_id: str = STAFF.id) -> QuizRow:
    """The quiz on the person's list; of families where there is no person."""
    home = services.training.home(person.tier if person else Tier.PARENTS, person)
    return next(row for row in home.rows if row.quiz_id == quiz_id)
