"""Small policies and quizzes for tests, as domain objects and as files, and someone who takes them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import tomlkit

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.domain.policy import Binds, Clause, Force, Month, Policy, Section
from oakmere_training.domain.quiz import Body, Option, Outcome, Question, Quiz, Strand, TeachersNote
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.views import AskedQuestion

CLAUSE_OF = {Tier.STAFF: "C02", Tier.PARENTS: "R1", Tier.KS1: "P7", Tier.LOWER_KS2: "P7", Tier.UPPER_KS2: "P7"}
"""The clause that a question of a tier teaches where a test does not care."""


def make_policy(*, approved: str = "2025-10", review_due: str = "2026-10", version: str = "2025-10") -> Policy:
    """A register of four sections and five clauses."""
    return Policy(
        title="Social Media Policy",
        school="Oakmere Primary School",
        version=version,
        approved=Month.parse(approved),
        review_due=Month.parse(review_due),
        sections=(
            Section("1", "purpose and scope"),
            Section("3", "personal use by staff"),
            Section("4", "personal use by pupils"),
            Section("5", "personal use by parents and carers"),
        ),
        clauses=(
            Clause("G1", "1", (Binds.ALL,), Force.REQUIRED, "Everyone is required to read this.", (Tier.STAFF,)),
            Clause("C02", "3", (Binds.STAFF,), Force.MUST_NOT, "Staff must not message pupils.", (Tier.STAFF,)),
            Clause("S5", "3", (Binds.STAFF,), Force.WILL, "Staff will report a message.", (Tier.STAFF,)),
            Clause("P7", "4", (Binds.PUPILS,), Force.SHOULD_NOT, "Pupils should ask first.", (Tier.LOWER_KS2,)),
            Clause("R1", "5", (Binds.PARENTS,), Force.SHOULD, "Parents should be kind in groups.", (Tier.PARENTS,)),
        ),
    )


def make_option(option_id: str, mark: Mark, *, text: str = "", if_missed: Mark = Mark.ACCEPTABLE) -> Option:
    """An option whose words say what it is."""
    return Option(
        id=option_id,
        text=text or f"Option {option_id} is chosen.",
        mark=mark,
        feedback=f"This is {mark.value}. Section 3 says why.",
        if_missed=if_missed,
    )


CHOICE_OPTIONS = (
    make_option("a", Mark.UNSAFE),
    make_option("b", Mark.BEST),
    make_option("c", Mark.ACCEPTABLE),
    make_option("d", Mark.UNSAFE),
)
MULTI_OPTIONS = (
    make_option("a", Mark.BEST),
    make_option("b", Mark.BEST),
    make_option("c", Mark.UNSAFE),
    make_option("d", Mark.ACCEPTABLE),
    make_option("e", Mark.BEST),
)


def make_question(
    question_id: str = "staff-01",
    *,
    kind: str = "choice",
    tier: Tier = Tier.STAFF,
    options: tuple[Option, ...] | None = None,
    critical: bool = False,
    topic: str = "Contact",
    clauses: tuple[str, ...] | None = None,
    scenario: str = "A message comes in.",
    fixed_order: bool = False,
    curriculum: bool = False,
) -> Question:
    """A question of any kind that works; for a pupils' tier with all that pupils' questions need."""
    pupils = tier.for_pupils
    return Question(
        id=question_id,
        kind=kind,
        clauses=(CLAUSE_OF[tier],) if clauses is None else clauses,
        topic=topic,
        title=f"title of {question_id}",
        scenario=scenario,
        prompt="What should you do?",
        body=Body(options or (CHOICE_OPTIONS if kind == "choice" else MULTI_OPTIONS), fixed_order),
        critical=critical,
        strand=Strand.PRIVACY if pupils else None,
        curriculum=curriculum,
        teachers_note=TeachersNote("Draw this out.", "Talk about it.", "Watch for it.") if pupils else None,
        done_well=(f"Heading of {question_id}", f"You did {question_id} well.") if pupils else None,
        talk_about=f"Talk about {question_id}." if pupils else "",
    )


def make_quiz(
    quiz_id: str = "staff-essentials",
    *,
    tier: Tier = Tier.STAFF,
    questions: tuple[Question, ...] = (),
    title: str = "Essentials for staff",
    cpd_minutes: int = 15,
    roles: tuple[Role, ...] = (),
    policy_version: str = "2025-10",
) -> Quiz:
    """A quiz; three choice questions where none are given."""
    pupils = tier.for_pupils
    clause = CLAUSE_OF[tier]
    return Quiz(
        id=quiz_id,
        tier=tier,
        title=title,
        summary=f"What {title} is about.",
        policy_version=policy_version,
        minutes=10,
        questions=questions or tuple(make_question(f"{quiz_id}-{number}", tier=tier) for number in (1, 2, 3)),
        cpd_minutes=0 if pupils else cpd_minutes,
        outcomes=() if pupils or not cpd_minutes else (Outcome("Keep it on school channels.", (clause,)),),
        roles=roles,
        ground_rules=("We are kind.",) if pupils else (),
        talk_about="The quiz's own thing to talk about." if pupils else "",
    )


STAFF = make_quiz(
    questions=(
        make_question("staff-01", critical=True),
        make_question("staff-02", critical=True, clauses=("S5", "G1")),
        make_question("staff-03", topic="Images"),
        make_question("staff-04", kind="multi", topic="Images"),
        make_question("staff-05", topic="Logins"),
    )
)
"""Five questions, two of them critical, one of ``multi``; 80 % is 8 of 10 points."""

ACCOUNTS = make_quiz("staff-accounts", title="Official accounts", roles=(Role.ACCOUNT_ADMINISTRATOR,))
PARENTS = make_quiz("parents-groups", tier=Tier.PARENTS, title="Groups and pictures", cpd_minutes=10)
PUPILS = make_quiz("lower-ks2-kind", tier=Tier.LOWER_KS2, title="Kind and careful")
ALL = (STAFF, ACCOUNTS, PARENTS, PUPILS)


def write_quizzes(folder: Path, *quizzes: Quiz, policy: Policy | None = None) -> Path:
    """Write a quizzes folder with a policy and quizzes (all small ones where none are given). Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "policy.toml").write_text(tomlkit.dumps(_policy_file(policy or make_policy())), encoding="utf-8")
    for quiz in quizzes or ALL:
        path = folder / quiz.tier.value / f"{quiz.id.removeprefix(quiz.tier.value + '-')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(tomlkit.dumps(quiz_file(quiz)), encoding="utf-8")
    return folder


