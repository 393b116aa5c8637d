"""Which files of a quizzes folder are quizzes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.problems import Problem, Severity
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class QuizPath:
    """A quiz file: ``path`` on disk, ``name`` as problems give it, relative to the quizzes folder."""

    name: str
    path: str
    tier: Tier


def find(folder: Path) -> tuple[list[QuizPath], list[Problem]]:
    """The quiz files by tier and file name, and a problem for each that lies where none is looked for."""
    found: list[QuizPath] = []
    problems: list[Problem] = []
    for tier in Tier:
        entries, wrong = _entries(folder / tier.value, tier.value)
        problems += wrong
        found += [
            QuizPath(f"{tier.value}/{_shown(entry.name)}", entry.path, tier)
            for entry in entries
            if _is_quiz(entry.name)
        ]
        problems += [
            problem
            for entry in entries
            if not _is_quiz(entry.name)
            for problem in _inside(entry, f"{tier.value}/{_shown(entry.name)}", "Move it up into the tier's folder.")
        ]
    problems += _stray(folder)
    return found, problems


def _stray(folder: Path) -> Iterator[Problem]:
    """Quiz files beside the tiers' folders or in a folder that is not one of them."""
    tiers = [tier.value for tier in Tier]
    for entry in _entries(folder, "")[0]:
        name = _shown(entry.name)
        if _is_quiz(entry.name) and entry.name != "policy.toml":
            yield Problem(name, 1, "", "This quiz lies in no tier's folder.", f"Move it into {listed(tiers)}.")
        elif entry.name not in tiers:
            hint = did_you_mean(name, tiers) or f"Folders that are: {listed(tiers, 'and')}."
            yield from _inside(entry, name, hint, "This folder is not a tier's.")


def _inside(
    entry: os.DirEntry[str], name: str, expected: str, wrong: str = "A quiz in a folder of its own is not read."
) -> Iterator[Problem]:
    """Problems for the quiz files in a folder that is not read."""
    try:
        if entry.name.startswith((".", "_")) or not entry.is_dir(follow_symlinks=False):
            return
    except OSError:
        return
    for inner in _entries(entry.path, name)[0]:
        if _is_quiz(inner.name):
            yield Problem(f"{name}/{_shown(inner.name)}", 1, "", wrong, expected, 0, Severity.ERROR)


def _entries(folder: Path | str, name: str) -> tuple[list[os.DirEntry[str]], list[Problem]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name), []
    except FileNotFoundError:
        return [], []
    except OSError as error:
        reason = error.strerror or str(error)
        return [], [Problem(name, 1, "", f"This folder cannot be read ({reason}).", "A tier is a folder of quizzes.")]


def _is_quiz(name: str) -> bool:
    return name[-len(_ENDING) :].lower() == _ENDING and not name.startswith(".")


def _shown(name: str) -> str:
    """A file's name as it can be printed, whatever bytes it has."""
    if name.isascii() and name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
