"""Tables and calendars as files, in and out; the only home of openpyxl and icalendar."""
