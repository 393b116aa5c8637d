"""Constructions that give an answer away or ask unfairly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.problems import Severity
from oakmere_training.quizfiles import kinds, language
from oakmere_training.quizfiles.findings import Finding, KeyPath, quoted
from oakmere_training.quizfiles.wording import Role, of_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.quiz import Option, Question

_CATCH_ALL = re.compile(
    r"\b(?:all|none|both|neither|any) of (?:the above|the below|these|those|the options)\b", re.IGNORECASE
)
_NEGATIVE = re.compile(r"\b(?:not|never|except|cannot|\w+n[’']t)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(?:always|never)\b", re.IGNORECASE)
_REPORT = re.compile(r"\breport(?:s|ed|ing)?\b", re.IGNORECASE)
_FEWEST_WORDS_REPEATED = 3


def question_findings(question: Question) -> Iterator[Finding]:
    """What is wrong with the prompts and the answers of a question."""
    for told in (*of_story(question), *kinds.kind(question.kind).wording(question)):
        if told.path[-1] == "prompt":
            yield from _prompt(told.text, told.path)
        elif told.role is Role.ANSWER and _CATCH_ALL.search(told.text):
            yield Finding(told.path, f"The option says {quoted(told.text)}.", "Say what someone would do instead.")
    if question.kind == "choice" and not (question.prompt.endswith("?") and "should" in question.prompt.lower()):
        yield Finding(
            ("prompt",), "The prompt does not ask what someone should do.", "Expected: a question with “should”.",
            Severity.WARNING,
        )  # fmt: skip
    yield from _the_same(question)
    yield from _giveaways(question.body.options, question.kind)


def _prompt(prompt: str, at: KeyPath) -> Iterator[Finding]:
    negative = _NEGATIVE.search(prompt)
    if negative:
        yield Finding(at, f"The prompt is negative ({quoted(negative[0])}).", "Ask what someone should do instead.")


def _the_same(question: Question) -> Iterator[Finding]:
    texts: dict[str, int] = {}
    key = kinds.kind(question.kind).PARTS
    if question.kind == "branch":  # scenes may offer the same again
        return
    for index, part in enumerate(question.body.parts):
        plain = plain_words(part.text)
        if plain and plain in texts:
            nouns = f"{key.capitalize()}s {texts[plain]} and {index + 1}"
            yield Finding((key, index, "text"), f"{nouns} say the same.", "Say something else in one of them.")
        texts.setdefault(plain, index + 1)


def _giveaways(options: tuple[Option, ...], kind: str) -> Iterator[Finding]:
    best = [option for option in options if option.mark is Mark.BEST]
    for index, option in enumerate(options):
        if option.mark is Mark.BEST:
            continue
        said = f" {plain_words(option.feedback)} "
        for right in best:
            plain = plain_words(right.text)
            if len(plain.split()) >= _FEWEST_WORDS_REPEATED and f" {plain} " in said:
                yield Finding(
                    ("option", index, "feedback"),
                    f"The feedback of option {index + 1} repeats the best option word for word.",
                    "Say it in other words.",
                )
        trick = _ABSOLUTE.search(option.text)
        if trick and not any(_ABSOLUTE.search(right.text) for right in best):
            yield Finding(
                ("option", index, "text"),
                f"Only a wrong option says {quoted(trick[0].lower())}, which gives it away.",
                "Take the word out.",
            )
    others = [option for option in options if option.mark is not Mark.BEST]
    if kind == "choice" and _only_best(_REPORT, best, others):
        yield Finding(
            ("option", options.index(best[0]), "text"),
            "Only the best option says “report”.",
            "Another option should report too, by the wrong route or too late.",
            Severity.WARNING,
        )


def _only_best(word: re.Pattern[str], best: list[Option], others: list[Option]) -> bool:
    return any(word.search(option.text) for option in best) and not any(word.search(option.text) for option in others)


def plain_words(text: str) -> str:
    """The words of a text in lower case with single spaces."""
    return " ".join(language.words(text.casefold().replace("’", "'")))
