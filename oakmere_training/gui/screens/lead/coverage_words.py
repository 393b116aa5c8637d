"""The sentences about what the quizzes teach of each clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.services.lead.quizzes import Gap

_MOST_NAMED = 4
NO_GAPS = "Every clause is taught by two questions or more in each tier that it binds."


def gaps_text(gaps: Sequence[Gap], tier_name: Callable[[Tier], str]) -> str:
    """'**3 gaps for Wrens:** P4 has no question; P3 and P5 have one each.', tier after tier."""
    tiers = dict.fromkeys(gap.tier for gap in gaps)
    return " ".join(_tier_text([gap for gap in gaps if gap.tier is tier], tier_name(tier)) for tier in tiers)


def _tier_text(gaps: Sequence[Gap], name: str) -> str:
    none = [gap.clause for gap in gaps if not gap.questions]
    one = [gap.clause for gap in gaps if gap.questions]
    told = []
    if none:
        told.append(f"{_listed(none)} {'has' if len(none) == 1 else 'have'} no question")
    if one:
        told.append(f"{_listed(one)} {'has one' if len(one) == 1 else 'have one each'}")
    return f"**{counted(len(gaps), 'gap')} for {name}:** {'; '.join(told)}."


def _listed(clauses: Sequence[str]) -> str:
    if len(clauses) > _MOST_NAMED:
        return f"{', '.join(clauses[: _MOST_NAMED - 1])} and {len(clauses) - _MOST_NAMED + 1} more"
    return clauses[0] if len(clauses) == 1 else f"{', '.join(clauses[:-1])} and {clauses[-1]}"
