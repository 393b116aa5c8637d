"""Certificates: issued once for a pass, frozen, printed from the record, checked and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.attempt import Attempt, AttemptKind, Result, result_of
from oakmere_training.domain.certificate import (
    Certificate,
    CertificateFacts,
    CertificateNumber,
    CertifiedOutcome,
)
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.events import shared_minutes
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.clock import local_day, system_clock
from oakmere_training.services.people import printable_name
from oakmere_training.services.seal import Seal, new_seal

if TYPE_CHECKING:
    from oakmere_training.domain.quiz import Outcome, Quiz
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.services.clock import Clock
    from oakmere_training.settings import SettingsStore
    from oakmere_training.storage.database import Database
    from oakmere_training.storage.records import Records

SHORTEST_REASON = 3
"""Characters of the reason for withdrawing a certificate."""


class CertificateService:
    """Certificates of one data folder."""

    def __init__(
        self, database: Database, catalogue: Catalogue, settings: SettingsStore, clock: Clock = system_clock
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._settings = settings
        self._clock = clock

    def issue(self, attempt_id: UUID) -> Certificate:
        """The certificate for a pass by someone who is named: issued on the first call, the same one ever after.

        Raises:
            NotFoundError: where the attempt is not there, not finished, no pass, or its quiz gives no certificate.
        """
        with self._database.writing() as records:
            known = records.certificates.of_attempt(attempt_id)
            if known is not None:
                return known
            attempt, quiz, result = self._passed_attempt(records, attempt_id)
            person = records.people.get(attempt.person_id) if attempt.person_id else None
            if person is None:
                raise NotFoundError("This certificate needs a name. Give one at the end of the quiz.")
            certificate = self._certificate(records, attempt, quiz, result, person)
            records.certificates.add(certificate, attempt.quiz_id)
            self._refresh(records, person.id)
        return certificate

    def issue_for_parent(self, attempt_id: UUID, name: str) -> Certificate:
        """The certificate that a parent asks for at the end; only then is a name kept.

        Raises:
            InvalidInputError: where the name cannot be printed.
            NotFoundError: as ``issue``.
        """
        clean = printable_name(name)
        with self._database.writing() as records:
            known = records.certificates.of_attempt(attempt_id)
            if known is not None:
                return known
            attempt, quiz, result = self._passed_attempt(records, attempt_id)
            if attempt.tier is not Tier.PARENTS:
                raise InvalidInputError("This quiz is not one for parents and carers.", field="name")
            person = Person(id=uuid4(), name=clean, role=Role.PARENT, tier=Tier.PARENTS, created_at=self._clock())
            records.people.add(person)
            records.attempts.set_person(attempt.id, person.id)
            certificate = self._certificate(records, attempt, quiz, result, person)
            records.certificates.add(certificate, attempt.quiz_id)
            self._refresh(records, person.id)
        return certificate

    def _refresh(self, records: Records, person_id: UUID | None) -> None:
        """Keep the register in step, in the transaction that changed a certificate."""
        from oakmere_training.services.lead.standing import refresh

        if person_id is not None:
            refresh(records, today=local_day(self._clock()), person_ids=(person_id,))

    def _passed_attempt(self, records: Records, attempt_id: UUID) -> tuple[Attempt, Quiz, Result]:
        attempt = records.attempts.get(attempt_id)
        if attempt is None or attempt.finished_at is None or attempt.kind is not AttemptKind.FULL:
            raise NotFoundError("This attempt is not finished, so there is no certificate for it yet.")
        quiz = self._catalogue.quiz_of(attempt)
        result = result_of(attempt.answers, self._settings.school.pass_mark, asked=len(attempt.question_ids))
        if attempt.tier.for_pupils or not quiz.cpd_minutes or not result.passed:
            raise NotFoundError("There is no certificate for this attempt. A certificate is given for a pass.")
        if not self._catalogue.still_holds(attempt):
            raise NotFoundError(
                "The policy has changed since this quiz was passed, so there is no certificate for it any more. "
                "Take the quiz again: it asks about the policy of today."
            )
        return attempt, quiz, result

    def _certificate(
        self, records: Records, attempt: Attempt, quiz: Quiz, result: Result, person: Person
    ) -> Certificate:
        now = self._clock()
        seal = self._seal(records)
        facts = self._facts(records, attempt, quiz, result, person.name)
        return Certificate(
            id=uuid4(),
            person_id=person.id,
            attempt_id=attempt.id,
            facts=facts,
            signature=seal.sign(facts),
            public_key=seal.public_key,
            issued_at=now,
        )

    def _facts(self, records: Records, attempt: Attempt, quiz: Quiz, result: Result, holder: str) -> CertificateFacts:
        school, policy = self._settings.school, self._catalogue.policy_for(attempt.policy_version)
        issued = local_day(self._clock())
        serial = records.certificates.next_serial(school.certificate_prefix, issued.year)
        number = CertificateNumber(school.certificate_prefix, issued.year, serial)
        return CertificateFacts(
            number=str(number),
            holder=holder,
            school=school.school_name,
            title=f"{policy.title}: {quiz.title[:1].lower()}{quiz.title[1:]}",
            completed_as="has completed" if quiz.tier is Tier.PARENTS else "has completed and passed",
            issued=issued,
            valid_until=school.valid_until(local_day(attempt.finished_at or self._clock())),
            cpd_minutes=self._declared_minutes(records, attempt, quiz),
            points=result.points,
            maximum=result.maximum,
            pass_mark=school.pass_mark,
            questions=len(attempt.answers),
            critical_questions=result.critical_total,
            policy_title=policy.title,
            policy_version=attempt.policy_version,
            policy_approved=str(policy.approved),
            policy_review_due=str(policy.review_due),
            signatory_name=school.signatory_name,
            signatory_title=school.signatory_title,
            outcomes=tuple(self._outcome(outcome) for outcome in quiz.outcomes),
        )

    def _declared_minutes(self, records: Records, attempt: Attempt, quiz: Quiz) -> int:
        """The quiz's own minutes, or its share of those that the attempt's event declares for all its quizzes."""
        from oakmere_training.services.lead.event_choices import own_minutes

        event = records.events.get(attempt.event_id) if attempt.event_id else None
        if event is None or quiz.id not in event.quiz_ids:
            return quiz.cpd_minutes
        own = {quiz.id: quiz.cpd_minutes} | own_minutes(self._catalogue, event.quiz_ids)
        usual = round(sum(own.values()) / len(own))  # for a quiz that is gone
        weights = [own.get(each, usual) for each in event.quiz_ids]
        return shared_minutes(event.minutes, weights)[event.quiz_ids.index(quiz.id)]

    def _outcome(self, outcome: Outcome) -> CertifiedOutcome:
        sections = self._catalogue.section_numbers(outcome.clauses)
        return CertifiedOutcome(outcome.text, f"Section {', '.join(sections)}", ", ".join(outcome.clauses))

    def _seal(self, records: Records) -> Seal:
        kept = records.seals.newest()
        if kept is not None:
            return Seal(*kept)
        seal = new_seal()
        records.seals.add(seal.public_key, seal.private_key, self._clock())
        return seal

    def of_attempt(self, attempt_id: UUID) -> Certificate | None:
        """The certificate issued for an attempt, where there is one."""
        with self._database.reading() as records:
            return records.certificates.of_attempt(attempt_id)

    def by_number(self, number: str) -> Certificate:
        """A certificate from the register.

        Raises:
            NotFoundError: where the register has none under this number.
        """
        with self._database.reading() as records:
            certificate = records.certificates.by_number(number)
        if certificate is None:
            raise NotFoundError("This certificate is not in this register.")
        return certificate

    def revoke(self, number: str, reason: str) -> Certificate:
        """Withdraw a certificate; it stays in the register, with the first date and reason.

        Raises:
            InvalidInputError: without a reason of three characters or more.
            NotFoundError: for an unknown number.
        """
        reason = " ".join(reason.split())
        if len(reason) < SHORTEST_REASON:
            raise InvalidInputError("Give a reason. It is shown when the certificate is checked.", field="reason")
        known = self.by_number(number)
        now = self._clock()
        with self._database.writing() as records:
            records.certificates.revoke(number, now, reason)
            self._refresh(records, known.person_id)
            if known.revoked_at is None:  # the reason stays with the certificate: it may name someone
                records.activity.add(
                    Activity(now, ActivityKind.CERTIFICATE_REVOKED, about=number, person_id=known.person_id)
                )
        return self.by_number(number)

    def pdf(self, certificate: Certificate) -> bytes:
        """The printed form, from the stored record alone."""
        from oakmere_training.documents.certificate import certificate_pdf

        return certificate_pdf(certificate.facts, certificate.signature, mono=self._settings.school.crest_in_one_colour)

    def file_name(self, certificate: Certificate) -> str:
        """A name under which saved certificates sort by number."""
        from oakmere_training.documents.certificate import file_name

        return file_name(certificate.facts)
