"""The repositories, bound to one connection."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from oakmere_training.storage.attempts import Attempts
from oakmere_training.storage.certificates import Certificates
from oakmere_training.storage.people import People
from oakmere_training.storage.seals import Seals

if TYPE_CHECKING:
    from oakmere_training.storage.activity import ActivityLog
    from oakmere_training.storage.certificate_list import CertificateList
    from oakmere_training.storage.classes import Classes
    from oakmere_training.storage.events import Events
    from oakmere_training.storage.evidence import Evidence
    from oakmere_training.storage.lead_lock import LeadLock
    from oakmere_training.storage.link import Link
    from oakmere_training.storage.policy_versions import PolicyVersions
    from oakmere_training.storage.privacy import Privacy
    from oakmere_training.storage.register import Register
    from oakmere_training.storage.requirements import Requirements
    from oakmere_training.storage.staff import Staff
    from oakmere_training.storage.standings import Standings
    from oakmere_training.storage.tallies import Tallies


class Records:
    """What a service works with inside ``Database.writing()`` or ``Database.reading()``.

    What learners need is made at once, the training lead's repositories when they are first used: their imports take a
    tenth as long as a start.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self.people = People(link)
        self.attempts = Attempts(link)
        self.certificates = Certificates(link)
        self.seals = Seals(link)

    @cached_property
    def activity(self) -> ActivityLog:
        """The log of what the training lead did."""
        from oakmere_training.storage.activity import ActivityLog

        return ActivityLog(self._link)

    @cached_property
    def requirements(self) -> Requirements:
        """Who needs what."""
        from oakmere_training.storage.requirements import Requirements

        return Requirements(self._link)

    @cached_property
    def standings(self) -> Standings:
        """The upkeep of the register."""
        from oakmere_training.storage.standings import Standings

        return Standings(self._link)

    @cached_property
    def register(self) -> Register:
        """The register as it is shown."""
        from oakmere_training.storage.register import Register

        return Register(self._link)

    @cached_property
    def tallies(self) -> Tallies:
        """First answers counted by clause."""
        from oakmere_training.storage.tallies import Tallies

        return Tallies(self._link)

    @cached_property
    def evidence(self) -> Evidence:
        """What events have come to."""
        from oakmere_training.storage.evidence import Evidence

        return Evidence(self._link)

    @cached_property
    def events(self) -> Events:
        """Events."""
        from oakmere_training.storage.events import Events

        return Events(self._link)

    @cached_property
    def lock(self) -> LeadLock:
        """The lock of the training lead's area."""
        from oakmere_training.storage.lead_lock import LeadLock

        return LeadLock(self._link)

    @cached_property
    def staff(self) -> Staff:
        """People as the training lead changes them."""
        from oakmere_training.storage.staff import Staff

        return Staff(self._link)

    @cached_property
    def privacy(self) -> Privacy:
        """Everything about one person, and erasing it."""
        from oakmere_training.storage.privacy import Privacy

        return Privacy(self._link)

    @cached_property
    def classes(self) -> Classes:
        """Classes and their aliases."""
        from oakmere_training.storage.classes import Classes

        return Classes(self._link)

    @cached_property
    def policy_versions(self) -> PolicyVersions:
        """Versions of the policy."""
        from oakmere_training.storage.policy_versions import PolicyVersions

        return PolicyVersions(self._link)

    @cached_property
    def certificate_list(self) -> CertificateList:
        """Certificates as they are listed."""
        from oakmere_training.storage.certificate_list import CertificateList

        return CertificateList(self._link)
