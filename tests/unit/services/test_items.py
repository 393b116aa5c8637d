"""What whoever writes the quizzes learns from the answers, and what nobody learns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.items import item_statistics, report
from tests.support.quizzes import ACCOUNTS, PARENTS, PUPILS, STAFF, sit, write_quizzes

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.bundle import Services

NAMES = ("Asha Example", "Łukasz Wiśniewski", "Siân ap Gwynfor", "Bo Li", "Ann Other", "Jo Sample")


def asked_by(services: Services, *people: str, marks: tuple[Mark, ...] = (Mark.BEST,) * 5) -> None:
    for name in people:
        sit(services, services.training.start(STAFF.id, services.people.add_staff(name, Role.TEACHER)), *marks)


def told(services: Services) -> str:
    return report(item_statistics(services.database, services.catalogue))


def test_it_says_how_often_each_option_was_chosen_and_marks_those_that_nobody_picks(services: Services) -> None:
    asked_by(services, *NAMES[:5])
    asked_by(services, NAMES[5], marks=(Mark.UNSAFE, *[Mark.BEST] * 4))

    first = told(services).split("  2  ")[0]
    assert "staff-01 (choice): asked 6 times, difficulty 0.83, discrimination –" in first
    lines = first.splitlines()
    assert [line.split()[:3] for line in lines if "* " in line[:8]] == [["*", "5", "83%"]]
    assert sum(line.endswith("nobody picks it") for line in lines) == 2


def test_few_answers_are_only_counted_and_no_name_is_ever_told(services: Services) -> None:
    asked_by(services, *NAMES[:4])

    said = told(services)
    assert "staff-01 (choice): asked 4 times, too few to show how it was answered" in said
    assert "%" not in said
    assert not [name for name in NAMES if name in said]


def test_a_second_try_is_left_out(services: Services) -> None:
    asked_by(services, *NAMES[:5], marks=(Mark.UNSAFE, *[Mark.BEST] * 4))
    person = services.people.staff()[0]
    attempt = services.training.home(STAFF.tier, person).rows[0].finished
    assert attempt is not None
    sit(services, services.training.start_second_try(attempt), Mark.BEST)

    assert "staff-01 (choice): asked 5 times" in told(services)


def test_answers_to_an_earlier_wording_are_counted_and_not_mixed_in(services: Services, quizzes_folder: Path) -> None:
    asked_by(services, *NAMES[:5])
    reworded = replace(STAFF.questions[0], scenario="A message comes in late.")
    changed = replace(STAFF, questions=(reworded, *STAFF.questions[1:]))
    write_quizzes(quizzes_folder, changed, ACCOUNTS, PARENTS, PUPILS)

    said = report(item_statistics(services.database, Catalogue(quizzes_folder)))
    assert "staff-01 (choice): not asked in this wording; 5 times in an earlier wording" in said


def test_quizzes_that_nobody_was_asked_are_named_in_one_line(services: Services) -> None:
    assert told(services) == f"Not asked yet: {', '.join(q.id for q in (ACCOUNTS, STAFF, PARENTS, PUPILS))}."
