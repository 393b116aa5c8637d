"""``order``: steps are put in order. The file gives them in the right one."""

from collections.abc import Iterator
from typing import ClassVar

from oakmere_training.domain.kinds.order import OrderBody, Step
from oakmere_training.domain.quiz import Body
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import Finding, did_you_mean, quoted
from oakmere_training.quizfiles.fold import fold, picture_of
from oakmere_training.quizfiles.options import number_and_ids
from oakmere_training.quizfiles.schema import Part, PictureFile, QuestionFile, Slug, Words
from oakmere_training.quizfiles.wording import Wording, of_parts

PARTS = "step"


class StepFile(Part, frozen=True, kw_only=True):
    """``[[question.step]]``."""

    noun: ClassVar[str] = "a step"
    id: Slug
    text: Words
    feedback: Words
    unsafe_before: tuple[str, ...] = ()
    picture: PictureFile | None = None


class Question(QuestionFile, tag="order", frozen=True, kw_only=True):
    """A question whose steps are put in order."""

    noun: ClassVar[str] = "an order question"
    step: tuple[StepFile, ...]


def body(question: Question) -> Body:
    """The steps in the file's order, which is the right one."""
    return OrderBody(
        steps=tuple(
            Step(step.id, fold(step.text), fold(step.feedback), step.unsafe_before, picture_of(step.picture))
            for step in question.step
        )
    )


def findings(question: Question) -> Iterator[Finding]:
    """Steps have ids of their own; ``unsafe_before`` names steps that come earlier."""
    yield from number_and_ids(question.step, "step")
    earlier: list[str] = []
    for index, step in enumerate(question.step):
        for place, other in enumerate(step.unsafe_before):
            if other not in earlier:
                hint = did_you_mean(other, earlier) or "Expected: the id of a step that comes before it."
                at = ("step", index, "unsafe_before", place)
                yield Finding(at, f"Step {index + 1} names {quoted(other)}, which is no earlier step.", hint)
        earlier.append(step.id)


def counts(tier: Tier) -> tuple[int, int]:
    """First, next and last; adults may have up to five."""
    return (3, 3) if tier.for_pupils else (3, 5)


def wording(question: DomainQuestion) -> Iterator[Wording]:
    """Steps and their feedback."""
    return of_parts(question, PARTS)
