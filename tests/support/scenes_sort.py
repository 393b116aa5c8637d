"""Things to sort, in the player's page as a learner meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain.kinds.sort import Place, entry
from oakmere_training.domain.quiz import Picture
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.player import PlayerScreen
from tests.gui.kinds.questions import answered
from tests.gui.kinds.sort_questions import asked_sort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.views import AskedQuestion

_LATER = {Place.FINE: Place.ASK, Place.ASK: Place.DONT, Place.DONT: Place.ASK}
_POLICY = (
    "Pupils should not post images of other pupils without their permission.",
    "They should not make inappropriate comments about staff or pupils.",
)
NAMES = tuple(
    f"sort-{who}-{stop}"
    for who in ("trip", "staff", "parents", "ks1", "lower-ks2", "upper-ks2")
    for stop in ("question", "some", "answered", "wrong")
)


def _shipped(context: Context, tier: Tier) -> AskedQuestion:
    """The tier's shipped question of this kind with the most words."""
    found = max(
        (
            (quiz, question)
            for quiz in context.services.catalogue.quizzes(tier)
            for question in quiz.questions
            if question.kind == "sort"
        ),
        key=lambda each: sum(len(part.text + part.feedback) for part in each[1].body.parts),
    )
    return replace(asked_sort(tier), quiz=found[0], question=found[1])


def play(context: Context) -> Iterator[str]:
    """Each audience: as it begins, half sorted, answered with one mistake, and with nothing right."""
    trip = asked_sort(clauses=_POLICY, picture=Picture("empty-mere", "A lake between green hills"))
    tiers = (Tier.STAFF, Tier.PARENTS, Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2)
    for who, asked in (("trip", trip), *((str(tier), _shipped(context, tier)) for tier in tiers)):
        player = PlayerScreen(context.theme, context.pictures, context.speech, who_to_tell=("The DSL",))
        player.show_question(asked)
        context.show(player)
        yield f"sort-{who}-question"
        assert player.question is not None
        area = player.question.area
        area.choose_by_key(1)
        area.choose_by_key(2)
        yield f"sort-{who}-some"
        items = asked.question.body.parts
        right = {item.id: Place(item.place) for item in items}  # type: ignore[attr-defined]
        third = items[2].id
        one_wrong = right | {third: _LATER[right[third]]}
        player.show_answered(answered(asked, *(entry(item, place) for item, place in one_wrong.items())))
        yield f"sort-{who}-answered"
        player.show_answered(answered(asked, *(entry(item, _LATER[place]) for item, place in right.items())))
        yield f"sort-{who}-wrong"
