"""What goes wrong, for the gallery: records that cannot be used, a full disk, quiz files with mistakes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from oakmere_training import paths
from oakmere_training.domain import errors
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from tests.support.sitting import check, choose, someone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context


def faults(context: Context) -> Iterator[str]:
    """What the world does to the records."""
    sentence = "The folder that holds them does not allow changes, so new answers could not be kept."
    for name, error in (
        ("newer", errors.NewerRecordsError("They were last opened with version 9. This computer has version 1.")),
        ("damaged", errors.DamagedRecordsError("The file is not a database, or part of it is missing.")),
        ("read-only", errors.ReadOnlyRecordsError(sentence)),
        ("disk-full", errors.DiskFullError("The disk is full, so this could not be saved.")),
        ("network", errors.NetworkFolderError("The data folder lies on a network drive.")),
        ("busy", errors.BusyRecordsError("Another program is using the records.")),
    ):
        context.faults.show(error)
        yield f"fault-{name}"


def saving_failed(context: Context) -> Iterator[str]:
    """A full disk while answering."""
    person = someone(context)
    context.services.people.add_staff("A. Example", Role.TEACHER)
    person.press("Start staff training")
    person.press("A. Example")
    person.press("Start")
    question = context.services.catalogue.quizzes(Tier.STAFF)[0].questions[0]

    def full(*_: object) -> None:
        raise errors.DiskFullError("The disk is full, so your answer is not saved yet. It is still on the screen.")

    context.services.training.answer = full  # type: ignore[method-assign, assignment]
    choose(person, question)
    check(person)
    yield "staff-saving-failed"


def broken(folder: Path) -> dict[str, Any]:
    """A quizzes folder in which a staff quiz has three mistakes."""
    quizzes = folder / "quizzes"
    shutil.copytree(paths.quizzes(), quizzes)
    file = next((quizzes / "staff").glob("*.toml"))
    text = file.read_text(encoding="utf-8")
    text = text.replace('mark = "unsafe"', 'mark = "best"', 1).replace('"C02"', '"C2"', 1)
    file.write_text(text.replace('topic = "', 'topick = "', 1), encoding="utf-8")
    return {"quizzes": quizzes}


def no_quizzes(folder: Path) -> dict[str, Any]:
    """A quizzes folder without stories for pupils."""
    quizzes = folder / "quizzes"
    shutil.copytree(paths.quizzes(), quizzes)
    for tier in PUPIL_TIERS:
        shutil.rmtree(quizzes / tier)
    return {"quizzes": quizzes}


def quiz_problems(context: Context) -> Iterator[str]:
    """A broken quiz file."""
    someone(context).press("Start staff training")
    yield "quiz-problems"


def no_stories(context: Context) -> Iterator[str]:
    """A pupil tier without stories."""
    someone(context).press("Hedgehogs")
    yield "no-stories"
