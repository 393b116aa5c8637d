"""The clauses that are most often answered unsafely, and what is done about them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from oakmere_training.domain.evidence import MOST_CLAUSES, SMALLEST_GROUP, ClauseResult, weakest_clauses
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import school_year_of
from oakmere_training.services.lead.tallies import clauses_of

if TYPE_CHECKING:
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.storage.records import Records


def first_day(school_year: int, year_ends: int) -> date:
    """The day on which a school year begins."""
    return date(school_year, year_ends % 12 + 1, 1)


def weakest(records: Records, catalogue: Catalogue, *, today: date, year_ends: int) -> tuple[ClauseResult, ...]:
    """The staff's weakest clauses of this school year, the weakest first; none that fewer than five people were asked.

    ``people`` of each is no more than five: it says only that it may be shown.
    """
    year = school_year_of(today, year_ends)
    known = {clause.id: clause.summary for clause in catalogue.policy.clauses}
    counts = records.tallies.of_year(year, (Tier.STAFF,))
    candidates = [
        (clause, asked, unsafe)
        for clause, (asked, unsafe) in counts.items()
        if unsafe and asked >= SMALLEST_GROUP and clause in known
    ]
    candidates.sort(key=lambda found: (-found[2] / found[1], -found[1]))
    actions = records.tallies.actions(year)
    wordings = _wordings(records) if candidates else {}
    begin = datetime.combine(first_day(year, year_ends), time()).astimezone()
    shown: list[ClauseResult] = []
    for clause, asked, unsafe in candidates:
        people = records.tallies.people_asked(wordings.get(clause, ()), Tier.STAFF, begin, SMALLEST_GROUP)
        shown.append(ClauseResult(clause, known[clause], unsafe, asked, people, actions.get(clause, "")))
        if len(weakest_clauses(shown)) == MOST_CLAUSES:
            break
    return weakest_clauses(shown)


def _wordings(records: Records) -> dict[str, list[str]]:
    """The wordings (hashes) of questions that teach each clause."""
    found: dict[str, list[str]] = {}
    for key, text in records.tallies.asked_texts().items():
        for clause in clauses_of(text):
            found.setdefault(clause, []).append(key)
    return found
