"""What the content guide asks of a quiz that can be taken: found by the check, never a reason to keep the quiz out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.problems import Severity
from oakmere_training.quizfiles import content_language, content_options, content_policy, kinds, language
from oakmere_training.quizfiles.findings import Finding, KeyPath, closest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.policy import Policy
    from oakmere_training.domain.quiz import Picture, Question, Quiz

OUTCOME_LENGTH = 90
"""Characters of an outcome that fit one line of the certificate."""

LONGEST_BEST = (2, 5)
"""In at most two fifths of a quiz's choice questions the best option is the longest."""

FEWEST_FOR_POSITION = 4
"""From so many choice questions on, the best option stands at one place of the file in at most half of them."""


def quiz_findings(quiz: Quiz, policy: Policy) -> Iterator[Finding]:
    """Everything in which a quiz departs from the content guide."""
    yield from content_language.quiz_findings(quiz)
    for index, outcome in enumerate(quiz.outcomes):
        if len(outcome.text) > OUTCOME_LENGTH:
            yield Finding(
                ("outcome", index, "text"),
                f"The outcome has {len(outcome.text)} characters.",
                f"About {OUTCOME_LENGTH} fit on a line of the certificate.",
                Severity.WARNING,
            )
    choices = [(index, question) for index, question in enumerate(quiz.questions) if question.kind == "choice"]
    yield from _longest_best(choices)
    yield from _position_of_best(choices)
    for index, question in enumerate(quiz.questions):
        for found in _question(question, quiz, policy):
            yield Finding(("question", index, *found.path), found.wrong, found.expected, found.severity)


def _question(question: Question, quiz: Quiz, policy: Policy) -> Iterator[Finding]:
    limits = language.LIMITS[quiz.tier]
    yield from content_language.question_findings(question, limits)
    yield from content_policy.question_findings(question, quiz, policy)
    yield from _parts(question, quiz)
    yield from content_options.question_findings(question)
    for key, picture in (("picture", question.picture), ("answered_picture", question.answered_picture)):
        yield from _picture(picture, (key,))
    key = kinds.kind(question.kind).PARTS
    if question.kind != "branch":
        for index, part in enumerate(question.body.parts):
            yield from _picture(part.picture, (key, index, "picture"))


def _parts(question: Question, quiz: Quiz) -> Iterator[Finding]:
    kind = kinds.kind(question.kind)
    count = len(question.body.parts)
    fewest, most = kind.counts(quiz.tier)
    if question.kind != "branch" and count and not fewest <= count <= most:
        expected = f"Expected: {fewest}." if fewest == most else f"Expected: {fewest} to {most} in this tier."
        yield Finding((kind.PARTS,), f"The question has {count} {kind.PARTS}s.", expected)


def _longest_best(choices: list[tuple[int, Question]]) -> Iterator[Finding]:
    giving = [(index, question) for index, question in choices if _best_is_longest(question)]
    part, whole = LONGEST_BEST
    if len(giving) * whole > len(choices) * part:
        most = len(choices) * part // whole
        numbers = ", ".join(str(index + 1) for index, _ in giving)
        yield Finding(
            ("question", giving[most][0], "option"),
            f"The best option is the longest in {len(giving)} of {len(choices)} choice questions ({numbers}).",
            f"At most {most} may be: shorten it there, or say more in another option.",
        )


def _best_is_longest(question: Question) -> bool:
    best = max((len(option.text) for option in question.body.options if option.mark is Mark.BEST), default=0)
    return best > 0 and all(len(option.text) < best for option in question.body.options if option.mark is not Mark.BEST)


def _position_of_best(choices: list[tuple[int, Question]]) -> Iterator[Finding]:
    if len(choices) < FEWEST_FOR_POSITION:
        return
    at = {
        index: next((place for place, option in enumerate(question.body.options, 1) if option.mark is Mark.BEST), 0)
        for index, question in choices
    }
    place, count = Counter(at.values()).most_common(1)[0]
    most = (len(choices) + 1) // 2
    if count > most:
        last = [index for index, where in at.items() if where == place][most]
        yield Finding(
            ("question", last, "option"),
            f"The best option is number {place} in {count} of {len(choices)} choice questions.",
            f"In at most {most}: move it to another place in the file here.",
        )


def _picture(picture: Picture | None, at: KeyPath) -> Iterator[Finding]:
    if picture is None:
        return
    drawn = sorted(path.stem for path in (paths.assets() / "scenes").rglob("*.svg"))
    if picture.name not in drawn:
        nearest = closest(picture.name, drawn)
        hint = f"Did you mean {nearest}?" if nearest else "It is the name of a drawing in assets/scenes, without .svg."
        yield Finding((*at, "name"), f"There is no picture {quoted(picture.name)}.", hint)
