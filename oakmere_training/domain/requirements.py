"""Who needs which training, and where a person stands with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.people import Person, Role

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

REFRESHER = "refresher"
"""The id under which the quiz that is drawn for each person is kept."""


class RoleGroup(StrEnum):
    """Roles as requirements and reports take them together."""

    TEACHERS = "teachers"
    SUPPORT_STAFF = "support staff"
    GOVERNORS = "governors"
    VOLUNTEERS = "volunteers"
    ACCOUNT_TEAM = "account team"

    @property
    def label(self) -> str:
        """As shown: 'Support staff'."""
        return self.value.capitalize()


_GROUP_OF = {
    Role.TEACHER: RoleGroup.TEACHERS,
    Role.SENIOR_LEADER: RoleGroup.TEACHERS,
    Role.TEACHING_ASSISTANT: RoleGroup.SUPPORT_STAFF,
    Role.OFFICE: RoleGroup.SUPPORT_STAFF,
    Role.GOVERNOR: RoleGroup.GOVERNORS,
    Role.VOLUNTEER: RoleGroup.VOLUNTEERS,
    Role.ACCOUNT_ADMINISTRATOR: RoleGroup.ACCOUNT_TEAM,
}


def group_of_role(role: Role) -> RoleGroup | None:
    """The group of a role; ``None`` for pupils and parents."""
    return _GROUP_OF.get(role)


def group_of(person: Person) -> RoleGroup | None:
    """The group of a person's role; ``None`` for pupils and parents."""
    return group_of_role(person.role)


def groups_of(person: Person) -> tuple[RoleGroup, ...]:
    """Every group that a person belongs to: their role's, and the account team's where they look after an account."""
    group = group_of(person)
    if group is None:
        return ()
    team = (RoleGroup.ACCOUNT_TEAM,) if person.account_administrator and group is not RoleGroup.ACCOUNT_TEAM else ()
    return (group, *team)


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the people of some groups need.

    The first time they pass every quiz of ``quiz_ids`` within ``within_days`` of coming onto the register; after
    that, before it runs out, every one of ``renewal_quiz_ids`` (``REFRESHER``: the quiz drawn for them; empty: it
    never runs out). A top-up names the ``clauses`` that it asks about and the ``policy_version`` they come from.
    """

    id: str
    title: str
    renewal_title: str
    groups: tuple[RoleGroup, ...]
    quiz_ids: tuple[str, ...]
    renewal_quiz_ids: tuple[str, ...]
    within_days: int
    created_on: date
    clauses: tuple[str, ...] = ()
    policy_version: str = ""
    position: int = 0

    def binds(self, person: Person) -> bool:
        """Whether this person needs it."""
        return any(group in self.groups for group in groups_of(person))


class TrainingState(StrEnum):
    """Where a person stands with a requirement."""

    NEVER_TRAINED = "never trained"
    VALID = "valid"
    DUE = "due within 30 days"
    OVERDUE = "overdue"
    LEFT = "left"


def training_state(
    *, completed_on: date | None, due_on: date, has_left: bool, today: date, warn_days: int
) -> TrainingState:
    """The state on a day. The last day still counts; ``warn_days`` before it training is due.

    Someone who never passed is overdue once their first day of grace is over, and never trained until then.
    """
    if has_left:
        return TrainingState.LEFT
    if due_on < today:
        return TrainingState.OVERDUE
    if completed_on is None:
        return TrainingState.NEVER_TRAINED
    return TrainingState.DUE if (due_on - today).days <= warn_days else TrainingState.VALID


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of the register: a person and a requirement. ``points`` of ``maximum`` are those of the latest pass."""

    person_id: UUID
    requirement_id: str
    name: str
    sort_name: str
    role_group: RoleGroup
    role_label: str
    training: str
    due_on: date
    completed_on: date | None = None
    points: int | None = None
    maximum: int | None = None
    valid_until: date | None = None
    policy_version: str = ""
    certificate_number: str = ""
    has_left: bool = False
