"""Stories in scenes as the player's page gets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.kinds.branch import START, BranchBody, Scene, Way
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Picture
from oakmere_training.domain.tiers import Tier
from tests.gui.kinds.questions import asked

if TYPE_CHECKING:
    from oakmere_training.services.views import AskedQuestion

TALK = "Hedgehog said no to sharing. Was showing it to Robin all right?"
STORY = "Fox took a photo with Hedgehog. Fox wants to share it."

_FIRST = Scene(
    START,
    "",
    STORY,
    "What should Fox do?",
    (
        Way("share", "Share it now.", "Share it now", Mark.UNSAFE, "Hedgehog did not know.",
            "Everyone sees it.", "out"),
        Way("ask", "Ask Hedgehog before sharing.", "Ask Hedgehog first", Mark.BEST, "Hedgehog felt safe to say no.",
            "Hedgehog looks at the photo and says, “Please don’t share it. My eyes are shut.”", "answer"),
    ),
)  # fmt: skip
_ANSWER = Scene(
    "answer",
    "Hedgehog answers",
    "Robin wants to see it. It is on Fox’s family tablet.",
    "What should Fox do now?",
    (
        Way("sticker", "Put a funny sticker over Hedgehog’s face, then share it.", "Share with a sticker", Mark.UNSAFE,
            "Hedgehog had said no.", "Everyone laughs but Hedgehog.", "out"),
        Way("show", "Show Robin on the tablet, but do not send it.", "Show Robin", Mark.ACCEPTABLE,
            "Nothing was posted. But Robin laughed, and Hedgehog heard about it.", "Robin laughs.", "out"),
        Way("delete", "Delete it, and tell Hedgehog that it is gone.", "Delete it", Mark.BEST,
            "Hedgehog could see that Fox had listened."),
    ),
    Picture("ask-permission", "Fox asks Hedgehog about a photo"),
)  # fmt: skip
_OUT = Scene(
    "out",
    "Hedgehog is sad",
    "Hedgehog does not talk to Fox at break.",
    "What should Fox do in the end?",
    (
        Way("sorry", "Say sorry, delete the photo and tell Badger.", "Say sorry, tell Badger", Mark.BEST,
            "Hedgehog felt better, and Badger helped them both talk."),
        Way("hide", "Hope that Hedgehog forgets it.", "Say nothing", Mark.UNSAFE, "Hedgehog stayed sad."),
    ),
)  # fmt: skip
SCENES = (_FIRST, _ANSWER, _OUT)


def asked_branch(
    tier: Tier = Tier.UPPER_KS2,
    *,
    draft: tuple[str, ...] = (),
    scenes: tuple[Scene, ...] = SCENES,
    **fields: Any,
) -> AskedQuestion:
    """A story of two or three choices in the file's order, at the scene that ``draft`` leads to."""
    given = {"scenario": scenes[0].scenario, "prompt": scenes[0].prompt} | fields
    if tier.for_pupils:
        given = {"talk_about": TALK, "answered_picture": Picture("talking-it-over", "They talk it over")} | given
    made = asked(tier, "branch", options=(), **given)
    question = replace(made.question, body=BranchBody(fixed_order=True, scenes=scenes))
    return replace(made, question=question, quiz=replace(made.quiz, questions=(question,)), draft=draft)
