"""The services of the training lead's locked area, each made when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.lead.activity import ActivityService
    from oakmere_training.services.lead.certificates import LeadCertificateService
    from oakmere_training.services.lead.classes import ClassService
    from oakmere_training.services.lead.event_papers import EventPapers
    from oakmere_training.services.lead.events import EventService
    from oakmere_training.services.lead.evidence import EvidenceService
    from oakmere_training.services.lead.people import LeadPeopleService
    from oakmere_training.services.lead.policy import PolicyService
    from oakmere_training.services.lead.privacy import PrivacyService
    from oakmere_training.services.lead.quizzes import QuizService
    from oakmere_training.services.lead.records import RecordsService
    from oakmere_training.services.lead.register import RegisterService
    from oakmere_training.services.lead.settings import LeadSettingsService
    from oakmere_training.services.lead.staff_import import StaffImportService
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database


class LeadServices:
    """What the pages behind the door call. ``Services.lead`` hands it out only while the area is unlocked.

    Every service is a cached property that imports its module when it is first asked for.
    """

    def __init__(self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock

    @cached_property
    def activity(self) -> ActivityService:
        """The activity log."""
        from oakmere_training.services.lead.activity import ActivityService

        return ActivityService(self._database, self._clock)

    @cached_property
    def settings(self) -> LeadSettingsService:
        """The school's settings, changed and logged."""
        from oakmere_training.services.lead.settings import LeadSettingsService

        return LeadSettingsService(self._database, self._settings, self._clock)

    @cached_property
    def events(self) -> EventService:
        """Events."""
        from oakmere_training.services.lead.events import EventService

        return EventService(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def event_papers(self) -> EventPapers:
        """Certificates and attendance sheets of events."""
        from oakmere_training.services.lead.event_papers import EventPapers

        return EventPapers(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def people(self) -> LeadPeopleService:
        """People: added, changed, marked as left, merged."""
        from oakmere_training.services.lead.people import LeadPeopleService

        return LeadPeopleService(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def staff_import(self) -> StaffImportService:
        """Staff lists of other systems."""
        from oakmere_training.services.lead.staff_import import StaffImportService

        return StaffImportService(self._database, self._clock)

    @cached_property
    def register(self) -> RegisterService:
        """The training register, and who needs what."""
        from oakmere_training.services.lead.register import RegisterService

        return RegisterService(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def evidence(self) -> EvidenceService:
        """What the overview shows, and the governors' report."""
        from oakmere_training.services.lead.evidence import EvidenceService

        return EvidenceService(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def certificates(self) -> LeadCertificateService:
        """Everything that was issued."""
        from oakmere_training.services.lead.certificates import LeadCertificateService

        return LeadCertificateService(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def classes(self) -> ClassService:
        """Classes and their aliases."""
        from oakmere_training.services.lead.classes import ClassService

        return ClassService(self._database, self._settings, self._clock)

    @cached_property
    def privacy(self) -> PrivacyService:
        """A person's record, erasing, and what is due for deletion."""
        from oakmere_training.services.lead.privacy import PrivacyService

        return PrivacyService(self._database, self._catalogue, self._settings, self._clock)

    @cached_property
    def policy(self) -> PolicyService:
        """The policy's versions and dates, and the questions that a new one touches."""
        from oakmere_training.services.lead.policy import PolicyService

        return PolicyService(self._database, self._catalogue, self._clock)

    @cached_property
    def quizzes(self) -> QuizService:
        """The quizzes: coverage, problems, trying one out."""
        from oakmere_training.services.lead.quizzes import QuizService

        return QuizService(self._catalogue, self._clock)

    @cached_property
    def records(self) -> RecordsService:
        """Where the records lie, and copies of them."""
        from oakmere_training.services.lead.records import RecordsService

        return RecordsService(self._database, self._settings, self._clock)
