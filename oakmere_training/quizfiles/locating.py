"""Findings at paths become problems at lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oakmere_training.domain.problems import Problem
from oakmere_training.quizfiles.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.quizfiles.findings import Fault, Finding, KeyPath


def located_fault(name: str, fault: Fault) -> Problem:
    """The problem of a file that cannot be read or parsed at all."""
    return Problem(name, fault.line, "", fault.wrong, fault.expected)


def located(name: str, text: str, data: dict[str, Any], findings: Iterable[Finding]) -> list[Problem]:
    """The problems of a file with this text and data, in the order of its lines, each once."""
    positions = Positions(text)
    problems = {
        Problem(
            name,
            positions.line(found.path),
            _question_id(data, found.path),
            found.wrong,
            found.expected,
            _place(found.path),
            found.severity,
        ): None
        for found in findings
    }
    return sorted(problems, key=lambda problem: problem.line)


def _place(path: KeyPath) -> int:
    if len(path) > 1 and path[0] == "question" and isinstance(path[1], int):
        return path[1] + 1
    return 0


def _question_id(data: dict[str, Any], path: KeyPath) -> str:
    """The question's id as the file has it; 'question 3' where it has none that can be shown."""
    place = _place(path)
    if not place:
        return ""
    try:
        written = data["question"][place - 1]["id"]
    except (KeyError, IndexError, TypeError):
        written = None
    if isinstance(written, str) and 0 < len(written) <= 80 and written.isprintable() and written.strip():
        return written
    return f"question {place}"
