"""The school's own policy as PDF, which clause chips open: one file in the data folder."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.services.clock import system_clock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from oakmere_training.services.clock import Clock
    from oakmere_training.storage.database import Database

FILE_NAME = "policy.pdf"
LARGEST = 50 * 1024 * 1024
_TITLE = "The policy document"


class PolicyDocumentError(OakmereError):
    """The file could not be written or removed."""

    title = "The policy document was not changed"
    safe = "The document that was there before is still there."


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """The document that is there: bytes, pages, and when it was chosen."""

    path: Path
    size: int
    pages: int
    changed_at: datetime


class PolicyDocument:
    """Anybody may open the document; ``put`` and ``remove`` are called from behind the training lead's door."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock
        self._path = database.folder / FILE_NAME

    def path(self) -> Path | None:
        """Where the document lies; ``None`` where there is none."""
        return self._path if self._path.is_file() else None

    def facts(self) -> PolicyFile | None:
        """What the settings page says of it; ``None`` where there is none or it cannot be read."""
        from datetime import UTC, datetime

        from oakmere_training.documents.page_count import page_count

        try:
            data, state = self._path.read_bytes(), self._path.stat()
            pages = page_count(data)
        except (OSError, InvalidInputError):
            return None
        return PolicyFile(self._path, state.st_size, pages, datetime.fromtimestamp(state.st_mtime, UTC))

    def put(self, source: Path) -> PolicyFile | None:
        """Copy a PDF into the data folder, in one step, in place of the one before, and log it.

        Raises:
            InvalidInputError: naming 'policy', where the file is no PDF that can be read.
            PolicyDocumentError, RecordsError: where it cannot be written.
        """
        from oakmere_training.documents.page_count import page_count

        try:
            if source.stat().st_size > LARGEST:
                raise InvalidInputError("This file is larger than 50 MB. Choose a smaller PDF.", field="policy")
            data = source.read_bytes()
        except OSError as error:
            raise InvalidInputError("This file cannot be opened.", field="policy", details=str(error)) from error
        pages = page_count(data)
        how = "Replaced" if self.path() else "Added"
        part = self._path.with_name(f".{FILE_NAME}.part")
        try:
            with part.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            with self._database.writing() as records:
                records.activity.add(self._line(f"{how}, {pages} {'page' if pages == 1 else 'pages'}"))
                part.replace(self._path)
        except OSError as error:
            raise PolicyDocumentError(
                "The policy document could not be copied into the data folder. Check that there is room on the disk.",
                details=str(error),
            ) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return self.facts()

    def remove(self) -> None:
        """Take the document away, and log it.

        Raises:
            PolicyDocumentError, RecordsError: where that cannot be done; it is still there.
        """
        if self.path() is None:
            return
        try:
            with self._database.writing() as records:
                records.activity.add(self._line("Removed"))
                self._path.unlink()
        except OSError as error:
            raise PolicyDocumentError(
                "The policy document could not be removed. Another program may have it open.", details=str(error)
            ) from error

    def _line(self, detail: str) -> Activity:
        return Activity(self._clock(), ActivityKind.POLICY_DOCUMENT_CHANGED, _TITLE, detail)
