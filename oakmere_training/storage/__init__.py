"""The records on disk: the only home of SQLAlchemy and Alembic. Only domain objects leave it."""
