"""A person's whole record, erasing someone for good, and what is due for deletion."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.certificate import CheckVerdict
from oakmere_training.domain.certificate_list import CertificateQuery
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Role
from oakmere_training.domain.retention import ReviewKind
from oakmere_training.domain.tiers import Tier
from oakmere_training.storage.database import Database
from oakmere_training.storage.rows import people
from oakmere_training.storage.rows_lead import activity, clause_tallies
from tests.support.events import make_draft, take_in
from tests.support.factories import TODAY
from tests.support.lead import unlocked
from tests.support.quizzes import PARENTS, PUPILS, passed, take

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.privacy import PrivacyService
    from tests.support.clock import SetClock

NAME = "Zuzanna Quillfeather"
UNSAFE = (Mark.UNSAFE,) * 5


@pytest.fixture
def privacy(services: Services) -> PrivacyService:
    return unlocked(services).privacy


@pytest.fixture
def someone(services: Services) -> Person:
    """A teacher who passed once, failed once, left an answer half made, attended an event and led it."""
    person = services.people.add_staff(NAME, Role.TEACHER)
    passed(services, person)
    event = unlocked(services).events.plan(make_draft(person, leader=NAME))
    take_in(services, event, person, *UNSAFE)
    asked = services.training.start("staff-essentials", person)
    services.training.keep_draft(asked, ("b",))
    return person


def log(services: Services) -> list[tuple[ActivityKind, str, str, UUID | None]]:
    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.about, row.detail, row.person_id) for row in rows]


def left(services: Services, person: Person, day: date) -> None:
    with services.database.writing() as records:
        records.people._link.write(people.update().where(people.c.id == person.id).values(left_on=day))


def bytes_of(folder: Path) -> bytes:
    """Every byte of every file of a data folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


# -- the record --------------------------------------------------------------------------------------------------


