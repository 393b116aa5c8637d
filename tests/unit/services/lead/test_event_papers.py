"""The papers of an event: declared minutes, order, the right result on the right name, and stopping."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.errors import CancelledError, NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.services.lead.event_papers import EventPapers, WrongPaperError
from oakmere_training.services.lead.events import EventService
from tests.support.events import FAIL, PASS, make_draft, staff, take_in
from tests.support.quizzes import ACCOUNTS, STAFF, passed, sit

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock

GOOD = (*[Mark.BEST] * 4, Mark.ACCEPTABLE)
"""A pass with 9 of 10 points."""


@pytest.fixture
def events(services: Services, settings: SettingsStore, clock: SetClock) -> EventService:
    return EventService(services.database, services.catalogue, settings, clock)


@pytest.fixture
def papers(services: Services, settings: SettingsStore, clock: SetClock) -> EventPapers:
    return EventPapers(services.database, services.catalogue, settings, clock)


def begun(events: EventService, *people: Person, **changes: object) -> Event:
    """An event in hall mode."""
    return events.start(events.plan(make_draft(*people, **changes)).id)


def rename(services: Services, person: Person, name: str) -> None:
    """Give someone another name, as the register does."""
    from sqlalchemy import update

    from oakmere_training.domain.people import sort_name
    from oakmere_training.storage.rows import people

    with services.database.writing() as records:
        values = {"name": name, "sort_name": sort_name(name)}
        records.people._link.write(update(people).where(people.c.id == person.id).values(values))


def pages(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_the_events_minutes_stand_on_the_certificate(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    event = begun(events, asha, minutes=45)
    take_in(services, event, asha, *PASS)
    (number,) = events.progress(event.id).people[0].certificates
    assert services.certificates.by_number(number).facts.cpd_minutes == 45
    assert STAFF.cpd_minutes == 15
    assert passed(services, asha).facts.cpd_minutes == STAFF.cpd_minutes


def test_several_quizzes_share_the_minutes_of_the_event(events: EventService, services: Services) -> None:
    (asha,) = staff(services, "Asha Example")
    event = begun(events, asha, minutes=45, quiz_ids=(STAFF.id, ACCOUNTS.id))
    take_in(services, event, asha, *PASS)
    questions = len(services.catalogue.quiz(ACCOUNTS.id).questions)
    take_in(services, event, asha, *[Mark.BEST] * questions, quiz_id=ACCOUNTS.id)
    numbers = events.progress(event.id).people[0].certificates
    minutes = [services.certificates.by_number(number).facts.cpd_minutes for number in numbers]
    assert minutes == [23, 22]


def test_only_passes_get_papers_in_the_order_of_surnames(
    events: EventService, papers: EventPapers, services: Services
) -> None:
    people = staff(services, "Zoe Able", "Asha Zephyr", "Bea Middle", "Dan Notyet", "Eve Waiting")
    event = begun(events, *people)
    for person in people[:3]:
        take_in(services, event, person, *PASS)
    take_in(services, event, people[3], *FAIL)
    made = papers.papers(event.id)
    assert [each.facts.holder for each in made.certificates] == ["Zoe Able", "Bea Middle", "Asha Zephyr"]
    fronts = pages(papers.pdf(made))[::2]
    for front, certificate in zip(fronts, made.certificates, strict=True):
        assert certificate.number in front
        assert certificate.facts.holder in front


def test_two_people_of_the_same_name_keep_their_own_results(
    events: EventService, papers: EventPapers, services: Services, tmp_path: Path
) -> None:
    from oakmere_training.domain.people import Role

    first = services.people.add_staff("Asha Example", Role.TEACHER)
    second = services.people.add_staff("Asha Example", Role.TEACHER, even_if_same=True)
    event = begun(events, first, second)
    take_in(services, event, second, *GOOD)
    take_in(services, event, first, *PASS)
    made = papers.papers(event.id)
    points = {each.person_id: each.facts.points for each in made.certificates}
    assert points == {first.id: 10, second.id: 9}
    papers.save_zip(made, tmp_path / "both.zip")
    with zipfile.ZipFile(tmp_path / "both.zip") as archive:
        assert len(set(archive.namelist())) == 2
        for certificate in made.certificates:
            (name,) = [each for each in archive.namelist() if each.startswith(certificate.number)]
            assert certificate.number in pages(archive.read(name))[0]


def test_a_name_that_changed_after_the_pass_stays_as_it_was_issued(
    events: EventService, papers: EventPapers, services: Services
) -> None:
    asha, bea = staff(services, "Asha Zephyr", "Bea Middle")
    event = begun(events, asha, bea)
    take_in(services, event, asha, *PASS)
    take_in(services, event, bea, *GOOD)
    rename(services, asha, "Asha Able")
    rename(services, bea, "Asha Zephyr")
    made = papers.papers(event.id)
    assert [(each.facts.holder, each.person_id, each.facts.points) for each in made.certificates] == [
        ("Asha Zephyr", asha.id, 10),
        ("Bea Middle", bea.id, 9),
    ]


def test_a_certificate_that_hangs_on_someone_else_is_never_printed(
    events: EventService, papers: EventPapers, services: Services
) -> None:
    from sqlalchemy import update

    from oakmere_training.storage.rows import certificates

    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = begun(events, asha, bea)
    take_in(services, event, asha, *PASS)
    take_in(services, event, bea, *GOOD)
    with services.database.writing() as records:
        wrong = update(certificates).where(certificates.c.person_id == bea.id).values(person_id=asha.id)
        records.certificates._link.write(wrong)
    with pytest.raises(WrongPaperError, match="Bea Sample"):
        papers.papers(event.id)


def test_facts_of_another_attempt_are_never_printed(
    events: EventService, papers: EventPapers, services: Services
) -> None:
    from sqlalchemy import update

    from oakmere_training.storage.rows import certificates

    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = begun(events, asha, bea)
    take_in(services, event, asha, *PASS)
    take_in(services, event, bea, *GOOD)
    other = next(each for each in papers.papers(event.id).certificates if each.person_id == asha.id)
    with services.database.writing() as records:
        stolen = {"facts": other.facts.canonical().decode(), "signature": other.signature}
        records.certificates._link.write(update(certificates).where(certificates.c.person_id == bea.id).values(stolen))
    with pytest.raises(WrongPaperError):
        papers.papers(event.id)


def test_a_pass_without_a_certificate_gets_one_now(
    events: EventService, papers: EventPapers, services: Services
) -> None:
    (asha,) = staff(services, "Asha Example")
    event = begun(events, asha)
    asked = services.training.start(STAFF.id, asha, event_id=event.id)
    sit(services, asked, *PASS)
    assert events.progress(event.id).people[0].certificates == ()
    made = papers.papers(event.id)
    assert [each.attempt_id for each in made.certificates] == [asked.attempt_id]
    assert papers.papers(event.id) == made


def test_one_persons_paper_alone(events: EventService, papers: EventPapers, services: Services) -> None:
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = begun(events, asha, bea)
    take_in(services, event, asha, *PASS)
    take_in(services, event, bea, *PASS)
    assert [each.person_id for each in papers.papers(event.id, bea.id).certificates] == [bea.id]


def test_stopping_leaves_no_file_and_no_line_in_the_log(
    events: EventService, papers: EventPapers, services: Services, tmp_path: Path
) -> None:
    people = staff(services, "Asha Example", "Bea Sample", "Carys Draft")
    event = begun(events, *people)
    for person in people:
        take_in(services, event, person, *PASS)
    made = papers.papers(event.id)
    told: list[tuple[int, int, str]] = []

    def stop_after_two(done: int, total: int, name: str) -> bool:
        told.append((done, total, name))
        return done < 2

    kept = tmp_path / "certificates.pdf"
    kept.write_bytes(b"an older file")
    for save in (papers.save_pdf, papers.save_zip):
        told.clear()
        with pytest.raises(CancelledError) as stopped:
            save(made, kept, stop_after_two)
        assert stopped.value.sentence == "Stopped. No file was left."
        assert told == [(1, 3, "Asha Example"), (2, 3, "Bea Sample")]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["certificates.pdf"]
    assert kept.read_bytes() == b"an older file"
    assert ActivityKind.CERTIFICATES_PRINTED not in [line[0] for line in _all(services)]
    papers.save_pdf(made, kept)
    assert len(PdfReader(kept).pages) == 6
    assert _all(services)[-1] == (
        ActivityKind.CERTIFICATES_PRINTED,
        "Induction, 24 Nov 2026",
        "3 certificates, saved as one PDF",
    )


def _all(services: Services) -> list[tuple[str, str, str]]:
    from sqlalchemy import select

    from oakmere_training.storage.rows_lead import activity

    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.about, row.detail) for row in rows]


def test_nobody_passed_so_there_is_nothing_to_print(
    events: EventService, papers: EventPapers, services: Services, tmp_path: Path
) -> None:
    (asha,) = staff(services, "Asha Example")
    event = begun(events, asha)
    take_in(services, event, asha, *FAIL)
    made = papers.papers(event.id)
    assert made.certificates == ()
    for save in (papers.save_pdf, papers.save_zip):
        with pytest.raises(NotFoundError):
            save(made, tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_the_attendance_sheet_has_everyone_by_surname_and_no_results(
    events: EventService, papers: EventPapers, services: Services
) -> None:
    people = staff(services, "Zoe Able", "Asha Zephyr")
    event = begun(events, *reversed(people))
    take_in(services, event, people[0], *PASS)
    (sheet,) = pages(papers.attendance_pdf(event.id))
    assert sheet.index("Zoe Able") < sheet.index("Asha Zephyr")
    assert "45 minutes" in sheet
    assert "Passed" not in sheet
