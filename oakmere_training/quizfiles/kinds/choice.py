"""``choice``: one option is best, and one is chosen."""

from collections.abc import Iterator
from typing import ClassVar

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Body
from oakmere_training.domain.quiz import Question as DomainQuestion
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.findings import Finding, listed
from oakmere_training.quizfiles.language import LIMITS
from oakmere_training.quizfiles.options import body_of, number_and_ids, option_of
from oakmere_training.quizfiles.schema import OptionFile, QuestionFile
from oakmere_training.quizfiles.wording import Wording, of_parts

PARTS = "option"


class Question(QuestionFile, tag="choice", frozen=True, kw_only=True):
    """A question with one best option."""

    noun: ClassVar[str] = "a choice question"
    option: tuple[OptionFile, ...]
    fixed_order: bool = False


def body(question: Question) -> Body:
    """The options in the file's order."""
    return body_of([option_of(option) for option in question.option], fixed_order=question.fixed_order)


def findings(question: Question) -> Iterator[Finding]:
    """Exactly one option is best."""
    yield from number_and_ids(question.option)
    best = [number for number, option in enumerate(question.option, 1) if option.mark is Mark.BEST]
    if len(best) == 1 or not question.option:
        return
    if not best:
        yield Finding(
            ("option",), "No option is marked best.", 'One option needs the line mark = "best".', needs="mark"
        )
        return
    count = {2: "Two", 3: "Three", 4: "Four"}.get(len(best), str(len(best)))
    yield Finding(
        ("option", best[1] - 1, "mark"),
        f"{count} options are marked best.",
        f"A choice question has one best option. Here they are options {listed(map(str, best), 'and')}.",
    )


def counts(tier: Tier) -> tuple[int, int]:
    """As the content guide says for the tier."""
    return LIMITS[tier].options


def wording(question: DomainQuestion) -> Iterator[Wording]:
    """Options and their feedback."""
    return of_parts(question, PARTS)
