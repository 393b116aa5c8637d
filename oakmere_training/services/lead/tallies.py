"""How often each clause was answered unsafely: counted once for each full attempt, when it finishes."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from oakmere_training.domain.validity import school_year_of
from oakmere_training.storage.tallies import Tally

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.storage.records import Records


def count_attempt(records: Records, attempt_id: UUID, *, today: date, year_ends: int) -> None:
    """Count the answers of an attempt that this transaction has finished; a second try counts nothing.

    ``today`` is the local day; ``year_ends`` the month with which the school year ends.
    """
    counts: defaultdict[tuple[Tier, str], list[int]] = defaultdict(lambda: [0, 0])
    for tier, text, unsafe in records.tallies.wordings_of(attempt_id):
        for clause in clauses_of(text):
            count = counts[tier, clause]
            count[0] += 1
            count[1] += unsafe
    year = school_year_of(today, year_ends)
    for (tier, clause), (asked, unsafe_count) in counts.items():
        records.tallies.add(Tally(year, tier, clause, asked, unsafe_count))


def count_all(records: Records, *, year_ends: int) -> None:
    """Count every finished full attempt anew, as for records of an older version."""
    records.tallies.clear()
    clauses = {key: clauses_of(text) for key, text in records.tallies.asked_texts().items()}
    counts: defaultdict[tuple[int, Tier, str], list[int]] = defaultdict(lambda: [0, 0])
    for wording in records.tallies.by_wording():
        year = school_year_of(date(wording.year, wording.month, 1), year_ends)
        for clause in clauses.get(wording.asked_hash, ()):
            count = counts[year, wording.tier, clause]
            count[0] += wording.asked
            count[1] += wording.unsafe
    for (year, tier, clause), (asked, unsafe) in counts.items():
        records.tallies.add(Tally(year, tier, clause, asked, unsafe))


def clauses_of(asked_text: str) -> tuple[str, ...]:
    """The clauses that a question as it was asked (JSON) teaches, once each."""
    return tuple(dict.fromkeys(json.loads(asked_text).get("clauses", ())))
