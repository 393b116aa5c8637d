"""Ways through the training lead's locked area."""
