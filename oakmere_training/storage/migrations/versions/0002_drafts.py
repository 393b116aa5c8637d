"""Answers that are being made: what was sorted, ordered, marked or walked so far."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "drafts",
        sa.Column("attempt_id", sa.Uuid, nullable=False),
        sa.Column("question_id", sa.Text, nullable=False),
        sa.Column("chosen", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_drafts_attempt_id_attempts")),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_drafts")),
    )
