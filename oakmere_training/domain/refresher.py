"""The quiz that is drawn for each person: which questions are asked again, and why."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.validity import long_date

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence
    from datetime import date, datetime

    from oakmere_training.domain.requirements import Requirement

QUESTIONS = 8
"""How many questions are drawn where there are as many."""

TOP_UP = "top-up:"
"""What the id of a top-up begins with; the version of the policy follows."""

CHANGED = "This clause has changed."
WRONG = "You got this wrong last time."
BETTER = "There was a better answer last time."
CRITICAL = "Everyone is asked this: it is critical."
NEVER_ASKED = "Not asked before."

_ROUNDS_OF_TOP_UP = 2


def top_up_id(version: str) -> str:
    """The id under which the top-up for a version of the policy is kept."""
    return f"{TOP_UP}{version}"


def top_up_version(quiz_id: str) -> str:
    """The version of the policy that a top-up is for; '' where the id is none of a top-up."""
    return quiz_id.removeprefix(TOP_UP) if quiz_id.startswith(TOP_UP) else ""


def is_drawn(quiz_id: str) -> bool:
    """Whether a quiz is drawn for each person, and stands in no file."""
    return quiz_id == REFRESHER or bool(top_up_version(quiz_id))


def needs_top_up(rule: Requirement, certified: Iterable[tuple[str, date]]) -> bool:
    """Whether a top-up asks someone: certified under another version before it was called for.

    ``certified`` are the versions and days of their certificates, those that were withdrawn aside. A rule that is no
    top-up asks nobody so.
    """
    if rule.id != top_up_id(rule.policy_version):
        return False
    return any(version != rule.policy_version and day <= rule.created_on for version, day in certified)


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question that can be drawn. ``wording`` is the hash of all that is shown of it."""

    question_id: str
    quiz_id: str
    clauses: tuple[str, ...]
    critical: bool
    wording: str


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer that the person gave; ``sitting`` tells one attempt from another, ``day`` is local."""

    question_id: str
    clauses: tuple[str, ...]
    mark: Mark
    wording: str
    sitting: Hashable
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question to ask, for the sake of ``clause``, and why, in a sentence for the person."""

    question_id: str
    quiz_id: str
    clause: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Past:
    """How a clause was last asked: the worst mark of that sitting counts.

    ``place`` is where it stands among the clauses of a question with that mark, 0 for what the question is about.
    """

    sitting: Hashable
    day: date
    mark: Mark
    wordings: frozenset[str]
    place: int


def draw(
    bank: Sequence[BankQuestion],
    history: Iterable[PastAnswer],
    *,
    seed: int,
    count: int = QUESTIONS,
    changed: Collection[str] = (),
) -> tuple[Drawn, ...]:
    """Draw at most ``count`` questions for one person, the same ones for the same ``seed``.

    First come clauses that have changed, then those that the person got wrong when they were last asked (unsafe
    before acceptable), then critical questions, then the clauses that were not asked for longest, those never asked
    first. Three places of eight are kept for critical questions, and they get no more while others wait. A clause is
    asked once, unless the bank has too few of them; and never in the words of last time where the bank has others.
    """
    table = _Table(bank, history, seed)
    urgent = table.changed(changed) + table.wrong()
    places = count * 3 // 8
    table.ask(urgent, up_to=count - places)
    table.ask_critical(places, up_to=count)
    table.ask(urgent, up_to=count)
    table.ask(table.waiting(), up_to=count)
    while table.ask(urgent + table.waiting(), up_to=count, again=True):
        pass
    return table.in_order(urgent)


def draw_top_up(
    bank: Sequence[BankQuestion],
    history: Iterable[PastAnswer],
    clauses: Collection[str],
    *,
    seed: int,
    count: int = QUESTIONS,
) -> tuple[Drawn, ...]:
    """Draw questions on ``clauses`` alone: one for each, then a second for each where there is room for it."""
    table = _Table(bank, history, seed)
    wanted = table.changed(clauses)
    for number in range(_ROUNDS_OF_TOP_UP):
        table.ask(wanted, up_to=count, again=number > 0)
    return table.in_order(wanted)


