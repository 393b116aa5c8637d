"""The tables. A change here needs a migration beside it; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.types import BigInteger, Date

from oakmere_training.domain.attempt import AttemptKind
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.types import Strings, UtcDateTime, by_value

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", by_value(Role), nullable=False),
    Column("tier", by_value(Tier), nullable=False),
    Column("account_administrator", Boolean, nullable=False),
    Column("class_label", Text, nullable=False),
    Column("alias_number", Integer),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sort_name", Text, nullable=False, server_default=""),
    Column("post_title", Text, nullable=False, server_default=""),
    Column("staff_number", Text, nullable=False, server_default=""),
    Column("left_on", Date),
    UniqueConstraint("tier", "class_label", "alias_number"),
    Index(None, "tier", "sort_name"),
)
"""``alias_number`` is null for everyone but pupils, so that the constraint holds for pupils alone.

``sort_name`` is what lists in the order of surnames go by; ``left_on`` the last day of someone who left.
"""

attempts = Table(
    "attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("person_id", ForeignKey(people.c.id)),
    Column("quiz_id", Text, nullable=False),
    Column("quiz_title", Text, nullable=False),
    Column("tier", by_value(Tier), nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("kind", by_value(AttemptKind), nullable=False),
    Column("question_ids", Strings, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("second_try_of", ForeignKey("attempts.id")),
    Column("started_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("event_id", Uuid, ForeignKey("events.id"), index=True),
    Column("reasons", Strings, nullable=False, server_default="[]"),
    Index(None, "person_id", "tier", "started_at"),
    Index(None, "second_try_of"),
)
"""``reasons`` says of each question of a quiz that was drawn for its person why it was; empty for a quiz of a file."""

questions_asked = Table(
    "questions_asked",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("question_id", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""A question as it was asked (JSON), once for each wording."""

answers = Table(
    "answers",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("attempt_id", ForeignKey(attempts.c.id), nullable=False),
    Column("question_id", Text, nullable=False),
    Column("chosen", Strings, nullable=False),
    Column("mark", by_value(Mark), nullable=False),
    Column("points", Integer, nullable=False),
    Column("critical", Boolean, nullable=False),
    Column("topic", Text, nullable=False),
    Column("asked_hash", ForeignKey(questions_asked.c.hash), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    UniqueConstraint("attempt_id", "question_id"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("attempt_id", ForeignKey(attempts.c.id), primary_key=True),
    Column("question_id", Text, nullable=False),
    Column("chosen", Strings, nullable=False),
)
"""An answer that is being made, one for each attempt at most. It counts for its question alone, until that has one."""

certificates = Table(
    "certificates",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("number", String(32), nullable=False, unique=True),
    Column("prefix", String(8), nullable=False),
    Column("year", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("person_id", ForeignKey(people.c.id)),
    Column("attempt_id", ForeignKey(attempts.c.id), unique=True),
    Column("facts", Text, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("valid_until", Date, nullable=False),
    Column("revoked_at", UtcDateTime),
    Column("revoked_reason", Text, nullable=False),
    Column("holder", Text, nullable=False, server_default=""),
    Column("title", Text, nullable=False, server_default=""),
    Column("quiz_id", Text, nullable=False, server_default=""),
    Column("policy_version", Text, nullable=False, server_default=""),
    Column("points", Integer, nullable=False, server_default="0"),
    Column("maximum", Integer, nullable=False, server_default="0"),
    Column("replaced_at", UtcDateTime),
    Column("erased_at", UtcDateTime),
    UniqueConstraint("prefix", "year", "serial"),
    Index(None, "person_id", "quiz_id", "issued_at"),
    Index(
        "ix_certificates_list",
        "issued_at",
        "number",
        "holder",
        "person_id",
        "valid_until",
        "revoked_at",
        "replaced_at",
        "erased_at",
    ),
)
"""``facts`` is the text that was signed, byte for byte; number, holder and dates are read from it.

``holder`` to ``maximum`` repeat parts of it for lists, which are searched and counted in one index alone.
``replaced_at`` is when a newer certificate of the same person and training was issued. Erasing the holder empties
facts, signature and holder, takes the links away, and sets ``erased_at``: the number stays.
"""

seals = Table(
    "seals",
    metadata,
    Column("public_key", LargeBinary, primary_key=True),
    Column("private_key", LargeBinary, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
"""The school's signing keys; the newest signs, all of them check."""
