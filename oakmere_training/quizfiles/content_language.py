"""The content guide's limits of language, measured on each item and over the quiz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.quizfiles import kinds, language
from oakmere_training.quizfiles.findings import Finding, KeyPath, quoted
from oakmere_training.quizfiles.wording import Role, Wording, of_story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.quiz import Question, Quiz

MOST_WORDS_QUOTED = 18
"""Words of a message or a part of a post, where the tier's sentences may be as long."""


def quiz_findings(quiz: Quiz) -> Iterator[Finding]:
    """The grade of all texts together, and the sentences of the quiz's own."""
    limits = language.LIMITS[quiz.tier]
    grade = language.grade([each.text for question in quiz.questions for each in wording(question)])
    if round(grade, 1) > limits.grade:
        yield Finding(
            (),
            f"The Flesch–Kincaid grade of the whole quiz is {grade:.1f}.",
            f"At most {limits.grade:g} for {quiz.tier}: shorter sentences, or words with fewer syllables.",
        )
    for index, rule in enumerate(quiz.ground_rules):
        yield from _longest_sentence(rule, ("ground_rules", index), limits)
    yield from _longest_sentence(quiz.talk_about, ("talk_about",), limits)


def wording(question: Question) -> list[Wording]:
    """What a learner reads of a question, with its places in the file."""
    return [*of_story(question), *kinds.kind(question.kind).wording(question)]


def question_findings(question: Question, limits: language.Limits) -> Iterator[Finding]:
    """Words of the story, of each answer, of each sentence, and of the sentences on average."""
    yield from _story(list(of_story(question)), ("scenario",), limits, message=question.message is not None)
    every = wording(question)
    yield from _later_scenes(every, limits)
    for each in every:
        yield from _longest_sentence(each.text, each.path, limits)
        count = len(language.words(each.text))
        most = {Role.ANSWER: limits.option, Role.QUOTED: min(MOST_WORDS_QUOTED, limits.longest_sentence)}.get(each.role)
        if most is not None and count > most:
            noun = str(next((part for part in reversed(each.path[:-1]) if isinstance(part, str)), "option"))
            yield Finding(each.path, f"The {noun} has {count} words.", f"At most {most} in this tier.")
    lengths = [len(language.words(each)) for told in every for each in language.sentences(told.text)]
    mean = sum(lengths) / max(1, len(lengths))
    if round(mean, 1) > limits.mean_sentence:
        yield Finding(
            (), f"The sentences have {mean:.1f} words on average.", f"At most {limits.mean_sentence} in this tier."
        )


def _later_scenes(every: list[Wording], limits: language.Limits) -> Iterator[Finding]:
    """Each later scene of a story by itself: its scenario and prompt."""
    scenes: dict[int, list[Wording]] = {}
    for each in every:
        if (
            each.role is Role.STORY
            and each.path[0] == "scene"
            and isinstance(each.path[1], int)
            and len(each.path) == 3
        ):
            scenes.setdefault(each.path[1], []).append(each)
    for index, told in scenes.items():
        yield from _story(told, ("scene", index, "scenario"), limits, message=False)


def _story(told: list[Wording], at: KeyPath, limits: language.Limits, *, message: bool) -> Iterator[Finding]:
    count = sum(len(language.words(each.text)) for each in told)
    if count > limits.story:
        parts = "Scenario, message and prompt have" if message else "Scenario and prompt have"
        yield Finding(at, f"{parts} {count} words.", f"At most {limits.story} in this tier.")


def _longest_sentence(text: str, at: KeyPath, limits: language.Limits) -> Iterator[Finding]:
    for sentence in language.sentences(text):
        count = len(language.words(sentence))
        if count > limits.longest_sentence:
            yield Finding(
                at,
                f"A sentence has {count} words: {quoted(sentence)}.",
                f"At most {limits.longest_sentence} in this tier.",
            )
