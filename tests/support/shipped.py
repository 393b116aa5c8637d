"""The quizzes that come with the program, taken in a test, and a new policy made from the one that comes with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain import kinds
from oakmere_training.domain.policy import Clause, Force, Month
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.policy_text import policy_text
from oakmere_training.services.lead.policy import PolicyService
from tests.support.playing import worst

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.policy import Policy
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.views import AskedQuestion

CORE = "staff-contact-images-and-logins"
"""What everyone on the staff passes first."""


def take_all(services: Services, person: Person | None, quiz_id: str, *, wrong: Collection[str] = ()) -> Attempt:
    """Take a quiz to its end, best answers but to the questions named, and look at the result."""
    following: AskedQuestion | None = services.training.start(quiz_id, person)
    assert following is not None
    attempt_id = following.attempt_id
    while following is not None:
        question = following.question
        chosen = worst(question) if question.id in wrong else kinds.best(question)
        services.training.answer(following, chosen)
        following = services.training.next_question(attempt_id)
    services.results.finished(attempt_id)
    return services.training.attempt(attempt_id)


def new_policy(before: Policy, *, version: str = "2026-11") -> Policy:
    """The next version: S6 in stronger words, C09 in others, S7 new, O20 gone."""
    clauses = []
    for clause in before.clauses:
        if clause.id == "S6":
            told = clause.summary.replace("should not", "must not", 1)
            clauses.append(replace(clause, force=Force.MUST_NOT, summary=told))
            clauses.append(
                Clause("S7", "3", clause.binds, Force.SHOULD, "Staff should lock what they use.", (Tier.STAFF,))
            )
        elif clause.id == "C09":
            clauses.append(replace(clause, summary=clause.summary.replace("Wi-Fi", "wireless network")))
        elif clause.id != "O20":
            clauses.append(clause)
    return replace(
        before,
        version=version,
        approved=Month(2026, 11),
        review_due=Month(2027, 11),
        clauses=tuple(clauses),
    )


def write_new_policy(folder: Path, before: Policy, *, version: str = "2026-11") -> Path:
    """``new_policy`` as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "policy.toml"
    path.write_text(policy_text(new_policy(before, version=version)), encoding="utf-8")
    return path


def policy_of(services: Services) -> PolicyService:
    """The policy's service, whether the area is open or not."""
    return PolicyService(services.database, services.catalogue, services.clock)


def record(services: Services, folder: Path, top_up: TopUp = TopUp.NONE) -> None:
    """Record ``new_policy`` from a file in ``folder``."""
    policy = policy_of(services)
    policy.record(policy.read(write_new_policy(folder, services.catalogue.policy)), top_up)
