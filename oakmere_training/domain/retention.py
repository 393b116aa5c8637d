"""How long records are kept, and what is due to be looked at for deletion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.validity import long_date, school_year_end, valid_until

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.tiers import Tier


class ReviewKind(StrEnum):
    """Whose records a line of the review list is about."""

    STAFF = "staff"
    CLASS = "class"
    PARENT = "parent"
    UNNAMED = "unnamed parents"


@dataclass(frozen=True, slots=True)
class Retention:
    """What the school has set. ``school_year_ends`` is a month, 1 to 12.

    Staff are kept for ``staff_years`` after their last day; pupils' aliases and parents' records to the end of the
    school year in which they were last used, and so many whole years longer.
    """

    staff_years: int
    pupil_years: int
    parent_years: int
    school_year_ends: int

    def staff_until(self, left_on: date) -> date:
        """The last day on which the records of someone who left are kept."""
        return valid_until(left_on, self.staff_years * 12)

    def pupil_until(self, last_used: date) -> date:
        """The last day on which an alias is kept."""
        return self._school_year(last_used, self.pupil_years)

    def parent_until(self, last_used: date) -> date:
        """The last day on which a parent's records are kept."""
        return self._school_year(last_used, self.parent_years)

    def _school_year(self, last_used: date, years: int) -> date:
        return school_year_end(valid_until(last_used, years * 12), self.school_year_ends)

    def unnamed_cutoff(self, today: date) -> date:
        """The last day of the newest school year whose attempts without a name are no longer kept."""
        end = school_year_end(today, self.school_year_ends)
        while self.parent_until(end) >= today:
            end = school_year_end(valid_until(end, -12), self.school_year_ends)
        return end


@dataclass(frozen=True, slots=True)
class Kept:
    """Someone whose records are kept longer, why, and until when that holds."""

    reason: str
    kept_at: date
    review_on: date


@dataclass(frozen=True, slots=True)
class LastUse:
    """Someone who may be due, as the records have them.

    ``left_on`` is set for staff who were marked as left, ``last_used`` is the day of their newest attempt, or of
    their entry where they have none.
    """

    person_id: UUID
    name: str
    tier: Tier
    last_used: date
    attempts: int
    class_label: str = ""
    left_on: date | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line of the review list: a member of staff, a class, a parent, or the parents without a name.

    ``attempts`` is how many go; ``until`` the last day on which the school's own rule kept them.
    """

    kind: ReviewKind
    name: str
    reason: str
    until: date
    attempts: int
    person_ids: tuple[UUID, ...] = ()
    was_kept: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other lines."""
        return self.kind.value, str(self.person_ids[0]) if self.person_ids else self.name


def is_due(until: date, kept: Kept | None, today: date) -> bool:
    """Whether records that are kept to the end of ``until`` are to be looked at today."""
    return until < today and (kept is None or kept.review_on <= today)


def staff_item(use: LastUse, rules: Retention, today: date) -> ReviewItem | None:
    """The line for a member of staff, where there is one: never for someone who was not marked as left."""
    if use.left_on is None:
        return None
    until = rules.staff_until(use.left_on)
    if not is_due(until, use.kept, today):
        return None
    why = f"Left on {long_date(use.left_on)}, kept for {years(rules.staff_years)}"
    return ReviewItem(ReviewKind.STAFF, use.name, why, until, use.attempts, (use.person_id,), _kept_words(use.kept))


def parent_item(use: LastUse, rules: Retention, today: date) -> ReviewItem | None:
    """The line for a parent who gave a name, where there is one."""
    until = rules.parent_until(use.last_used)
    if not is_due(until, use.kept, today):
        return None
    why = f"Parent, last used on {long_date(use.last_used)}"
    return ReviewItem(ReviewKind.PARENT, use.name, why, until, use.attempts, (use.person_id,), _kept_words(use.kept))


def class_item(label: str, uses: list[LastUse], rules: Retention, today: date) -> ReviewItem | None:
    """The line for those aliases of a class that are due, where there are any."""
    due = [use for use in uses if is_due(rules.pupil_until(use.last_used), use.kept, today)]
    if not due:
        return None
    newest = max(use.last_used for use in due)
    aliases = "1 alias" if len(due) == 1 else f"{len(due)} aliases"
    return ReviewItem(
        ReviewKind.CLASS,
        label,
        f"{aliases}, last used on {long_date(newest)}",
        rules.pupil_until(newest),
        sum(use.attempts for use in due),
        tuple(use.person_id for use in due),
        _kept_words(due[0].kept),
    )


def unnamed_item(attempts: int, rules: Retention, today: date) -> ReviewItem | None:
    """The line for attempts of parents who gave no name, where any are due."""
    if not attempts:
        return None
    cutoff = rules.unnamed_cutoff(today)
    why = f"Taken without a name up to {long_date(cutoff)}"
    return ReviewItem(ReviewKind.UNNAMED, "Parents without a name", why, rules.parent_until(cutoff), attempts)


def years(number: int) -> str:
    """'6 years', '1 year'."""
    return "1 year" if number == 1 else f"{number} years"


def next_review(today: date) -> date:
    """The day that *Keep* suggests: a year on."""
    return valid_until(today, 12)


def earliest_review(today: date) -> date:
    """The first day that *Keep* takes."""
    return today + timedelta(days=1)


def _kept_words(kept: Kept | None) -> str:
    return "" if kept is None else f"Kept until {long_date(kept.review_on)}: {kept.reason}"
