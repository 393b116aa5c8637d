"""Tables: their models, cells and view."""
