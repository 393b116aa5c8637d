"""The training lead's side: requirements and the register, events, classes, the log, policy versions."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from oakmere_training.domain.people import sort_name

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_WORD = sa.String(32)


def upgrade() -> None:
    """To this version."""
    _events()
    _people()
    _attempts()
    _certificates()
    _register()
    _lead()
    _activity()
    _policy()
    _tallies()


def _table(
    name: str, *columns: sa.Column[object], keys: tuple[str, ...], extra: tuple[sa.Constraint, ...] = ()
) -> None:
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{name}")), *extra)


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))


def _column(name: str, kind: object, *, null: bool = False) -> sa.Column[object]:
    return sa.Column(name, kind, nullable=null)  # type: ignore[arg-type]


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _events() -> None:
    _table(
        "events",
        _column("id", sa.Uuid),
        _column("kind", _WORD),
        _column("state", _WORD),
        _column("held_on", sa.Date),
        _column("starts_at", sa.String(5)),
        _column("leader", sa.Text),
        _column("place", sa.Text),
        _column("minutes", sa.Integer),
        _column("quiz_ids", sa.Text),
        _column("tier", _WORD, null=True),
        _column("class_label", sa.Text),
        _column("created_at", _MOMENT),
        _column("finished_at", _MOMENT, null=True),
        keys=("id",),
    )
    _index("events", "held_on")
    _table(
        "event_people",
        _column("event_id", sa.Uuid),
        _column("person_id", sa.Uuid),
        _column("position", sa.Integer),
        keys=("event_id", "person_id"),
        extra=(_refers("event_people", "event_id", "events"), _refers("event_people", "person_id", "people")),
    )
    _index("event_people", "person_id")
    _table(
        "classes",
        _column("id", sa.Uuid),
        _column("tier", _WORD),
        _column("label", sa.Text),
        _column("size", sa.Integer),
        _column("first_number", sa.Integer),
        _column("position", sa.Integer),
        keys=("id",),
        extra=(sa.UniqueConstraint("tier", "label", name=op.f("uq_classes_tier_label")),),
    )


def _people() -> None:
    for name in ("sort_name", "post_title", "staff_number"):
        op.add_column("people", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("people", sa.Column("left_on", sa.Date))
    _index("people", "tier", "sort_name")
    people = sa.table("people", sa.column("id", sa.Uuid), sa.column("name"), sa.column("sort_name"))
    connection = op.get_bind()
    for row in connection.execute(sa.select(people.c.id, people.c.name)).all():
        connection.execute(people.update().where(people.c.id == row.id).values(sort_name=sort_name(row.name)))


def _attempts() -> None:
    with op.batch_alter_table("attempts") as attempts:
        attempts.add_column(sa.Column("event_id", sa.Uuid))
        attempts.add_column(sa.Column("reasons", sa.Text, nullable=False, server_default="[]"))
        attempts.create_foreign_key(op.f("fk_attempts_event_id_events"), "events", ["event_id"], ["id"])
        attempts.create_index(op.f("ix_attempts_event_id"), ["event_id"])


def _certificates() -> None:
    with op.batch_alter_table("certificates") as certificates:
        certificates.alter_column("attempt_id", existing_type=sa.Uuid, nullable=True)
        for name in ("holder", "title", "quiz_id", "policy_version"):
            certificates.add_column(sa.Column(name, sa.Text, nullable=False, server_default=""))
        for name in ("points", "maximum"):
            certificates.add_column(sa.Column(name, sa.Integer, nullable=False, server_default="0"))
        certificates.add_column(sa.Column("replaced_at", _MOMENT))
        certificates.add_column(sa.Column("erased_at", _MOMENT))
        certificates.drop_index(op.f("ix_certificates_person_id"))
        certificates.create_index(
            op.f("ix_certificates_person_id_quiz_id_issued_at"), ["person_id", "quiz_id", "issued_at"]
        )
        listed = ["issued_at", "number", "holder", "person_id", "valid_until", "revoked_at", "replaced_at", "erased_at"]
        certificates.create_index(op.f("ix_certificates_list"), listed)
    _repeat_facts()


def _repeat_facts() -> None:
    """Fill the columns that repeat what was signed, from the signed text and the attempt."""
    names = ("holder", "title", "policy_version", "points", "maximum")
    kept = sa.table(
        "certificates",
        *(sa.column(name) for name in ("facts", "quiz_id", *names)),
        sa.column("id", sa.Uuid),
        sa.column("attempt_id", sa.Uuid),
    )
    attempts = sa.table("attempts", sa.column("id", sa.Uuid), sa.column("quiz_id"))
    connection = op.get_bind()
    joined = sa.select(kept.c.id, kept.c.facts, attempts.c.quiz_id).join(attempts, attempts.c.id == kept.c.attempt_id)
    for row in connection.execute(joined).all():
        facts = json.loads(row.facts)
        values = {name: facts[name] for name in names} | {"quiz_id": row.quiz_id}
        connection.execute(kept.update().where(kept.c.id == row.id).values(values))


def _register() -> None:
    _table(
        "requirements",
        *(_column(name, sa.Text) for name in ("id", "title", "renewal_title", "groups", "quiz_ids")),
        _column("renewal_quiz_ids", sa.Text),
        _column("within_days", sa.Integer),
        _column("clauses", sa.Text),
        _column("policy_version", sa.Text),
        _column("created_on", sa.Date),
        _column("position", sa.Integer),
        keys=("id",),
    )
    _table(
        "standings",
        _column("person_id", sa.Uuid),
        _column("requirement_id", sa.Text),
        _column("name", sa.Text),
        _column("sort_name", sa.Text),
        _column("role_group", _WORD),
        _column("role_label", sa.Text),
        _column("training", sa.Text),
        _column("completed_on", sa.Date, null=True),
        _column("points", sa.Integer, null=True),
        _column("maximum", sa.Integer, null=True),
        _column("valid_until", sa.Date, null=True),
        _column("due_on", sa.Date),
        _column("policy_version", sa.Text),
        _column("certificate_number", _WORD),
        _column("has_left", sa.Boolean),
        keys=("person_id", "requirement_id"),
        extra=(_refers("standings", "person_id", "people"), _refers("standings", "requirement_id", "requirements")),
    )
    _index("standings", "has_left", "due_on", "sort_name", "person_id", "requirement_id")
    _index("standings", "has_left", "completed_on", "sort_name", "person_id", "requirement_id")
    _index("standings", "has_left", "sort_name", "person_id", "requirement_id")


def _lead() -> None:
    _table(
        "lead_lock",
        _column("id", sa.Integer),
        _column("passphrase_hash", sa.Text),
        _column("recovery_hash", sa.Text),
        _column("failed_tries", sa.Integer),
        _column("wait_until", _MOMENT, null=True),
        _column("changed_at", _MOMENT),
        _column("set_up", sa.Boolean),
        keys=("id",),
    )
    _table(
        "erasures",
        _column("number", sa.Integer),
        _column("person_id", sa.Uuid),
        _column("erased_at", _MOMENT),
        keys=("number",),
        extra=(sa.UniqueConstraint("person_id", name=op.f("uq_erasures_person_id")),),
    )
    _table(
        "retention_keeps",
        _column("person_id", sa.Uuid),
        _column("reason", sa.Text),
        _column("kept_at", _MOMENT),
        _column("review_on", sa.Date),
        keys=("person_id",),
        extra=(_refers("retention_keeps", "person_id", "people"),),
    )


def _activity() -> None:
    _table(
        "activity",
        _column("number", sa.Integer),
        _column("at", _MOMENT),
        _column("kind", _WORD),
        _column("person_id", sa.Uuid, null=True),
        _column("about", sa.Text),
        _column("detail", sa.Text),
        keys=("number",),
    )
    _index("activity", "at")
    _index("activity", "person_id")
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER activity_no_{change.lower()} BEFORE {change} ON activity "
            "BEGIN SELECT RAISE(ABORT, 'the activity log is append-only'); END"
        )


def _policy() -> None:
    _table(
        "policy_versions",
        _column("version", sa.Text),
        _column("approved", sa.String(7)),
        _column("review_due", sa.String(7)),
        _column("register", sa.Text),
        _column("changed", sa.Text),
        _column("top_up", _WORD),
        _column("recorded_at", _MOMENT),
        keys=("version",),
    )
    _table(
        "question_reviews",
        _column("question_id", sa.Text),
        _column("policy_version", sa.Text),
        _column("asked_hash", sa.String(64)),
        _column("reviewed_at", _MOMENT),
        keys=("question_id", "policy_version"),
    )


def _tallies() -> None:
    _table(
        "clause_tallies",
        _column("school_year", sa.Integer),
        _column("tier", _WORD),
        _column("clause", sa.Text),
        _column("asked", sa.Integer),
        _column("unsafe", sa.Integer),
        keys=("school_year", "tier", "clause"),
    )
    _table(
        "clause_actions",
        _column("school_year", sa.Integer),
        _column("clause", sa.Text),
        _column("action", sa.Text),
        keys=("school_year", "clause"),
    )