@dataclass(slots=True)
class _Table:
    """The bank, what is known of the person, and what is drawn so far."""

    bank: Sequence[BankQuestion]
    history: Iterable[PastAnswer]
    seed: int
    drawn: dict[str, Drawn] = field(default_factory=dict)
    _by_clause: dict[str, list[BankQuestion]] = field(default_factory=dict)
    _past: dict[str, _Past] = field(default_factory=dict)
    _times: dict[str, int] = field(default_factory=dict)
    _covered: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        shuffled = sorted(self.bank, key=lambda question: question.question_id)
        random.Random(self.seed).shuffle(shuffled)
        for question in shuffled:
            for clause in question.clauses:
                self._by_clause.setdefault(clause, []).append(question)
        for answer in sorted(self.history, key=lambda answer: answer.at):
            self._times[answer.question_id] = self._times.get(answer.question_id, 0) + 1
            for clause in answer.clauses:
                self._past[clause] = _with(self._past.get(clause), answer, clause)

    # -- clauses in an order, each with its reason ---------------------------------------------------------------

    def changed(self, clauses: Collection[str]) -> list[tuple[str, str]]:
        """The clauses that have changed, in the order given."""
        return [(clause, CHANGED) for clause in dict.fromkeys(clauses) if clause in self._by_clause]

    def wrong(self) -> list[tuple[str, str]]:
        """The clauses that went wrong when they were last asked, those first that a question was mainly about."""
        said = {Mark.UNSAFE: WRONG, Mark.ACCEPTABLE: BETTER}
        known = sorted((clause for clause in self._by_clause if clause in self._past), key=self._main_first)
        return [(clause, said[mark]) for mark in said for clause in known if self._past[clause].mark is mark]

    def _main_first(self, clause: str) -> int:
        return self._past[clause].place

    def waiting(self) -> list[tuple[str, str]]:
        """Every clause, never asked ones first, then by the day on which it was last asked."""
        never = [clause for clause in self._by_clause if clause not in self._past]
        asked = sorted((clause for clause in self._by_clause if clause in self._past), key=self._last_day)
        since = [(clause, f"Not asked since {long_date(self._past[clause].day)}.") for clause in asked]
        return [(clause, NEVER_ASKED) for clause in never] + since

    def _last_day(self, clause: str) -> date:
        return self._past[clause].day

    # -- drawing -------------------------------------------------------------------------------------------------

    def ask(self, wanted: Iterable[tuple[str, str]], *, up_to: int, again: bool = False) -> int:
        """Draw a question for each clause that has none yet; with ``again`` one more, in words that are not recent.

        Returns how many were drawn.
        """
        before = len(self.drawn)
        for clause, reason in wanted:
            if len(self.drawn) >= up_to:
                break
            if clause in self._covered and not again:
                continue
            found = self._best(clause, self._by_clause[clause])
            if found is not None and not (again and self._is_recent(found)):
                self._take(found, clause, reason)
        return len(self.drawn) - before

    def ask_critical(self, places: int, *, up_to: int) -> None:
        """Draw critical questions until there are so many, on clauses not asked for longest first."""
        critical = {question.question_id for question in self.bank if question.critical}
        for clause, _ in self.waiting():
            if len(self.drawn) >= up_to or len(critical.intersection(self.drawn)) >= places:
                return
            if clause in self._covered:
                continue
            asked = self._by_clause[clause]
            found = self._best(clause, [question for question in asked if question.critical])
            if found is not None and not self._has_fresher(clause, found):
                self._take(found, clause, CRITICAL)

    def _has_fresher(self, clause: str, question: BankQuestion) -> bool:
        """Whether a question has the words of last time, and the clause has another one."""
        best = self._best(clause, self._by_clause[clause])
        return self._is_last(clause, question) and best is not None and not self._is_last(clause, best)

    def _best(self, clause: str, questions: Iterable[BankQuestion]) -> BankQuestion | None:
        """The question to ask of those that are not drawn: other words than last time, and no clause asked twice."""
        left = [question for question in questions if question.question_id not in self.drawn]
        return min(left, key=lambda question: self._rank(clause, question), default=None)

    def _rank(self, clause: str, question: BankQuestion) -> tuple[bool, bool, int, int]:
        twice = len(self._covered.intersection(question.clauses) - {clause})
        asked = self._times.get(question.question_id, 0)
        return self._is_last(clause, question), self._is_recent(question), twice, asked

    def _is_last(self, clause: str, question: BankQuestion) -> bool:
        return clause in self._past and question.wording in self._past[clause].wordings

    def _is_recent(self, question: BankQuestion) -> bool:
        return any(self._is_last(clause, question) for clause in question.clauses)

    def _take(self, question: BankQuestion, clause: str, reason: str) -> None:
        self.drawn[question.question_id] = Drawn(question.question_id, question.quiz_id, clause, reason)
        self._covered.update(question.clauses)

    def in_order(self, urgent: Sequence[tuple[str, str]]) -> tuple[Drawn, ...]:
        """What is drawn: the urgent in their order, then critical questions, then the rest as it was drawn."""
        rank = {pair: place for place, pair in enumerate(urgent)}
        last = len(rank)

        def place(drawn: Drawn) -> int:
            return rank.get((drawn.clause, drawn.reason), last if drawn.reason == CRITICAL else last + 1)

        return tuple(sorted(self.drawn.values(), key=place))


def _with(known: _Past | None, answer: PastAnswer, clause: str) -> _Past:
    """What is known of a clause with a later answer to it."""
    place = answer.clauses.index(clause)
    if known is None or known.sitting != answer.sitting:
        return _Past(answer.sitting, answer.day, answer.mark, frozenset((answer.wording,)), place)
    wordings = known.wordings | {answer.wording}
    if answer.mark.points == known.mark.points:
        return _Past(answer.sitting, answer.day, known.mark, wordings, min(place, known.place))
    worst, place = min((known.mark, known.place), (answer.mark, place), key=lambda pair: pair[0].points)
    return _Past(answer.sitting, answer.day, worst, wordings, place)
