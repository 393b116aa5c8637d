"""What must hold in a quiz or in the policy beyond the shape of the file. Breaking one keeps the file out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.people import Role
from oakmere_training.quizfiles import kinds
from oakmere_training.quizfiles.findings import Finding, KeyPath, did_you_mean, quoted
from oakmere_training.quizfiles.schema import QuestionFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.quizfiles.kinds import QuizFile
    from oakmere_training.quizfiles.schema import PolicyFile

MOST_OUTCOMES = 10
"""Outcomes that fit on the back of a certificate."""

_PUPIL_KEYS = ("strand", "done_well", "talk_about", "teachers_note")


def quiz_findings(
    quiz: QuizFile, folder: Tier, policy: Policy, clauses: frozenset[str], versions: frozenset[str]
) -> Iterator[Finding]:
    """What is wrong with a quiz of right shape in the folder of a tier.

    ``clauses`` are the ids that it may name, ``versions`` those of the policy that it may be written for: the
    register's own, and those that the school has recorded.
    """
    if quiz.tier is not folder:
        yield Finding(
            ("tier",), f"The tier is {quoted(quiz.tier)} in the folder {folder}.", f'Expected: tier = "{folder}".'
        )
    if not quiz.id.startswith((f"{folder}-", f"{quiz.tier}-")):
        yield Finding(
            ("id",), f"The quiz's id {quoted(quiz.id)} does not start with its tier.", f"Expected: {folder}-…."
        )
    if quiz.policy_version not in versions:
        yield Finding(
            ("policy_version",),
            f"The quiz was written for version {quoted(quiz.policy_version)} of the policy.",
            f"The register has version {policy.version}: look the quiz over and write that.",
        )
    yield from _certificate(quiz, folder)
    yield from _roles(quiz, folder)
    for index, outcome in enumerate(quiz.outcome):
        yield from _clauses(outcome.clauses, ("outcome", index), clauses, none_allowed=False)
    if folder.for_pupils and quiz.tier.for_pupils:
        yield from _pupils_quiz(quiz)
    if not quiz.question:
        yield Finding(("question",), "The quiz has no question.", "Add a part that begins [[question]].")
    for index, question in enumerate(quiz.question):
        yield from _question(question, ("question", index), clauses)
        if folder.for_pupils and quiz.tier.for_pupils:
            yield from _pupils_question(question, ("question", index), folder)


def _certificate(quiz: QuizFile, folder: Tier) -> Iterator[Finding]:
    if folder.for_pupils and quiz.cpd_minutes:
        yield Finding(("cpd_minutes",), "Pupils get no certificate.", "Leave cpd_minutes out.")
    elif quiz.cpd_minutes and not quiz.outcome:
        yield Finding(
            ("cpd_minutes",),
            "The quiz gives a certificate but has no outcome.",
            "Add at least one part that begins [[outcome]], or leave cpd_minutes out.",
        )
    if len(quiz.outcome) > MOST_OUTCOMES:
        yield Finding(
            ("outcome", MOST_OUTCOMES),
            f"The quiz has {len(quiz.outcome)} outcomes.",
            f"At most {MOST_OUTCOMES} fit on the certificate.",
        )


def _roles(quiz: QuizFile, folder: Tier) -> Iterator[Finding]:
    if quiz.roles and folder != "staff":
        yield Finding(("roles",), "Only a staff quiz can be limited to roles.", "Leave roles out.")
    for index, role in enumerate(quiz.roles):
        if role in {Role.PUPIL, Role.PARENT}:
            yield Finding(("roles", index), f"The role {quoted(role)} is not a staff role.", "Leave it out.")


def _pupils_quiz(quiz: QuizFile) -> Iterator[Finding]:
    if not quiz.ground_rules:
        yield Finding(("ground_rules",), "A pupils' quiz has no ground_rules.", "Three short sentences are needed.")
    if quiz.talk_about is None:
        yield Finding(("talk_about",), "A pupils' quiz has no talk_about.", "It needs its own thing to talk about.")


def _question(question: QuestionFile, at: KeyPath, clauses: frozenset[str]) -> Iterator[Finding]:
    yield from _clauses(question.clauses, at, clauses, none_allowed=question.curriculum)
    if type(question) is not QuestionFile:  # one of unknown kind, mended, has no kind to ask
        for found in kinds.kind(kinds.kind_of(type(question))).findings(question):
            yield Finding((*at, *found.path), found.wrong, found.expected, found.severity, found.needs)


def _pupils_question(question: QuestionFile, at: KeyPath, folder: Tier) -> Iterator[Finding]:
    for key in _PUPIL_KEYS:
        if getattr(question, key) is None:
            needs = f"It needs a line that begins {key} ="
            yield Finding((*at, key), f"A question for pupils has no {key}.", needs)
    if folder == "ks1":
        yield from _pictures(question, at)


def _pictures(question: QuestionFile, at: KeyPath) -> Iterator[Finding]:
    needs = "needs a line that begins picture ="
    if question.picture is None:
        yield Finding((*at, "picture"), "A ks1 question has no picture.", f"It {needs}")
    for key in ("option", "item", "step"):
        for index, part in enumerate(getattr(question, key, ())):
            if part.picture is None:
                here = (*at, key, index, "picture")
                yield Finding(here, f"A ks1 {key} has no picture.", f"{key.capitalize()} {index + 1} {needs}")


def _clauses(named: tuple[str, ...], at: KeyPath, known: frozenset[str], *, none_allowed: bool) -> Iterator[Finding]:
    if not named and not none_allowed:
        what = "outcome" if at[0] == "outcome" else "question"
        yield Finding((*at, "clauses"), f"The {what} names no clause.", "Write the ids of those it teaches.")
    for index, clause in enumerate(named):
        here = (*at, "clauses", index)
        if clause not in known:
            hint = did_you_mean(clause, sorted(known)) or "Expected: an id that policy.toml has."
            yield Finding(here, f"The clause {quoted(clause)} is not in the register.", hint)
        elif clause in named[:index]:
            yield Finding(here, f"The clause {quoted(clause)} is named twice.", "Name it once.")


def policy_findings(policy: PolicyFile) -> Iterator[Finding]:
    """What is wrong with a register of right shape: ids that stand twice, sections that are not there."""
    sections: set[str] = set()
    for index, section in enumerate(policy.section):
        if section.number in sections:
            yield Finding(("section", index, "number"), f"Two sections have the number {quoted(section.number)}.")
        sections.add(section.number)
    clauses: set[str] = set()
    for index, clause in enumerate(policy.clause):
        if clause.id in clauses:
            yield Finding(("clause", index, "id"), f"Two clauses have the id {quoted(clause.id)}.")
        clauses.add(clause.id)
        if clause.section not in sections:
            wrong = f"The clause {clause.id} stands in section {quoted(clause.section)}, which is not there."
            hint = did_you_mean(clause.section, sorted(sections)) or "Add it as a part that begins [[section]]."
            yield Finding(("clause", index, "section"), wrong, hint)
    if not policy.clause:
        yield Finding(("clause",), "The policy has no clause.", "Add parts that begin [[clause]].")
