"""What the school and this computer have set: typed fields with a title, bounds and a unit, saved in one step."""

from __future__ import annotations

from oakmere_training.settings.fields import DisplaySettings, SchoolSettings
from oakmere_training.settings.store import SettingsStore

__all__ = ["DisplaySettings", "SchoolSettings", "SettingsStore"]
