"""What the kinds with options share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from oakmere_training.domain.quiz import Body, Option
from oakmere_training.quizfiles.findings import Finding, quoted
from oakmere_training.quizfiles.fold import fold, picture_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oakmere_training.domain.marking import Mark
    from oakmere_training.quizfiles.schema import OptionFile


class HasId(Protocol):
    """A part of a question with an id."""

    @property
    def id(self) -> str:
        """The id, unique in the question."""


FEWEST, MOST = 2, 9
"""Options of a question: the keys 1 to 9 choose them."""


def option_of(option: OptionFile, if_missed: Mark | None = None) -> Option:
    """The domain's option."""
    picture = picture_of(option.picture)
    text, feedback = fold(option.text), fold(option.feedback)
    if if_missed is None:
        return Option(option.id, text, option.mark, feedback, picture)
    return Option(option.id, text, option.mark, feedback, picture, if_missed)


def body_of(options: Sequence[Option], *, fixed_order: bool) -> Body:
    """The domain's body of a question that has options."""
    return Body(tuple(options), fixed_order)


def number_and_ids(parts: Sequence[HasId], key: str = "option") -> Iterator[Finding]:
    """Too few or too many options (items, steps: ``key``), or two with one id."""
    if not FEWEST <= len(parts) <= MOST:
        few = len(parts) < FEWEST
        yield Finding(
            (key,),
            f"The question has {len(parts) or 'no'} {key}{'' if len(parts) == 1 else 's'}.",
            f"At least {FEWEST} are needed, each under [[question.{key}]]." if few else f"At most {MOST} fit.",
        )
    first: dict[str, int] = {}
    for number, part in enumerate(parts, 1):
        if part.id in first:
            yield Finding(
                (key, number - 1, "id"),
                f"Two {key}s have the id {quoted(part.id)}.",
                f"{key.capitalize()}s {first[part.id]} and {number} need ids of their own.",
            )
        first.setdefault(part.id, number)
