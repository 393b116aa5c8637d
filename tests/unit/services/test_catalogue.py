"""The quizzes that can be taken, what keeps the others out, and opening records that cannot be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import NotFoundError, ReadOnlyRecordsError
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.bundle import open_services
from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.opening import open_to_read, open_to_write
from tests.support.quizzes import ACCOUNTS, ALL, PARENTS, STAFF, write_quizzes

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore


def test_the_small_quizzes_of_these_tests_are_read_as_they_were_meant(quizzes_folder: Path) -> None:
    catalogue = Catalogue(quizzes_folder)

    assert catalogue.problems == ()
    assert {quiz.id: quiz for tier in Tier for quiz in catalogue.quizzes(tier)} == {quiz.id: quiz for quiz in ALL}


def test_quizzes_come_in_the_order_of_their_files(quizzes_folder: Path) -> None:
    assert [quiz.id for quiz in Catalogue(quizzes_folder).quizzes(Tier.STAFF)] == [ACCOUNTS.id, STAFF.id]


def test_a_broken_quiz_is_kept_out_and_the_rest_goes_on(quizzes_folder: Path) -> None:
    (quizzes_folder / "staff" / "essentials.toml").write_bytes(b"\xff")
    catalogue = Catalogue(quizzes_folder)

    assert [quiz.id for quiz in catalogue.quizzes(Tier.STAFF)] == [ACCOUNTS.id]
    assert catalogue.quiz(PARENTS.id) == PARENTS
    assert [(problem.file, problem.line) for problem in catalogue.problems] == [("staff/essentials.toml", 1)]


def test_without_a_policy_there_are_no_quizzes_and_a_sentence_says_why(quizzes_folder: Path) -> None:
    (quizzes_folder / "policy.toml").unlink()
    catalogue = Catalogue(quizzes_folder)

    assert all(catalogue.quizzes(tier) == () for tier in Tier)
    with pytest.raises(NotFoundError, match="Results are safe") as caught:
        _ = catalogue.policy
    assert "policy.toml:1" in caught.value.details


def test_a_mended_policy_brings_the_quizzes_back(quizzes_folder: Path) -> None:
    (quizzes_folder / "policy.toml").unlink()
    catalogue = Catalogue(quizzes_folder)
    write_quizzes(quizzes_folder)
    catalogue.reload()

    assert catalogue.policy.title == "Social Media Policy"
    assert catalogue.quiz(STAFF.id) == STAFF


@pytest.mark.parametrize(("quiz_id", "text"), [(STAFF.id, "Sections 1 and 3"), (PARENTS.id, "Section 5")])
def test_the_sections_of_a_quiz_are_named_in_words(quizzes_folder: Path, quiz_id: str, text: str) -> None:
    catalogue = Catalogue(quizzes_folder)
    assert catalogue.sections_text(catalogue.quiz(quiz_id)) == text


def test_records_that_may_only_be_read_show_people_and_refuse_new_ones(
    services: Services, data_folder: Path, quizzes_folder: Path, settings: SettingsStore
) -> None:
    asha = services.people.add_staff("Asha Example", Role.TEACHER)
    services.close()
    reading = open_services(data_folder, settings, quizzes=quizzes_folder, read_only=True)
    try:
        assert reading.people.staff() == (asha,)
        with pytest.raises(ReadOnlyRecordsError):
            reading.people.add_staff("Bo Example", Role.TEACHER)
    finally:
        reading.close()


def test_reading_where_there_are_no_records_makes_none(data_folder: Path) -> None:
    with pytest.raises(NotFoundError, match="no records"), open_to_read(data_folder):
        pass
    assert not data_folder.exists()


def test_opening_to_write_where_there_are_no_records_makes_none(data_folder: Path) -> None:
    with pytest.raises(NotFoundError, match="no records"), open_to_write(data_folder):
        pass
    assert not data_folder.exists()


def test_opening_to_read_never_writes_and_opening_to_write_may(services: Services, data_folder: Path) -> None:
    services.close()
    with open_to_write(data_folder) as database:
        assert not database.read_only
    with open_to_read(data_folder) as database:
        assert database.read_only
