"""Exceptions for 'the world failed', which a person can act on; anything else that is raised is a fault of ours."""

from __future__ import annotations


class OakmereError(Exception):
    """Something outside the program stands in the way.

    Carries what the window shows: a short ``title``, a ``sentence`` that says what happened, what is safe and what
    to do next, and ``details`` that can be copied for whoever looks after the computer. Holds no person's name.
    """

    title = "Something stands in the way"

    def __init__(self, sentence: str, *, details: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.details = details


class RecordsError(OakmereError):
    """The records (the database) cannot be used as they are. Nothing in them was changed."""


class NewerRecordsError(RecordsError):
    """The records were written by a newer version of the program."""

    title = "These records need a newer version"


class DamagedRecordsError(RecordsError):
    """The database file is not one, or is corrupt."""

    title = "The records cannot be read"


class ReadOnlyRecordsError(RecordsError):
    """The data folder or the database cannot be written to."""

    title = "The records can be read but not added to"


class DiskFullError(RecordsError):
    """There is no room left on the disk; what was committed before is whole."""

    title = "There is no room left to save answers"


class NetworkFolderError(RecordsError):
    """The data folder lies on a network share, where SQLite's locks are not safe."""

    title = "The records cannot be kept on a network drive"


class BusyRecordsError(RecordsError):
    """Another program holds the database for longer than the busy timeout."""

    title = "The records are in use"


class NotFoundError(OakmereError):
    """A record that was asked for is not there."""

    title = "Not in these records"


class InvalidInputError(OakmereError):
    """What a person typed cannot be used. ``field`` names the field that the message stands beside."""

    title = "Please check what you typed"

    def __init__(self, sentence: str, *, field: str, details: str = "") -> None:
        super().__init__(sentence, details=details)
        self.field = field


class CertificateFileError(OakmereError):
    """A file holds no certificate of ours, or cannot be read as a PDF."""

    title = "This file has no Oakmere certificate in it"


class SettingsError(OakmereError):
    """A settings file or a value in it cannot be used."""

    title = "A setting cannot be used"
