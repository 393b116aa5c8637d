"""A new version of the policy: what it changes, and recording it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.policy import Month, Policy
from oakmere_training.domain.policy_changes import changed_clauses, compare
from oakmere_training.domain.policy_history import RecordedPolicy, TopUp
from oakmere_training.domain.refresher import BankQuestion, draw_top_up, top_up_id
from oakmere_training.domain.requirements import Requirement, RoleGroup, group_of_role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.clock import local_day
from oakmere_training.services.drawn import minutes_for
from oakmere_training.services.lead.policy_views import NewVersion, QuestionLine
from oakmere_training.services.lead.standing import refresh, seed_requirements
from oakmere_training.services.policies import recorded_policies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from oakmere_training.domain.problems import Problem
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

TOP_UP_DAYS = 30
"""Days that people have for a top-up."""

_JUST_BEFORE = timedelta(microseconds=1)
_TOP_UP_WORDS = {
    TopUp.NOW: "Short top-up now",
    TopUp.AT_REFRESHER: "Asked first at the next refresher",
    TopUp.NONE: "No top-up",
}


class NewPolicyError(InvalidInputError):
    """A file holds no register that can be used; ``problems`` say where and why."""

    title = "This file cannot be used as it is"

    def __init__(self, problems: Sequence[Problem]) -> None:
        count = "one thing" if len(problems) == 1 else f"{len(problems)} things"
        super().__init__(
            f"The file has {count} to put right. Nothing was changed.",
            field="file",
            details="\n".join(map(str, problems)),
        )
        self.problems = tuple(problems)


def line_of(
    catalogue: Catalogue,
    quiz: Quiz,
    question: Question,
    clauses: tuple[str, ...],
    *,
    looked_at: bool = False,
    policy: Policy | None = None,
) -> QuestionLine:
    """A question on changed ``clauses``; ``policy`` is the version to come, else the present one."""
    there = {clause.id for clause in (policy or catalogue.policy).clauses}
    gone = there.isdisjoint(question.clauses)
    return QuestionLine(quiz, question, clauses, gone, looked_at, catalogue.file_of(quiz.id))


class NewVersions:
    """Looks new versions through, and keeps them."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock

    def read(self, path: Path) -> NewVersion:
        """What the register in a ``policy.toml`` would change; nothing is kept.

        Raises:
            NewPolicyError: where it cannot be used, with every problem located.
            InvalidInputError: with the field's name, where its version or dates do not follow on the present ones.
        """
        from oakmere_training.quizfiles.reader import read_policy_file

        policy, text, problems = read_policy_file(path)
        if policy is None:
            raise NewPolicyError(problems)
        self._check(policy, field="file")
        return self._preview(policy, text)

    def with_dates(self, version: str, approved: str, review_due: str) -> NewVersion:
        """The same clauses under new dates (months as ``YYYY-MM``); nothing is kept.

        Raises:
            InvalidInputError: with the field's name: version, approved or review_due.
        """
        name = " ".join(version.split())
        if not name:
            raise InvalidInputError("Give the version a name, such as 2026-11.", field="version")
        policy = replace(
            self._catalogue.policy,
            version=name,
            approved=_month(approved, "approved"),
            review_due=_month(review_due, "review_due"),
        )
        self._check(policy, field="")
        return self._preview(policy, "")

    def _check(self, policy: Policy, *, field: str) -> None:
        """``field`` stands for all of them where they come from a file."""
        present = self._catalogue.policy
        if self._catalogue.history.place(policy.version) >= 0:
            raise InvalidInputError(
                f"Version {policy.version} is known already. A new version needs a name of its own.",
                field=field or "version",
            )
        if policy.approved.iso < present.approved.iso:
            raise InvalidInputError(
                f"This was approved in {policy.approved}, before the version that holds now ({present.approved}).",
                field=field or "approved",
            )
        if policy.review_due.iso <= policy.approved.iso:
            raise InvalidInputError("The next review is due after the approval.", field=field or "review_due")

    def _preview(self, policy: Policy, text: str) -> NewVersion:
        before = self._catalogue.policy
        changes = compare(before, policy)
        changed = changed_clauses(changes)
        questions = {clause: self._teaching(clause, policy, changed) for clause in changed}
        unique = {line.question.id: line for lines in questions.values() for line in lines}
        asked = len(draw_top_up(_bank(unique.values(), policy), (), changed, seed=0))
        today = local_day(self._clock())
        with self._database.reading() as records:
            older = [known.policy.version for known in self._catalogue.history.versions]
            certified = records.policy_versions.certified_on(older, today)
        return NewVersion(
            policy=policy,
            before=before,
            register=text,
            changes=changes,
            questions=questions,
            to_look_at=tuple(unique.values()),
            certified=certified,
            top_up_questions=asked,
            top_up_minutes=minutes_for(asked),
        )

    def _teaching(self, clause: str, policy: Policy, changed: Collection[str]) -> tuple[QuestionLine, ...]:
        return tuple(
            line_of(
                self._catalogue,
                quiz,
                question,
                tuple(each for each in question.clauses if each in changed),
                policy=policy,
            )
            for quiz in self._catalogue.all_quizzes()
            for question in quiz.questions
            if clause in question.clauses
        )

    def record(self, new: NewVersion, top_up: TopUp) -> None:
        """Keep a new version; quizzes and certificates go by it from now on.

        Raises:
            InvalidInputError: where another one was recorded meanwhile.
        """
        if new.before != self._catalogue.policy:
            raise InvalidInputError("Another version was recorded meanwhile. Look at the changes again.", field="file")
        self._check(new.policy, field="file")
        now = self._clock()
        with self._database.writing() as records:
            self._keep_version_before(records, new.before, now - _JUST_BEFORE)
            changed = changed_clauses(new.changes)
            wanted = top_up if changed else TopUp.NONE
            records.policy_versions.add(
                RecordedPolicy(
                    version=new.policy.version,
                    approved=new.policy.approved,
                    review_due=new.policy.review_due,
                    register=new.register,
                    changed=changed,
                    top_up=wanted,
                    recorded_at=now,
                )
            )
            if wanted is TopUp.NOW:
                self._call_for_top_up(records, new)
            refresh(records, today=local_day(now))
            records.activity.add(
                Activity(now, ActivityKind.POLICY_RECORDED, f"Version {new.policy.version}", _detail(new, wanted))
            )
        self._catalogue.know(*recorded_policies(self._database))

    def _keep_version_before(self, records: Records, before: Policy, at: datetime) -> None:
        """Keep the version that came with the quizzes too: they may be replaced, and certificates name it."""
        from oakmere_training.quizfiles.policy_text import policy_text

        if any(known.version == before.version for known in records.policy_versions.all()):
            return
        records.policy_versions.add(
            RecordedPolicy(
                version=before.version,
                approved=before.approved,
                review_due=before.review_due,
                register=policy_text(before),
                changed=(),
                top_up=TopUp.NONE,
                recorded_at=at,
            )
        )

    def _call_for_top_up(self, records: Records, new: NewVersion) -> None:
        """Ask for a top-up of those groups of which someone may be asked about a changed clause."""
        today = local_day(self._clock())
        seed_requirements(records, self._catalogue, today)
        there = [clause.id for clause in new.policy.clauses]
        changed = set(changed_clauses(new.changes)).intersection(there)
        key = top_up_id(new.policy.version)
        records.requirements.add(
            Requirement(
                id=key,
                title=f"Top-up for the version of {new.policy.approved}",
                renewal_title="",
                groups=self._groups(changed, set(there)),
                quiz_ids=(key,),
                renewal_quiz_ids=(),
                within_days=TOP_UP_DAYS,
                created_on=today,
                clauses=tuple(clause for clause in there if clause in changed),
                policy_version=new.policy.version,
                position=records.requirements.next_position(),
            )
        )

    def _groups(self, changed: set[str], there: set[str]) -> tuple[RoleGroup, ...]:
        open_to: set[RoleGroup] = set()
        for quiz in self._catalogue.quizzes(Tier.STAFF):
            asked = any(
                changed.intersection(question.clauses) and there.issuperset(question.clauses)
                for question in quiz.questions
            )
            if asked:
                of_roles = {group for role in quiz.roles if (group := group_of_role(role)) is not None}
                open_to.update(of_roles if quiz.roles else RoleGroup)
        return tuple(group for group in RoleGroup if group in open_to)


def _bank(lines: Iterable[QuestionLine], policy: Policy) -> list[BankQuestion]:
    """The questions that a top-up could ask once this policy holds."""
    there = {clause.id for clause in policy.clauses}
    return [
        BankQuestion(line.question.id, line.quiz.id, line.question.clauses, line.question.critical, line.question.id)
        for line in lines
        if line.quiz.tier is Tier.STAFF and there.issuperset(line.question.clauses)
    ]


def _month(text: str, field: str) -> Month:
    try:
        return Month.parse(text.strip())
    except ValueError as error:
        raise InvalidInputError("Write year and month, such as 2026-11.", field=field) from error


def _detail(new: NewVersion, top_up: TopUp) -> str:
    count = len(new.changed)
    what = "No clause changed" if not count else "1 clause changed" if count == 1 else f"{count} clauses changed"
    return f"Approved {new.policy.approved}. {what}. {_TOP_UP_WORDS[top_up]}."
