"""The school's settings as the training lead changes them: judged field by field, saved at once, each change logged."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, SettingsError
from oakmere_training.services.clock import system_clock
from oakmere_training.settings.fields import SchoolSettings, checked

if TYPE_CHECKING:
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database

Value = str | int | bool

_FIELDS = {item.name: item for item in fields(SchoolSettings)}
_OF_PEOPLE = frozenset(
    {"signatory_name", "signatory_title", "dsl_name", "deputy_dsl_name", "concerns_to", "signpost_teacher"}
)
"""May hold a person's name, so that the log says only that they were changed."""
_NEEDED = {
    "school_name": "Write the school’s name. It stands on every certificate.",
    "signatory_title": "Write a title, for example Headteacher.",
    "concerns_to": "Say where families take a concern, for example the school office.",
    "wrens_name": "Every group needs a name.",
    "hedgehogs_name": "Every group needs a name.",
    "otters_name": "Every group needs a name.",
    "signpost_teacher": "Every arm of the signpost needs its words.",
    "signpost_home": "Every arm of the signpost needs its words.",
    "certificate_prefix": "Use 1 to 6 capital letters.",
}
_PRINTED = frozenset({"school_name", "signatory_name", "signatory_title"})
_CHOICES = {"months": "months to the day", "school_year_end": "the school year’s end"}


class LeadSettingsService:
    """Changes ``SchoolSettings``. ``school`` is what holds now."""

    def __init__(self, database: Database, settings: SettingsStore, clock: Clock = system_clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    @property
    def school(self) -> SchoolSettings:
        """The settings that hold now."""
        return self._settings.school

    def change(self, values: dict[str, Value]) -> SchoolSettings:
        """Save values by the names of ``SchoolSettings``, and log those that are new. Returns what holds now.

        Raises:
            InvalidInputError: as ``check``; nothing is changed.
            SettingsError: where the file cannot be read or written; nothing is changed.
            RecordsError: where the log cannot be written; nothing is changed.
        """
        clean = check(values)
        before = self._settings.school
        changed = {name: value for name, value in clean.items() if getattr(before, name) != value}
        if not changed:
            return before
        after = checked(SchoolSettings, asdict(before) | changed)
        now, saved = self._clock(), False
        try:
            with self._database.writing() as records:
                for name, value in changed.items():
                    detail = described(name, getattr(before, name), value)
                    records.activity.add(Activity(now, ActivityKind.SETTING_CHANGED, title_of(name), detail))
                self._settings.save(after)
                saved = True
        except SettingsError as error:
            self._settings.school = before
            raise SettingsError(
                "The change could not be saved, so nothing was changed. Check that the data folder can be written to.",
                details=error.details or error.sentence,
            ) from error
        except BaseException:
            if saved:
                self._settings.save(before)
            raise
        return after


def as_it_would_be(school: SchoolSettings, values: dict[str, Any]) -> SchoolSettings:
    """Settings with other values, for a preview; values that cannot be used are left out."""
    usable: dict[str, Any] = {}
    for name, value in values.items():
        try:
            usable[name] = _clean(name, value)
        except InvalidInputError:
            continue
    return replace(school, **usable)


def check(values: dict[str, Value]) -> dict[str, Value]:
    """Values by the names of ``SchoolSettings`` as they would be kept.

    Raises:
        InvalidInputError: with the sentence for the first ``field`` whose value cannot be used.
    """
    return {name: _clean(name, value) for name, value in values.items()}


def title_of(name: str) -> str:
    """What a setting is called in the log: 'Pass mark'."""
    title: str = _FIELDS[name].metadata["title"]
    return title


def described(name: str, old: Value, new: Value) -> str:
    """'75% to 80%', or 'Changed' for what may hold a person's name."""
    if name in _OF_PEOPLE:
        return "Removed" if new == "" else "Changed" if old else "Set"
    return f"{_text(name, old)} to {_text(name, new)}"


def _text(name: str, value: Value) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, int):
        unit = _FIELDS[name].metadata["unit"]
        return f"{value}%" if unit == "%" else f"{value} {unit}".rstrip()
    return _CHOICES.get(value, f"“{value}”") if value else "nothing"


def _clean(name: str, value: Value) -> Value:
    """A value as it is kept. Raises ``InvalidInputError`` for one that cannot be used."""
    limits = _FIELDS[name].metadata
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        if limits["low"] is not None and not limits["low"] <= value <= limits["high"]:
            raise InvalidInputError(f"Use a number from {limits['low']} to {limits['high']}.", field=name)
        return value
    return _clean_text(name, value, limits)


def _clean_text(name: str, value: str, limits: Any) -> str:  # noqa: ANN401
    text = " ".join(value.split())
    if name == "certificate_prefix":
        text = text.upper()
        if not (text.isascii() and text.isalpha() and len(text) <= limits["longest"]):
            raise InvalidInputError(_NEEDED[name], field=name)
    if not text and name in _NEEDED:
        raise InvalidInputError(_NEEDED[name], field=name)
    if len(text) > limits["longest"]:
        raise InvalidInputError(f"At most {limits['longest']} characters fit here.", field=name)
    if limits["choices"] and text not in limits["choices"]:
        raise InvalidInputError("Choose one of those that are offered.", field=name)
    if name in _PRINTED and text:
        from oakmere_training.documents.faces import unprintable

        missing = unprintable((text,))
        if missing:
            raise InvalidInputError(
                f"The certificate cannot print “{missing[:8]}”. Use Latin, Greek or Cyrillic letters.", field=name
            )
    return text
