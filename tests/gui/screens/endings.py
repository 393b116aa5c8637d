"""Finished attempts, certificates and their papers as the ending screens get them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from oakmere_training.domain.attempt import Answer, Finish, Result, result_of
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.policy import Section
from oakmere_training.domain.quiz import Body, Option, Question, Quiz
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.views import FinishedAttempt, LookAgain
from tests.support.factories import NOW, make_answer, make_attempt, make_certificate, make_facts, make_person

if TYPE_CHECKING:
    from oakmere_training.domain.certificate import Certificate

U, C, B = Mark.UNSAFE, Mark.ACCEPTABLE, Mark.BEST
LONG_NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"
UNTIL = date(2027, 11, 24)
SECTION = Section("3", "personal use by staff")
FINISH = Finish(
    (
        ("Asking before a photo is shared", "You asked Hedgehog, and you listened to the answer."),
        ("Standing by someone", "You checked on Wren and told a grown-up."),
    ),
    "Hedgehog said no. What could Fox do next?",
)


def make_question(number: int, *, critical: bool = False, done_well: tuple[str, str] | None = None) -> Question:
    """The question of this number."""
    body = Body((Option("a", "The best way", B, "Yes."), Option("b", "Another way", U, "Not this.")))
    return Question(
        id=f"q{number}",
        kind="choice",
        clauses=("C02",),
        topic=f"Topic {(number + 1) // 2}",
        title=f"something about number {number}",
        scenario="Fox has a photo of Hedgehog.",
        prompt="What now?",
        body=body,
        critical=critical,
        done_well=done_well,
    )


def make_finished(
    marks: dict[int, Mark] | None = None,
    *,
    tier: Tier = Tier.STAFF,
    name: str = "A. Example",
    count: int = 10,
    cpd_minutes: int = 15,
    critical: tuple[int, ...] = (4, 5, 6),
    certified: bool = False,
    may_certify: bool = False,
    finish: Finish | None = None,
) -> FinishedAttempt:
    """An attempt of ``count`` questions with the best answers, but for ``marks`` by number."""
    questions = tuple(make_question(number, critical=number in critical) for number in range(1, count + 1))
    quiz = Quiz("refresher", tier, "Yearly refresher", "s", "2025-10", 12, questions, cpd_minutes=cpd_minutes)
    person = make_person(name, tier=tier) if name else None
    attempt = make_attempt(person, tier=tier, question_ids=tuple(question.id for question in questions))
    answers = tuple(
        make_answer(
            attempt,
            question.id,
            mark=(marks or {}).get(number, B),
            critical=question.critical,
            topic=question.topic,
        )
        for number, question in enumerate(questions, start=1)
    )
    attempt = replace(attempt, answers=answers, finished_at=NOW + timedelta(minutes=12))
    result = result_of(answers, 80)
    certificate = make_paper(name)[0] if certified else None
    return FinishedAttempt(
        attempt=attempt,
        quiz=quiz,
        person=person,
        result=result,
        look_again=tuple(look_again(quiz, answer) for answer in result.look_again),
        minutes=12,
        finish=finish,
        certificate=certificate,
        valid_until=UNTIL if result.passed else None,
        may_certify=may_certify,
    )


def look_again(quiz: Quiz, answer: Answer) -> LookAgain:
    """An answer to look at again."""
    question = quiz.question(answer.question_id)
    return LookAgain(answer, int(question.id[1:]), question.title, SECTION, "Report it at once.", question)


def second_try(first: FinishedAttempt, marks: dict[int, Mark]) -> FinishedAttempt:
    """A second try after ``first`` that asked the questions of ``marks``."""
    whole = make_finished(marks, tier=first.attempt.tier)
    answers = tuple(answer for answer in whole.attempt.answers if int(answer.question_id[1:]) in marks)
    result: Result = result_of(answers, 80)
    return replace(
        whole,
        attempt=replace(whole.attempt, answers=answers),
        result=result,
        look_again=tuple(look_again(whole.quiz, answer) for answer in result.look_again),
        second_try=True,
        first=first.result,
        valid_until=None,
    )


def make_paper(name: str = "A. Example") -> tuple[Certificate, bytes]:
    """A certificate and its PDF."""
    from oakmere_training.documents.certificate import certificate_pdf

    facts = replace(make_facts(name), valid_until=UNTIL)
    certificate = replace(make_certificate(make_attempt(), facts=facts), id=uuid4())
    return certificate, certificate_pdf(facts, certificate.signature)
