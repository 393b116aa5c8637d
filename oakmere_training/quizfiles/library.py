"""A folder of quizzes becomes a library: the policy, the quizzes that can be taken, and what is wrong with the rest."""

from __future__ import annotations

import gc
import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oakmere_training.domain.problems import Problem
from oakmere_training.quizfiles import files, reading
from oakmere_training.quizfiles.cache import Cache
from oakmere_training.quizfiles.findings import Fault, Finding, quoted
from oakmere_training.quizfiles.locating import located, located_fault
from oakmere_training.quizfiles.reader import POLICY_FILE, QuizReader, read_policy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.quizfiles.files import QuizPath


_MANY_OBJECTS = 50_000
"""Objects made by one reading; some 300 quizzes have as many."""


@dataclass(frozen=True, slots=True)
class Library:
    """What a quizzes folder holds.

    ``quizzes`` stand by tier and file name; those with a mistake in their file are left out, and ``problems`` says
    why, in the files' order. Without a policy there are no quizzes. ``files`` are the names of the quizzes' files,
    relative to the folder, by the quizzes' ids.
    """

    policy: Policy | None
    quizzes: tuple[Quiz, ...]
    problems: tuple[Problem, ...]
    files: dict[str, str] = field(default_factory=dict)


def load_library(folder: Path, *, cache: Path | None = None, also: Sequence[Policy] = ()) -> Library:
    """Read the policy and every quiz of ``folder``. Never raises for what a file holds or does not hold.

    ``cache`` is a folder for a copy of what was read, found again by the content of the files. ``also`` are versions
    of the policy that the school knows beside the folder's: quizzes may be written for them and name their clauses.
    """
    with _no_garbage_collection():
        policy, quizzes, problems, paths = _load(folder, cache, also)
    files = {quiz.id: path.name for path, quiz in zip(paths, quizzes, strict=True)}
    return Library(policy, quizzes, problems, files)


def load_with_paths(folder: Path, also: Sequence[Policy] = ()) -> tuple[Library, tuple[tuple[QuizPath, Quiz], ...]]:
    """The library, read without a cache, and from which file each of its quizzes came."""
    policy, quizzes, problems, paths = _load(folder, None, also)
    return Library(policy, quizzes, problems), tuple(zip(paths, quizzes, strict=True))


_Loaded = tuple["Policy | None", tuple["Quiz", ...], tuple[Problem, ...], list["QuizPath"]]


def _load(folder: Path, cache_folder: Path | None, also: Sequence[Policy]) -> _Loaded:
    try:
        policy_bytes = reading.read_bytes(folder / POLICY_FILE)
        policy, problems = read_policy(policy_bytes)
    except Fault as fault:
        policy, problems = None, [located_fault(POLICY_FILE, fault)]
    if policy is None:
        return None, (), tuple(problems), []
    cache = Cache(cache_folder, policy_bytes + _key(also)) if cache_folder else None
    found, stray = files.find(folder)
    problems += stray
    read: list[tuple[QuizPath, Quiz]] = []
    reader = QuizReader(policy, also)
    for path in found:
        quiz, wrong = _read_quiz(path, reader, cache)
        problems += wrong
        if quiz is not None:
            read.append((path, quiz))
    if cache:
        cache.save()
    alone, wrong = _without_doubles(read)
    problems += wrong
    order = {path.name: number for number, path in enumerate(found)}
    problems.sort(key=lambda problem: (order.get(problem.file, -1), problem))
    return policy, tuple(quiz for _, quiz in alone), tuple(problems), [path for path, _ in alone]


def _key(also: Sequence[Policy]) -> bytes:
    """What reading depends on of the versions that are known beside the folder's."""
    return "".join(f"\0{each.version}\0{[clause.id for clause in each.clauses]}" for each in also).encode()


def _read_quiz(path: QuizPath, reader: QuizReader, cache: Cache | None) -> tuple[Quiz | None, list[Problem]]:
    try:
        raw = reading.read_bytes(path.path)
    except Fault as fault:
        return None, [located_fault(path.name, fault)]
    content_hash = hashlib.sha256(raw).hexdigest()
    cached = cache.get(path.name, content_hash) if cache else None
    if cached is not None:
        return cached, []
    quiz, problems = reader.read(path, raw, content_hash)
    if quiz is not None and cache:
        cache.put(path.name, content_hash, quiz)
    return quiz, problems


def _without_doubles(read: list[tuple[QuizPath, Quiz]]) -> tuple[list[tuple[QuizPath, Quiz]], list[Problem]]:
    """Leave out each quiz whose id, or a question's id, an earlier file (or question) has."""
    seen: dict[str, str] = {}
    seen_questions: dict[str, str] = {}
    kept: list[tuple[QuizPath, Quiz]] = []
    problems: list[Problem] = []
    for path, quiz in read:
        ids = dict.fromkeys([question.id for question in quiz.questions], path.name)
        if quiz.id in seen or len(ids) < len(quiz.questions) or not seen_questions.keys().isdisjoint(ids):
            problems += _located_again(path, list(_doubles(quiz, path.name, seen, seen_questions)))
            continue
        seen[quiz.id] = path.name
        seen_questions.update(ids)
        kept.append((path, quiz))
    return kept, problems


def _doubles(quiz: Quiz, name: str, seen: dict[str, str], seen_questions: dict[str, str]) -> Iterator[Finding]:
    if quiz.id in seen:
        yield Finding(
            ("id",), f"Another quiz has the id {quoted(quiz.id)}.", f"It is in {seen[quiz.id]}; give this one its own."
        )
    here: set[str] = set()
    for index, question in enumerate(quiz.questions):
        where = name if question.id in here else seen_questions.get(question.id)
        here.add(question.id)
        if where:
            place = "in this file" if where == name else f"in {where}"
            yield Finding(
                ("question", index, "id"), f"Another question has the id {quoted(question.id)}.",
                f"It is {place}; give this one its own.",
            )  # fmt: skip


def _located_again(path: QuizPath, findings: list[Finding]) -> list[Problem]:
    try:
        text = reading.decode(reading.read_bytes(path.path))
        return located(path.name, text, reading.parse(text), findings)
    except Fault as fault:  # it changed since it was read a moment ago
        return [located_fault(path.name, fault)]


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Many small objects that all stay: looking through them for cycles, which they have none of, only costs time.

    Where they are very many, what exists now is also set apart from later collections (``gc.freeze``).
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY_OBJECTS:
            gc.freeze()
        if was:
            gc.enable()
