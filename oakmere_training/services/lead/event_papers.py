"""The papers of an event: every certificate in one PDF or as single files, and the sheet to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.attempt import result_of
from oakmere_training.domain.errors import NotFoundError, OakmereError
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.certificates import CertificateService
from oakmere_training.services.clock import system_clock
from oakmere_training.services.lead.event_drafts import tier_of
from oakmere_training.services.lead.event_views import Stage
from oakmere_training.services.lead.events import EventService, about

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.certificate import Certificate, CertificateFacts
    from oakmere_training.domain.events import Event
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.services.lead.event_views import EventProgress, PersonProgress
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

    Tell = Callable[[int, int, str], bool]
    """Told how many of how many are done, and whose turn it is; ``False`` stops the work."""


class WrongPaperError(OakmereError):
    """A certificate in the records does not belong to the person or the result that it stands for."""

    title = "These papers were not made"
    safe = "No file was left, and nothing was printed."


@dataclass(frozen=True, slots=True)
class Papers:
    """What can be printed, by surname. ``left_out`` names passes without a certificate, each with the reason."""

    event: Event
    certificates: tuple[Certificate, ...]
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def items(self) -> list[tuple[CertificateFacts, bytes]]:
        """Facts and signatures, as the documents take them."""
        return [(certificate.facts, certificate.signature) for certificate in self.certificates]


class EventPapers:
    """Papers of one data folder. Files are there whole, or not at all; what was made is logged."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._settings = settings
        self._catalogue = catalogue
        self._clock = clock
        self._events = EventService(database, catalogue, settings, clock)
        self._issuing = CertificateService(database, catalogue, settings, clock)

    # -- which certificates ----------------------------------------------------------------------------------

    def papers(self, event_id: UUID, person_id: UUID | None = None) -> Papers:
        """The certificates of everyone who passed, or of one person; those not issued yet are issued now.

        In the order of the register: by surname, then as the quizzes were taken. Each one is checked to be that of
        this person and of this result.

        Raises:
            NotFoundError: there is no such event.
            WrongPaperError: a certificate is not that of the person whose pass it stands for, or was altered.
        """
        progress = self._events.progress(event_id)
        left_out: list[tuple[str, str]] = []
        passes: list[tuple[PersonProgress, UUID]] = []
        for each in progress.in_register_order:
            if person_id is not None and each.person.id != person_id:
                continue
            for quiz in each.quizzes:
                if quiz.stage is Stage.PASSED and quiz.attempt_id is not None:
                    problem = "" if quiz.certificate_number else self._issue(progress, quiz.attempt_id)
                    if problem:
                        left_out.append((each.person.name, problem))
                    else:
                        passes.append((each, quiz.attempt_id))
        with self._database.reading() as records:
            found = tuple(_checked(records, each, attempt_id) for each, attempt_id in passes)
        return Papers(progress.event, found, tuple(left_out))

    def _issue(self, progress: EventProgress, attempt_id: UUID) -> str:
        """Issue a certificate; why there is none, or ''."""
        if tier_of(progress.event.kind) is not Tier.STAFF:
            return "They did not ask for a certificate."
        try:
            self._issuing.issue(attempt_id)
        except NotFoundError as error:
            return error.sentence
        return ""

    # -- making them -----------------------------------------------------------------------------------------

    def pdf(self, papers: Papers, tell: Tell | None = None) -> bytes:
        """One PDF with every certificate, for printing.

        Raises:
            CancelledError: where ``tell`` said so.
            NotFoundError: there is nothing to print.
        """
        from oakmere_training.documents.bundle import certificates_pdf

        self._expect_some(papers)
        return certificates_pdf(papers.items, mono=self._mono, progress=_telling(papers, tell))

    def save_pdf(self, papers: Papers, path: Path, tell: Tell | None = None) -> None:
        """Write one PDF with every certificate.

        Raises:
            CancelledError: where ``tell`` said so; no file was left.
            NotFoundError: there is nothing to print.
            OSError: the file cannot be written.
        """
        from oakmere_training.documents.bundle import save_pdf

        self._expect_some(papers)
        save_pdf(path, papers.items, mono=self._mono, progress=_telling(papers, tell))
        self.note_printed(papers, "saved as one PDF")

    def save_zip(self, papers: Papers, path: Path, tell: Tell | None = None) -> None:
        """Write a ZIP of single files, named by number. Raises as ``save_pdf``."""
        from oakmere_training.documents.bundle import save_zip

        self._expect_some(papers)
        save_zip(path, papers.items, mono=self._mono, progress=_telling(papers, tell))
        self.note_printed(papers, "saved as a ZIP of single files")

    def attendance_pdf(self, event_id: UUID) -> bytes:
        """The sheet to sign: who is down for the event, by surname, without results."""
        from oakmere_training.documents.attendance import attendance_pdf
        from oakmere_training.domain.papers import AttendanceRow, AttendanceSheet

        progress = self._events.progress(event_id)
        event, named = progress.event, tier_of(progress.event.kind) is Tier.STAFF
        people = progress.in_register_order if named else ()
        sheet = AttendanceSheet(
            school=self._settings.school.school_name,
            policy_title=self._catalogue.policy.title,
            what=event.kind.value,
            day=event.held_on,
            people=tuple(AttendanceRow(each.person.name, each.person.role_label) for each in people),
            starts_at=event.starts_at,
            place=event.place,
            leader=event.leader,
            minutes=event.minutes,
            quizzes=progress.titles,
        )
        return attendance_pdf(sheet, mono=self._mono)

    def note_printed(self, papers: Papers, how: str) -> None:
        """Log that certificates left the program; ``how`` reads 'printed' or 'saved as one PDF'."""
        number = len(papers.certificates)
        with self._database.writing() as records:
            records.activity.add(
                Activity(
                    at=self._clock(),
                    kind=ActivityKind.CERTIFICATES_PRINTED,
                    about=about(papers.event),
                    detail=f"{number} certificate{'' if number == 1 else 's'}, {how}",
                )
            )

    @property
    def _mono(self) -> bool:
        return self._settings.school.crest_in_one_colour

    @staticmethod
    def _expect_some(papers: Papers) -> None:
        if not papers.certificates:
            raise NotFoundError("Nobody has passed yet, so there is no certificate to print.")


