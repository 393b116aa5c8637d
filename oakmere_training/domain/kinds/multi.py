"""``multi``: pick all that apply. Picking a ``best`` option and leaving any other are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.kinds import Entry
from oakmere_training.domain.marking import Mark, Marked, MarkedPart, PartVerdict, mark_parts
from oakmere_training.domain.quiz import Body

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Option, Question

BODY = Body


def is_complete(question: Question, chosen: Chosen) -> bool:
    """At least one option is picked, none twice, and each belongs to the question."""
    known = {option.id for option in question.body.options}
    return bool(chosen) and len(set(chosen)) == len(chosen) and set(chosen) <= known


def mark(question: Question, chosen: Chosen) -> Marked:
    """Partial credit by option. Raises ``ValueError`` where ``chosen`` is not a set of the question's options."""
    if not is_complete(question, chosen):
        raise ValueError(f"{question.id}: pick one or more of the options, each once, not {chosen!r}")
    return mark_parts(tuple(_part(option, option.id in chosen) for option in question.body.options))


def best(question: Question) -> Chosen:
    """Every best option."""
    return tuple(option.id for option in question.body.options if option.mark is Mark.BEST)


def entries(question: Question) -> tuple[Entry, ...]:
    """The options."""
    return tuple(Entry(option.id, option.text, option.mark is Mark.BEST) for option in question.body.options)


def said(question: Question, chosen: Chosen) -> Chosen:
    """What was chosen."""
    return chosen


def _part(option: Option, picked: bool) -> MarkedPart:
    if picked == (option.mark is Mark.BEST):
        return MarkedPart(option.id, picked, PartVerdict.RIGHT)
    worth = option.mark if picked else option.if_missed
    return MarkedPart(option.id, picked, PartVerdict.NOT_SAFE if worth is Mark.UNSAFE else PartVerdict.NOT_QUITE)
