"""Located problems in quiz files, as the command line and the window show them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a quiz out; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong in one place of a quiz file, and what was expected.

    ``file`` is relative to the quizzes folder with forward slashes, ``line`` counts from 1. ``question_id`` is empty
    where the problem is not in a question; ``place`` is the question's number in the file, from 1, or 0.
    ``wrong`` is a sentence, ``expected`` another that says what to do ('Did you mean C02?').
    """

    file: str
    line: int
    question_id: str
    wrong: str
    expected: str = ""
    place: int = 0
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: "
        who = f"{self.question_id}: " if self.question_id else ""
        kind = "warning: " if self.severity is Severity.WARNING else ""
        return f"{where}{who}{kind}{self.wrong} {self.expected}".rstrip()
