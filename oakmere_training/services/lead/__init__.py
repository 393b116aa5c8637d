"""Use cases of the training lead’s area."""
