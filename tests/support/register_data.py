"""A school's register for tests and the gallery: people of every role, trained, due, overdue, new and gone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain.attempt import Answer, Attempt, AttemptKind
from oakmere_training.domain.certificate import CertificateNumber
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.asked import asked_copy
from oakmere_training.services.lead.standing import INDUCTION_QUIZ, refresh, seed_requirements
from oakmere_training.services.lead.tallies import count_attempt
from oakmere_training.storage.rows import certificates

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Quiz
    from oakmere_training.services.bundle import Services
    from oakmere_training.storage.records import Records

LONG_NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"

NAMED = (
    ("D. Template", Role.VOLUNTEER, "Reading volunteer", None, -12),
    ("F. Dummy", Role.VOLUNTEER, "Volunteer, Forest School", None, -5),
    ("G. Mock", Role.TEACHING_ASSISTANT, "Lunchtime supervisor", -368, -3),
    ("A. Example", Role.TEACHER, "Class teacher, Year 4", -362, 3),
    ("A. Placeholder", Role.GOVERNOR, "Parent governor", -354, 11),
    ("V. Blank", Role.TEACHING_ASSISTANT, "", -351, 14),
    ("H. Draft", Role.TEACHER, "Class teacher, Year 1", -349, 16),
    ("W. Filler", Role.GOVERNOR, "Co-opted governor", -344, 21),
    (LONG_NAME, Role.TEACHING_ASSISTANT, "Teaching assistant and midday supervisor, Reception", -340, 25),
    ("N. Model", Role.SENIOR_LEADER, "Headteacher", -20, 345),
    ("B. Sample", Role.VOLUNTEER, "Reading volunteer", None, 9),
)
"""Name, role, post, days since the last pass, days until it is due."""
PLAIN = ((Role.TEACHER, 13), (Role.TEACHING_ASSISTANT, 19), (Role.GOVERNOR, 7), (Role.VOLUNTEER, 8))


def fill_register(services: Services, today: date, *, needy: bool = True) -> None:
    """Put a school of sixty on the register; without ``needy`` nobody is due, overdue or new."""
    with services.database.writing() as records:
        seed_requirements(records, services.catalogue, today - timedelta(days=400))
        serial = 0
        for name, role, post, since, due in NAMED if needy else ():
            came = today + timedelta(days=due - 14) if since is None else today - timedelta(days=500)
            person = _add(records, name, role, came, post)
            if since is not None:
                serial += 1
                _certify(records, person, today + timedelta(days=since), today + timedelta(days=due), serial)
        for role, count in PLAIN:
            for number in range(count):
                name = f"{role.label.split()[0]} Number{number + 1:02}"
                person = _add(records, name, role, today - timedelta(days=300))
                serial += 1
                done = today - timedelta(days=7 * number % 300)
                _certify(records, person, done, done + timedelta(days=365), serial)
        for name in ("K. Account", "P. Official"):
            person = _add(records, name, Role.OFFICE, today - timedelta(days=300), account=True)
            serial += 1
            for quiz_id in _official(services):
                serial += 1
                _certify(records, person, today - timedelta(days=40), today + timedelta(days=325), serial, quiz_id)
            _certify(records, person, today - timedelta(days=40), today + timedelta(days=325), serial + 100)
        gone = _add(records, "Q. Gone", Role.TEACHER, today - timedelta(days=300), left_on=today - timedelta(days=30))
        _certify(records, gone, today - timedelta(days=100), today + timedelta(days=265), serial + 500)
        refresh(records, today=today)


def _add(
    records: Records,
    name: str,
    role: Role,
    came: date,
    post: str = "",
    *,
    account: bool = False,
    left_on: date | None = None,
) -> Person:
    person = Person(
        id=uuid4(),
        name=name,
        role=role,
        tier=Tier.STAFF,
        created_at=_noon(came),
        post_title=post,
        account_administrator=account,
        left_on=left_on,
    )
    records.people.add(person)
    return person


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _official(services: Services) -> tuple[str, ...]:
    staff = services.catalogue.quizzes(Tier.STAFF)
    return tuple(quiz.id for quiz in staff if quiz.roles == (Role.ACCOUNT_ADMINISTRATOR,))


def _first_quiz(records: Records) -> str:
    return next((rule.quiz_ids[0] for rule in records.requirements.all()), INDUCTION_QUIZ)


def _certify(records: Records, person: Person, done: date, until: date, serial: int, quiz_id: str = "") -> None:
    """A certificate as the register takes it; nothing of it is signed or can be printed."""
    from sqlalchemy import insert

    number = CertificateNumber("OPS", done.year, serial)
    row = {
        "id": uuid4(),
        "number": str(number),
        "prefix": "OPS",
        "year": done.year,
        "serial": serial,
        "person_id": person.id,
        "facts": "{}",
        "signature": b"",
        "public_key": b"",
        "issued_at": _noon(done),
        "valid_until": until,
        "revoked_reason": "",
        "holder": person.name,
        "title": "Training",
        "quiz_id": quiz_id or _first_quiz(records),
        "policy_version": "2025-10",
        "points": 18,
        "maximum": 20,
    }
    records.people._link.write(insert(certificates), row)


def answer_everything(services: Services, today: date, people: int = 20, *, year_ends: int = 8) -> None:
    """Let people take the staff's quizzes, every one of them answering some questions unsafely."""
    quizzes = services.catalogue.quizzes(Tier.STAFF)[:6]
    with services.database.writing() as records:
        for number, person in enumerate(records.people.staff()[:people]):
            for quiz in quizzes:
                _sit(records, person, quiz, number, today, year_ends)


def _sit(records: Records, person: Person, quiz: Quiz, number: int, today: date, year_ends: int) -> None:
    attempt = Attempt(
        id=uuid4(),
        person_id=person.id,
        quiz_id=quiz.id,
        quiz_title=quiz.title,
        tier=quiz.tier,
        policy_version=quiz.policy_version,
        kind=AttemptKind.FULL,
        question_ids=tuple(question.id for question in quiz.questions),
        seed=1,
        started_at=_noon(today),
        updated_at=_noon(today),
    )
    records.attempts.add(attempt)
    for place, question in enumerate(quiz.questions):
        wrong = (number * 7 + place * 5) % 11 < max(0, 5 - place)
        asked_hash, text = asked_copy(question)
        answer = Answer(
            id=uuid4(),
            attempt_id=attempt.id,
            question_id=question.id,
            chosen=("a",),
            mark=Mark.UNSAFE if wrong else Mark.BEST,
            critical=question.critical,
            topic=question.topic,
            answered_at=_noon(today),
            asked_hash=asked_hash,
        )
        records.attempts.add_answer(answer, text)
    records.attempts.finish(attempt.id, _noon(today))
    count_attempt(records, attempt.id, today=today, year_ends=year_ends)
