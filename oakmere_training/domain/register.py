"""Where people stand with what they need: worked out from their certificates alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain.requirements import Requirement, RoleGroup, Standing, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from oakmere_training.domain.people import Person

NEVER = date.max
"""The day on which training that does not run out is due again."""


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """What the register needs of a certificate that stands. ``issued_on`` is the local day of ``issued_at``."""

    id: UUID
    number: str
    quiz_id: str
    points: int
    maximum: int
    policy_version: str
    issued_at: datetime
    issued_on: date
    valid_until: date
    replaced_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CompleteSet:
    """Certificates that meet a requirement together, oldest first. It counts from its oldest part on."""

    parts: tuple[HeldCertificate, ...]

    @property
    def newest(self) -> HeldCertificate:
        """The part that completed it."""
        return self.parts[-1]

    @property
    def since(self) -> datetime:
        """When its oldest part was issued: of two sets the one that is newer through and through counts."""
        return self.parts[0].issued_at

    @property
    def valid_until(self) -> date:
        """The day on which its first part runs out."""
        return min(part.valid_until for part in self.parts)


def register_group(person: Person) -> RoleGroup | None:
    """The one group that a person is counted in: the account team before their role's; ``None`` for pupils, parents."""
    group = group_of(person)
    return RoleGroup.ACCOUNT_TEAM if group is not None and person.account_administrator else group


def complete_set(requirement: Requirement, newest: Mapping[str, HeldCertificate]) -> CompleteSet | None:
    """What meets the requirement now: the first quizzes or, once these were passed, the renewal, whichever is newer."""
    first = _set_of(requirement.quiz_ids, newest)
    if first is None:
        return None
    renewal = _set_of(requirement.renewal_quiz_ids, newest)
    return renewal if renewal is not None and renewal.since > first.since else first


def _set_of(quiz_ids: tuple[str, ...], newest: Mapping[str, HeldCertificate]) -> CompleteSet | None:
    found = [newest[quiz_id] for quiz_id in quiz_ids if quiz_id in newest]
    if not quiz_ids or len(found) < len(quiz_ids):
        return None
    return CompleteSet(tuple(sorted(found, key=lambda part: part.issued_at)))


def standing_of(
    person: Person, requirement: Requirement, done: CompleteSet | None, *, came_on: date, today: date
) -> Standing:
    """The row of a person and a requirement that binds them. ``came_on`` is the day they came onto the register.

    Raises:
        ValueError: for someone who is in no group.
    """
    group = register_group(person)
    if group is None:
        raise ValueError(f"a {person.role.value} is not on the register")
    ends = bool(requirement.renewal_quiz_ids)
    newest = done.newest if done else None
    until = done.valid_until if done and ends else None
    first_due = max(came_on, requirement.created_on) + timedelta(days=requirement.within_days)
    return Standing(
        person_id=person.id,
        requirement_id=requirement.id,
        name=person.name,
        sort_name=person.sort_name,
        role_group=group,
        role_label=person.post_title or person.role.label,
        training=requirement.renewal_title if newest and ends else requirement.title,
        due_on=(until or NEVER) if done else first_due,
        completed_on=newest.issued_on if newest else None,
        points=newest.points if newest else None,
        maximum=newest.maximum if newest else None,
        valid_until=until,
        policy_version=newest.policy_version if newest else "",
        certificate_number=newest.number if newest else "",
        has_left=person.has_left(today),
    )


def replacements(
    newest: Iterable[HeldCertificate], met: Iterable[tuple[Requirement, CompleteSet]]
) -> dict[UUID, datetime | None]:
    """When the newest certificate for each quiz was replaced (``None``: it was not), where that is not what is kept.

    It is replaced by a set that meets a requirement which its quiz belongs to and is newer through and through, unless
    another requirement still rests on it.
    """
    sets = [({*needed.quiz_ids, *needed.renewal_quiz_ids}, done) for needed, done in met]
    resting = {part.id for _, done in sets for part in done.parts}
    changed: dict[UUID, datetime | None] = {}
    for certificate in newest:
        later = [
            done.newest.issued_at
            for quiz_ids, done in sets
            if certificate.quiz_id in quiz_ids and done.since > certificate.issued_at
        ]
        at = None if certificate.id in resting else min(later, default=None)
        if at != certificate.replaced_at:
            changed[certificate.id] = at
    return changed
