"""Use cases, one transaction each; no Qt."""
