"""The log as the training lead reads it: lines with the names of whom they are about, and how to find some."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import ActivityKind

if TYPE_CHECKING:
    from datetime import datetime

    from oakmere_training.domain.activity import Activity


class ActivityGroup(StrEnum):
    """Kinds that one looks for together; the value is how the page names them."""

    ALL = "Everything"
    PEOPLE = "People"
    EVENTS = "Events and certificates"
    SETTINGS = "Settings and policy"
    EXPORTS = "Reports and exports"
    DOOR = "Opening and passphrase"

    @property
    def kinds(self) -> frozenset[ActivityKind]:
        """The kinds of the group."""
        return _GROUPS.get(self) or frozenset(ActivityKind)


_K = ActivityKind
_GROUPS = {
    ActivityGroup.PEOPLE: frozenset(
        {
            _K.PERSON_ADDED,
            _K.PERSON_CHANGED,
            _K.PERSON_LEFT,
            _K.PERSON_RETURNED,
            _K.PEOPLE_MERGED,
            _K.STAFF_IMPORTED,
            _K.PERSON_ERASED,
            _K.PERSON_KEPT,
            _K.CLASS_CHANGED,
            _K.CLASS_EMPTIED,
        }
    ),
    ActivityGroup.EVENTS: frozenset(
        {
            _K.EVENT_PLANNED,
            _K.EVENT_CHANGED,
            _K.EVENT_STARTED,
            _K.EVENT_FINISHED,
            _K.CERTIFICATES_PRINTED,
            _K.CERTIFICATE_REPRINTED,
            _K.CERTIFICATE_REVOKED,
            _K.SLIPS_PRINTED,
        }
    ),
    ActivityGroup.SETTINGS: frozenset(
        {
            _K.SETTING_CHANGED,
            _K.REQUIREMENT_CHANGED,
            _K.POLICY_RECORDED,
            _K.QUESTION_REVIEWED,
            _K.POLICY_DOCUMENT_CHANGED,
        }
    ),
    ActivityGroup.EXPORTS: frozenset({_K.RECORD_EXPORTED, _K.REGISTER_EXPORTED, _K.REPORT_MADE, _K.ACTION_NOTED}),
    ActivityGroup.DOOR: frozenset({_K.OPENED, _K.WRONG_PASSPHRASE, _K.PASSPHRASE_SET, _K.RECOVERY_USED}),
}


@dataclass(frozen=True, slots=True)
class ActivityQuery:
    """What to show of the log. ``search`` are words that all occur; ``since`` is a moment, or ``None`` for any."""

    search: str = ""
    group: ActivityGroup = ActivityGroup.ALL
    since: datetime | None = None
    newest_first: bool = True


@dataclass(frozen=True, slots=True)
class LoggedActivity:
    """A line with whom it is about: their name now, or the number of their entry where they were erased."""

    activity: Activity
    name: str = ""
    entry: int | None = None

    @property
    def about(self) -> str:
        """What the page shows under *About*."""
        if self.activity.person_id is None:
            return self.activity.about
        who = self.name or "No longer on the list"
        who = who if self.entry is None else f"Entry {self.entry:04d}"
        return f"{who}: {self.activity.about}" if self.activity.about else who
