"""``settings.toml`` in the data folder: read as a whole, written in one step."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.errors import SettingsError
from oakmere_training.settings.fields import DisplaySettings, SchoolSettings, T, checked

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

FILE_NAME = "settings.toml"
VERSION = 1
_ENCODING = "utf-8-sig"  # some editors begin a file with a byte order mark


class SettingsStore:
    """The settings of one data folder.

    Reading never fails the start: where the file cannot be used, the defaults hold and ``problem`` says why; such a
    file is not written over.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self.problem: SettingsError | None = None
        self.school = SchoolSettings()
        self.display = DisplaySettings()
        self.reload()

    def reload(self) -> None:
        """Read the file again. A part that cannot be used keeps its defaults, and ``problem`` names it."""
        self.problem = None
        try:
            plain = self._read()
        except SettingsError as error:
            self.problem = error
            return
        self.school = self._part(SchoolSettings, plain.get("school", {}))
        self.display = self._part(DisplaySettings, plain.get("display", {}))

    def _part(self, cls: type[T], values: object) -> T:
        try:
            return checked(cls, values if isinstance(values, dict) else {"settings": values})
        except SettingsError as error:
            before = f"{self.problem.sentence} " if self.problem else f"{FILE_NAME}: "
            self.problem = SettingsError(before + error.sentence, details=str(self.path))
            return cls()

    def _read(self) -> dict[str, Any]:
        if not self.path.exists():
            return {}
        import tomllib  # on most first starts there is nothing to read

        try:
            plain: dict[str, Any] = tomllib.loads(self.path.read_text(encoding=_ENCODING))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(
                f"{FILE_NAME} cannot be read, so the usual settings are in use. The file was left as it is.",
                details=f"{self.path}: {error}",
            ) from error
        version = plain.get("version", VERSION)
        if version != VERSION:
            raise SettingsError(
                f"{FILE_NAME} was written by a newer version, so the usual settings are in use. The file was left "
                "as it is.",
                details=f"{self.path}: version {version!r}, expected {VERSION}",
            )
        return plain

    def save(self, settings: SchoolSettings | DisplaySettings) -> None:
        """Keep settings on disk in one step; comments in the file stay.

        Raises:
            SettingsError: where the file cannot be read or written; what it holds stays as it was.
        """
        if self.problem is not None:
            raise self.problem
        part = "school" if isinstance(settings, SchoolSettings) else "display"
        values = asdict(settings)
        if isinstance(settings, SchoolSettings):
            self.school = checked(SchoolSettings, values)
        else:
            self.display = checked(DisplaySettings, values)
        self._write(part, values)

    def _write(self, part: str, values: dict[str, Any]) -> None:
        import tomlkit

        self._read()
        document: TOMLDocument = (
            tomlkit.parse(self.path.read_text(encoding=_ENCODING)) if self.path.exists() else tomlkit.document()
        )
        document["version"] = VERSION
        table = document.setdefault(part, tomlkit.table())
        for name, value in values.items():
            table[name] = value
        try:
            self._replace(tomlkit.dumps(document))
        except OSError as error:
            raise SettingsError(
                "The setting holds until the program closes, but it could not be saved. Results are not touched.",
                details=f"{self.path}: {error}",
            ) from error

    def _replace(self, text: str) -> None:
        import tempfile

        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
