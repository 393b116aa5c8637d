"""The quizzes as the training lead sees them: what each clause is taught by, and what is wrong in the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.problems import Severity
from oakmere_training.domain.refresher import QUESTIONS
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from oakmere_training.services.clock import system_clock
from oakmere_training.services.drawn import REFRESHER_TITLE, minutes_for
from oakmere_training.services.trial import Trial

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.policy import Clause, Section
    from oakmere_training.domain.problems import Problem
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock

TIERS = (*PUPIL_TIERS, Tier.STAFF, Tier.PARENTS)
"""The tiers in the order of the table's columns."""

ENOUGH = 2
"""Questions of a tier for each clause that it is taught."""


@dataclass(frozen=True, slots=True)
class ClauseCoverage:
    """How many questions of each of ``TIERS`` teach a clause; ``None`` where the tier is not taught it."""

    clause: Clause
    counts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """A section with its clauses. ``taught`` is, for each of ``TIERS``, how many clauses have enough, of how many."""

    section: Section
    clauses: tuple[ClauseCoverage, ...]

    @property
    def taught(self) -> tuple[tuple[int, int], ...]:
        """Clauses with enough questions, and clauses that the tier is taught."""
        columns = zip(*(row.counts for row in self.clauses), strict=True) if self.clauses else ()
        bound = [[count for count in column if count is not None] for column in columns]
        return tuple((sum(count >= ENOUGH for count in column), len(column)) for column in bound)


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause that a tier is taught by no question, or by one."""

    tier: Tier
    clause: str
    questions: int


@dataclass(frozen=True, slots=True)
class QuizLine:
    """A quiz, or a file that holds none that can be used (``shown`` is ``False``).

    ``file`` is relative to the quizzes folder, '' for the one that is drawn. ``clauses`` and ``questions`` are for
    searching and counting. ``in_bank``: the questions are those that can be drawn.
    """

    quiz_id: str
    title: str
    tier: Tier | None
    sections: str
    questions: int
    minutes: int
    file: str
    clauses: tuple[str, ...]
    shown: bool = True
    in_bank: bool = False


@dataclass(frozen=True, slots=True)
class QuizFindings:
    """What the check of the quizzes found, by file; ``to_put_right`` keeps a quiz from learners."""

    to_put_right: dict[str, tuple[Problem, ...]]
    to_look_at: dict[str, tuple[Problem, ...]]


class QuizService:
    """The quizzes of one folder."""

    def __init__(self, catalogue: Catalogue, clock: Clock = system_clock) -> None:
        self._catalogue = catalogue
        self._clock = clock

    @property
    def folder(self) -> Path:
        """Where the quizzes' files are."""
        return self._catalogue.folder

    def path_of(self, line: QuizLine) -> Path:
        """A quiz's file; the folder for the one that is drawn."""
        return self._catalogue.folder / line.file if line.file else self._catalogue.folder

    # -- coverage ------------------------------------------------------------------------------------------------

    def coverage(self) -> tuple[SectionCoverage, ...]:
        """Every section of the policy that some tier is taught, with its clauses.

        Raises:
            PolicyFileError: where ``policy.toml`` cannot be used.
        """
        counts: dict[tuple[Tier, str], int] = {}
        for tier, _, question in self._asked():
            for clause in question.clauses:
                counts[tier, clause] = counts.get((tier, clause), 0) + 1
        found = []
        for section in self._catalogue.policy.sections:
            rows = tuple(
                ClauseCoverage(
                    clause,
                    tuple(counts.get((tier, clause.id), 0) if tier in clause.taught_to else None for tier in TIERS),
                )
                for clause in self._catalogue.policy.clauses
                if clause.section == section.number and clause.taught_to
            )
            if rows:
                found.append(SectionCoverage(section, rows))
        return tuple(found)

    def _asked(self) -> list[tuple[Tier, Quiz, Question]]:
        return [(quiz.tier, quiz, question) for quiz in self._catalogue.all_quizzes() for question in quiz.questions]

    @staticmethod
    def gaps(coverage: tuple[SectionCoverage, ...]) -> tuple[Gap, ...]:
        """The clauses that have fewer than two questions in a tier, tier by tier."""
        return tuple(
            Gap(tier, row.clause.id, count)
            for place, tier in enumerate(TIERS)
            for section in coverage
            for row in section.clauses
            if (count := row.counts[place]) is not None and count < ENOUGH
        )

    # -- the list ------------------------------------------------------------------------------------------------

    def lines(self) -> tuple[QuizLine, ...]:
        """Every quiz, the drawn one among them, and every file that is kept out."""
        found = [self._line(quiz) for quiz in self._catalogue.all_quizzes()]
        staff = self._catalogue.quizzes(Tier.STAFF)
        if staff:
            bank = sum(len(quiz.questions) for quiz in staff)
            clauses = tuple(dict.fromkeys(clause for quiz in staff for clause in quiz.clauses))
            minutes = minutes_for(min(QUESTIONS, bank))
            drawn = QuizLine(REFRESHER, REFRESHER_TITLE, Tier.STAFF, "", bank, minutes, "", clauses, in_bank=True)
            found.append(drawn)
        files = dict.fromkeys(problem.file for problem in self._catalogue.problems)
        known = {line.file for line in found}
        found += [_kept_out(name) for name in files if name not in known]
        return tuple(found)

    def _line(self, quiz: Quiz) -> QuizLine:
        return QuizLine(
            quiz_id=quiz.id,
            title=quiz.title,
            tier=quiz.tier,
            sections=self._catalogue.sections_text(quiz),
            questions=len(quiz.questions),
            minutes=quiz.minutes,
            file=self._catalogue.file_of(quiz.id),
            clauses=quiz.clauses,
        )

    def findings(self) -> QuizFindings:
        """Check every file, as the command ``check`` does. Takes seconds: not for the window's own thread."""
        from oakmere_training.quizfiles.check import check

        also = tuple(known.policy for known in self._catalogue.history.versions)
        report = check(self._catalogue.folder, also=also)
        kept_out = {problem.file for problem in report.library.problems if problem.severity is Severity.ERROR}
        to_put_right: dict[str, list[Problem]] = {}
        to_look_at: dict[str, list[Problem]] = {}
        for problem in report.problems:
            (to_put_right if problem.file in kept_out else to_look_at).setdefault(problem.file, []).append(problem)
        return QuizFindings(
            {name: tuple(problems) for name, problems in to_put_right.items()},
            {name: tuple(problems) for name, problems in to_look_at.items()},
        )

    def read_again(self) -> None:
        """Read the files again, as when someone has mended one."""
        self._catalogue.reload()

    def trial(self, quiz_id: str, questions: tuple[str, ...] = ()) -> Trial:
        """Try a quiz, or some of its questions, without keeping anything.

        Raises:
            NotFoundError: where it cannot be taken.
        """
        return Trial(self._catalogue, self._catalogue.quiz(quiz_id), questions=questions, clock=self._clock)


def _kept_out(name: str) -> QuizLine:
    """A file without a quiz that can be used, by its folder and name."""
    folder, _, stem = name.rpartition("/")
    tier = next((tier for tier in Tier if tier.value == folder), None)
    return QuizLine("", stem or name, tier, "", 0, 0, name, (), shown=False)
