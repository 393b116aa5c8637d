"""What a question says of the policy: the clauses' own force, critical questions, and C24 as the advice that it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.policy import Force
from oakmere_training.quizfiles import kinds, language
from oakmere_training.quizfiles.findings import Finding, quoted
from oakmere_training.quizfiles.wording import Role, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.quiz import Question, Quiz

MAY_BE_CRITICAL = frozenset({"C02", "S5", "S6", "S3", "C05", "O13", "P7", "R9", "C22", "O3"})
"""Clauses about pupil contact, reporting, pupils' images and shared logins."""

POSITIVE = "C24"
"""A positive instruction that stands in a list of what staff must not do (trap A1 of the register)."""

_SAYS = re.compile(r"\b(?:section (\d+)|the policy) (?:says|asks|adds)\b", re.IGNORECASE)
_STRONG = re.compile(r"\b(must not|must|should not|should)\b", re.IGNORECASE)
_FORCES = {
    "must not": {Force.MUST_NOT},
    "must": {Force.MUST, Force.MUST_NOT, Force.REQUIRED},
    "should not": {Force.SHOULD_NOT},
    "should": {Force.SHOULD, Force.SHOULD_NOT},
}
_BANNED_EMOJI = re.compile(
    r"\b(?:(?:must not|should not|may not|cannot|never|ban(?:s|ned)?|forbid(?:s|den)?|not allow\w*)\b[^.;:]{0,40}"
    r"|no )\b(?:emojis?|gifs?|memes?)\b",
    re.IGNORECASE,
)


def question_findings(question: Question, quiz: Quiz, policy: Policy) -> Iterator[Finding]:
    """Where a question says more, less or other than its clauses."""
    yield from _critical(question, quiz)
    told = list(kinds.kind(question.kind).wording(question))
    for each in told:
        if each.role is Role.FEEDBACK:
            yield from _force(question, each, policy)
    if POSITIVE in question.clauses:
        yield from _positive(question, told)


def _critical(question: Question, quiz: Quiz) -> Iterator[Finding]:
    if not question.critical:
        return
    if quiz.tier.for_pupils:
        yield Finding(("critical",), "A question for pupils is critical.", "Pupils do not pass or fail: leave it out.")
    elif not MAY_BE_CRITICAL.intersection(question.clauses):
        yield Finding(
            ("critical",),
            "The question is critical, but its clauses are not about contact, reporting, images or logins.",
            f"Critical are only questions on {', '.join(sorted(MAY_BE_CRITICAL))}.",
        )


def _force(question: Question, told: Wording, policy: Policy) -> Iterator[Finding]:
    """'Section 3 says staff must not …' needs a clause of that section with that force among the question's."""
    for sentence in language.sentences(told.text):
        says = _SAYS.search(sentence)
        word = _STRONG.search(sentence, says.end()) if says else None
        if says is None or word is None:
            continue
        named = [clause for clause in policy.clauses if clause.id in question.clauses]
        meant = [clause for clause in named if says[1] is None or clause.section == says[1]]
        if any(clause.force in _FORCES[word[1].lower()] for clause in meant):
            continue
        forces = ", ".join(f"{clause.id} ({clause.force})" for clause in named) or "none"
        yield Finding(
            told.path,
            f"The feedback has {quoted(word[1].lower())} as {says[0]}, but no clause of the question has that force.",
            f"The question names {forces}: keep their words, or name the clause that says so.",
        )


def _positive(question: Question, told: list[Wording]) -> Iterator[Finding]:
    best = {option.text for option in question.body.options if option.mark is Mark.BEST}
    for each in told:
        keyed = each.role is Role.FEEDBACK or each.text in best
        found = _BANNED_EMOJI.search(each.text)
        if keyed and found and "does not" not in each.text[: found.end()]:
            yield Finding(
                each.path,
                f"{POSITIVE} is taught as a prohibition: {quoted(found[0])}.",
                "The clause says to use emojis, GIFs and memes correctly and appropriately.",
            )
