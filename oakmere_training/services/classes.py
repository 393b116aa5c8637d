"""The school's classes as learners see them: those that the training lead keeps, or the settings' until there are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from oakmere_training.domain.classes import SchoolClass
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier

if TYPE_CHECKING:
    from oakmere_training.settings.fields import SchoolSettings
    from oakmere_training.storage.records import Records


def classes_from_settings(school: SchoolSettings) -> tuple[SchoolClass, ...]:
    """What the settings say, tier by tier; the same ids each time."""
    labels = [(tier, label) for tier in PUPIL_TIERS for label in school.classes(tier)]
    return tuple(
        SchoolClass(
            id=uuid5(NAMESPACE_URL, f"oakmere-class:{tier.value}:{label}"),
            tier=tier,
            label=label,
            size=school.aliases_in_class,
            position=place,
        )
        for place, (tier, label) in enumerate(labels)
    )


def classes_of(records: Records, school: SchoolSettings, tier: Tier | None = None) -> tuple[SchoolClass, ...]:
    """The classes of a tier, or all of them, in their order."""
    found = records.classes.all() or classes_from_settings(school)
    return tuple(each for each in found if tier is None or each.tier is tier)
