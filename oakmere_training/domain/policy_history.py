"""The versions of the policy that a school has had, and which of them a question teaches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from oakmere_training.domain.policy import Month, Policy


class TopUp(StrEnum):
    """What is asked of those who were certified on the version before."""

    NOW = "now"
    AT_REFRESHER = "at refresher"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class RecordedPolicy:
    """A version as the training lead recorded it.

    ``register`` is the text of a ``policy.toml``, '' where only the dates are new. ``changed`` names the clauses that
    are new, gone, or say something else than in the version before.
    """

    version: str
    approved: Month
    review_due: Month
    register: str
    changed: tuple[str, ...]
    top_up: TopUp
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class QuestionReview:
    """Someone looked at a question in this wording, and it is still right under this version of the policy."""

    question_id: str
    policy_version: str
    wording: str


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """A version with its whole register; ``changed`` and ``top_up`` as in ``RecordedPolicy``."""

    policy: Policy
    changed: frozenset[str] = frozenset()
    top_up: TopUp = TopUp.NONE


@dataclass(frozen=True, slots=True)
class PolicyHistory:
    """The versions that are known, oldest first; at least one."""

    versions: tuple[PolicyVersion, ...]

    @property
    def present(self) -> Policy:
        """The version that holds now."""
        return self.versions[-1].policy

    def place(self, version: str) -> int:
        """Where a version stands, from 0; -1 where it is not known."""
        return next((place for place, known in enumerate(self.versions) if known.policy.version == version), -1)

    def of(self, version: str) -> Policy | None:
        """The register of a version, where it is known."""
        place = self.place(version)
        return self.versions[place].policy if place >= 0 else None

    def changed_after(self, version: str, *, asked_first: bool = False) -> dict[str, str]:
        """The clauses that changed after a version, each with the newest version that changed it.

        With ``asked_first`` only the changes that the next refresher asks about. All changes where the version is not
        known.
        """
        later = self.versions[self.place(version) + 1 :]
        wanted = [known for known in later if not asked_first or known.top_up is not TopUp.NONE]
        return {clause: known.policy.version for known in wanted for clause in sorted(known.changed)}

    def still_holds(self, clauses: Collection[str], version: str) -> bool:
        """Whether what was taught of these clauses under a version is what the policy says today."""
        return self.place(version) >= 0 and self.changed_after(version).keys().isdisjoint(clauses)

    def needs_a_look(self, clauses: Collection[str], version: str, reviewed: Collection[str]) -> bool:
        """Whether a question that was written for a version has to be looked at.

        That is so where one of its clauses changed after it, unless it was found right under the version that changed
        it or a later one (``reviewed``: the versions for which its present wording was); and always where none of its
        clauses is in the policy any more.
        """
        changed = self.changed_after(version)
        hit = [self.place(changed[clause]) for clause in clauses if clause in changed]
        if not hit:
            return False
        there = {clause.id for clause in self.present.clauses}
        if there.isdisjoint(clauses):
            return True
        return max((self.place(known) for known in reviewed), default=-1) < max(hit)


def is_past_review(review_due: Month, year: int, month: int) -> bool:
    """Whether a month lies after the one in which the review was due, which ends on its last day."""
    return (year, month) > (review_due.year, review_due.month)
