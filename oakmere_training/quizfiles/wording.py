"""The texts of a question with their places in the file, whatever its kind, for the content guide's limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.quiz import Question
    from oakmere_training.quizfiles.findings import KeyPath


class Role(Enum):
    """What a text is to the learner."""

    STORY = "story"
    ANSWER = "answer"
    QUOTED = "quoted"
    """An answer that is part of what the story shows, such as a message of a chat."""
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text at its path in the question."""

    path: KeyPath
    text: str
    role: Role


def of_story(question: Question) -> Iterator[Wording]:
    """Scenario, message and prompt."""
    yield Wording(("scenario",), question.scenario, Role.STORY)
    if question.message:
        yield Wording(("message", "text"), question.message.text, Role.STORY)
    yield Wording(("prompt",), question.prompt, Role.STORY)


def of_parts(
    question: Question, key: str, *, feedback: str = "feedback", role: Role = Role.ANSWER
) -> Iterator[Wording]:
    """The parts of a kind that the file lists under ``key``, each with its feedback."""
    for index, part in enumerate(question.body.parts):
        yield Wording((key, index, "text"), part.text, role)
        yield Wording((key, index, feedback), part.feedback, Role.FEEDBACK)
