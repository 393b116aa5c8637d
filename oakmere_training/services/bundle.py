"""All services of one data folder, made together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.certificates import CertificateService
from oakmere_training.services.checking import CheckingService
from oakmere_training.services.clock import Clock, system_clock
from oakmere_training.services.people import PeopleService
from oakmere_training.services.policies import recorded_policies
from oakmere_training.services.results import ResultService
from oakmere_training.services.training import TrainingService
from oakmere_training.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.hall import HallService
    from oakmere_training.services.lead.bundle import LeadServices
    from oakmere_training.services.lead.lock import LockService
    from oakmere_training.services.policy_document import PolicyDocument
    from oakmere_training.settings import SettingsStore


@dataclass(frozen=True)
class Services:
    """What the windows call."""

    database: Database
    catalogue: Catalogue
    people: PeopleService
    training: TrainingService
    results: ResultService
    certificates: CertificateService
    checking: CheckingService
    settings: SettingsStore
    clock: Clock = system_clock

    @cached_property
    def lock(self) -> LockService:
        """The lock of the training lead's area."""
        from oakmere_training.services.lead.lock import LockService

        return LockService(self.database, self.settings, self.clock)

    @cached_property
    def hall(self) -> HallService:
        """Hall mode, which runs while the training lead's area is locked."""
        from oakmere_training.services.hall import HallService

        return HallService(self.database, self.catalogue, self.settings, self.clock)

    @cached_property
    def policy_document(self) -> PolicyDocument:
        """The school's own policy as PDF."""
        from oakmere_training.services.policy_document import PolicyDocument

        return PolicyDocument(self.database, self.clock)

    @property
    def lead(self) -> LeadServices:
        """What lies behind the training lead's door. Raises ``LockedError`` while the area is locked."""
        self.lock.require_open()
        return self._lead

    @cached_property
    def _lead(self) -> LeadServices:
        from oakmere_training.services.lead.bundle import LeadServices

        return LeadServices(self.database, self.catalogue, self.settings, self.clock)

    def close(self) -> None:
        """Close the records."""
        self.database.close()


def open_services(
    folder: Path,
    settings: SettingsStore,
    *,
    quizzes: Path,
    cache: Path | None = None,
    clock: Clock = system_clock,
    read_only: bool = False,
) -> Services:
    """Open the records of a data folder and load the quizzes.

    Raises:
        RecordsError: where the records cannot be used. With ``read_only`` a folder that cannot be written to can
            still be looked up, so that certificates can be checked and printed.
    """
    database = Database.open_read_only(folder) if read_only else Database.open(folder)
    try:
        recorded, reviews = recorded_policies(database)
        catalogue = Catalogue(quizzes, cache=cache, recorded=recorded, reviews=reviews)
    except BaseException:
        database.close()
        raise
    certificates = CertificateService(database, catalogue, settings, clock)
    return Services(
        database=database,
        catalogue=catalogue,
        people=PeopleService(database, settings, clock),
        training=TrainingService(database, catalogue, settings, clock),
        results=ResultService(database, catalogue, settings, certificates),
        certificates=certificates,
        checking=CheckingService(database, clock),
        settings=settings,
        clock=clock,
    )
