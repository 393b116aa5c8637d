"""The school's settings, shown and changed by name."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.errors import SettingsError
from oakmere_training.settings.fields import SchoolSettings, checked

if TYPE_CHECKING:
    from oakmere_training.settings import SettingsStore

_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_LONGEST_NUMBER = 9


def describe(school: SchoolSettings, name: str | None = None) -> list[str]:
    """One line a setting: name, value with its unit, and what it is. Raises ``SettingsError`` for an unknown name."""
    fields = {item.name: item for item in dataclasses.fields(school)}
    if name is not None and name not in fields:
        raise SettingsError(f"“{name}” is not a setting. The settings are: {', '.join(fields)}.")
    shown = [fields[name]] if name is not None else list(fields.values())
    width = max(len(item.name) for item in shown)
    return [
        f"{item.name:{width}}  {_text(getattr(school, item.name))}{_unit(item.metadata)}  ({item.metadata['title']})"
        for item in shown
    ]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”" if isinstance(value, str) else str(value)


def _unit(metadata: Any) -> str:  # noqa: ANN401
    unit: str = metadata["unit"]
    return unit if unit == "%" else f" {unit}" if unit else ""


def set_one(store: SettingsStore, name: str, value: str) -> None:
    """Change one setting from text and save it.

    Raises:
        SettingsError: for an unknown name, a value out of bounds, or a file that cannot be written.
    """
    fields = {item.name: item for item in dataclasses.fields(SchoolSettings)}
    if name not in fields:
        raise SettingsError(f"“{name}” is not a setting. The settings are: {', '.join(fields)}.")
    values = dataclasses.asdict(store.school) | {name: _parsed(name, value, fields[name].default)}
    store.save(checked(SchoolSettings, values))


def _parsed(name: str, value: str, default: object) -> str | int | bool:
    if isinstance(default, bool):
        if value.lower() not in _YES | _NO:
            raise SettingsError(f"“{name}” should be yes or no, not “{value}”.")
        return value.lower() in _YES
    if isinstance(default, int):
        if not value.removeprefix("-").isdecimal() or len(value) > _LONGEST_NUMBER:
            raise SettingsError(f"“{name}” should be a whole number, not “{value[:40]}”.")
        return int(value)
    return value
