"""One answer kept durably: through ``TrainingService.answer``, against the same rows by raw ``sqlite3``.

Both write to their own database with the same tables in a folder on a real disk: the raw one with a fresh ``BEGIN
IMMEDIATE``, the same three statements and ``COMMIT`` for each answer.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from benchmarks.row import Row, row
from oakmere_training import paths
from oakmere_training.domain.attempt import Attempt, AttemptKind
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.training import TrainingService
from oakmere_training.services.views import AskedQuestion
from oakmere_training.settings import SettingsStore
from oakmere_training.storage.database import Database
from oakmere_training.storage.opening import address, connect, database_path

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

ANSWERS_PER_RUN = 200
QUESTIONS = 20
ASKED_TEXT = json.dumps({"scenario": "A pupil sends you a message in the evening. " * 20, "options": ["…" * 80] * 4})

_KEEP_ASKED = (
    "INSERT INTO questions_asked (hash, question_id, text) "
    "SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM questions_asked WHERE hash = ?)"
)
_ADD_ANSWER = (
    "INSERT INTO answers (id, attempt_id, question_id, chosen, mark, points, critical, topic, asked_hash, "
    "answered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TOUCH = "UPDATE attempts SET updated_at = ? WHERE id = ? AND finished_at IS NULL"


def measure(runs: int) -> list[Row]:
    """Pairs of runs of 200 answers, one after the other; the order within a pair changes from pair to pair."""
    folder = Path(tempfile.mkdtemp(prefix="oakmere-answers-", dir=_disk_folder()))
    try:
        ours, floor = _times(folder, runs)
    finally:
        shutil.rmtree(folder)
    return [row("one answer kept durably, through the service", ours, floor, "µs", (1.5, 1.2))]


def _times(folder: Path, runs: int) -> tuple[list[float], list[float]]:
    ours_database, raw_database = Database.open(folder / "ours"), Database.open(folder / "raw")
    attempt = _attempt()
    for database in (ours_database, raw_database):
        with database.writing() as records:
            records.attempts.add(attempt)
    raw_database.close()
    floor, ours = list[float](), list[float]()
    with closing(connect(address(database_path(folder / "raw")), 5.0)) as raw:
        sides = [
            (floor, _raw_adder(raw, attempt)),
            (ours, _adder(ours_database, attempt, (runs + 1) * ANSWERS_PER_RUN)),
        ]
        for _, add in sides:
            _microseconds(add, 0)
        for run in range(1, runs + 1):
            for times, add in sides if run % 2 else reversed(sides):
                times.append(_microseconds(add, run * ANSWERS_PER_RUN))
    ours_database.close()
    return ours, floor


def _microseconds(add: Callable[[int], None], first: int) -> float:
    start = time.perf_counter()
    for index in range(first, first + ANSWERS_PER_RUN):
        add(index)
    return (time.perf_counter() - start) / ANSWERS_PER_RUN * 1e6


def _adder(database: Database, attempt: Attempt, answers: int) -> Callable[[int], None]:
    catalogue = Catalogue(paths.quizzes())
    service = TrainingService(database, catalogue, SettingsStore(database.folder))
    quiz = catalogue.quizzes(Tier.STAFF)[0]
    first = quiz.questions[0]
    policy = catalogue.policy

    questions = [dataclasses.replace(first, id=f"question-{number}") for number in range(QUESTIONS)]
    sittings = [dataclasses.replace(attempt, id=uuid4()) for _ in range(answers // QUESTIONS + 1)]
    with database.writing() as records:
        for sitting in sittings:
            records.attempts.add(sitting)

    def asked(number: int) -> AskedQuestion:
        question = questions[number % QUESTIONS]
        return AskedQuestion(
            attempt_id=sittings[number // QUESTIONS].id,
            quiz=quiz,
            question=question,
            options=question.body.options,
            position=1,
            total=1_000_000,
            done=0,
            who="A. Example",
            second_try=False,
            section=policy.sections[2],
            clauses=policy.clauses[:1],
            policy_title=policy.title,
            policy_approved=policy.approved,
        )

    waiting = [asked(number) for number in range(answers)]

    def add(index: int) -> None:
        asked_now = waiting[index]
        service.answer(asked_now, (asked_now.question.body.options[0].id,))

    return add


def _raw_adder(connection: sqlite3.Connection, attempt: Attempt) -> Callable[[int], None]:
    attempt_id = attempt.id.hex

    def add(index: int) -> None:
        now, asked, question_id = datetime.now(UTC).isoformat(" "), f"{index % QUESTIONS:064x}", uuid4().hex
        answer = (uuid4().hex, attempt_id, question_id, '["b"]', "best", 2, 1, "contact", asked, now)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_KEEP_ASKED, (asked, question_id, ASKED_TEXT, asked))
        connection.execute(_ADD_ANSWER, answer)
        connection.execute(_TOUCH, (now, attempt_id))
        connection.execute("COMMIT")

    return add


def _attempt() -> Attempt:
    now = datetime.now(UTC)
    return Attempt(
        id=UUID(int=1),
        person_id=None,
        quiz_id="staff-essentials",
        quiz_title="Essentials",
        tier=Tier.STAFF,
        policy_version="2025-10",
        kind=AttemptKind.FULL,
        question_ids=("q",),
        seed=1,
        started_at=now,
        updated_at=now,
    )


def _disk_folder() -> Path:
    """A folder on a disk: the temporary one, unless it is kept in memory; then the current one."""
    temporary = Path(tempfile.gettempdir())
    try:
        mounts = [line.split(" - ") for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return temporary
    in_memory = {before.split()[4] for before, after in mounts if after.startswith("tmpfs ")}
    return Path.cwd() if any(str(place) in in_memory for place in (temporary, *temporary.parents)) else temporary
