"""Questions of a tier that are too much alike."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from oakmere_training.domain import kinds
from oakmere_training.domain.problems import Severity
from oakmere_training.quizfiles import language
from oakmere_training.quizfiles.content_options import plain_words
from oakmere_training.quizfiles.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.domain.tiers import Tier

NEAR = 0.35
"""The share of three-word sequences, of all that two stories have, from which they are near-duplicates."""


class Stories:
    """The stories of the quizzes looked at so far, by tier."""

    def __init__(self) -> None:
        self._seen: defaultdict[Tier, list[tuple[str, frozenset[tuple[str, ...]]]]] = defaultdict(list)
        self._answers: defaultdict[Tier, dict[tuple[frozenset[str], frozenset[str]], str]] = defaultdict(dict)

    def findings(self, quiz: Quiz) -> Iterator[Finding]:
        """What in this quiz has been told before, in an earlier one or in itself."""
        for index, question in enumerate(quiz.questions):
            yield from self._story(quiz.tier, question, index)
            yield from self._choices(quiz.tier, question, index)

    def _story(self, tier: Tier, question: Question, index: int) -> Iterator[Finding]:
        message = question.message.text if question.message else ""
        threes = _threes(f"{question.scenario} {message}")
        for earlier, other in self._seen[tier]:
            shared = len(threes & other)
            if shared and shared >= NEAR * len(threes | other):
                yield Finding(
                    ("question", index, "scenario"),
                    f"The story is nearly that of {earlier}.",
                    "Tell it in another setting, so that a second try asks afresh.",
                )
                break
        self._seen[tier].append((question.id, threes))

    def _choices(self, tier: Tier, question: Question, index: int) -> Iterator[Finding]:
        if question.kind != "choice":
            return
        texts = {option.id: plain_words(option.text) for option in question.body.options}
        said = (frozenset(texts.values()), frozenset(texts[option] for option in kinds.best(question)))
        earlier = self._answers[tier].setdefault(said, question.id)
        if earlier != question.id:
            yield Finding(
                ("question", index, "option"),
                f"The options, and the best of them, are those of {earlier}.",
                "Let another of them be best here, or say them in other words.",
                Severity.WARNING,
            )


def _threes(text: str) -> frozenset[tuple[str, ...]]:
    found = [word.casefold() for word in language.words(text)]
    return frozenset(zip(found, found[1:], found[2:], strict=False))
