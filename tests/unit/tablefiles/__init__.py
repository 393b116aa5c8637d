"""Tables and calendars as files."""
