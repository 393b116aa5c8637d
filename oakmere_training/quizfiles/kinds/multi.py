"""``multi``: pick all that apply. ``best`` options should be picked, the others left."""

from collections.abc import Iterator
from typing import ClassVar

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Body
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import Finding
from oakmere_training.quizfiles.language import LIMITS
from oakmere_training.quizfiles.options import body_of, number_and_ids, option_of
from oakmere_training.quizfiles.schema import OptionFile, QuestionFile
from oakmere_training.quizfiles.wording import Wording, of_parts

PARTS = "option"


class MultiOptionFile(OptionFile, frozen=True, kw_only=True):
    """``[[question.option]]`` of a ``multi`` question: a best one may say that leaving it is not safe."""

    if_missed: Mark | None = None


class Question(QuestionFile, tag="multi", frozen=True, kw_only=True):
    """A question with several options to pick."""

    noun: ClassVar[str] = "a multi question"
    option: tuple[MultiOptionFile, ...]
    fixed_order: bool = False


def body(question: Question) -> Body:
    """The options in the file's order."""
    options = [option_of(option, option.if_missed or Mark.ACCEPTABLE) for option in question.option]
    return body_of(options, fixed_order=question.fixed_order)


def findings(question: Question) -> Iterator[Finding]:
    """At least one option is best and one is not; ``if_missed`` only on a best one."""
    yield from number_and_ids(question.option)
    best = [option.mark is Mark.BEST for option in question.option]
    if question.option and not any(best):
        yield Finding(
            ("option",), "No option is marked best.", "Mark as best each option that should be picked.", needs="mark"
        )
    if question.option and all(best):
        yield Finding(
            ("option",),
            "Every option is marked best.",
            "A multi question has at least one option that should be left: acceptable or unsafe.",
            needs="mark",
        )
    for index, option in enumerate(question.option):
        at = ("option", index, "if_missed")
        if option.if_missed is None:
            continue
        if option.mark is not Mark.BEST:
            yield Finding(at, f"Option {index + 1} has if_missed but is not marked best.", "Leave if_missed out.")
        elif option.if_missed is Mark.BEST:
            yield Finding(at, "Leaving an option cannot be best.", "Expected: acceptable or unsafe.")


def counts(tier: Tier) -> tuple[int, int]:
    """Two more than a choice may have."""
    fewest, most = LIMITS[tier].options
    return fewest, most + 2


def wording(question: DomainQuestion) -> Iterator[Wording]:
    """Options and their feedback."""
    return of_parts(question, PARTS)
