"""Runs migrations on the connection it is given, inside the transaction that it is in."""

from __future__ import annotations

from alembic import context

from oakmere_training.storage import rows_lead  # noqa: F401  (its tables are compared too)
from oakmere_training.storage.rows import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=False,  # the caller has begun and commits, tables and version together
    compare_type=True,
)
context.run_migrations()
