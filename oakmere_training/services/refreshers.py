"""Drawing a person's refresher or top-up: from which questions, after what they answered before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain import kinds
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.refresher import (
    QUESTIONS,
    BankQuestion,
    Drawn,
    PastAnswer,
    draw,
    draw_top_up,
    needs_top_up,
    top_up_version,
)
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.asked import asked_copy
from oakmere_training.services.clock import local_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oakmere_training.domain.attempt import Answer, Attempt
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.domain.requirements import Requirement
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

CORE_QUIZ = "staff-contact-images-and-logins"
"""What everyone passes first, where the school has set nothing else."""

FIXED_SEED = 0
"""For counting what would be drawn."""


@dataclass(frozen=True, slots=True)
class Needed:
    """The drawn quizzes that are for a person.

    ``core`` are the quizzes that the refresher renews, all of them passed; empty where there is no refresher yet.
    ``top_ups`` are the ids of top-ups with the day by which each is due.
    """

    core: tuple[str, ...] = ()
    top_ups: tuple[tuple[str, date], ...] = ()


class Refreshers:
    """Drawn quizzes of one data folder."""

    def __init__(self, database: Database, catalogue: Catalogue) -> None:
        self._database = database
        self._catalogue = catalogue

    # -- who has one ---------------------------------------------------------------------------------------------

    def needed(
        self, records: Records, person: Person, attempts: Iterable[Attempt], certificates: Iterable[Certificate]
    ) -> Needed:
        """Which drawn quizzes are for this person, whose attempts and certificates these are."""
        if person.tier is not Tier.STAFF:
            return Needed()
        rules = [rule for rule in records.requirements.all() if rule.binds(person)]
        renewed = [rule.quiz_ids for rule in rules if REFRESHER in rule.renewal_quiz_ids]
        if not rules and records.requirements.never_set():
            renewed = [self._usual_core()]
        held = [certificate for certificate in certificates if certificate.revoked_at is None]
        certified = {certificate.attempt_id for certificate in held}
        passed = {attempt.quiz_id for attempt in attempts if attempt.id in certified}
        core = next((quizzes for quizzes in renewed if quizzes and set(quizzes) <= passed), ())
        top_ups = tuple(
            (rule.id, rule.created_on + timedelta(days=rule.within_days))
            for rule in rules
            if self._is_asked(rule, person, held)
        )
        return Needed(core if self._ready(person) else (), top_ups)

    def _usual_core(self) -> tuple[str, ...]:
        quizzes = [quiz.id for quiz in self._catalogue.quizzes(Tier.STAFF) if quiz.cpd_minutes and not quiz.roles]
        return (CORE_QUIZ,) if CORE_QUIZ in quizzes else tuple(quizzes[:1])

    def _is_asked(self, rule: Requirement, person: Person, held: list[Certificate]) -> bool:
        """Whether a top-up asks this person: certified on another version before it was called for."""
        certified = [(certificate.facts.policy_version, certificate.facts.issued) for certificate in held]
        return needs_top_up(rule, certified) and bool(self._on_top_up(person, rule.policy_version))

    # -- drawing -------------------------------------------------------------------------------------------------

    def draw(self, quiz_id: str, person: Person | None, seed: int) -> tuple[Drawn, ...]:
        """The questions of a drawn quiz for a person.

        Raises:
            NotFoundError: where there is nothing to ask this person.
        """
        drawn: tuple[Drawn, ...] = ()
        if person is not None:
            history = self._history(person)
            version = top_up_version(quiz_id)
            if version:
                bank = _bank(self._on_top_up(person, version))
                drawn = draw_top_up(bank, history, self.clauses_of_top_up(version), seed=seed)
            else:
                drawn = draw(_bank(self._ready(person)), history, seed=seed, changed=self._changed(person))
        if not drawn:
            raise NotFoundError("There is no question for this training at the moment.", details=quiz_id)
        return drawn

    def count(self, quiz_id: str, person: Person) -> int:
        """How many questions a drawn quiz would have."""
        version = top_up_version(quiz_id)
        if not version:
            return min(QUESTIONS, len(self._ready(person)))
        bank = _bank(self._on_top_up(person, version))
        return len(draw_top_up(bank, (), self.clauses_of_top_up(version), seed=FIXED_SEED))

    def clauses_of_top_up(self, version: str) -> tuple[str, ...]:
        """The clauses that a version changed and still has, in the order of the policy."""
        history = self._catalogue.history
        place = history.place(version)
        changed = history.versions[place].changed if place >= 0 else frozenset()
        return tuple(clause.id for clause in self._catalogue.policy.clauses if clause.id in changed)

    def _changed(self, person: Person) -> tuple[str, ...]:
        """The clauses that the refresher asks first: changed since this person was asked about them."""
        history = self._catalogue.history
        changed = history.changed_after(history.versions[0].policy.version, asked_first=True)
        if not changed:
            return ()
        asked: dict[str, int] = {}
        for attempt in self._attempts(person):
            place = history.place(attempt.policy_version)
            for answer in attempt.answers:
                for clause in self._clauses_of(answer):
                    asked[clause] = max(place, asked.get(clause, -1))
        there = [clause.id for clause in self._catalogue.policy.clauses if clause.id in changed]
        return tuple(clause for clause in there if asked.get(clause, -1) < history.place(changed[clause]))

    # -- the bank ------------------------------------------------------------------------------------------------

    def _ready(self, person: Person) -> list[tuple[Quiz, Question]]:
        """The questions of the quizzes that this person may take; what needs a look first is left out."""
        mine = self._mine(person)
        return [pair for pair in mine if not self._catalogue.needs_a_look(*pair)] or mine

    def _on_top_up(self, person: Person, version: str) -> list[tuple[Quiz, Question]]:
        """Questions on the clauses that a version changed: those found right, or any where none is."""
        clauses = set(self.clauses_of_top_up(version))
        mine = [pair for pair in self._mine(person) if not clauses.isdisjoint(pair[1].clauses)]
        return [pair for pair in mine if not self._catalogue.needs_a_look(*pair)] or mine

    def _mine(self, person: Person) -> list[tuple[Quiz, Question]]:
        there = {clause.id for clause in self._catalogue.policy.clauses}
        return [
            (quiz, question)
            for quiz in self._catalogue.quizzes(Tier.STAFF)
            if person.may_take(quiz.roles)
            for question in quiz.questions
            if question.kind in kinds.names() and question.clauses and there.issuperset(question.clauses)
        ]

    # -- what was answered ---------------------------------------------------------------------------------------

    def _attempts(self, person: Person) -> tuple[Attempt, ...]:
        with self._database.reading() as records:
            return records.attempts.of(person.id, Tier.STAFF)

    def _history(self, person: Person) -> list[PastAnswer]:
        return [
            PastAnswer(
                answer.question_id,
                self._clauses_of(answer),
                answer.mark,
                answer.asked_hash,
                attempt.id,
                answer.answered_at,
                local_day(answer.answered_at),
            )
            for attempt in self._attempts(person)
            for answer in attempt.answers
        ]

    def _clauses_of(self, answer: Answer) -> tuple[str, ...]:
        """The clauses that the question named when it was asked."""
        found = self._catalogue.find_question(answer.question_id)
        if found is not None and asked_copy(found[1])[0] == answer.asked_hash:
            return found[1].clauses
        with self._database.reading() as records:
            return tuple(json.loads(records.attempts.asked_text(answer.asked_hash)).get("clauses", ()))


def _bank(pairs: Iterable[tuple[Quiz, Question]]) -> list[BankQuestion]:
    return [
        BankQuestion(question.id, quiz.id, question.clauses, question.critical, asked_copy(question)[0])
        for quiz, question in pairs
    ]
