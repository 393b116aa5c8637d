"""Kinds of question as quiz files write them. A module here is a kind, and its name is the kind's.

A kind's module has

- ``Question``: a subclass of ``schema.QuestionFile`` with the kind's own keys, tagged with the kind's name,
- ``body(question)``: the ``domain.quiz.Body`` that it becomes,
- ``findings(question)``: what is wrong with it beyond its shape, at paths that start in the question,
- ``PARTS``: the file's key for what is chosen, sorted, put in order or marked,
- ``counts(tier)``: the fewest and most of these,
- ``wording(question)``: every text of the domain's question that a learner reads, but for its story.

Nothing else has to be touched for a new one here.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, Union, cast

import msgspec

from oakmere_training.quizfiles.schema import QuestionFile, QuizHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.domain.quiz import Body
    from oakmere_training.domain.quiz import Question as DomainQuestion
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.quizfiles.findings import Finding
    from oakmere_training.quizfiles.wording import Wording


class Kind(Protocol):
    """What a module in this package provides."""

    Question: type[QuestionFile]
    PARTS: str

    def body(self, question: Any) -> Body:  # noqa: ANN401 - of the module's own type
        """The kind's part of the question."""

    def findings(self, question: Any) -> Iterator[Finding]:  # noqa: ANN401
        """What is wrong with a question of right shape."""

    def counts(self, tier: Tier) -> tuple[int, int]:
        """How many parts the content guide wants: fewest, most."""

    def wording(self, question: DomainQuestion) -> Iterator[Wording]:
        """The texts of its parts with their feedback."""


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


@cache
def kind_of(question: type[QuestionFile]) -> str:
    """The name of the kind whose question this is."""
    return cast("str", question.__struct_config__.tag)


class QuizFile(QuizHead, frozen=True, kw_only=True):
    """A whole quiz file, for the type checker; the real one is made by ``quiz_file``."""

    question: tuple[QuestionFile, ...]


@cache
def quiz_file() -> type[QuizFile]:
    """The shape of a quiz file whose questions may be of any kind that works."""
    questions = tuple(kind(name).Question for name in names())
    made = msgspec.defstruct(
        "QuizFile",
        [("question", tuple[Union[questions], ...])],  # type: ignore[valid-type] # noqa: UP007 - known at run time only
        bases=(QuizHead,),
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
        gc=False,
    )
    return cast("type[QuizFile]", made)
