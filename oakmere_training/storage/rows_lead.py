"""The tables of the training lead's side: requirements, the register, events, the log, and what the school decides."""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    event,
)

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.events import EventKind, EventState
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.requirements import RoleGroup
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.rows import metadata, people
from oakmere_training.storage.types import Strings, UtcDateTime, by_value

lead_lock = Table(
    "lead_lock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("passphrase_hash", Text, nullable=False),
    Column("recovery_hash", Text, nullable=False),
    Column("failed_tries", Integer, nullable=False),
    Column("wait_until", UtcDateTime),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("set_up", Boolean, nullable=False),
)
"""One row once there is a passphrase. The hashes are argon2's; ``wait_until`` is when the next try counts."""

requirements = Table(
    "requirements",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("renewal_title", Text, nullable=False),
    Column("groups", Strings, nullable=False),
    Column("quiz_ids", Strings, nullable=False),
    Column("renewal_quiz_ids", Strings, nullable=False),
    Column("within_days", Integer, nullable=False),
    Column("clauses", Strings, nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("created_on", Date, nullable=False),
    Column("position", Integer, nullable=False),
)
"""Who needs what. ``clauses`` and ``policy_version`` are set for a top-up after a new policy, which runs out once."""

standings = Table(
    "standings",
    metadata,
    Column("person_id", ForeignKey(people.c.id), primary_key=True),
    Column("requirement_id", ForeignKey(requirements.c.id), primary_key=True),
    Column("name", Text, nullable=False),
    Column("sort_name", Text, nullable=False),
    Column("role_group", by_value(RoleGroup), nullable=False),
    Column("role_label", Text, nullable=False),
    Column("training", Text, nullable=False),
    Column("completed_on", Date),
    Column("points", Integer),
    Column("maximum", Integer),
    Column("valid_until", Date),
    Column("due_on", Date, nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("certificate_number", String(32), nullable=False),
    Column("has_left", Boolean, nullable=False),
    Index(None, "has_left", "due_on", "sort_name", "person_id", "requirement_id"),
    Index(None, "has_left", "completed_on", "sort_name", "person_id", "requirement_id"),
    Index(None, "has_left", "sort_name", "person_id", "requirement_id"),
)
"""The register: one row for each person and requirement, kept up by whatever changes one of them.

``training`` names what is due next; ``due_on`` is ``valid_until``, or the day by which the first pass is due.
"""

events = Table(
    "events",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", by_value(EventKind), nullable=False),
    Column("state", by_value(EventState), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts_at", String(5), nullable=False),
    Column("leader", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("quiz_ids", Strings, nullable=False),
    Column("tier", by_value(Tier)),
    Column("class_label", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Index(None, "held_on"),
)
"""``starts_at`` is local time, 'HH:MM'. ``minutes`` are those that certificates declare."""

event_people = Table(
    "event_people",
    metadata,
    Column("event_id", ForeignKey(events.c.id), primary_key=True),
    Column("person_id", ForeignKey(people.c.id), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
)

classes = Table(
    "classes",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("tier", by_value(Tier), nullable=False),
    Column("label", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("first_number", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("tier", "label"),
)

activity = Table(
    "activity",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False),
    Column("kind", by_value(ActivityKind), nullable=False),
    Column("person_id", Uuid, index=True),
    Column("about", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index(None, "at"),
)
"""The log of what the training lead did. A person stands in it by id alone, so that erasing them takes their name away.

Rows are added and never changed; the database itself refuses.
"""

for _change in ("UPDATE", "DELETE"):
    event.listen(
        activity,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER activity_no_{_change.lower()} BEFORE {_change} ON activity "
            "BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END"
        ).execute_if(dialect="sqlite"),
    )

erasures = Table(
    "erasures",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("person_id", Uuid, nullable=False, unique=True),
    Column("erased_at", UtcDateTime, nullable=False),
)
"""Who was erased, without a name: 'Entry 19' in the log."""

retention_keeps = Table(
    "retention_keeps",
    metadata,
    Column("person_id", ForeignKey(people.c.id), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
    Column("review_on", Date, nullable=False),
)

policy_versions = Table(
    "policy_versions",
    metadata,
    Column("version", Text, primary_key=True),
    Column("approved", String(7), nullable=False),
    Column("review_due", String(7), nullable=False),
    Column("register", Text, nullable=False),
    Column("changed", Strings, nullable=False),
    Column("top_up", by_value(TopUp), nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
)
"""Versions of the policy that the lead has recorded. ``register`` is the text of a ``policy.toml``, '' for new dates
alone; ``changed`` names the clauses that are new, gone, or say something else than in the version before."""

question_reviews = Table(
    "question_reviews",
    metadata,
    Column("question_id", Text, primary_key=True),
    Column("policy_version", Text, primary_key=True),
    Column("asked_hash", String(64), nullable=False),
    Column("reviewed_at", UtcDateTime, nullable=False),
)
"""Questions on changed clauses that someone has looked at and found to be still right."""

clause_tallies = Table(
    "clause_tallies",
    metadata,
    Column("school_year", Integer, primary_key=True),
    Column("tier", by_value(Tier), primary_key=True),
    Column("clause", Text, primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("unsafe", Integer, nullable=False),
)
"""First answers in full attempts, counted by clause; ``school_year`` is the year in which it begins. No person."""

clause_actions = Table(
    "clause_actions",
    metadata,
    Column("school_year", Integer, primary_key=True),
    Column("clause", Text, primary_key=True),
    Column("action", Text, nullable=False),
)
"""What the school does about a clause that is often answered unsafely."""
