"""Someone who takes quizzes, and where they stand with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from tests.support.quizzes import STAFF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.views import QuizRow
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock


@pytest.fixture
def asha(services: Services) -> Person:
    return services.people.add_staff("Asha Example", Role.TEACHER)


@pytest.fixture(scope="session")
def quiz_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the quizzes that come with the program are kept once they were read."""
    return tmp_path_factory.mktemp("quizzes as read")


@pytest.fixture
def open_shipped(
    data_folder: Path, settings: SettingsStore, clock: SetClock, quiz_cache: Path
) -> Iterator[Callable[[], Services]]:
    """Opens the data folder with the quizzes that come with the program; what was open before is closed first."""
    from oakmere_training.services.bundle import open_services

    opened: list[Services] = []

    def start() -> Services:
        while opened:
            opened.pop().close()
        opened.append(open_services(data_folder, settings, quizzes=paths.quizzes(), cache=quiz_cache, clock=clock))
        return opened[-1]

    yield start
    while opened:
        opened.pop().close()


@pytest.fixture
def shipped(open_shipped: Callable[[], Services]) -> Services:
    """All services with the quizzes that come with the program."""
    return open_shipped()


def row(services: Services, person: Person | None, quiz_id: str = STAFF.id) -> QuizRow:
    """The quiz on the person's list; of families where there is no person."""
    home = services.training.home(person.tier if person else Tier.PARENTS, person)
    return next(row for row in home.rows if row.quiz_id == quiz_id)