def test_the_record_holds_everything_about_a_person_and_nothing_about_others(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    other = services.people.add_staff("Bea Sample", Role.OFFICE)
    passed(services, other)
    record = privacy.record_of(someone.id)
    details = {detail.key: detail.value for detail in record.details}
    assert (details["name"], details["role"]) == (NAME, "Teacher")
    assert [(entry.holder, entry.state) for entry in record.certificates] == [(NAME, "In date")]
    assert sorted(attempt.result.partition(".")[0] for attempt in record.attempts) == [
        "Not finished",
        "Not yet",
        "Passed",
    ]
    answers = [answer for attempt in record.attempts for answer in attempt.answers]
    assert len(answers) == 10
    assert {answer.asked for answer in answers} == {"A message comes in.\nWhat should you do?"}
    assert ("Option b is chosen.",) in {answer.chosen for answer in answers}
    assert answers[0].options[0] == "Option a is chosen."
    assert [(event.part, event.leader) for event in record.events] == [("attended", NAME), ("led", NAME)]
    assert not [text for text in record.texts() if "Bea" in text]


def test_an_answer_that_was_begun_is_in_the_record(privacy: PrivacyService, someone: Person) -> None:
    begun = [attempt for attempt in privacy.record_of(someone.id).attempts if attempt.finished_at is None]
    assert [attempt.result for attempt in begun] == ["Not finished. An answer that was begun: b (question staff-01)"]


def test_the_record_says_why_someone_is_kept_and_where_the_settings_name_them(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    from dataclasses import replace

    services.settings.save(replace(services.settings.school, dsl_name=NAME.upper()))
    left(services, someone, date(2020, 7, 20))
    privacy.keep(privacy.due_for_deletion(TODAY), "An appeal is open", date(2027, 8, 31))
    details = {detail.key: detail.value for detail in privacy.record_of(someone.id).details}
    assert details["kept_longer"] == "until 31 August 2027, decided on 24 November 2026: An appeal is open"
    assert details["settings"] == "designated safeguarding lead"


def test_export_writes_paper_and_data_and_the_log_says_so_without_the_name(
    services: Services, privacy: PrivacyService, someone: Person, tmp_path: Path
) -> None:
    paper, data = privacy.export(someone.id, tmp_path / privacy.file_name(someone.id))
    _, second = privacy.export(someone.id, paper)
    assert second != data
    assert data.exists()
    assert (paper.name, data.name) == (f"Record of {NAME}.pdf", f"Record of {NAME}.json")
    text = "".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Quillfeather" in text
    assert json.loads(data.read_text(encoding="utf-8"))["details"]["name"]["value"] == NAME
    assert log(services)[-1] == (ActivityKind.RECORD_EXPORTED, "", "PDF and JSON", someone.id)


def test_nobody_has_no_record(privacy: PrivacyService) -> None:
    with pytest.raises(NotFoundError):
        privacy.record_of(uuid4())


# -- erasing -----------------------------------------------------------------------------------------------------


def test_the_preview_counts_what_goes_and_says_what_stays(privacy: PrivacyService, someone: Person) -> None:
    preview = privacy.erasure_preview(someone.id)
    assert preview.goes == (
        "Name, role, class and staff number",
        "3 attempts and 10 answers",
        "Their name on 1 certificate in this program",
        "Their place in 1 event",
        "Their name as who led 1 event",
    )
    assert preview.stays == (
        "The certificate number, without a name: a check says ‘holder erased’",
        "Totals in past reports",
        "Copies on paper and in your backups",
    )


def test_another_name_erases_nobody(services: Services, privacy: PrivacyService, someone: Person) -> None:
    with pytest.raises(InvalidInputError) as caught:
        privacy.erase(someone.id, "Zuzanna Quill")
    assert (caught.value.field, caught.value.sentence) == ("name", "The name is not complete yet.")
    assert services.people.person(someone.id) == someone


def test_an_erased_person_is_nowhere_in_the_data_folder(
    services: Services, privacy: PrivacyService, someone: Person, data_folder: Path
) -> None:
    services.people.add_staff("Bea Sample", Role.OFFICE)
    certificate = services.certificates.by_number(unlocked(services).certificates.page(CertificateQuery())[0].number)
    with services.database.reading() as records:
        answers = [answer.id.hex for attempt in records.attempts.of_person(someone.id) for answer in attempt.answers]
    there = bytes_of(data_folder)
    assert NAME.encode() in there
    assert answers[0].encode() in there
    erased = privacy.erase(someone.id, f" {NAME.lower()} ")
    assert (erased.entry, erased.swept, erased.copies) == (1, True, ())
    after = bytes_of(data_folder)
    for trace in (NAME, NAME.casefold(), "Quillfeather", "quillfeather", *answers):
        assert trace.encode() not in after, trace
    assert certificate.signature not in after
    assert certificate.number.encode() in after
    assert b"Bea Sample" in after


def test_an_erased_person_is_gone_from_every_table_and_the_log_knows_an_entry_alone(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    privacy.erase(someone.id, NAME)
    with pytest.raises(NotFoundError):
        services.people.person(someone.id)
    with services.database.reading() as records:
        assert records.attempts.of_person(someone.id) == ()
        assert records.certificates.of_person(someone.id) == ()
        assert records.standings.of_person(someone.id) == ()
        assert records.events.of_person(someone.id) == ()
        assert [event.leader for event in records.events.newest()] == [""]
        assert records.privacy.entries() == {someone.id: 1}
    assert log(services)[-1] == (ActivityKind.PERSON_ERASED, "Entry 0001", "10 answers, 1 certificate’s name", None)


def test_who_led_keeps_the_name_where_someone_else_has_it_too(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    services.people.add_staff(NAME, Role.GOVERNOR)
    privacy.erase(someone.id, NAME)
    with services.database.reading() as records:
        assert [event.leader for event in records.events.newest()] == [NAME]


def test_counts_by_clause_stay(services: Services, privacy: PrivacyService, someone: Person) -> None:
    def tallies() -> list[tuple[object, ...]]:
        with services.database.reading() as records:
            return [tuple(row) for row in records.activity._link.rows(select(clause_tallies))]

    before = tallies()
    assert before
    privacy.erase(someone.id, NAME)
    assert tallies() == before


def test_the_number_of_an_erased_holder_is_known_from_paper_code_and_typing(
    services: Services, privacy: PrivacyService, clock: SetClock
) -> None:
    person = services.people.add_staff(NAME, Role.TEACHER)
    certificate = passed(services, person)
    paper = services.certificates.pdf(certificate)
    services.certificates.revoke(certificate.number, f"Issued to {NAME} by mistake")
    clock.advance(days=30)
    privacy.erase(person.id, NAME)
    typed = services.checking.check_text(certificate.number)
    scanned = services.checking.check_text(certificate.qr_text)
    read = services.checking.check_pdf(paper)
    assert {check.verdict for check in (typed, scanned, read)} == {CheckVerdict.ERASED}
    assert typed.by_number
    assert not read.by_number
    assert typed.erased is not None
    assert (typed.erased.issued_at, typed.erased.valid_until) == (certificate.issued_at, certificate.facts.valid_until)
    assert (typed.revoked_on, typed.revoked_reason, typed.facts) == (TODAY, "", None)
    with pytest.raises(NotFoundError):
        services.certificates.by_number(certificate.number)
    with pytest.raises(NotFoundError):
        services.certificates.revoke(certificate.number, "Once more")


def test_the_next_certificate_never_takes_the_number_of_an_erased_holder(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    other = services.people.add_staff("Bea Sample", Role.OFFICE)
    privacy.erase(someone.id, NAME)
    assert passed(services, other).facts.number.startswith("OPS-2026-0002-")


def test_copies_that_still_hold_names_are_listed(
    services: Services, privacy: PrivacyService, someone: Person, data_folder: Path
) -> None:
    copy = data_folder / "oakmere-before-upgrade-2-20261101T080000Z.sqlite3"
    copy.write_bytes(NAME.encode())
    preview = privacy.erasure_preview(someone.id)
    assert preview.copies == (copy.name,)
    assert preview.stays[-1] == f"1 older copy in the data folder: {copy.name}"
    assert privacy.erase(someone.id, NAME).copies == (copy.name,)
    assert copy.exists()


def test_while_another_program_reads_the_rest_goes_later_and_that_is_said(
    services: Services, privacy: PrivacyService, someone: Person, data_folder: Path
) -> None:
    other = Database.open(data_folder)
    with other.reading() as records:
        assert records.people.get(someone.id)
        services.database._busy_seconds = 0.05
        erased = privacy.erase(someone.id, NAME)
    other.close()
    assert not erased.swept
    with pytest.raises(NotFoundError):
        services.people.person(someone.id)


def test_an_erased_person_who_comes_again_is_someone_new(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    privacy.erase(someone.id, NAME)
    again = services.people.add_staff(NAME, Role.TEACHER)
    assert again.id != someone.id
    assert privacy.erase(again.id, NAME).entry == 2


# -- what is due -------------------------------------------------------------------------------------------------


def test_nobody_is_due_who_was_not_marked_as_left(services: Services, privacy: PrivacyService, clock: SetClock) -> None:
    services.people.add_staff(NAME, Role.TEACHER)
    clock.set(2060, 1, 1)
    assert privacy.due_for_deletion() == ()


def test_staff_are_due_years_after_their_last_day(services: Services, privacy: PrivacyService, someone: Person) -> None:
    left(services, someone, date(2020, 7, 20))
    assert privacy.due_for_deletion(date(2026, 7, 20)) == ()
    (item,) = privacy.due_for_deletion(date(2026, 7, 21))
    assert (item.kind, item.name, item.attempts) == (ReviewKind.STAFF, NAME, 3)
    assert (item.reason, item.until) == ("Left on 20 July 2020, kept for 6 years", date(2026, 7, 20))


def test_pupils_and_parents_are_due_when_the_school_year_is_over(
    services: Services, privacy: PrivacyService, clock: SetClock
) -> None:
    for number in (3, 7):
        take(services, services.people.pupil(Tier.LOWER_KS2, "Year 3", number), Mark.BEST, quiz_id=PUPILS.id)
    named = take(services, None, *[Mark.BEST] * 3, quiz_id=PARENTS.id)
    services.certificates.issue_for_parent(named, "Priya Parent")
    take(services, None, Mark.BEST, quiz_id=PARENTS.id)
    clock.set(2027, 7, 1)
    take(services, services.people.pupil(Tier.LOWER_KS2, "Year 3", 3), Mark.BEST, quiz_id=PUPILS.id)
    assert privacy.due_for_deletion(date(2027, 8, 31)) == ()
    found = {item.kind: item for item in privacy.due_for_deletion(date(2027, 9, 1))}
    assert set(found) == {ReviewKind.CLASS, ReviewKind.PARENT, ReviewKind.UNNAMED}
    pupils, unnamed = found[ReviewKind.CLASS], found[ReviewKind.UNNAMED]
    assert (pupils.name, pupils.reason) == ("Year 3", "2 aliases, last used on 1 July 2027")
    assert found[ReviewKind.PARENT].name == "Priya Parent"
    assert (unnamed.attempts, unnamed.until) == (1, date(2027, 8, 31))


def test_what_is_kept_comes_back_on_its_day_with_the_reason(
    services: Services, privacy: PrivacyService, someone: Person, clock: SetClock
) -> None:
    left(services, someone, date(2020, 7, 20))
    for reason, day in (("", date(2027, 8, 31)), ("An appeal is open", TODAY), ("An appeal is open", None)):
        with pytest.raises(InvalidInputError):
            privacy.keep(privacy.due_for_deletion(), reason, day)
    privacy.keep(privacy.due_for_deletion(), "An appeal is open", date(2027, 8, 31))
    assert privacy.due_for_deletion() == ()
    assert log(services)[-1] == (ActivityKind.PERSON_KEPT, "", "Until 31 August 2027", someone.id)
    clock.set(2027, 8, 31)
    (item,) = privacy.due_for_deletion()
    assert item.was_kept == "Kept until 31 August 2027: An appeal is open"


def test_only_what_was_chosen_is_deleted(
    services: Services, privacy: PrivacyService, someone: Person, clock: SetClock, data_folder: Path
) -> None:
    other = services.people.add_staff("Bea Sample", Role.OFFICE)
    for person in (someone, other):
        left(services, person, date(2020, 7, 20))
    take(services, services.people.pupil(Tier.LOWER_KS2, "Year 3", 7), Mark.BEST, quiz_id=PUPILS.id)
    take(services, None, Mark.BEST, quiz_id=PARENTS.id)
    clock.set(2027, 9, 1)
    due = privacy.due_for_deletion()
    assert [item.name for item in due] == ["Zuzanna Quillfeather", "Bea Sample", "Year 3", "Parents without a name"]
    done = privacy.delete([item for item in due if item.name != "Bea Sample"])
    assert (done.people, done.attempts, done.swept) == (2, 5, True)
    assert [item.name for item in privacy.due_for_deletion()] == ["Bea Sample"]
    assert NAME.encode() not in bytes_of(data_folder)
    assert [(kind, about, detail) for kind, about, detail, _ in log(services)[-3:]] == [
        (ActivityKind.PERSON_ERASED, "Entry 0001", "10 answers, 1 certificate’s name"),
        (ActivityKind.CLASS_EMPTIED, "Year 3", "1 alias, kept long enough"),
        (ActivityKind.PERSON_ERASED, "Parents without a name", "1 attempt"),
    ]


def test_someone_who_came_back_meanwhile_is_not_deleted(
    services: Services, privacy: PrivacyService, someone: Person
) -> None:
    left(services, someone, date(2020, 7, 20))
    due = privacy.due_for_deletion()
    left(services, someone, date(2026, 7, 20))
    assert privacy.delete(due).people == 0
    assert services.people.person(someone.id).name == NAME


def test_it_holds_after_a_restart(
    services: Services, privacy: PrivacyService, someone: Person, open_again: Callable[[], Services]
) -> None:
    privacy.erase(someone.id, NAME)
    again = open_again()
    assert again.people.staff() == ()
    with again.database.reading() as records:
        assert records.privacy.entries() == {someone.id: 1}
