"""Dialogs of the training lead’s locked area, each asked by one function."""
