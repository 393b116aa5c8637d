"""Questions whose steps are put in order, as the player's page gets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.kinds.order import OrderBody, Step
from oakmere_training.domain.quiz import Message
from oakmere_training.domain.tiers import Tier
from tests.gui.kinds.questions import asked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.services.views import AskedQuestion

REQUEST = (
    Step("pass-on", "Pass the request to your line manager or the headteacher.", "Approval starts with them."),
    Step("wait", "Wait for approval in writing.", "No approval in writing, no reply."),
    Step("send", "Send the reporter the reply that was approved.", "The deadline changes nothing.", ("pass-on",)),
)
REPORTER = Message(
    "A reporter from the local paper",
    "Message to you, Friday 16:50",
    "Could you give me a line on the new crossing outside school? I need it for the website by 18:00.",
)
LETTERS = tuple(Step(letter, f"Do {letter.upper()}.", f"Why {letter.upper()}.") for letter in "abcde")


def asked_order(
    tier: Tier = Tier.STAFF, steps: Sequence[Step] = REQUEST, *, seed: int = 0, **fields: Any
) -> AskedQuestion:
    """A question with these steps; ``fields`` are the question's."""
    made = asked(tier, "order", prompt="What should happen first, next and last?", **fields)
    question = replace(made.question, body=OrderBody(steps=tuple(steps)))
    return replace(made, question=question, quiz=replace(made.quiz, questions=(question,)), options=(), seed=seed)
