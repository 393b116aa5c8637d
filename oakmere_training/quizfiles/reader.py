"""The bytes of one file become a policy or a quiz, or located problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from oakmere_training.quizfiles import build, kinds, reading, rules
from oakmere_training.quizfiles.findings import Fault, Finding
from oakmere_training.quizfiles.schema import Part, PolicyFile, QuestionFile

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.problems import Problem
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.quizfiles.files import QuizPath
    from oakmere_training.quizfiles.findings import KeyPath

POLICY_FILE = "policy.toml"

T = TypeVar("T", bound=Part)


def read_policy(raw: bytes) -> tuple[Policy | None, list[Problem]]:
    """The policy in the bytes of ``policy.toml``, or what is wrong with them."""
    file, problems = _read(POLICY_FILE, raw, PolicyFile, rules.policy_findings)
    return (None if file is None else build.policy_of(file)), problems


def read_policy_file(path: Path) -> tuple[Policy | None, str, list[Problem]]:
    """The policy in a file that someone chose, its text, or what is wrong with it."""
    from oakmere_training.quizfiles.locating import located_fault

    try:
        raw = reading.read_bytes(path)
        text = reading.decode(raw)
    except Fault as fault:
        return None, "", [located_fault(path.name, fault)]
    policy, problems = read_policy(raw)
    return policy, text, problems


class QuizReader:
    """Reads quiz files against one policy; versions ``also`` known to the school may be named too."""

    def __init__(self, policy: Policy, also: Sequence[Policy] = ()) -> None:
        self._policy = policy
        known = (policy, *also)
        self._clauses = frozenset(clause.id for each in known for clause in each.clauses)
        self._versions = frozenset(each.version for each in known)

    @property
    def _shape(self) -> type[kinds.QuizFile]:
        """The shape of a file; making it imports every kind, which quizzes from the cache don't need."""
        return kinds.quiz_file()

    def read(self, path: QuizPath, raw: bytes, content_hash: str) -> tuple[Quiz | None, list[Problem]]:
        """The quiz in a file's bytes, or what is wrong with them."""

        def rule(quiz: kinds.QuizFile) -> Iterator[Finding]:
            return rules.quiz_findings(quiz, path.tier, self._policy, self._clauses, self._versions)

        file, problems = _read(path.name, raw, self._shape, rule)
        return (None if file is None else build.quiz_of(file, content_hash)), problems

    def despite(self, path: QuizPath, raw: bytes) -> tuple[Quiz, frozenset[KeyPath]] | None:
        """A quiz that is kept out, with blanks for what is wrong, and the paths of those.

        For the check, which says at once what else is wrong. ``None`` where too little of it can be read.
        """
        from oakmere_training.quizfiles.mending import mended

        try:
            file, findings = mended(reading.parse(reading.decode(raw)), self._shape)
        except Fault:
            return None
        if any(type(question) is QuestionFile for question in file.question):
            return None
        return build.quiz_of(file, ""), frozenset(found.path for found in findings)


def _read(
    name: str, raw: bytes, shape: type[T], rule: Callable[[T], Iterator[Finding]]
) -> tuple[T | None, list[Problem]]:
    """Parse, convert and check; only where something is wrong, go the slow way that collects and locates it."""
    try:
        text = reading.decode(raw)
        data = reading.parse(text)
    except Fault as fault:
        from oakmere_training.quizfiles.locating import located_fault

        return None, [located_fault(name, fault)]
    try:
        file = msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        return None, _collect(name, text, data, shape, rule, str(error))
    if next(rule(file), None) is None and not ("\\" in text and _has_control_characters(data)):
        return file, []
    return None, _collect(name, text, data, shape, rule, "")


def _has_control_characters(data: dict[str, Any]) -> bool:
    from oakmere_training.quizfiles.mending import control_characters

    return next(iter(control_characters(data)), None) is not None


def _collect(
    name: str, text: str, data: dict[str, Any], shape: type[T], rule: Callable[[T], Iterator[Finding]], refusal: str
) -> list[Problem]:
    """Everything that is wrong with a file that is TOML, at least one problem."""
    from oakmere_training.quizfiles.locating import located
    from oakmere_training.quizfiles.mending import control_characters, mended

    file, findings = mended(data, shape)
    broken = {found.path for found in findings}
    findings += [found for found in rule(file) if not follows(found, broken)]
    findings += control_characters(data)
    return located(name, text, data, findings or [Finding((), f"The file has the wrong form: {refusal}.")])


def follows(found: Finding, broken: Collection[KeyPath]) -> bool:
    """Whether a finding stands at, or only comes of, something already found broken."""
    if any(found.path[:end] in broken for end in range(1, len(found.path) + 1)):
        return True
    if not found.needs:
        return False
    return any(path[: len(found.path)] == found.path and path[-1] == found.needs for path in broken)
