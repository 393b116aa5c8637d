"""The policy and the quizzes that can be taken."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import NotFoundError, PolicyFileError
from oakmere_training.domain.refresher import is_drawn
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.library import load_library
from oakmere_training.services.asked import asked_copy
from oakmere_training.services.drawn import drawn_quiz
from oakmere_training.services.policies import history_of, versions_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.policy import Clause, Policy, Section
    from oakmere_training.domain.policy_history import PolicyHistory, QuestionReview, RecordedPolicy
    from oakmere_training.domain.problems import Problem
    from oakmere_training.domain.quiz import Question, Quiz


class Catalogue:
    """Loads the quizzes of a folder once; a broken one is kept out and its problems are kept.

    ``recorded`` are the versions of the policy that the training lead recorded, oldest first: the newest overrides
    the folder's own. A quiz whose clauses did not change since it was written teaches the newest version; one with a
    changed clause teaches its own until each such question was looked at (``reviews``).
    """

    def __init__(
        self,
        folder: Path,
        *,
        cache: Path | None = None,
        recorded: tuple[RecordedPolicy, ...] = (),
        reviews: tuple[QuestionReview, ...] = (),
    ) -> None:
        self.folder = folder
        self._cache = cache
        self._recorded, self._reviews = recorded, reviews
        self.reload()

    def reload(self) -> None:
        """Read the files again, as when someone has mended one."""
        also = tuple(known.policy for known in versions_of(self._recorded))
        self._library = load_library(self.folder, cache=self._cache, also=also)
        self._history = None if self._library.policy is None else history_of(self._library.policy, self._recorded)
        self._settle()

    def know(self, recorded: tuple[RecordedPolicy, ...], reviews: tuple[QuestionReview, ...]) -> None:
        """Go by what is recorded now; the files are read again where that changes what they may hold."""
        known, self._recorded, self._reviews = self._recorded, recorded, reviews
        if known != recorded:
            self.reload()
        else:
            self._settle()

    def _settle(self) -> None:
        """Work out which version of the policy each quiz teaches."""
        self._looked_at: dict[tuple[str, str], list[str]] = {}
        for review in self._reviews:
            self._looked_at.setdefault((review.question_id, review.wording), []).append(review.policy_version)
        self._written_for = {quiz.id: quiz.policy_version for quiz in self._library.quizzes}
        self._quizzes = tuple(map(self._teaching, self._library.quizzes))
        self._questions = {question.id: (quiz, question) for quiz in self._quizzes for question in quiz.questions}

    def _teaching(self, quiz: Quiz) -> Quiz:
        if self._history is None or quiz.policy_version == self._history.present.version:
            return quiz
        if any(self.needs_a_look(quiz, question) for question in quiz.questions):
            return quiz
        return replace(quiz, policy_version=self._history.present.version)

    # -- the policy ----------------------------------------------------------------------------------------------

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the files, all at once, in the order of files and lines."""
        return self._library.problems

    @property
    def history(self) -> PolicyHistory:
        """The versions of the policy.

        Raises:
            PolicyFileError: where ``policy.toml`` cannot be used.
        """
        if self._history is None:
            raise PolicyFileError(
                "The policy’s file cannot be read, so no quiz can be opened. Results are safe. Ask IT support to put "
                "policy.toml right, or to install the program again.",
                details="\n".join(map(str, self.problems)),
            )
        return self._history

    @property
    def policy(self) -> Policy:
        """The register of the policy as it holds now.

        Raises:
            PolicyFileError: where ``policy.toml`` cannot be used.
        """
        return self.history.present

    def policy_for(self, version: str) -> Policy:
        """The register of a version; the present one where that version is not known."""
        return self.history.of(version) or self.policy

    def written_for(self, quiz: Quiz) -> str:
        """The version that a quiz's file names."""
        return self._written_for.get(quiz.id, quiz.policy_version)

    def needs_a_look(self, quiz: Quiz, question: Question) -> bool:
        """Whether a question teaches a clause that has changed since, and nobody has found it to be still right."""
        version = self.written_for(quiz)
        if self.history.changed_after(version).keys().isdisjoint(question.clauses):
            return False
        reviewed = self._looked_at.get((question.id, asked_copy(question)[0]), ())
        return self.history.needs_a_look(question.clauses, version, reviewed)

    def version_taught(self, quiz: Quiz, question: Question) -> str:
        """The version of the policy that a question teaches by itself."""
        return self.written_for(quiz) if self.needs_a_look(quiz, question) else self.policy.version

    def still_holds(self, attempt: Attempt) -> bool:
        """Whether what an attempt asked is what its quiz teaches today, so that it can be gone on with and certified.

        Raises:
            NotFoundError: where the quiz is gone.
        """
        quiz = self.quiz_of(attempt)
        if attempt.policy_version == quiz.policy_version:
            return True
        asked = [self._questions[question][1] for question in attempt.question_ids if question in self._questions]
        clauses = {clause for question in asked for clause in question.clauses}
        return self.history.still_holds(clauses, attempt.policy_version)

    # -- quizzes -------------------------------------------------------------------------------------------------

    def quizzes(self, tier: Tier) -> tuple[Quiz, ...]:
        """The quizzes of a tier by their place, those without one after them in the order of their files."""
        found = (quiz for quiz in self._quizzes if quiz.tier is tier)
        return tuple(sorted(found, key=lambda quiz: math.inf if quiz.place is None else quiz.place))

    def all_quizzes(self) -> tuple[Quiz, ...]:
        """Every quiz that can be taken, tier by tier."""
        return tuple(quiz for tier in Tier for quiz in self.quizzes(tier))

    def quiz(self, quiz_id: str) -> Quiz:
        """A quiz by id.

        Raises:
            NotFoundError: where it is not among the quizzes that can be taken.
        """
        for quiz in self._quizzes:
            if quiz.id == quiz_id:
                return quiz
        raise NotFoundError(
            "This quiz is not among the quizzes any more, or its file has mistakes. Answers given to it are safe.",
            details=quiz_id,
        )

    def quiz_of(self, attempt: Attempt) -> Quiz:
        """The quiz of an attempt: a file's, or the one that was drawn for it.

        Raises:
            NotFoundError: where it is not among the quizzes that can be taken.
        """
        if is_drawn(attempt.quiz_id):
            return drawn_quiz(self, attempt.quiz_id, attempt.question_ids)
        return self.quiz(attempt.quiz_id)

    def find_question(self, question_id: str) -> tuple[Quiz, Question] | None:
        """A question of any quiz, by its id, with its quiz."""
        return self._questions.get(question_id)

    def file_of(self, quiz_id: str) -> str:
        """The name of a quiz's file, relative to the folder; '' where there is none."""
        return self._library.files.get(quiz_id, "")

    # -- sections ------------------------------------------------------------------------------------------------

    def known_clauses(self, clauses: Iterable[str], version: str) -> tuple[Clause, ...]:
        """Those of the clauses that a version of the policy has, in the order given."""
        there = {clause.id: clause for clause in self.policy_for(version).clauses}
        return tuple(there[clause] for clause in clauses if clause in there)

    def section_of(self, question: Question, quiz: Quiz) -> Section:
        """The section that a question teaches; for a curriculum topic the quiz's main one, else the tier's."""
        policy = self.policy_for(quiz.policy_version)
        clauses = question.clauses or quiz.clauses or tuple(clause.id for clause in policy.taught_to(quiz.tier))
        known = self.known_clauses(clauses, quiz.policy_version)
        return policy.section(known[0].section) if known else policy.sections[0]

    def section_numbers(self, clauses: tuple[str, ...]) -> list[str]:
        """The numbers of the sections in which clauses stand, once each, in the policy's order.

        A clause that is gone counts where it stood last.
        """
        last = {clause.id: clause.section for known in self.history.versions for clause in known.policy.clauses}
        used = {last[clause] for clause in clauses if clause in last}
        return [section.number for section in self.policy.sections if section.number in used]

    def sections_text(self, quiz: Quiz) -> str:
        """'Section 3' or 'Sections 1, 3 and 6'."""
        numbers = self.section_numbers(quiz.clauses)
        if len(numbers) == 1:
            return f"Section {numbers[0]}"
        return f"Sections {', '.join(numbers[:-1])} and {numbers[-1]}" if numbers else ""
