"""``choice``: one option is chosen, and its mark is the answer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.kinds import Entry
from oakmere_training.domain.marking import Mark, Marked
from oakmere_training.domain.quiz import Body

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Question

BODY = Body


def is_complete(question: Question, chosen: Chosen) -> bool:
    """One option of the question is chosen."""
    return len(chosen) == 1 and any(option.id == chosen[0] for option in question.body.options)


def mark(question: Question, chosen: Chosen) -> Marked:
    """The chosen option's mark. Raises ``ValueError`` unless exactly one option of the question is chosen."""
    if not is_complete(question, chosen):
        raise ValueError(f"{question.id}: a choice needs one of its options, not {chosen!r}")
    return Marked(question.body.option(chosen[0]).mark)


def best(question: Question) -> Chosen:
    """The best option."""
    return tuple(option.id for option in question.body.options if option.mark is Mark.BEST)


def entries(question: Question) -> tuple[Entry, ...]:
    """The options."""
    return tuple(Entry(option.id, option.text, option.mark is Mark.BEST) for option in question.body.options)


def said(question: Question, chosen: Chosen) -> Chosen:
    """What was chosen."""
    return chosen
