"""The banner about a policy whose review is past due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from oakmere_training.domain.overview import PolicyDates
    from oakmere_training.gui.theme import Theme


def policy_banner(theme: Theme, dates: PolicyDates | None) -> Banner | None:
    """The banner with its button, where the review is past due and no newer version is recorded."""
    if dates is None or not dates.past_due:
        return None
    return Banner(
        theme,
        f"**The policy is past its review date.** Review was due in {dates.review_due} and no newer version is "
        f"recorded here. Certificates still name the version taught: approved {dates.approved}.",
        "caution",
        button="Record a review",
    )
