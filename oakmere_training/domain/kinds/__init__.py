"""Kinds of question. A module here is a kind: its name is the module's, and it marks answers of that kind.

To add one, add a module with ``mark(question, chosen)`` and ``is_complete(question, chosen)`` here, one with the
file's schema in ``quizfiles/kinds`` and one with the answer area in ``gui/kinds``.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from oakmere_training.domain.marking import Marked
    from oakmere_training.domain.quiz import Option, Question

Chosen = tuple[str, ...]
"""An answer: the ids of what was chosen. The order of clicks carries no meaning for ``choice`` and ``multi``."""


class Kind(Protocol):
    """What a module in this package provides."""

    def mark(self, question: Question, chosen: Chosen) -> Marked:
        """Mark an answer. Raises ``ValueError`` where ``chosen`` is no answer to the question."""

    def is_complete(self, question: Question, chosen: Chosen) -> bool:
        """Whether the answer can be checked."""


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


def shown_options(question: Question, seed: int) -> tuple[Option, ...]:
    """The options in the order in which an attempt with this seed shows them, the same each time."""
    options = list(question.body.options)
    if not question.body.fixed_order:
        random.Random(f"{seed}:{question.id}").shuffle(options)
    return tuple(options)
