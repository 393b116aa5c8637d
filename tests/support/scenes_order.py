"""Steps put in order, in the player's page as a learner meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from oakmere_training.domain import kinds
from oakmere_training.domain.kinds.order import Step
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.screens.player import PlayerScreen
from tests.gui.kinds.order_questions import REPORTER, asked_order
from tests.gui.kinds.questions import answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.views import AskedQuestion

_FIVE = (
    Step(
        "a", "Ring the deputy head about the message.", "Section 3 says “immediately”, to the DSL or a senior leader."
    ),
    Step("b", "Write the note that she asked for.", "She wants it by noon on Saturday. The call comes first."),
    Step("c", "Look over your privacy settings.", "Sunday will do, once the message is reported.", ("a",)),
    Step("d", "Speak to the DSL.", "The DSL is back on Monday.", ("a",)),
    Step(
        "e", "Tell your line manager how it went, and what you changed in your settings.", "Afterwards is soon enough."
    ),
)
NAMES = tuple(
    f"order-{who}-{stop}"
    for who in ("staff", "five", "parents", "lower-ks2", "upper-ks2")
    for stop in ("question", "moved", "answered")
)


def _shipped(context: Context, tier: Tier) -> AskedQuestion:
    """The tier's first shipped question of this kind."""
    found = next(
        (quiz, question)
        for quiz in context.services.catalogue.quizzes(tier)
        for question in quiz.questions
        if question.kind == "order"
    )
    return replace(asked_order(tier), quiz=found[0], question=found[1], options=())


def play(context: Context) -> Iterator[str]:
    """Each audience: as it begins, with one step moved, and answered."""
    for who, asked in (
        ("staff", asked_order(message=REPORTER, scenario="It is Friday afternoon. A reporter writes to you.")),
        ("five", asked_order(steps=_FIVE, scenario="On Friday evening a pupil writes to your own account.")),
        *((str(tier), _shipped(context, tier)) for tier in (Tier.PARENTS, Tier.LOWER_KS2, Tier.UPPER_KS2)),
    ):
        player = PlayerScreen(context.theme, context.pictures, context.speech, who_to_tell=("The DSL",))
        player.show_question(asked)
        context.show(player)
        yield f"order-{who}-question"
        QApplication.processEvents()
        assert player.question is not None
        player.question.area.stops()[-2].setFocus()
        player.question.area.choose_by_key(2)
        yield f"order-{who}-moved"
        best = kinds.best(asked.question)
        player.show_answered(answered(asked, best[1], best[0], *best[2:]))
        yield f"order-{who}-answered"
