"""The dates of the policy that holds, for the pages that remind of its review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.overview import PolicyDates

if TYPE_CHECKING:
    from oakmere_training.gui.flows.context import Context


def policy_dates(context: Context) -> PolicyDates:
    """When the present version was approved, when its review is due, and whether that day is past."""
    standing = context.services.lead.policy.standing()
    return PolicyDates(standing.approved, standing.review_due, standing.is_past_review)
