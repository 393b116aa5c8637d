"""Exceptions for 'the world failed', which a person can act on; anything else that is raised is a fault of ours."""

from __future__ import annotations


class OakmereError(Exception):
    """Something outside the program stands in the way.

    Carries what the window shows: a short ``title``, a ``sentence`` that says what happened, what is safe and what
    to do next, and ``details`` that can be copied for whoever looks after the computer. Holds no person's name.
    """

    title = "Something stands in the way"
    steps: tuple[str, ...] = ()
    """What to do next, in order; runs marked ``**so**`` name a button."""
    safe = "Nothing that was saved before is lost."

    def __init__(self, sentence: str, *, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class RecordsError(OakmereError):
    """The records (the database) cannot be used as they are. Nothing in them was changed."""


class NewerRecordsError(RecordsError):
    """The records were written by a newer version of the program."""

    title = "These records need a newer version"
    steps = (
        "Ask IT support to install the newer version on this computer.",
        "Or carry on at the computer that you used last time.",
    )
    safe = "Nothing has been changed. Every result and certificate is as it was."


class DamagedRecordsError(RecordsError):
    """The database file is not one, or is corrupt."""

    title = "The records cannot be read"
    steps = (
        "Ask IT support to look at the data folder. The details name the file, and the newest copy where there is one.",
        "Carry on once a copy is back in its place: choose **Try again**.",
    )
    safe = "The file was left exactly as it is, and nothing was written over it."


class ReadOnlyRecordsError(RecordsError):
    """The data folder or the database cannot be written to."""

    title = "The records can be read but not added to"
    steps = (
        "Ask IT support to allow changes to the data folder.",
        "Then choose **Try again**. You do not have to restart.",
    )
    safe = "Certificates that were issued can still be checked, and printed with the reprint command."


class DiskFullError(RecordsError):
    """There is no room left on the disk; what was committed before is whole."""

    title = "There is no room left to save answers"
    steps = (
        "Leave this window open.",
        "Make some room on the disk: empty the recycle bin, or ask IT support.",
        "Then choose **Try again**.",
    )


class NetworkFolderError(RecordsError):
    """The data folder lies on a network share, where SQLite's locks are not safe."""

    title = "The records cannot be kept on a network drive"
    steps = (
        "Ask IT support to choose a folder on this computer’s own disk, with --data-dir or OAKMERE_DATA_DIR.",
        "Results from several computers can be brought together later. A backup may lie on the network.",
    )
    safe = "Nothing was opened, and nothing on the network drive was changed."


class BusyRecordsError(RecordsError):
    """Another program holds the database for longer than the busy timeout."""

    title = "The records are in use"
    steps = (
        "Close other programs that may be using the records, such as a backup.",
        "Then choose **Try again**.",
    )


class AlreadyAnsweredError(OakmereError):
    """The question has an answer, or the attempt is finished: the first answer stays."""

    title = "This question is answered already"


class NotFoundError(OakmereError):
    """A record that was asked for is not there."""

    title = "Not in these records"


class NoRecordsError(NotFoundError):
    """A data folder has no records yet."""

    title = "No records yet"


class PolicyFileError(NotFoundError):
    """``policy.toml`` cannot be used, and without it no quiz can."""

    title = "The policy’s file cannot be read"
    safe = "Every result and certificate is as it was."


class InvalidInputError(OakmereError):
    """What a person typed cannot be used. ``field`` names the field that the message stands beside."""

    title = "Please check what you typed"

    def __init__(self, sentence: str, *, field: str, details: str = "") -> None:
        super().__init__(sentence, details=details)
        self.field = field


class CertificateFileError(OakmereError):
    """A file holds no certificate of ours, or cannot be read as a PDF."""

    title = "This file has no Oakmere certificate in it"


class TableFileError(OakmereError):
    """A file holds no table that can be read: not CSV or XLSX, broken, protected by a password, or too large."""

    title = "This file cannot be read"
    safe = "Nothing was imported, and the file was left as it is."


class CancelledError(OakmereError):
    """The person stopped what was being written."""

    title = "Stopped"
    safe = "No file was left."

    def __init__(self) -> None:
        super().__init__("Stopped. No file was left.")


class BackupError(OakmereError):
    """A copy of the records could not be made."""

    title = "No copy was saved"
    safe = "The records are as they were."


class SettingsError(OakmereError):
    """A settings file or a value in it cannot be used."""

    title = "A setting cannot be used"
    steps = (
        "Ask IT support to put settings.toml in the data folder right. The details say what is wrong.",
        "Then choose **Try again**.",
    )
    safe = "No result or certificate is touched, and the file was left as it is."