def _checked(records: Records, progress: PersonProgress, attempt_id: UUID) -> Certificate:
    """The certificate of a pass, seen to be of this person, this attempt and this result, as it was signed."""
    from oakmere_training.services.seal import is_sealed

    certificate, attempt = records.certificates.of_attempt(attempt_id), records.attempts.get(attempt_id)
    if certificate is None or attempt is None:
        raise WrongPaperError(f"The certificate of {progress.person.name} is not in the records any more. Try again.")
    facts = certificate.facts
    result = result_of(attempt.answers, facts.pass_mark, asked=len(attempt.question_ids))
    fits = (
        attempt.person_id == progress.person.id
        and certificate.person_id == progress.person.id
        and (facts.points, facts.maximum) == (result.points, result.maximum)
        and certificate.public_key in records.seals.public_keys()
        and is_sealed(facts, certificate.signature, certificate.public_key)
    )
    if not fits:
        raise WrongPaperError(
            f"Certificate {certificate.number} does not fit what {progress.person.name} did in this event. "
            "Look at both in Certificates before anything is printed.",
            details=f"certificate {certificate.number}, attempt {attempt_id}",
        )
    return certificate


def _telling(papers: Papers, tell: Tell | None) -> Callable[[int, int], bool] | None:
    if tell is None:
        return None
    holders = [certificate.facts.holder for certificate in papers.certificates]

    def told(done: int, total: int) -> bool:
        return tell(done, total, holders[done] if done < len(holders) else "")

    return told
