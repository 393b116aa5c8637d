"""The repositories, bound to one connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.storage.activity import ActivityLog
from oakmere_training.storage.attempts import Attempts
from oakmere_training.storage.certificates import Certificates
from oakmere_training.storage.people import People
from oakmere_training.storage.seals import Seals

if TYPE_CHECKING:
    from oakmere_training.storage.link import Link


class Records:
    """What a service works with inside ``Database.writing()`` or ``Database.reading()``."""

    def __init__(self, link: Link) -> None:
        self.people = People(link)
        self.attempts = Attempts(link)
        self.certificates = Certificates(link)
        self.seals = Seals(link)
        self.activity = ActivityLog(link)
