"""Quiz files on disk become domain objects; what is wrong in them becomes located problems."""
