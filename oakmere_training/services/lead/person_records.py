"""Everything about one person, gathered for the person themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.attempt import AttemptKind, result_of
from oakmere_training.domain.marking import POINTS_PER_QUESTION, Mark
from oakmere_training.domain.people import same_name
from oakmere_training.domain.person_record import (
    AnswerEntry,
    AttemptEntry,
    CertificateEntry,
    Detail,
    EventEntry,
    LogEntry,
    PersonRecord,
)
from oakmere_training.domain.retention import years
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import is_in_date, long_date, short_date
from oakmere_training.services.clock import local_day
from oakmere_training.services.lead.asked_words import AskedWords, read_asked

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from oakmere_training.domain.attempt import Answer, Attempt
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.settings.fields import SchoolSettings
    from oakmere_training.storage.records import Records

VERDICTS = {Mark.BEST: "Best answer", Mark.ACCEPTABLE: "Acceptable", Mark.UNSAFE: "Not safe"}
_NAMED_IN = (
    ("signatory_name", "who signs certificates"),
    ("dsl_name", "designated safeguarding lead"),
    ("deputy_dsl_name", "deputy designated safeguarding lead"),
)


def gather(
    records: Records, person: Person, school: SchoolSettings, now: datetime, titles: dict[str, str]
) -> PersonRecord:
    """The whole record as of ``now``. ``titles`` names quizzes by id."""
    today = local_day(now)
    return PersonRecord(
        school=school.school_name,
        name=person.name,
        made_at=now.astimezone(),
        details=_details(records, person, school),
        certificates=tuple(
            _certificate(certificate, person, records, today)
            for certificate in records.certificates.of_person(person.id)
        ),
        attempts=_attempts(records, person, school),
        events=_events(records, person, titles),
        log=tuple(
            LogEntry(line.at.astimezone(), line.kind.label, line.about, line.detail)
            for line in records.privacy.log_of(person.id)
        ),
        notes=_notes(person, school),
    )


def _details(records: Records, person: Person, school: SchoolSettings) -> tuple[Detail, ...]:
    found = [
        Detail("id", "Kept under", str(person.id)),
        Detail("name", "Alias" if person.tier.for_pupils else "Name", person.name),
        Detail("role", "Role", person.role.label),
        Detail("account_administrator", "Official accounts", "yes" if person.account_administrator else "no"),
        Detail("post_title", "Post", person.post_title),
        Detail("staff_number", "Staff number", person.staff_number),
        Detail("tier", "Quizzes", school.tier_name(person.tier)),
        Detail("class_label", "Class", person.class_label),
        Detail("alias_number", "Alias number", "" if person.alias_number is None else str(person.alias_number)),
        Detail("created_at", "Entered on", long_date(local_day(person.created_at))),
        Detail("left_on", "Last day", long_date(person.left_on) if person.left_on else ""),
    ]
    found += _standings(records, person)
    kept = records.privacy.kept(person.id)
    if kept is not None:
        until = f"until {long_date(kept.review_on)}, decided on {long_date(kept.kept_at)}: {kept.reason}"
        found.append(Detail("kept_longer", "Kept longer", until))
    named = [what for name, what in _NAMED_IN if same_name(getattr(school, name), person.name)]
    if named:
        found.append(Detail("settings", "In the school’s settings", ", ".join(named)))
    return tuple(detail for detail in found if detail.value)


def _standings(records: Records, person: Person) -> list[Detail]:
    """What the register says of them."""
    found = []
    for standing in records.standings.of_person(person.id):
        if standing.valid_until:
            until = f"in date until {long_date(standing.valid_until)}"
        elif standing.completed_on:
            until = f"completed on {long_date(standing.completed_on)}"
        else:
            until = f"due by {long_date(standing.due_on)}"
        found.append(Detail(f"register_{standing.requirement_id}", "Register", f"{standing.training}: {until}"))
    return found


def _certificate(certificate: Certificate, person: Person, records: Records, today: date) -> CertificateEntry:
    facts = certificate.facts
    if certificate.revoked_at is not None:
        state = "Revoked"
    elif not is_in_date(facts.valid_until, today):
        state = "Ran out"
    else:
        state = "Replaced" if certificate.number in records.certificates.replaced(person.id) else "In date"
    return CertificateEntry(
        number=certificate.number,
        title=facts.title,
        holder=facts.holder,
        issued=facts.issued,
        valid_until=facts.valid_until,
        points=facts.points,
        maximum=facts.maximum,
        cpd_minutes=facts.cpd_minutes,
        policy_version=facts.policy_version,
        state=state,
        revoked_on=local_day(certificate.revoked_at) if certificate.revoked_at else None,
        revoked_reason=certificate.revoked_reason,
    )


def _attempts(records: Records, person: Person, school: SchoolSettings) -> tuple[AttemptEntry, ...]:
    taken = records.attempts.of_person(person.id)
    asked = {key: read_asked(text) for key, text in records.privacy.asked_texts(person.id).items()}
    drafts = records.privacy.drafts_of(person.id)
    events = {event.id: event for event in map(records.events.get, {a.event_id for a in taken if a.event_id}) if event}
    return tuple(
        _attempt(attempt, asked, drafts.get(attempt.id), events.get(attempt.event_id or attempt.id), person, school)
        for attempt in taken
    )


def _attempt(
    attempt: Attempt,
    asked: dict[str, AskedWords],
    draft: tuple[str, tuple[str, ...]] | None,
    event: Event | None,
    person: Person,
    school: SchoolSettings,
) -> AttemptEntry:
    result = result_of(attempt.answers, school.pass_mark, asked=len(attempt.question_ids))
    if attempt.finished_at is None:
        said = "Not finished"
    elif person.tier.for_pupils:
        said = "Finished"
    else:
        said = "Passed" if result.passed else "Not yet"
    if draft is not None and attempt.answer_to(draft[0]) is None:
        said += f". An answer that was begun: {', '.join(draft[1])} (question {draft[0]})"
    return AttemptEntry(
        quiz=attempt.quiz_title,
        kind="Second try" if attempt.kind is AttemptKind.SECOND_TRY else "Full",
        started_at=attempt.started_at.astimezone(),
        finished_at=attempt.finished_at.astimezone() if attempt.finished_at else None,
        points=result.points,
        maximum=result.maximum,
        result=said,
        policy_version=attempt.policy_version,
        answers=tuple(_answer(answer, asked.get(answer.asked_hash)) for answer in attempt.answers),
        where=f"{event.kind.label}, {short_date(event.held_on)}" if event else "",
    )


def _answer(answer: Answer, words: AskedWords | None) -> AnswerEntry:
    words = words or AskedWords("")
    return AnswerEntry(
        question_id=answer.question_id,
        asked=words.said,
        chosen=words.chosen(answer.chosen),
        verdict=VERDICTS[answer.mark],
        points=answer.mark.points,
        maximum=POINTS_PER_QUESTION,
        answered_at=answer.answered_at.astimezone(),
        critical=answer.critical,
        options=tuple(words.parts.values()),
        clauses=words.clauses,
    )


def _events(records: Records, person: Person, titles: dict[str, str]) -> tuple[EventEntry, ...]:
    attended = records.events.of_person(person.id)
    led = [event for event in map(records.events.get, records.privacy.led_by(person.name)) if event]
    parts = [(event, "attended") for event in attended] + [(event, "led") for event in led]
    parts.sort(key=lambda pair: pair[0].held_on, reverse=True)
    return tuple(_event(event, part, titles) for event, part in parts)


def _event(event: Event, part: str, titles: dict[str, str]) -> EventEntry:
    return EventEntry(
        kind=event.kind.label,
        held_on=event.held_on,
        place=event.place,
        leader=event.leader,
        minutes=event.minutes,
        quizzes=tuple(titles.get(quiz_id, quiz_id) for quiz_id in event.quiz_ids),
        part=part,
    )


def _notes(person: Person, school: SchoolSettings) -> tuple[str, ...]:
    """Why it is kept and for how long, and what is not in it."""
    if person.tier is Tier.STAFF:
        why = (
            "It is kept so that the school can show who has completed the training that its Social Media Policy asks "
            "for (section 7)."
        )
        long = f"It is kept while they work or volunteer here, and for {years(school.staff_retention_years)} after."
    elif person.tier.for_pupils:
        why = "It is kept so that a class can go on with its stories. No child’s name is kept."
        long = _school_year("It", school.pupil_retention_years)
    else:
        why = "It is kept because they asked for a certificate."
        long = _school_year("It", school.parent_retention_years)
    return (
        f"{why} {long} Nothing is deleted by itself: the training lead decides.",
        "It is kept on the school’s own computer. This program sends nothing over a network. Copies that the school "
        "has printed, saved as files or put in backups are not listed here.",
    )


def _school_year(what: str, more: int) -> str:
    longer = f", and {years(more)} longer" if more else ""
    return f"{what} is kept to the end of the school year in which it was last used{longer}."


def file_stem(person_id: UUID, name: str) -> str:
    """A name for the files: 'Record of A. Example'."""
    safe = "".join(char if char.isalnum() or char in " -'’." else " " for char in name)
    return f"Record of {' '.join(safe.split())[:60].strip(' .') or str(person_id)[:8]}"
