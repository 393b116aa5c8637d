"""Processes that answer questions until they are killed: ``python -m tests.support.answering DATA QUIZZES``.

A warm process reads lines from standard input. For each it forks a child that opens the records as a start of the
program does, goes on with the quiz where it was left, and prints a line for each answer after ``answer()`` returned:

    pid 1234                    (from the warm process)
    asked ATTEMPT QUESTION      the question shown first, or after a quiz was begun anew
    kept ATTEMPT QUESTION
    fault TEXT                  something that must not happen
    gone                        (from the warm process) the child has ended
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.bundle import open_services
from oakmere_training.settings import SettingsStore
from tests.support.quizzes import choose

if TYPE_CHECKING:
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.views import AskedQuestion


def say(line: str) -> None:
    """Print without a buffer: what was said before a kill was said."""
    os.write(1, f"{line}\n".encode())


def next_of(services: Services) -> AskedQuestion:
    """The question that the one person on the list sees when they sit down."""
    person = next(iter(services.people.staff()), None) or services.people.add_staff("Asha Example", Role.TEACHER)
    row = services.training.home(Tier.STAFF, person).rows[0]
    asked = services.training.next_question(row.resume) if row.resume else None
    return asked or services.training.start(row.quiz_id, person)


def answer_for_ever(folder: Path, quizzes: Path) -> None:
    """Open the records and answer one question after another."""
    services = open_services(folder, SettingsStore(folder), quizzes=quizzes)
    while True:
        asked: AskedQuestion | None = next_of(services)
        while asked is not None:
            say(f"asked {asked.attempt_id} {asked.question.id}")
            services.training.answer(asked, choose(asked.question))
            say(f"kept {asked.attempt_id} {asked.question.id}")
            asked = services.training.next_question(asked.attempt_id)


def main(folder: Path, quizzes: Path) -> None:
    """Fork a child for each line of standard input."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                answer_for_ever(folder, quizzes)
            except BaseException as error:  # noqa: BLE001  (the test reads it)
                say(f"fault {type(error).__name__}: {error}")
            finally:
                os._exit(1)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
