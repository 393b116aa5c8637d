"""Kinds of question. A module here is a kind: its name is the module's, and it marks answers of that kind.

To add one, add a module with what ``Kind`` asks for here (and a ``Body`` of its own where it needs one), one with the
file's schema in ``quizfiles/kinds`` and one with the answer area in ``gui/kinds``.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from oakmere_training.domain.marking import Marked
    from oakmere_training.domain.quiz import Body, Option, Question

Chosen = tuple[str, ...]
"""An answer, mostly the ids of what was chosen; a kind's module says what its own holds.

The order of clicks carries no meaning but for ``order`` and ``branch``, whose answer is a sequence.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that an answer can say, for counting: an option, an item in a place.

    ``right``: the best answer says it.
    """

    key: str
    label: str
    right: bool


class Kind(Protocol):
    """What a module in this package provides. ``BODY`` is the class of its questions' bodies."""

    BODY: type[Body]

    def mark(self, question: Question, chosen: Chosen) -> Marked:
        """Mark an answer. Raises ``ValueError`` where ``chosen`` is no answer to the question."""

    def is_complete(self, question: Question, chosen: Chosen) -> bool:
        """Whether the answer can be checked."""

    def best(self, question: Question) -> Chosen:
        """The answer that earns most."""

    def entries(self, question: Question) -> tuple[Entry, ...]:
        """Everything that an answer can say, in the file's order."""

    def said(self, question: Question, chosen: Chosen) -> Chosen:
        """The keys of the entries that an answer says."""


@cache
def names() -> tuple[str, ...]:
    """The kinds that work, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


@cache
def kind(name: str) -> Kind:
    """The kind with this name. Raises ``KeyError`` where there is none."""
    if name not in names():
        raise KeyError(name)
    return cast("Kind", importlib.import_module(f"{__name__}.{name}"))


def mark(question: Question, chosen: Chosen) -> Marked:
    """Mark an answer to a question of any kind. Raises ``ValueError`` where it is no answer to that question."""
    return kind(question.kind).mark(question, chosen)


def best(question: Question) -> Chosen:
    """The answer to a question of any kind that earns most."""
    return kind(question.kind).best(question)


def shown_options(question: Question, seed: int) -> tuple[Option, ...]:
    """The options in the order in which an attempt with this seed shows them, the same each time."""
    options = list(question.body.options)
    if not question.body.fixed_order:
        random.Random(f"{seed}:{question.id}").shuffle(options)
    return tuple(options)