def _policy_file(policy: Policy) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(policy)
    plain |= {"approved": policy.approved.iso, "review_due": policy.review_due.iso}
    plain["section"], plain["clause"] = plain.pop("sections"), plain.pop("clauses")
    return plain


def quiz_file(quiz: Quiz) -> dict[str, Any]:
    """A quiz as its file has it."""
    plain: dict[str, Any] = _plain(quiz)
    del plain["content_hash"]
    plain["outcome"] = plain.pop("outcomes", [])
    plain["question"] = [_question_file(question) for question in quiz.questions]
    del plain["questions"]
    return {name: value for name, value in plain.items() if value not in ("", [])}


def _question_file(question: Question) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(question)
    body = plain.pop("body")
    plain["fixed_order"] = body["fixed_order"]
    plain["option"] = body["options"]
    for option in plain["option"]:
        if question.kind == "choice" or option["mark"] != "best":
            del option["if_missed"]
    if question.done_well:
        plain["done_well"] = {"title": question.done_well[0], "text": question.done_well[1]}
    if not plain["talk_about"]:
        del plain["talk_about"]
    return plain


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        made = {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
        return {name: inner for name, inner in made.items() if inner is not None}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def choose(question: Question, mark: Mark = Mark.BEST) -> tuple[str, ...]:
    """An answer that earns the mark."""
    if question.kind == "choice":
        return (next(option.id for option in question.body.options if option.mark is mark),)
    best = tuple(option.id for option in question.body.options if option.mark is Mark.BEST)
    if mark is Mark.BEST:
        return best
    if mark is Mark.ACCEPTABLE:
        return best[:-1]
    return tuple(option.id for option in question.body.options if option.mark is Mark.UNSAFE)


def sit(services: Services, asked: AskedQuestion, *marks: Mark) -> AskedQuestion | None:
    """Answer one question for each mark, from ``asked`` on. Returns the question that follows, ``None`` at the end."""
    following: AskedQuestion | None = asked
    for mark in marks:
        assert following is not None, "more marks than questions"
        services.training.answer(following, choose(following.question, mark))
        following = services.training.next_question(following.attempt_id)
    return following


def take(services: Services, person: Person | None, *marks: Mark, quiz_id: str = STAFF.id) -> UUID:
    """Start a quiz and answer one question for each mark. Returns the attempt's id."""
    asked = services.training.start(quiz_id, person)
    sit(services, asked, *marks)
    return asked.attempt_id


def passed(services: Services, person: Person) -> Certificate:
    """The certificate for a pass with 9 of 10 points."""
    return services.certificates.issue(take(services, person, *[Mark.BEST] * 4, Mark.ACCEPTABLE))
