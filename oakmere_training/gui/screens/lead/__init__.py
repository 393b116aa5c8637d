"""The pages of the training lead’s locked area."""
