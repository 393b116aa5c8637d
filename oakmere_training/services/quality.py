"""Quality of the quizzes, for whoever writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.problems import Problem


def check_quizzes(folder: Path, *, strict: bool = False) -> tuple[tuple[Problem, ...], str]:
    """Every problem of a quizzes folder, in the order of files and lines, and the coverage by tier as a table."""
    from oakmere_training.quizfiles.check import check, coverage_table

    report = check(folder, strict=strict)
    return report.problems, coverage_table(report)
