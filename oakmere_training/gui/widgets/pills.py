"""The states of certificates, people, imports, policies and quizzes, each as a word, an icon and a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oakmere_training.domain.validity import short_date
from oakmere_training.gui.widgets.chips import Pill

if TYPE_CHECKING:
    from datetime import date

    from oakmere_training.gui.theme import Theme


class PillSpec(NamedTuple):
    """What a pill shows: its word, its colours (best, acceptable, unsafe, neutral or accent) and its icon."""

    text: str
    kind: str
    icon: str


REPLACED = PillSpec("Replaced", "neutral", "again")
REVOKED = PillSpec("Revoked", "unsafe", "stop-sign")
HOLDER_LEFT = PillSpec("Holder has left", "neutral", "leave")
RUNS_ON = PillSpec("Does not run out", "best", "tick")
NEVER_TRAINED = PillSpec("Never trained", "neutral", "minus")
PASSED = PillSpec("Passed", "best", "tick")
NOT_YET = PillSpec("Not yet", "acceptable", "again")
IN_PROGRESS = PillSpec("In progress", "accent", "pencil")
READY = PillSpec("Ready", "neutral", "person")
WAITING = PillSpec("Waiting", "neutral", "clock")
ADDED = PillSpec("Added", "accent", "plus")
CHANGED = PillSpec("Changed", "acceptable", "pencil")
UNCHANGED = PillSpec("Unchanged", "neutral", "equals")
SKIPPED = PillSpec("Skipped", "unsafe", "stop-sign")
FORCE = PillSpec("Force", "acceptable", "pencil")
WORDS = PillSpec("Words", "acceptable", "pencil")
NEW = PillSpec("New", "accent", "plus")
GONE = PillSpec("Gone", "neutral", "minus")
NO_PROBLEMS = PillSpec("No problems", "best", "tick")
DRAFT = PillSpec("Draft, not shown", "neutral", "pencil")
ALL_SAVED = PillSpec("All changes saved", "best", "tick")


def until(day: date) -> PillSpec:
    """In date, with more than 30 days left."""
    return PillSpec(f"Until {short_date(day)}", "best", "tick")


def due_soon(day: date) -> PillSpec:
    """In date, with 30 days or fewer left."""
    return PillSpec(f"Until {short_date(day)}", "acceptable", "clock")


def ran_out(day: date) -> PillSpec:
    """Out of date."""
    return PillSpec(f"Ran out {short_date(day)}", "neutral", "clock")


def in_date_until(day: date) -> PillSpec:
    """In date, as a whole sentence for a page's head."""
    return PillSpec(f"In date until {short_date(day)}", "best", "tick")


def overdue(days: int) -> PillSpec:
    """Overdue by so many days, 0 for today."""
    return PillSpec(f"Overdue by {_days(days)}" if days > 0 else "Overdue today", "unsafe", "alert")


def due_in(days: int) -> PillSpec:
    """Due in so many days, 0 for today."""
    return PillSpec(f"Due in {_days(days)}" if days > 0 else "Due today", "acceptable", "clock")


def to_look_at(number: int) -> PillSpec:
    """So many problems in a quiz that learners still see."""
    return PillSpec(f"{number} to look at", "acceptable", "warning")


def to_put_right(number: int) -> PillSpec:
    """So many problems in a quiz that is therefore not shown to learners."""
    return PillSpec(f"{number} to put right", "unsafe", "alert")


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def state_pill(theme: Theme, spec: PillSpec) -> Pill:
    """The pill on its own, outside a table."""
    return Pill(theme, spec.text, spec.kind, spec.icon)
