"""The log of what the training lead did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class ActivityKind(StrEnum):
    """What was done; ``label`` is how the log names it."""

    OPENED = "opened"
    WRONG_PASSPHRASE = "wrong passphrase"  # noqa: S105  (a word of the log)
    PASSPHRASE_SET = "passphrase set"  # noqa: S105
    RECOVERY_USED = "recovery used"
    SETTING_CHANGED = "setting changed"
    REQUIREMENT_CHANGED = "requirement changed"
    PERSON_ADDED = "person added"
    PERSON_CHANGED = "person changed"
    PERSON_LEFT = "person left"
    PERSON_RETURNED = "person returned"
    PEOPLE_MERGED = "people merged"
    STAFF_IMPORTED = "staff imported"
    CLASS_CHANGED = "class changed"
    CLASS_EMPTIED = "class emptied"
    SLIPS_PRINTED = "slips printed"
    EVENT_PLANNED = "event planned"
    EVENT_CHANGED = "event changed"
    EVENT_STARTED = "event started"
    EVENT_FINISHED = "event finished"
    CERTIFICATES_PRINTED = "certificates printed"
    CERTIFICATE_REPRINTED = "certificate reprinted"
    CERTIFICATE_REVOKED = "certificate revoked"
    POLICY_RECORDED = "policy recorded"
    QUESTION_REVIEWED = "question reviewed"
    POLICY_DOCUMENT_CHANGED = "policy document changed"
    RECORD_EXPORTED = "record exported"
    PERSON_ERASED = "person erased"
    PERSON_KEPT = "person kept"
    REGISTER_EXPORTED = "register exported"
    REPORT_MADE = "report made"
    ACTION_NOTED = "action noted"

    @property
    def label(self) -> str:
        """As the log shows it: 'Changed a setting'."""
        return _LABELS[self]


_LABELS = {
    ActivityKind.OPENED: "Opened the area",
    ActivityKind.WRONG_PASSPHRASE: "Wrong passphrase",
    ActivityKind.PASSPHRASE_SET: "Set the passphrase",
    ActivityKind.RECOVERY_USED: "Used the recovery key",
    ActivityKind.SETTING_CHANGED: "Changed a setting",
    ActivityKind.REQUIREMENT_CHANGED: "Changed who needs what",
    ActivityKind.PERSON_ADDED: "Added a person",
    ActivityKind.PERSON_CHANGED: "Changed a person",
    ActivityKind.PERSON_LEFT: "Marked as left",
    ActivityKind.PERSON_RETURNED: "Marked as back",
    ActivityKind.PEOPLE_MERGED: "Merged two entries",
    ActivityKind.STAFF_IMPORTED: "Imported staff",
    ActivityKind.CLASS_CHANGED: "Changed a class",
    ActivityKind.CLASS_EMPTIED: "Emptied a class",
    ActivityKind.SLIPS_PRINTED: "Printed a slip sheet",
    ActivityKind.EVENT_PLANNED: "Planned an event",
    ActivityKind.EVENT_CHANGED: "Changed an event",
    ActivityKind.EVENT_STARTED: "Started an event",
    ActivityKind.EVENT_FINISHED: "Finished an event",
    ActivityKind.CERTIFICATES_PRINTED: "Printed certificates",
    ActivityKind.CERTIFICATE_REPRINTED: "Reprinted a certificate",
    ActivityKind.CERTIFICATE_REVOKED: "Revoked a certificate",
    ActivityKind.POLICY_RECORDED: "Recorded a policy version",
    ActivityKind.QUESTION_REVIEWED: "Looked at a question",
    ActivityKind.POLICY_DOCUMENT_CHANGED: "Changed the policy document",
    ActivityKind.RECORD_EXPORTED: "Exported a person’s record",
    ActivityKind.PERSON_ERASED: "Erased a person",
    ActivityKind.PERSON_KEPT: "Kept a person’s record",
    ActivityKind.REGISTER_EXPORTED: "Exported the register",
    ActivityKind.REPORT_MADE: "Made the governors’ report",
    ActivityKind.ACTION_NOTED: "Noted an action",
}


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the log.

    ``person_id`` says whom it is about; the name is looked up when the log is shown, so that it goes with the
    person. ``about`` names anything else ('Induction, 24 Nov 2026', a certificate's number). Neither ``about`` nor
    ``detail`` holds a person's name.
    """

    at: datetime
    kind: ActivityKind
    about: str = ""
    detail: str = ""
    person_id: UUID | None = None
    number: int = 0
