"""Migrations in order; revision '0001' makes schema version 1."""
