"""All services of one data folder, made together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.services.catalogue import Catalogue
from oakmere_training.services.certificates import CertificateService
from oakmere_training.services.checking import CheckingService
from oakmere_training.services.clock import Clock, system_clock
from oakmere_training.services.people import PeopleService
from oakmere_training.services.results import ResultService
from oakmere_training.services.training import TrainingService
from oakmere_training.storage.database import Database

if TYPE_CHECKING:
    from pathlib import Path

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
    catalogue = Catalogue(quizzes, cache=cache)
    database = Database.open_read_only(folder) if read_only else Database.open(folder)
    certificates = CertificateService(database, catalogue, settings, clock)
    return Services(
        database=database,
        catalogue=catalogue,
        people=PeopleService(database, settings, clock),
        training=TrainingService(database, catalogue, settings, clock),
        results=ResultService(database, catalogue, settings, certificates),
        certificates=certificates,
        checking=CheckingService(database, clock),
    )
