"""Fifty times the program is killed in the middle of a quiz: every answer that it had kept is there afterwards."""

from __future__ import annotations

import os
import random
import secrets
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from oakmere_training.services.bundle import open_services
from oakmere_training.settings import SettingsStore
from tests.support.answering import next_of
from tests.support.quizzes import make_question, make_quiz, write_quizzes

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
LONGEST_SECONDS = 0.08
QUESTIONS = tuple(make_question(f"staff-{number:02}", critical=number % 2 == 0) for number in range(20))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")


class Answering:
    """The warm process of ``tests.support.answering``."""

    def __init__(self, folder: Path, quizzes: Path) -> None:
        command = [sys.executable, "-m", "tests.support.answering", str(folder), str(quizzes)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def until_killed(self, seconds: float, *, after_an_answer: bool) -> list[tuple[str, ...]]:
        """What a child said before it was killed, ``seconds`` after its start or after its first kept answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        said: list[tuple[str, ...]] = []
        timer: threading.Timer | None = None
        pid = 0
        for line in self._process.stdout:
            words = tuple(line.rstrip("\n").split(" ", maxsplit=2))
            if words[0] == "pid":
                pid = int(words[1])
            elif words[0] == "gone":
                break
            else:
                said.append(words)
            if timer is None and pid and (not after_an_answer or any(word[0] == "kept" for word in said)):
                timer = threading.Timer(seconds, os.kill, (pid, signal.SIGKILL))
                timer.start()
        assert timer is not None, f"the process ended by itself: {said}"
        timer.cancel()  # where the child ended by itself
        timer.join()
        return said

    def close(self) -> None:
        """End the warm process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


@pytest.fixture
def quizzes(tmp_path: Path) -> Path:
    return write_quizzes(tmp_path / "quizzes", make_quiz(questions=QUESTIONS))


@pytest.fixture
def answering(data_folder: Path, quizzes: Path) -> Iterator[Answering]:
    process = Answering(data_folder, quizzes)
    yield process
    process.close()


def look(folder: Path, quizzes: Path, kept: set[tuple[str, str]], last: str | None) -> tuple[str, str]:
    """Open the records after a kill, check that everything kept is there, and return what is asked next."""
    services = open_services(folder, SettingsStore(folder), quizzes=quizzes)
    try:
        for attempt_id in {attempt for attempt, _ in kept}:
            answered = services.training.attempt(UUID(attempt_id)).answered
            lost = {question for attempt, question in kept if attempt == attempt_id} - answered
            assert not lost, f"answers that were kept are gone: {sorted(lost)}"
        if last is not None:
            attempt = services.training.attempt(UUID(last))
            in_order = [question.id for question in QUESTIONS]
            assert [answer.question_id for answer in attempt.answers] == in_order[: len(attempt.answers)]
            assert (attempt.finished_at is not None) == (len(attempt.answers) == len(QUESTIONS))
        asked = next_of(services)
        if last is not None and attempt.finished_at is None:
            assert (str(asked.attempt_id), asked.question.id) == (last, attempt.next_question_id)
        return str(asked.attempt_id), asked.question.id
    finally:
        services.close()


def test_a_killed_program_has_every_answer_it_kept_and_goes_on_at_the_same_question(
    data_folder: Path, quizzes: Path, answering: Answering
) -> None:
    seed = secrets.randbits(32)
    moments = random.Random(seed)
    kept: set[tuple[str, str]] = set()
    expected: tuple[str, str] | None = None
    last: str | None = None
    for number in range(KILLS):
        said = answering.until_killed(moments.uniform(0, LONGEST_SECONDS), after_an_answer=number % 5 != 0)
        where = f"kill {number}, seed {seed}: {said[-3:]}"
        assert not [words for words in said if words[0] == "fault"], where
        first = next((words[1:] for words in said if words[0] == "asked"), None)
        assert first is None or expected is None or first == expected, f"{where}, expected {expected}"
        kept |= {(words[1], words[2]) for words in said if words[0] == "kept"}
        last = next((words[1] for words in reversed(said)), last)
        try:
            expected = look(data_folder, quizzes, kept, last)
        except AssertionError as error:
            raise AssertionError(f"{where}: {error}") from error
    assert len(kept) >= KILLS * 4 // 5, f"seed {seed}"
