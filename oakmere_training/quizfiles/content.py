"""What the content guide asks of a quiz that can be taken: found by the check, never a reason to keep the quiz out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.problems import Severity
from oakmere_training.quizfiles import kinds, language
from oakmere_training.quizfiles.findings import Finding, KeyPath, closest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.quiz import Option, Picture, Question, Quiz

MAY_BE_CRITICAL = frozenset({"C02", "S5", "S6", "S3", "C05", "O13", "P7", "R9", "C22", "O3"})
"""Clauses about pupil contact, reporting, pupils' images and shared logins."""

OUTCOME_LENGTH = 90
"""Characters of an outcome that fit one line of the certificate."""

LONGEST_BEST = (2, 5)
"""In at most two fifths of a quiz's choice questions the best option is the longest."""

_CATCH_ALL = re.compile(
    r"\b(?:all|none|both|neither|any) of (?:the above|the below|these|those|the options)\b", re.IGNORECASE
)
_NEGATIVE = re.compile(r"\b(?:not|never|except|cannot|\w+n[’']t)\b", re.IGNORECASE)
_ABSOLUTE = re.compile(r"\b(?:always|never)\b", re.IGNORECASE)
_REPORT = re.compile(r"\breport(?:s|ed|ing)?\b", re.IGNORECASE)
_FEWEST_WORDS_REPEATED = 3


def quiz_findings(quiz: Quiz) -> Iterator[Finding]:
    """Everything in which a quiz departs from the content guide."""
    limits = language.LIMITS[quiz.tier]
    grade = language.grade([text for question in quiz.questions for text in _texts(question)])
    if round(grade, 1) > limits.grade:
        yield Finding(
            (),
            f"The Flesch–Kincaid grade of the whole quiz is {grade:.1f}.",
            f"At most {limits.grade:g} for {quiz.tier}: shorter sentences, or words with fewer syllables.",
        )
    for index, rule in enumerate(quiz.ground_rules):
        yield from _longest_sentence(rule, ("ground_rules", index), limits)
    yield from _longest_sentence(quiz.talk_about, ("talk_about",), limits)
    for index, outcome in enumerate(quiz.outcomes):
        if len(outcome.text) > OUTCOME_LENGTH:
            yield Finding(
                ("outcome", index, "text"),
                f"The outcome has {len(outcome.text)} characters.",
                f"About {OUTCOME_LENGTH} fit on a line of the certificate.",
                Severity.WARNING,
            )
    yield from _longest_best(quiz)
    for index, question in enumerate(quiz.questions):
        for found in _question(question, quiz, limits):
            yield Finding(("question", index, *found.path), found.wrong, found.expected, found.severity)


def _longest_best(quiz: Quiz) -> Iterator[Finding]:
    choices = [(index, question) for index, question in enumerate(quiz.questions) if question.kind == "choice"]
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


def _question(question: Question, quiz: Quiz, limits: language.Limits) -> Iterator[Finding]:
    yield from _lengths(question, limits)
    yield from _critical(question, quiz)
    yield from _prompt(question)
    yield from _options(question, limits)
    for key, picture in (("picture", question.picture), ("answered_picture", question.answered_picture)):
        yield from _picture(picture, (key,))


def _texts(question: Question) -> list[str]:
    """What a learner reads of a question."""
    message = [question.message.text] if question.message else []
    options = [text for option in question.body.options for text in (option.text, option.feedback)]
    return [question.scenario, *message, question.prompt, *options]


