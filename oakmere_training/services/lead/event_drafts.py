"""What is filled in for an event, checked."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.events import Event, EventKind
from oakmere_training.domain.refresher import is_drawn
from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.lead.event_views import EventDraft

FEWEST_MINUTES, MOST_MINUTES = 5, 480
"""Bounds of the minutes that an event declares."""
LONGEST_NAME = 80
"""Characters of a leader's name or a place."""
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def tier_of(kind: EventKind, tier: Tier | None = None) -> Tier:
    """Whose quizzes an event of a kind has; ``tier`` is that of the class, at lessons and assemblies."""
    if kind.for_classes:
        return tier or Tier.UPPER_KS2
    return Tier.PARENTS if kind is EventKind.WORKSHOP else Tier.STAFF


def checked(draft: EventDraft, before: Event, catalogue: Catalogue) -> Event:
    """The event as filled in, with what cannot be filled in as it was ``before``.

    Raises:
        InvalidInputError: naming the field that cannot be used.
    """
    leader, place = _plain(draft.leader), _plain(draft.place)
    quiz_ids = tuple(dict.fromkeys(draft.quiz_ids))
    tier = tier_of(draft.kind, draft.tier)
    known = {quiz.id for quiz in catalogue.quizzes(tier)}
    known |= {quiz_id for quiz_id in quiz_ids if tier is Tier.STAFF and is_drawn(quiz_id)}
    wrong = (
        ("held_on", draft.held_on is None, "Give the day, such as 24 Nov 2026."),
        ("starts_at", bool(draft.starts_at) and not _TIME.fullmatch(draft.starts_at), "Give a time such as 15:45."),
        ("leader", not leader, "Say who leads it."),
        ("leader", len(leader) > LONGEST_NAME, f"At most {LONGEST_NAME} characters fit."),
        ("place", len(place) > LONGEST_NAME, f"At most {LONGEST_NAME} characters fit."),
        (
            "minutes",
            not max(FEWEST_MINUTES, len(quiz_ids)) <= draft.minutes <= MOST_MINUTES,
            f"Declare {FEWEST_MINUTES} to {MOST_MINUTES} minutes.",
        ),
        ("class_label", draft.kind.for_classes and not draft.class_label.strip(), "Choose the class."),
        ("quizzes", not quiz_ids, "Choose a quiz."),
        ("quizzes", not set(quiz_ids) <= known, "Choose among the quizzes that are shown."),
    )
    for field, is_wrong, sentence in wrong:
        if is_wrong:
            raise InvalidInputError(sentence, field=field)
    assert draft.held_on is not None  # noqa: S101
    named = tier_of(draft.kind, draft.tier) is Tier.STAFF
    return dataclasses.replace(
        before,
        kind=draft.kind,
        held_on=draft.held_on,
        starts_at=draft.starts_at,
        leader=leader,
        place=place,
        minutes=draft.minutes,
        quiz_ids=quiz_ids,
        tier=tier_of(draft.kind, draft.tier) if draft.kind.for_classes else None,
        class_label=draft.class_label.strip() if draft.kind.for_classes else "",
        people=tuple(dict.fromkeys(draft.people)) if named else (),
    )


def _plain(text: str) -> str:
    """A leader or a place as kept: single spaces, no control characters; '' where nothing is left."""
    kept = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(kept.split())
