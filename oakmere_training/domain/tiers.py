"""The audiences of a quiz."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """The audience of a quiz; the value is the name of its folder in ``quizzes/``."""

    STAFF = "staff"
    PARENTS = "parents"
    KS1 = "ks1"
    LOWER_KS2 = "lower-ks2"
    UPPER_KS2 = "upper-ks2"

    @property
    def for_pupils(self) -> bool:
        """Whether pupils take it: no pass or fail, class and alias instead of a name."""
        return self in PUPIL_TIERS

    @property
    def year_groups(self) -> str:
        """Who it is for, as shown under the tier's display name."""
        return _YEAR_GROUPS[self]


PUPIL_TIERS = (Tier.KS1, Tier.LOWER_KS2, Tier.UPPER_KS2)

_YEAR_GROUPS = {
    Tier.STAFF: "Staff, governors and volunteers",
    Tier.PARENTS: "Parents and carers",
    Tier.KS1: "Reception, KS1",
    Tier.LOWER_KS2: "Years 3 and 4",
    Tier.UPPER_KS2: "Years 5 and 6",
}
