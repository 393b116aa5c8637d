"""The check of a quizzes folder: everything that keeps a quiz out, and everything the content guide asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oakmere_training.domain.problems import Problem, Severity
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles import files, reading
from oakmere_training.quizfiles.content import quiz_findings
from oakmere_training.quizfiles.findings import Fault, Finding, listed
from oakmere_training.quizfiles.library import load_with_paths
from oakmere_training.quizfiles.likeness import Stories
from oakmere_training.quizfiles.locating import located, located_fault
from oakmere_training.quizfiles.reader import POLICY_FILE, QuizReader, follows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.quizfiles.files import QuizPath
    from oakmere_training.quizfiles.library import Library

ENOUGH_QUESTIONS = 2
"""Questions of a tier for each clause that it must be taught, so that a second try can ask afresh."""

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Covered:
    """How many questions of a tier's quizzes teach a clause that the tier must be taught."""

    tier: Tier
    clause: str
    questions: int


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. ``problems`` are warnings and errors in the files' order."""

    library: Library
    problems: tuple[Problem, ...]
    coverage: tuple[Covered, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make the check fail."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def check(folder: Path, *, strict: bool = False, also: Sequence[Policy] = ()) -> Report:
    """Check the policy and all quizzes of ``folder``.

    With ``strict`` a clause that a tier must be taught and that fewer than two of its questions teach is an error,
    else a warning. ``also`` are versions of the policy that the school knows beside the folder's; a quiz is judged by
    the version that it was written for. Never raises for what the files hold.
    """
    library, quizzes = load_with_paths(folder, also)
    problems = list(library.problems)
    stories = Stories()
    if library.policy is not None:
        known = {each.version: each for each in (*also, library.policy)}
        for path, quiz in quizzes:
            found = [*quiz_findings(quiz, known[quiz.policy_version]), *stories.findings(quiz)]
            problems += _located(path.name, path.path, found)
        reader = QuizReader(library.policy, also)
        taken = {path.name for path, _ in quizzes}
        for path in files.find(folder)[0]:
            if path.name not in taken:
                problems += _located(path.name, path.path, _findings_despite(path, reader, library.policy))
    coverage = () if library.policy is None else _coverage(library.policy, library.quizzes)
    if library.policy is not None:
        untaught = _untaught(library.policy, coverage, Severity.ERROR if strict else Severity.WARNING)
        problems += _located(POLICY_FILE, folder / POLICY_FILE, untaught)
    order = {name: number for number, name in enumerate(dict.fromkeys(problem.file for problem in problems))}
    order[POLICY_FILE] = -1
    problems.sort(key=lambda problem: (order[problem.file], problem))
    return Report(library, tuple(dict.fromkeys(problems)), coverage)


def _located(name: str, path: Path | str, findings: Iterable[Finding]) -> list[Problem]:
    found = list(findings)
    if not found:
        return []
    try:
        text = reading.decode(reading.read_bytes(path))
        return located(name, text, reading.parse(text), found)
    except Fault as fault:  # it changed since it was read a moment ago
        return [located_fault(name, fault)]


def _findings_despite(path: QuizPath, reader: QuizReader, policy: Policy) -> list[Finding]:
    """What else is wrong with a quiz that is kept out, beyond what keeps it out and comes of that."""
    try:
        read = reader.despite(path, reading.read_bytes(path.path))
    except Fault:
        return []
    if read is None:
        return []
    quiz, broken = read
    return [found for found in quiz_findings(replace(quiz, tier=path.tier), policy) if not follows(found, broken)]


def _coverage(policy: Policy, quizzes: Iterable[Quiz]) -> tuple[Covered, ...]:
    counts: dict[tuple[Tier, str], int] = {}
    for quiz in quizzes:
        for question in quiz.questions:
            for clause in question.clauses:
                counts[quiz.tier, clause] = counts.get((quiz.tier, clause), 0) + 1
    return tuple(
        Covered(tier, clause.id, counts.get((tier, clause.id), 0)) for tier in Tier for clause in policy.taught_to(tier)
    )


def _untaught(policy: Policy, coverage: tuple[Covered, ...], severity: Severity) -> Iterable[Finding]:
    """One finding for each clause that some tier is taught too little, at the clause's own line."""
    for index, clause in enumerate(policy.clauses):
        rows = [row for row in coverage if row.clause == clause.id and row.questions < ENOUGH_QUESTIONS]
        never = [row.tier.value for row in rows if not row.questions]
        once = [row.tier.value for row in rows if row.questions]
        told = [f"not yet taught in {listed(never, 'and')}"] if never else []
        told += [f"taught by one question in {listed(once, 'and')}"] if once else []
        if told:
            wrong = f"The clause {clause.id} is {', and '.join(told)}."
            expected = "At least two questions for each tier should name it, in different settings."
            yield Finding(("clause", index, "id"), wrong, expected, severity)


def coverage_table(report: Report) -> str:
    """The coverage by tier, for a person to read: at most 100 columns, no line break at the end.

    A summary of the tiers first, then for each tier every clause with the number of its questions.
    """
    lines = [_row("Tier", "quizzes", "questions", "clauses to teach", "taught", "twice or more", "not yet")]
    for tier in Tier:
        quizzes = [quiz for quiz in report.library.quizzes if quiz.tier is tier]
        rows = [row for row in report.coverage if row.tier is tier]
        questions = sum(len(quiz.questions) for quiz in quizzes)
        taught, twice = sum(row.questions > 0 for row in rows), sum(row.questions > 1 for row in rows)
        lines.append(_row(tier.value, len(quizzes), questions, len(rows), taught, twice, len(rows) - taught))
    lines += ["", "Questions for each clause (– is not yet taught)"]
    for tier in Tier:
        cells = [f"{row.clause:>3} {row.questions or '–':<3}" for row in report.coverage if row.tier is tier]
        per_line = (_WIDTH - 12) // 8
        for start in range(0, len(cells), per_line):
            label = tier.value if start == 0 else ""
            lines.append(f"{label:<12}{' '.join(cells[start : start + per_line])}".rstrip())
    return "\n".join(lines)


def _row(tier: str, *cells: object) -> str:
    widths = (9, 11, 18, 8, 15, 9)
    return f"{tier:<12}" + "".join(f"{cell!s:>{width}}" for cell, width in zip(cells, widths, strict=True))
