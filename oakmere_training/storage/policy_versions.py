"""Versions of the policy that were recorded, and the questions that were looked at since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from oakmere_training.domain.policy import Month
from oakmere_training.domain.policy_history import QuestionReview, RecordedPolicy
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.rows import certificates, people
from oakmere_training.storage.rows_lead import policy_versions, question_reviews

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from sqlalchemy import Row

    from oakmere_training.storage.link import Link

_v = policy_versions.c
_r = question_reviews.c


class PolicyVersions:
    """What the training lead recorded of the policy."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def all(self) -> tuple[RecordedPolicy, ...]:
        """Every version, in the order in which they were recorded."""
        return tuple(map(_recorded, self._link.rows(select(policy_versions).order_by(_v.recorded_at, _v.version))))

    def add(self, recorded: RecordedPolicy) -> None:
        """Keep a version. Its name must not be there yet."""
        values = {name: getattr(recorded, name) for name in ("version", "register", "changed", "top_up", "recorded_at")}
        dates = {"approved": recorded.approved.iso, "review_due": recorded.review_due.iso}
        self._link.write(insert(policy_versions), values | dates)

    def reviews(self) -> tuple[QuestionReview, ...]:
        """Every question that was found to be still right."""
        rows = self._link.rows(select(question_reviews).order_by(_r.question_id, _r.policy_version))
        return tuple(QuestionReview(row.question_id, row.policy_version, row.asked_hash) for row in rows)

    def review(self, review: QuestionReview, at: datetime) -> None:
        """Note that a question was found right, in place of what was noted of it for this version."""
        values = {"asked_hash": review.wording, "reviewed_at": at}
        own = _r.question_id == review.question_id, _r.policy_version == review.policy_version
        if not self._link.write(update(question_reviews).where(*own).values(values)):
            keys = {"question_id": review.question_id, "policy_version": review.policy_version}
            self._link.write(insert(question_reviews), keys | values)

    def certified_on(self, versions: Iterable[str], today: date) -> int:
        """How many staff, governors and volunteers have a certificate in date that names one of these versions."""
        holders = (
            select(func.count(func.distinct(certificates.c.person_id)))
            .join(people, people.c.id == certificates.c.person_id)
            .where(
                certificates.c.policy_version.in_(list(versions)),
                certificates.c.revoked_at.is_(None),
                certificates.c.valid_until >= today,
                people.c.tier == Tier.STAFF,
                people.c.left_on.is_(None) | (people.c.left_on > today),
            )
        )
        row = self._link.row(holders)
        return int(row[0]) if row else 0


def _recorded(row: Row[Any]) -> RecordedPolicy:
    values = dict(row._mapping)
    return RecordedPolicy(**values | {"approved": Month.parse(row.approved), "review_due": Month.parse(row.review_due)})
