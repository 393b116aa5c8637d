"""Keeping the register up: what changes people, certificates or requirements calls ``refresh`` in its transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.people import Role
from oakmere_training.domain.refresher import needs_top_up
from oakmere_training.domain.register import (
    CompleteSet,
    HeldCertificate,
    complete_set,
    replacements,
    standing_of,
)
from oakmere_training.domain.requirements import REFRESHER, Requirement, RoleGroup, Standing
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.storage.records import Records

INDUCTION = "induction"
OFFICIAL_ACCOUNTS = "official-accounts"
INDUCTION_QUIZ = "staff-contact-images-and-logins"
FIRST_DAYS = 14
"""Days that someone new has for the first quizzes."""
_ACCOUNT_ROLES = (Role.ACCOUNT_ADMINISTRATOR,)


def refresh(records: Records, *, today: date, person_ids: Collection[UUID] | None = None) -> None:
    """Work out the register's rows of these people (``None``: of everyone) and which certificates were replaced.

    Call it inside the transaction that changed a person, a certificate or a requirement. ``today`` is the local day.
    """
    requirements = records.requirements.all()
    held = records.standings.held(person_ids)
    topped_up = any(requirement.policy_version for requirement in requirements)
    certified = records.standings.certified(person_ids) if topped_up else {}
    rows: list[Standing] = []
    replaced: dict[UUID, datetime | None] = {}
    for person in records.standings.people(person_ids):
        found = held.pop(person.id, [])
        needed = _needed(person, requirements, found, certified.get(person.id, ()))
        came_on = person.created_at.astimezone().date()
        rows += (standing_of(person, requirement, done, came_on=came_on, today=today) for requirement, done in needed)
        replaced |= replacements(found, [(requirement, done) for requirement, done in needed if done])
    for found in held.values():  # parents, who are not on the register
        replaced |= replacements(found, ())
    records.standings.replace(person_ids, rows)
    records.standings.mark_older(person_ids)
    records.standings.mark_replaced(replaced)


def _needed(
    person: Person,
    requirements: Sequence[Requirement],
    held: Sequence[HeldCertificate],
    certified: Sequence[tuple[str, date]],
) -> list[tuple[Requirement, CompleteSet | None]]:
    newest = {certificate.quiz_id: certificate for certificate in held}
    return [
        (requirement, complete_set(requirement, newest))
        for requirement in requirements
        if requirement.binds(person) and (not requirement.policy_version or needs_top_up(requirement, certified))
    ]


def seed_requirements(records: Records, catalogue: Catalogue, today: date) -> bool:
    """Add the usual rules where none were ever set; whether it did. The caller refreshes the register.

    Everyone: the induction, then a yearly refresher. The account team also: sections 2 and 6. A rule whose quizzes
    are not among those of this school is left out.
    """
    if not records.requirements.never_set():
        return False
    quizzes = {quiz.id: quiz for quiz in catalogue.quizzes(Tier.STAFF)}
    official = tuple(quiz.id for quiz in quizzes.values() if quiz.roles == _ACCOUNT_ROLES and quiz.cpd_minutes)
    first = (INDUCTION_QUIZ,) if INDUCTION_QUIZ in quizzes else _first_quiz(catalogue)
    usual = (
        (INDUCTION, "Induction", "Yearly refresher", tuple(RoleGroup), first, (REFRESHER,)),
        (OFFICIAL_ACCOUNTS, "Official accounts", "Official accounts", (RoleGroup.ACCOUNT_TEAM,), official, official),
    )
    rules = [rule for rule in usual if rule[4]]
    for place, (key, title, renewal_title, groups, quiz_ids, renewal) in enumerate(rules):
        records.requirements.add(
            Requirement(
                id=key,
                title=title,
                renewal_title=renewal_title,
                groups=groups,
                quiz_ids=quiz_ids,
                renewal_quiz_ids=renewal,
                within_days=FIRST_DAYS,
                created_on=today,
                position=place,
            )
        )
    return bool(rules)


def _first_quiz(catalogue: Catalogue) -> tuple[str, ...]:
    """The first of the staff's quizzes that are for everyone and give a certificate."""
    everyone = (quiz.id for quiz in catalogue.quizzes(Tier.STAFF) if quiz.cpd_minutes and not quiz.roles)
    return tuple(everyone)[:1]
