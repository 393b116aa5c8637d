"""The policy and the quizzes that can be taken."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NotFoundError, PolicyFileError
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.library import load_library

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.policy import Policy, Section
    from oakmere_training.domain.problems import Problem
    from oakmere_training.domain.quiz import Question, Quiz


class Catalogue:
    """Loads the quizzes of a folder once; a broken one is kept out and its problems are kept."""

    def __init__(self, folder: Path, *, cache: Path | None = None) -> None:
        self.folder = folder
        self._cache = cache
        self._library = load_library(folder, cache=cache)

    def reload(self) -> None:
        """Read the files again, as when someone has mended one."""
        self._library = load_library(self.folder, cache=self._cache)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files, all at once, in the order of files and lines."""
        return self._library.problems

    @property
    def policy(self) -> Policy:
        """The register of the policy.

        Raises:
            PolicyFileError: where ``policy.toml`` cannot be used.
        """
        if self._library.policy is None:
            raise PolicyFileError(
                "The policy’s file cannot be read, so no quiz can be opened. Results are safe. Ask IT support to put "
                "policy.toml right, or to install the program again.",
                details="\n".join(map(str, self.problems)),
            )
        return self._library.policy

    def quizzes(self, tier: Tier) -> tuple[Quiz, ...]:
        """The quizzes of a tier by their place, those without one after them in the order of their files."""
        found = (quiz for quiz in self._library.quizzes if quiz.tier is tier)
        return tuple(sorted(found, key=lambda quiz: math.inf if quiz.place is None else quiz.place))

    def all_quizzes(self) -> tuple[Quiz, ...]:
        """Every quiz that can be taken, tier by tier."""
        return tuple(quiz for tier in Tier for quiz in self.quizzes(tier))

    def quiz(self, quiz_id: str) -> Quiz:
        """A quiz by id.

        Raises:
            NotFoundError: where it is not among the quizzes that can be taken.
        """
        for quiz in self._library.quizzes:
            if quiz.id == quiz_id:
                return quiz
        raise NotFoundError(
            "This quiz is not among the quizzes any more, or its file has mistakes. Answers given to it are safe.",
            details=quiz_id,
        )

    def section_of(self, question: Question, quiz: Quiz) -> Section:
        """The section that a question teaches; for a curriculum topic the quiz's main one, else the tier's."""
        clauses = question.clauses or quiz.clauses or tuple(clause.id for clause in self.policy.taught_to(quiz.tier))
        return self.policy.section_of(clauses[0]) if clauses else self.policy.sections[0]

    def section_numbers(self, clauses: tuple[str, ...]) -> list[str]:
        """The numbers of the sections in which clauses stand, once each, in the policy's order."""
        used = {self.policy.clause(clause).section for clause in clauses}
        return [section.number for section in self.policy.sections if section.number in used]

    def sections_text(self, quiz: Quiz) -> str:
        """'Section 3' or 'Sections 1, 3 and 6'."""
        numbers = self.section_numbers(quiz.clauses)
        if len(numbers) == 1:
            return f"Section {numbers[0]}"
        return f"Sections {', '.join(numbers[:-1])} and {numbers[-1]}" if numbers else ""
