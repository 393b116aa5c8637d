"""Posts, chats and photos to look through, in the player's page as a learner meets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds.spot import SpotBody, body_of
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.player import PlayerScreen
from tests.gui.kinds.questions import answered
from tests.gui.kinds.spot_questions import CHAT, PHOTO, POST, asked_spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.views import AskedQuestion

_SHIPPED = tuple(
    (tier, number)
    for tier, count in ((Tier.STAFF, 11), (Tier.PARENTS, 2), (Tier.LOWER_KS2, 2), (Tier.UPPER_KS2, 3))
    for number in range(1, count + 1)
)
_STOPS = ("question", "marked", "answered")
_MADE: tuple[tuple[str, Tier, SpotBody], ...] = (
    ("post", Tier.STAFF, POST),
    ("chat", Tier.UPPER_KS2, CHAT),
    ("photo", Tier.STAFF, PHOTO),
    ("pupils-post", Tier.LOWER_KS2, POST),
    ("pupils-photo", Tier.LOWER_KS2, PHOTO),
)
NAMES = tuple(
    f"spot-{who}-{stop}"
    for who in (*(name for name, _, _ in _MADE), *(f"shipped-{tier}-{number}" for tier, number in _SHIPPED))
    for stop in _STOPS
)


def _shipped(context: Context, tier: Tier, number: int) -> AskedQuestion | None:
    """One of the tier's shipped questions of this kind, counted from 1."""
    found = [
        (quiz, question)
        for quiz in context.services.catalogue.quizzes(tier)
        for question in quiz.questions
        if question.kind == "spot"
    ]
    if number > len(found):
        return None
    quiz, question = found[number - 1]
    clauses = tuple(context.services.catalogue.policy.clause(clause) for clause in question.clauses)
    section = context.services.catalogue.section_of(question, quiz)
    return replace(asked_spot(tier), quiz=quiz, question=question, clauses=clauses, section=section)


def play(context: Context) -> Iterator[str]:
    """Each post: as it begins, with two parts marked, and answered with one found, one missed and one by mistake."""
    given = [(name, asked_spot(tier, body, critical=name == "post")) for name, tier, body in _MADE]
    for tier, number in _SHIPPED:
        asked = _shipped(context, tier, number)
        if asked is not None:
            given.append((f"shipped-{tier}-{number}", asked))
    for who, asked in given:
        player = PlayerScreen(context.theme, context.pictures, context.speech, who_to_tell=("The DSL",))
        player.show_question(asked)
        context.show(player)
        yield f"spot-{who}-question"
        best = kinds.best(asked.question)
        fine = tuple(part.id for part in body_of(asked.question).post_parts if not part.wrong)
        assert player.question is not None
        player.question.area.choose(best[:2] if len(best) > 2 else best[:1])
        player.question.area.stops()[-2].setFocus()
        yield f"spot-{who}-marked"
        chosen = (best[0], *best[2:-1], fine[0])
        player.show_answered(answered(asked, *chosen))
        yield f"spot-{who}-answered"
