"""What a pupil's ending says: what went well, never a score or a count of wrong answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.attempt import AttemptKind
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.wording import counted_in_words, number_word

if TYPE_CHECKING:
    from oakmere_training.services.views import FinishedAttempt

_ANIMALS = ("Fox", "Hedgehog", "Wren", "Robin", "Otter", "Badger", "Owl")
TELL = "You can tell a grown-up you trust about anyone, at any time."


@dataclass(frozen=True, slots=True)
class PictureCard:
    """A few words with one or two drawings of ``scenes/kit``; ``note`` stands small below them."""

    text: str
    pictures: tuple[str, ...]
    note: str = ""


_ASK = PictureCard("Ask first", ("kit/head-fox", "kit/head-hedgehog"))
_KIND = PictureCard("Be kind", ("kit/heart", "kit/head-wren"))
_TELL_CARD = PictureCard("Tell a grown-up", ("kit/head-badger", "kit/head-owl"), "at home or at school")


def stories(finished: FinishedAttempt) -> int:
    """How many stories were answered."""
    return len(finished.attempt.answers)


def heading(finished: FinishedAttempt) -> str:
    """'All eight stories done', or 'Five acorns!'."""
    count = stories(finished)
    if finished.attempt.tier is Tier.KS1:
        return f"{counted_in_words(count, 'acorn').capitalize()}!"
    if finished.attempt.kind is AttemptKind.SECOND_TRY:
        again = "One story" if count == 1 else f"{number_word(count).capitalize()} stories"
        return f"{again}, a second time"
    if count == 1:
        return "Your story is done"
    return "Both stories done" if count == 2 else f"All {number_word(count)} stories done"


def thanks(who: str) -> str:
    """The line below the heading."""
    return f"Thank you for thinking so carefully, {who}." if who else "Thank you for thinking so carefully."


def bubble(finished: FinishedAttempt, who: str) -> str:
    """The Key Stage 1 bubble: what went well first, in two short lines."""
    finish = finished.finish
    first = finish.done_well[0][1] if finish and finish.done_well else "You helped the animals of the mere."
    return f"{first}\nWell done, {who}!" if who else f"{first}\nWell done!"


def picture_cards(finished: FinishedAttempt) -> tuple[PictureCard, ...]:
    """Three cards for Key Stage 1: two things done well with the animals of their stories, and whom to tell.

    What is about telling is left to the last card, so that no two cards say the same.
    """
    well = finished.finish.done_well if finished.finish else ()
    cards = [_card(finished, title) for title, _ in well if not title.lower().startswith("tell")]
    for spare in (_ASK, _KIND):
        if all(card.text != spare.text and card.pictures != spare.pictures for card in cards):
            cards.append(spare)
    return (*cards[:2], _TELL_CARD)


def _card(finished: FinishedAttempt, title: str) -> PictureCard:
    for question in finished.quiz.questions:
        if question.done_well and question.done_well[0] == title:
            told = question.scenario
            found = [name for name in dict.fromkeys(re.findall(r"\w+", told)) if name in _ANIMALS]
            heads = tuple(f"kit/head-{name.lower()}" for name in found[:2])
            if "kind" in title.lower().split():
                heads = ("kit/heart", *heads[-1:])
            return PictureCard(title, heads or ("kit/heart",))
    return PictureCard(title, ("kit/heart",))


def spoken(finished: FinishedAttempt, who: str) -> str:
    """What *Read aloud* says, in reading order."""
    talk = f"One thing to talk about. {finished.finish.talk_about}" if finished.finish else ""
    if finished.attempt.tier is Tier.KS1:
        cards = [f"{card.text} {card.note}".strip() + "." for card in picture_cards(finished)]
        return " ".join([bubble(finished, who).replace("\n", " "), heading(finished), *cards, talk]).strip()
    well = [f"{title}. {text}" for title, text in (finished.finish.done_well if finished.finish else ())]
    start = ["What you did well.", *well] if well else []
    return " ".join([f"{heading(finished)}.", thanks(who), *start, talk, "Who can help?", TELL]).strip()
