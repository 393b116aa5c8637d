"""Things to sort, as the player's page gets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.kinds.sort import Item, Place, SortBody
from oakmere_training.domain.quiz import Picture
from oakmere_training.domain.tiers import Tier
from tests.gui.kinds.questions import asked

if TYPE_CHECKING:
    from oakmere_training.services.views import AskedQuestion

TRIP = (
    Item(
        "lake",
        "A photo of the empty lake.",
        Place.FINE,
        "No one is shown, so no one needs to be asked.",
        picture=Picture("empty-mere", "A lake between green hills"),
    ),
    Item(
        "wall",
        "A photo of Hedgehog on the climbing wall.",
        Place.ASK,
        "Ask Hedgehog, and a grown-up too. Hedgehog can say no.",
        (Place.FINE,),
        Picture("head-hedgehog", "Hedgehog"),
    ),
    Item(
        "crying",
        "A photo of Wren crying. Wren said, “No photos.”",
        Place.DONT,
        "Wren said no photos. That answer still counts later.",
        (Place.FINE, Place.ASK),
        Picture("head-wren", "Wren"),
    ),
    Item(
        "joke",
        "A joke about how badly Badger reads a map.",
        Place.DONT,
        "It could hurt Badger. Worried about anyone? Tell a grown-up you trust.",
        picture=Picture("head-badger", "Badger"),
    ),
)
PHOTOS = (
    Item(
        "robin",
        "The photo of Robin",
        Place.DONT,
        "Robin said no. We should not post it.",
        (Place.FINE,),
        Picture("ks1-photo-robin", "A photo of Robin."),
    ),
    Item(
        "otter",
        "The photo of Otter",
        Place.FINE,
        "Otter said yes. Show a grown-up too.",
        picture=Picture("ks1-photo-otter", "A photo of Otter."),
    ),
    Item(
        "hedgehog",
        "The photo of Hedgehog",
        Place.ASK,
        "No one knows yet. Hedgehog can say yes or no.",
        (Place.FINE,),
        Picture("ks1-photo-hedgehog", "A photo of Hedgehog."),
    ),
)
COMMENTS = (
    Item("socks", "“What a day! We’re still drying our socks.”", Place.FINE, "Nothing in Section 2’s list."),
    Item("joke", "“Only joking, but girls can’t throw.”", Place.DONT, "A joke may still be sexist.", (Place.FINE,)),
    Item("race", "“Shambles. Why was our race dropped?”", Place.ASK, "Cross, but not abusive.", (Place.DONT,)),
)
COMMENT_LABELS = ("Leave it up", "Answer it", "Delete it")
BEST = ("lake:fine", "wall:ask", "crying:dont", "joke:dont")
ONE_UNSAFE = ("lake:fine", "wall:ask", "crying:ask", "joke:dont")


def asked_sort(
    tier: Tier = Tier.UPPER_KS2,
    items: tuple[Item, ...] = TRIP,
    labels: tuple[str, str, str] | None = None,
    draft: tuple[str, ...] = (),
    **fields: Any,
) -> AskedQuestion:
    """A question whose items are sorted."""
    given = {
        "scenario": "A grown-up is making a page about the school trip. Otter can choose what goes to them.",
        "prompt": "Where does each one go?",
    } | fields
    made = asked(tier, "sort", options=(), **given)
    body = SortBody(items=items) if labels is None else SortBody(items=items, labels=labels)
    return replace(made, question=replace(made.question, body=body), draft=draft)
