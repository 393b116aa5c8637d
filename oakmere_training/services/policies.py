"""The versions of the policy that a school knows: the quizzes folder's, and those that were recorded."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.policy_changes import changed_clauses, compare
from oakmere_training.domain.policy_history import PolicyHistory, PolicyVersion, QuestionReview, RecordedPolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.domain.policy import Policy
    from oakmere_training.storage.database import Database

_log = logging.getLogger(__name__)


def recorded_policies(database: Database) -> tuple[tuple[RecordedPolicy, ...], tuple[QuestionReview, ...]]:
    """What the records hold of the policy: its versions, oldest first, and the questions that were looked at."""
    with database.reading() as records:
        return records.policy_versions.all(), records.policy_versions.reviews()


def versions_of(recorded: Sequence[RecordedPolicy], base: Policy | None = None) -> list[PolicyVersion]:
    """Recorded versions with their registers, oldest first.

    One that has new dates alone has the register of the version before it, at first that of ``base``. One whose
    register cannot be read any more is left out.
    """
    found: list[PolicyVersion] = []
    for each in recorded:
        policy = _register(each) if each.register else (found[-1].policy if found else base)
        if policy is None:
            _log.warning("the register of version %s of the policy cannot be read", each.version)
            continue
        dated = replace(policy, version=each.version, approved=each.approved, review_due=each.review_due)
        found.append(PolicyVersion(dated, frozenset(each.changed), each.top_up))
    return found


def _register(recorded: RecordedPolicy) -> Policy | None:
    from oakmere_training.quizfiles.reader import read_policy

    return read_policy(recorded.register.encode())[0]


def history_of(base: Policy, recorded: Sequence[RecordedPolicy]) -> PolicyHistory:
    """All versions in order. The folder's own stands last where it was approved after all that were recorded."""
    versions = versions_of(recorded, base)
    if any(known.policy.version == base.version for known in versions):
        return PolicyHistory(tuple(versions))
    if versions and _month(base) > _month(versions[-1].policy):
        changed = frozenset(changed_clauses(compare(versions[-1].policy, base)))
        return PolicyHistory((*versions, PolicyVersion(base, changed)))
    return PolicyHistory((PolicyVersion(base), *versions))


def _month(policy: Policy) -> str:
    return policy.approved.iso
