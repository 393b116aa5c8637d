"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_WORD = sa.String(32)


def upgrade() -> None:
    """To this version."""
    _people()
    _attempts()
    _answers()
    _certificates()
    op.create_table(
        "seals",
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("private_key", sa.LargeBinary, nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("public_key", name=op.f("pk_seals")),
    )


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", _WORD, nullable=False),
        sa.Column("tier", _WORD, nullable=False),
        sa.Column("account_administrator", sa.Boolean, nullable=False),
        sa.Column("class_label", sa.Text, nullable=False),
        sa.Column("alias_number", sa.Integer),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint(
            "tier", "class_label", "alias_number", name=op.f("uq_people_tier_class_label_alias_number")
        ),
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("person_id", sa.Uuid),
        sa.Column("quiz_id", sa.Text, nullable=False),
        sa.Column("quiz_title", sa.Text, nullable=False),
        sa.Column("tier", _WORD, nullable=False),
        sa.Column("policy_version", sa.Text, nullable=False),
        sa.Column("kind", _WORD, nullable=False),
        sa.Column("question_ids", sa.Text, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("second_try_of", sa.Uuid),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.Column("updated_at", _MOMENT, nullable=False),
        sa.Column("finished_at", _MOMENT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attempts_person_id_people")),
        sa.ForeignKeyConstraint(["second_try_of"], ["attempts.id"], name=op.f("fk_attempts_second_try_of_attempts")),
    )
    op.create_index(op.f("ix_attempts_person_id_tier_started_at"), "attempts", ["person_id", "tier", "started_at"])
    op.create_index(op.f("ix_attempts_second_try_of"), "attempts", ["second_try_of"])


def _answers() -> None:
    op.create_table(
        "questions_asked",
        sa.Column("hash", sa.String(64), nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_questions_asked")),
    )
    op.create_table(
        "answers",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("attempt_id", sa.Uuid, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("chosen", sa.Text, nullable=False),
        sa.Column("mark", _WORD, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("critical", sa.Boolean, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("asked_hash", sa.String(64), nullable=False),
        sa.Column("answered_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("attempt_id", "question_id", name=op.f("uq_answers_attempt_id_question_id")),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_answers_attempt_id_attempts")),
        sa.ForeignKeyConstraint(
            ["asked_hash"], ["questions_asked.hash"], name=op.f("fk_answers_asked_hash_questions_asked")
        ),
    )


def _certificates() -> None:
    op.create_table(
        "certificates",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("number", sa.String(32), nullable=False),
        sa.Column("prefix", sa.String(8), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("person_id", sa.Uuid),
        sa.Column("attempt_id", sa.Uuid, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.Column("valid_until", sa.Date, nullable=False),
        sa.Column("revoked_at", _MOMENT),
        sa.Column("revoked_reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificates")),
        sa.UniqueConstraint("prefix", "year", "serial", name=op.f("uq_certificates_prefix_year_serial")),
        sa.UniqueConstraint("number", name=op.f("uq_certificates_number")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_certificates_attempt_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_certificates_person_id_people")),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_certificates_attempt_id_attempts")),
    )
    op.create_index(op.f("ix_certificates_person_id"), "certificates", ["person_id"])
