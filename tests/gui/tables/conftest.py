"""The fixtures of the widget tests."""

from __future__ import annotations

from tests.gui.widgets.conftest import pictures, shown, theme

__all__ = ["pictures", "shown", "theme"]