def _lengths(question: Question, limits: language.Limits) -> Iterator[Finding]:
    story = [question.scenario, question.prompt, *([question.message.text] if question.message else [])]
    count = sum(len(language.words(text)) for text in story)
    if count > limits.story:
        parts = "Scenario, message and prompt have" if question.message else "Scenario and prompt have"
        yield Finding(("scenario",), f"{parts} {count} words.", f"At most {limits.story} in this tier.")
    yield from _longest_sentence(question.scenario, ("scenario",), limits)
    yield from _longest_sentence(question.prompt, ("prompt",), limits)
    if question.message:
        yield from _longest_sentence(question.message.text, ("message", "text"), limits)
    for index, option in enumerate(question.body.options):
        yield from _longest_sentence(option.text, ("option", index, "text"), limits)
        yield from _longest_sentence(option.feedback, ("option", index, "feedback"), limits)
    lengths = [len(language.words(each)) for text in _texts(question) for each in language.sentences(text)]
    mean = sum(lengths) / max(1, len(lengths))
    if round(mean, 1) > limits.mean_sentence:
        yield Finding(
            (), f"The sentences have {mean:.1f} words on average.", f"At most {limits.mean_sentence} in this tier."
        )


def _longest_sentence(text: str, at: KeyPath, limits: language.Limits) -> Iterator[Finding]:
    for sentence in language.sentences(text):
        count = len(language.words(sentence))
        if count > limits.longest_sentence:
            yield Finding(
                at,
                f"A sentence has {count} words: {quoted(sentence)}.",
                f"At most {limits.longest_sentence} in this tier.",
            )


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


def _prompt(question: Question) -> Iterator[Finding]:
    negative = _NEGATIVE.search(question.prompt)
    if negative:
        yield Finding(
            ("prompt",), f"The prompt is negative ({quoted(negative[0])}).", "Ask what someone should do instead."
        )
    if question.kind == "choice" and not (question.prompt.endswith("?") and "should" in question.prompt.lower()):
        yield Finding(
            ("prompt",), "The prompt does not ask what someone should do.", "Expected: a question with “should”.",
            Severity.WARNING,
        )  # fmt: skip


def _options(question: Question, limits: language.Limits) -> Iterator[Finding]:
    options = question.body.options
    fewest, most = limits.options
    most += kinds.kind(question.kind).EXTRA_OPTIONS
    if options and not fewest <= len(options) <= most:
        expected = f"Expected: {fewest}." if fewest == most else f"Expected: {fewest} to {most} in this tier."
        yield Finding(("option",), f"The question has {len(options)} options.", expected)
    texts: dict[str, int] = {}
    for index, option in enumerate(options):
        yield from _option(option, ("option", index), limits)
        plain = _plain(option.text)
        if plain and plain in texts:
            yield Finding(("option", index, "text"), f"Options {texts[plain]} and {index + 1} say the same.")
        texts.setdefault(plain, index + 1)
    yield from _giveaways(options, question.kind)


def _option(option: Option, at: KeyPath, limits: language.Limits) -> Iterator[Finding]:
    count = len(language.words(option.text))
    if count > limits.option:
        yield Finding((*at, "text"), f"The option has {count} words.", f"At most {limits.option} in this tier.")
    if _CATCH_ALL.search(option.text):
        yield Finding((*at, "text"), f"The option says {quoted(option.text)}.", "Say what someone would do instead.")
    yield from _picture(option.picture, (*at, "picture"))


def _giveaways(options: tuple[Option, ...], kind: str) -> Iterator[Finding]:
    best = [option for option in options if option.mark is Mark.BEST]
    for index, option in enumerate(options):
        if option.mark is Mark.BEST:
            continue
        said = f" {_plain(option.feedback)} "
        for right in best:
            plain = _plain(right.text)
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


def _plain(text: str) -> str:
    return " ".join(language.words(text.casefold().replace("’", "'")))


def _picture(picture: Picture | None, at: KeyPath) -> Iterator[Finding]:
    if picture is None:
        return
    drawn = sorted(path.stem for path in (paths.assets() / "scenes").glob("*.svg"))
    if picture.name not in drawn:
        nearest = closest(picture.name, drawn)
        hint = f"Did you mean {nearest}?" if nearest else "It is the name of a drawing in assets/scenes, without .svg."
        yield Finding((*at, "name"), f"There is no picture {quoted(picture.name)}.", hint)
