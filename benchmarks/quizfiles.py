"""Loading and validating 1,000 generated quiz files, the first time and again, against ``tomllib`` parsing alone."""

from __future__ import annotations

import shutil
import tempfile
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.row import Row, row
from oakmere_training.quizfiles.library import load_library

if TYPE_CHECKING:
    from collections.abc import Callable

FILES, QUESTIONS = 1_000, 20

_POLICY = """\
title = "Social Media Policy"
school = "Oakmere Primary School"
version = "2025-10"
approved = "2025-10"
review_due = "2026-10"
section = [{ number = "3", title = "personal use by staff" }]
"""
_CLAUSE = """
[[clause]]
id = "C{number:02d}"
section = "3"
binds = ["staff"]
force = "must not"
taught_to = ["staff"]
summary = "Staff must not do what clause {number} says."
"""
_QUIZ = """\
id = "staff-generated-{file:04d}"
title = "Generated quiz {file}"
tier = "staff"
policy_version = "2025-10"
summary = "A quiz as long as the real ones."
minutes = 10
"""
_QUESTION = """
[[question]]
id = "staff-generated-{file:04d}-{number:02d}"
kind = "choice"
clauses = ["C{clause:02d}", "C02"]
topic = "Contact with pupils"
title = "case {number} of quiz {file}"
tags = ["direct message"]
scenario = '''
On Sunday a message request from case {file}-{number} comes to your own account.'''
prompt = "What should you do?"

[[question.option]]
id = "a"
text = "Leave it unanswered and report it to the DSL."
mark = "best"
feedback = "The DSL can act on it today."

[[question.option]]
id = "b"
text = "Answer kindly and mention it on Monday."
mark = "acceptable"
feedback = "Monday is late."

[[question.option]]
id = "c"
text = "Accept, so that nobody feels left out."
mark = "unsafe"
feedback = "This opens a private line."
"""


def generate(folder: Path, files: int = FILES) -> None:
    """Write a policy and this many valid quiz files of 20 questions, about 13 KB each, no two alike."""
    (folder / "staff").mkdir(parents=True)
    clauses = "".join(_CLAUSE.format(number=number) for number in range(1, QUESTIONS + 3))
    (folder / "policy.toml").write_text(_POLICY + clauses, encoding="utf-8")
    for file in range(files):
        questions = (_QUESTION.format(file=file, number=n, clause=n + 2) for n in range(1, QUESTIONS + 1))
        text = _QUIZ.format(file=file) + "".join(questions)
        (folder / "staff" / f"generated-{file:04d}.toml").write_text(text, encoding="utf-8")


def measure(runs: int) -> list[Row]:
    """Medians of interleaved runs, after one to warm up.

    'First time' starts without a cache and writes it; 'again' finds it, as the next start of the program does.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder, cache = Path(temporary, "quizzes"), Path(temporary, "cache")
        generate(folder)
        paths = sorted((folder / "staff").iterdir())
        floors, firsts, agains = [], [], []
        for _ in range(runs + 1):
            floors.append(_seconds(lambda: _parse(paths)))
            shutil.rmtree(cache, ignore_errors=True)
            firsts.append(_seconds(lambda: _load(folder, cache)))
            agains.append(_seconds(lambda: _load(folder, cache)))
    what = f"load and validate {FILES:,} files of {QUESTIONS} questions"
    return [
        row(f"{what}, first time", firsts[1:], floors[1:], "s", (1.3, 0.3)),
        row(f"{what}, again", agains[1:], floors[1:], "s", (0.2, 0.03)),
    ]


def _parse(paths: list[Path]) -> None:
    for path in paths:
        tomllib.loads(path.read_text(encoding="utf-8"))


def _load(folder: Path, cache: Path) -> object:
    library = load_library(folder, cache=cache)
    if library.problems or len(library.quizzes) != FILES:
        raise RuntimeError(f"the generated files should be valid: {library.problems[:3]}")
    return library


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    made = call()
    taken = time.perf_counter() - started
    del made
    return taken
