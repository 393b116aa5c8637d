"""One module in ``versions`` for each schema version, named by its number."""
