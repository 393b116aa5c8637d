"""Posts, chats and photos to look through, as the player's page gets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.kinds.spot import Area, PartType, PostKind, PostPart, SpotBody
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.quiz import Picture
from oakmere_training.domain.tiers import Tier
from tests.gui.kinds.questions import asked

if TYPE_CHECKING:
    from oakmere_training.services.views import AskedQuestion

_RUNNER = Picture("finish-line", "An otter crosses the finish line.")
POST = SpotBody(
    kind=PostKind.POST,
    author="Oakmere Primary School",
    note="School page. Ready to post, not yet public",
    post_parts=(
        PostPart(
            "thanks",
            PartType.TEXT,
            "Well done to our cross-country team, who came second today.",
            "Nobody is named, and it is the school’s own news.",
        ),
        PostPart(
            "photo",
            PartType.PICTURE,
            "The photo",
            "A photo of one pupil needs recorded consent first.",
            wrong=True,
            if_missed=Mark.UNSAFE,
            picture=_RUNNER,
        ),
        PostPart(
            "name",
            PartType.TEXT,
            "First over the line for us: Jo Sample, Year 5.",
            "So does a pupil’s name. Check the record before posting.",
            wrong=True,
            if_missed=Mark.UNSAFE,
        ),
        PostPart(
            "advert",
            PartType.TEXT,
            "Shoes from Quickstep. 20% off in store this week.",
            "The shop is a business not directly related to the school.",
            wrong=True,
        ),
        PostPart(
            "link",
            PartType.LINK,
            "More pictures on Miss Form’s own page",
            "The page will not link to a colleague’s personal account.",
            wrong=True,
        ),
        PostPart("next", PartType.TEXT, "Next race: 4 December, 10:00", "A date of the school’s own is news."),
    ),
)
CHAT = SpotBody(
    kind=PostKind.CHAT,
    author="Trip friends",
    note="Group chat on Otter’s family tablet",
    post_parts=(
        PostPart("boats", PartType.MESSAGE, "Best trip ever! The boats were so fun.", "It is kind.", who="Robin"),
        PostPart(
            "face",
            PartType.MESSAGE,
            "Look at Hedgehog’s face! I am sending this to everyone.",
            "Hedgehog did not say yes to that. It can hurt.",
            wrong=True,
            if_missed=Mark.UNSAFE,
            who="Wren",
        ),
        PostPart(
            "wait",
            PartType.MESSAGE,
            "Can you wait? I think Hedgehog might not like it.",
            "Fox speaks up for a friend.",
            who="Fox",
        ),
        PostPart(
            "baby",
            PartType.MESSAGE,
            "Hedgehog is always such a baby.",
            "A name like that hurts, and Hedgehog cannot answer.",
            wrong=True,
            who="Wren",
        ),
        PostPart("monday", PartType.MESSAGE, "See you all on Monday.", "It is for everyone.", who="A parent"),
    ),
)
PHOTO = SpotBody(
    kind=PostKind.PHOTO,
    author="A colleague",
    note="Photo for the newsletter, not yet sent",
    photo=_RUNNER,
    post_parts=(
        PostPart("banner", PartType.PICTURE, "The finish banner", "It names nobody.", area=Area(0.2, 0.12, 0.6, 0.2)),
        PostPart(
            "face",
            PartType.PICTURE,
            "The runner’s face",
            "The runner has no consent recorded.",
            wrong=True,
            if_missed=Mark.UNSAFE,
            area=Area(0.38, 0.34, 0.24, 0.3),
        ),
        PostPart(
            "badge",
            PartType.PICTURE,
            "The badge on the jumper",
            "It tells strangers which school to look for.",
            wrong=True,
            area=Area(0.46, 0.66, 0.14, 0.14),
        ),
        PostPart(
            "field", PartType.PICTURE, "The field", "Any field looks like this.", area=Area(0.72, 0.62, 0.24, 0.3)
        ),
    ),
)
EVERY = tuple(part.id for part in POST.post_parts)


def asked_spot(tier: Tier = Tier.STAFF, body: SpotBody = POST, **fields: Any) -> AskedQuestion:
    """A question with this post; ``fields`` are the question's."""
    told = {
        "scenario": "A colleague has drafted this post for the school’s page. The photo shows one pupil. You find no "
        "consent recorded for a photo or a name.",
        "prompt": "What should come out?",
    }
    if tier.for_pupils:
        told = {
            "scenario": "Otter reads the chat after the school trip. Hedgehog is not in this group.",
            "prompt": "Which messages could hurt Hedgehog?",
        }
    clauses = fields.pop(
        "clauses",
        ("Pupils should be kind.",)
        if tier.for_pupils
        else (
            "The school will not post names or photos of individuals without consent, adverts for businesses not "
            "directly related to it, or links to staff members’ personal accounts.",
        ),
    )
    made = asked(tier, "spot", clauses=clauses, **(told | fields))
    question = replace(made.question, body=body)
    return replace(made, question=question, quiz=replace(made.quiz, questions=(question,)), options=())
