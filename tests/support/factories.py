"""Domain objects for tests, with sensible values for whatever a test does not care about."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from oakmere_training.domain.attempt import Answer, Attempt, AttemptKind
from oakmere_training.domain.certificate import Certificate, CertificateFacts, CertificateNumber, CertifiedOutcome
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""The moment at which tests happen."""

TODAY = NOW.date()

QUESTION_IDS = ("dm-from-pupil", "screenshot", "staff-login")


@contextmanager
def open_database(folder: Path) -> Iterator[Database]:
    """A new or kept database in ``folder``, closed at the end. In a fixture: ``yield from``, or ``with`` it."""
    database = Database.open(folder)
    try:
        yield database
    finally:
        database.close()


def make_person(
    name: str = "Asha Example",
    *,
    role: Role = Role.TEACHER,
    tier: Tier = Tier.STAFF,
    account_administrator: bool = False,
    created_at: datetime = NOW,
) -> Person:
    """Someone with a name: staff, or a parent who asked for a certificate."""
    return Person(
        id=uuid4(),
        name=name,
        role=role,
        tier=tier,
        created_at=created_at,
        account_administrator=account_administrator,
    )


def make_pupil(class_label: str = "Class 4", alias_number: int = 7, *, tier: Tier = Tier.LOWER_KS2) -> Person:
    """A pupil, known by class and alias."""
    return Person(
        id=uuid4(),
        name=f"Otter {alias_number}",
        role=Role.PUPIL,
        tier=tier,
        created_at=NOW,
        class_label=class_label,
        alias_number=alias_number,
    )


def make_attempt(
    person: Person | None = None,
    *,
    quiz_id: str = "staff-essentials",
    tier: Tier | None = None,
    question_ids: tuple[str, ...] = QUESTION_IDS,
    started_at: datetime = NOW,
    second_try_of: UUID | None = None,
) -> Attempt:
    """A sitting without answers yet; of nobody it is a parent's."""
    return Attempt(
        id=uuid4(),
        person_id=person.id if person else None,
        quiz_id=quiz_id,
        quiz_title="Essentials",
        tier=tier or (person.tier if person else Tier.PARENTS),
        policy_version="2025-10",
        kind=AttemptKind.SECOND_TRY if second_try_of else AttemptKind.FULL,
        question_ids=question_ids,
        seed=42,
        started_at=started_at,
        updated_at=started_at,
        second_try_of=second_try_of,
    )


def make_asked_text(question_id: str = QUESTION_IDS[0], wording: str = "What do you do?") -> str:
    """A question as it was asked (JSON)."""
    return json.dumps({"id": question_id, "prompt": wording}, sort_keys=True)


def asked_hash(asked_text: str) -> str:
    """The name of a kept question: SHA-256 in hexadecimal."""
    return hashlib.sha256(asked_text.encode()).hexdigest()


def make_answer(
    attempt: Attempt,
    question_id: str = QUESTION_IDS[0],
    *,
    mark: Mark = Mark.BEST,
    chosen: tuple[str, ...] = ("a",),
    critical: bool = False,
    topic: str = "contact",
    answered_at: datetime = NOW + timedelta(minutes=1),
    asked_text: str | None = None,
) -> Answer:
    """An answer to a question of ``attempt``; asked as ``make_asked_text(question_id)`` where no text is given."""
    return Answer(
        id=uuid4(),
        attempt_id=attempt.id,
        question_id=question_id,
        chosen=chosen,
        mark=mark,
        critical=critical,
        topic=topic,
        answered_at=answered_at,
        asked_hash=asked_hash(make_asked_text(question_id) if asked_text is None else asked_text),
    )


def make_facts(holder: str = "Asha Example", *, serial: int = 42, issued: date = TODAY) -> CertificateFacts:
    """What a staff certificate says."""
    return CertificateFacts(
        number=str(CertificateNumber("OPS", issued.year, serial)),
        holder=holder,
        school="Oakmere Primary School",
        title="Social Media Policy: essentials for staff",
        completed_as="has completed and passed",
        issued=issued,
        valid_until=date(issued.year + 1, issued.month, min(issued.day, 28)),
        cpd_minutes=30,
        points=18,
        maximum=20,
        pass_mark=80,
        questions=10,
        critical_questions=4,
        policy_title="Social Media Policy",
        policy_version="2025-10",
        policy_approved="October 2025",
        policy_review_due="October 2026",
        signatory_name="H. Dummy",
        signatory_title="Headteacher",
        outcomes=(CertifiedOutcome("Keep contact with pupils on school channels", "Section 1, 3", "G2, S1"),),
    )


def make_certificate(
    attempt: Attempt,
    *,
    facts: CertificateFacts | None = None,
    serial: int = 42,
    issued_at: datetime = NOW,
    signature: bytes = bytes(range(64)),
    public_key: bytes = bytes(range(32)),
) -> Certificate:
    """A certificate for ``attempt`` and its person; the signature is not a real one unless given."""
    return Certificate(
        id=uuid4(),
        person_id=attempt.person_id,
        attempt_id=attempt.id,
        facts=facts or make_facts(serial=serial, issued=issued_at.date()),
        signature=signature,
        public_key=public_key,
        issued_at=issued_at,
    )
