"""The policy's own dates: which version holds, what a new one changes, and recording it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.policy_changes import compare
from oakmere_training.domain.policy_history import QuestionReview, is_past_review
from oakmere_training.services.asked import asked_copy
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.lead.new_policy import NewVersions, line_of
from oakmere_training.services.lead.policy_views import PolicyStanding, QuestionLook, VersionLine
from oakmere_training.services.policies import recorded_policies

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.policy_history import TopUp
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.lead.policy_views import NewVersion, QuestionLine
    from oakmere_training.storage.database import Database


class PolicyService:
    """The policy of one data folder."""

    def __init__(self, database: Database, catalogue: Catalogue, clock: Clock = system_clock) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock

    # -- what holds now ------------------------------------------------------------------------------------------

    def standing(self) -> PolicyStanding:
        """The version that holds, its dates, and those before it, newest first.

        Raises:
            PolicyFileError: where ``policy.toml`` cannot be used.
        """
        policy, today = self._catalogue.policy, local_day(self._clock())
        with self._database.reading() as records:
            known_there = records.policy_versions.all()
        recorded = {each.version: each for each in known_there}
        came_along = known_there[:1]  # kept only because a newer one was recorded
        lines = []
        for known in reversed(self._catalogue.history.versions):
            own = recorded.get(known.policy.version)
            lines.append(
                VersionLine(
                    version=known.policy.version,
                    approved=known.policy.approved,
                    review_due=known.policy.review_due,
                    recorded_on=local_day(own.recorded_at) if own and own not in came_along else None,
                    changes=len(known.changed),
                    top_up=own.top_up if own and own.changed else None,
                    is_present=known.policy is policy,
                )
            )
        touched = [line.looked_at for line in self.questions_to_look_at()]
        past = is_past_review(policy.review_due, today.year, today.month)
        return PolicyStanding(
            title=policy.title,
            version=policy.version,
            approved=policy.approved,
            review_due=policy.review_due,
            banner=past_review_text(policy) if past else "",
            versions=tuple(lines),
            to_look_at=len(touched) - sum(touched),
            looked_at=sum(touched),
        )

    def questions_to_look_at(self) -> tuple[QuestionLine, ...]:
        """The questions on clauses that changed after they were written, those found right too; by tier and quiz."""
        history, found = self._catalogue.history, []
        for quiz in self._catalogue.all_quizzes():
            changed = history.changed_after(self._catalogue.written_for(quiz))
            for question in quiz.questions if changed else ():
                hit = tuple(clause for clause in question.clauses if clause in changed)
                if hit:
                    needed = self._catalogue.needs_a_look(quiz, question)
                    found.append(line_of(self._catalogue, quiz, question, hit, looked_at=not needed))
        return tuple(found)

    def look(self, question_id: str) -> QuestionLook:
        """A question with what changed in its clauses.

        Raises:
            NotFoundError: where no changed clause is taught by it.
        """
        line = next((each for each in self.questions_to_look_at() if each.question.id == question_id), None)
        if line is None:
            raise NotFoundError("This question needs no look any more.", details=question_id)
        before = self._catalogue.policy_for(self._catalogue.written_for(line.quiz))
        after = self._catalogue.policy
        changes = tuple(change for change in compare(before, after) if change.clause.id in line.clauses)
        return QuestionLook(line, changes, before.approved, after.approved)

    def still_right(self, question_id: str) -> None:
        """Note that a question teaches the policy as it is now; its quiz teaches it once all are looked at.

        Raises:
            NotFoundError: where it needs no look.
            InvalidInputError: where the policy has none of its clauses any more.
        """
        line = self.look(question_id).line
        if line.gone:
            raise InvalidInputError(
                "The policy has none of this question’s clauses any more. It needs other words, or another clause.",
                field="question",
            )
        version, now = self._catalogue.policy.version, self._clock()
        review = QuestionReview(question_id, version, asked_copy(line.question)[0])
        with self._database.writing() as records:
            records.policy_versions.review(review, now)
            records.activity.add(
                Activity(
                    now,
                    ActivityKind.QUESTION_REVIEWED,
                    about=f"{line.quiz.title}: {line.question.title}",
                    detail=f"Still right under version {version}",
                )
            )
        self._catalogue.know(*recorded_policies(self._database))

    # -- a new version -------------------------------------------------------------------------------------------

    @cached_property
    def _new(self) -> NewVersions:
        return NewVersions(self._database, self._catalogue, self._clock)

    def read(self, path: Path) -> NewVersion:
        """What the register in a ``policy.toml`` would change; nothing is kept.

        Raises:
            NewPolicyError: where it cannot be used, with every problem located.
            InvalidInputError: where its version or dates do not follow on the present ones (field ``file``).
        """
        return self._new.read(path)

    def with_dates(self, version: str, approved: str, review_due: str) -> NewVersion:
        """The same clauses under new dates (months as ``YYYY-MM``); nothing is kept.

        Raises:
            InvalidInputError: with the field's name: version, approved or review_due.
        """
        return self._new.with_dates(version, approved, review_due)

    def record(self, new: NewVersion, top_up: TopUp) -> None:
        """Keep a new version; quizzes and certificates go by it from now on.

        Raises:
            InvalidInputError: where another one was recorded meanwhile.
        """
        self._new.record(new, top_up)


def past_review_text(policy: Policy) -> str:
    """The sentence on a policy whose review is past due."""
    return (
        f"The policy is past its review date. Review was due in {policy.review_due} and no newer version is recorded "
        "here."
    )
