"""People as the training lead keeps them: what is kept, what the log says, and what a certificate keeps for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import select

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.certificate import CheckVerdict
from oakmere_training.domain.certificate_list import ListedState
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.events import Event, EventKind
from oakmere_training.domain.people import Role
from oakmere_training.domain.requirements import TrainingState
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.lead.person_views import PersonFacts
from oakmere_training.services.lead.standing import refresh, seed_requirements
from oakmere_training.services.people import SameNameError
from oakmere_training.storage.rows import metadata
from oakmere_training.storage.rows_lead import activity
from tests.support.factories import NOW, TODAY
from tests.support.lead import unlocked
from tests.support.quizzes import STAFF

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.people import LeadPeopleService
    from tests.support.clock import SetClock

ASHA = PersonFacts("Asha Example", Role.TEACHER, "Class teacher", "0042")


@pytest.fixture
def people(services: Services) -> LeadPeopleService:
    with services.database.writing() as records:
        seed_requirements(records, services.catalogue, TODAY)
        refresh(records, today=TODAY)
    return unlocked(services).people


def log(services: Services) -> list[tuple[ActivityKind, str, UUID | None]]:
    """What the log got, oldest first."""
    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.detail, row.person_id) for row in rows]


def passes(services: Services, person: Person, event_id: UUID | None = None) -> Certificate:
    """The person passes the staff quiz."""
    asked = services.training.start(STAFF.id, person, event_id=event_id)
    for question in STAFF.questions:
        best = tuple(option.id for option in question.body.options if option.mark == "best")
        services.training.answer(asked, best)
        asked = services.training.next_question(asked.attempt_id) or asked
    certificate = services.results.finished(asked.attempt_id).certificate
    assert certificate is not None
    return certificate


def event(services: Services, *attending: Person) -> Event:
    """A refresher in the hall."""
    held = Event(
        id=uuid4(),
        kind=EventKind.REFRESHER,
        held_on=TODAY,
        leader="D. Lead",
        place="Hall",
        minutes=45,
        quiz_ids=(STAFF.id,),
        created_at=NOW,
        people=tuple(person.id for person in attending),
    )
    with services.database.writing() as records:
        records.events.add(held)
    return held


def test_someone_added_is_on_the_list_and_on_the_register(services: Services, people: LeadPeopleService) -> None:
    person = people.add(replace(ASHA, name="  Asha   Example ", account_administrator=True))
    assert services.people.staff() == (person,)
    assert (person.name, person.post_title, person.staff_number) == ("Asha Example", "Class teacher", "0042")
    assert person.account_administrator
    assert log(services) == [(ActivityKind.PERSON_ADDED, "Teacher, official accounts", person.id)]
    page = people.page(person.id)
    assert page.needs
    assert {need.state for need in page.needs} == {TrainingState.NEVER_TRAINED}
    assert (page.since, page.today, page.has_left) == (TODAY, TODAY, False)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(ASHA, name="Asha"), "name"),
        (replace(ASHA, name="李 明"), "name"),
        (replace(ASHA, role=None), "role"),
        (replace(ASHA, role=Role.PUPIL), "role"),
        (replace(ASHA, post_title="x" * 81), "post"),
        (replace(ASHA, staff_number="x" * 81), "number"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(
    services: Services, people: LeadPeopleService, facts: PersonFacts, field: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        people.add(facts)
    assert refused.value.field == field
    assert not services.people.staff()
    assert not log(services)


def test_a_staff_number_belongs_to_one_person(people: LeadPeopleService) -> None:
    asha = people.add(ASHA)
    with pytest.raises(InvalidInputError, match="Asha Example has this staff number") as refused:
        people.add(PersonFacts("Vic Draft", Role.OFFICE, staff_number="42"))
    assert refused.value.field == "number"
    assert people.change(asha.id, replace(ASHA, staff_number="042")).staff_number == "042"
    people.add(PersonFacts("Vic Draft", Role.OFFICE))
    people.add(PersonFacts("Bo Blank", Role.OFFICE))


def test_the_same_name_and_role_is_asked_about(people: LeadPeopleService) -> None:
    first = people.add(ASHA)
    again = PersonFacts("asha  EXAMPLE", Role.TEACHER)
    with pytest.raises(SameNameError) as refused:
        people.add(again)
    assert refused.value.person == first
    assert people.add(again, even_if_same=True).id != first.id
    people.add(replace(again, role=Role.GOVERNOR))


def test_a_new_name_leaves_what_was_issued_as_it_is(services: Services, people: LeadPeopleService) -> None:
    person = people.add(ASHA)
    before = passes(services, person)
    changed = people.change(person.id, replace(ASHA, name="Asha Sample", role=Role.SENIOR_LEADER, post_title=""))
    assert (changed.name, changed.role, changed.id) == ("Asha Sample", Role.SENIOR_LEADER, person.id)
    assert services.certificates.by_number(before.number) == before
    assert services.checking.check_text(before.qr_text).verdict is CheckVerdict.VALID
    with services.database.reading() as records:
        (standing,) = [s for s in records.standings.of_person(person.id) if s.certificate_number]
    assert (standing.name, standing.role_label) == ("Asha Sample", "Senior leader")
    assert log(services)[-1] == (ActivityKind.PERSON_CHANGED, "Name; Role: Teacher to Senior leader; Post", person.id)


def test_a_change_that_is_none_leaves_no_line_in_the_log(services: Services, people: LeadPeopleService) -> None:
    person = people.add(ASHA)
    assert people.change(person.id, ASHA) == person
    assert len(log(services)) == 1


def test_the_log_never_holds_a_name(services: Services, people: LeadPeopleService) -> None:
    person, other = people.add(ASHA), people.add(PersonFacts("Vic Draft", Role.OFFICE))
    people.change(person.id, replace(ASHA, name="Asha Sample", staff_number="9", account_administrator=True))
    people.mark_left(other.id, TODAY)
    people.undo_left(other.id)
    people.merge(person.id, other.id)
    said = " ".join(detail for _, detail, _ in log(services))
    assert not {"Asha", "Example", "Sample", "Vic", "Draft"} & set(said.replace(";", " ").split())


def test_a_role_that_is_not_offered_may_stay(services: Services, people: LeadPeopleService) -> None:
    person = replace(people.add(ASHA), id=uuid4(), role=Role.ACCOUNT_ADMINISTRATOR, staff_number="")
    with services.database.writing() as records:
        records.people.add(person)
    kept = people.change(person.id, PersonFacts("Asha Sample", Role.ACCOUNT_ADMINISTRATOR))
    assert kept.role is Role.ACCOUNT_ADMINISTRATOR


def test_whoever_has_left_goes_from_the_due_list_and_can_come_back(
    services: Services, people: LeadPeopleService, clock: SetClock
) -> None:
    person = people.add(ASHA)
    certificate = passes(services, person)
    people.mark_left(person.id, TODAY + timedelta(days=2))
    assert not people.page(person.id).has_left
    clock.now += timedelta(days=2)
    page = people.page(person.id)
    assert page.has_left
    assert {need.state for need in page.needs} == {TrainingState.LEFT}
    assert services.certificates.by_number(certificate.number).revoked_at is None
    assert people.undo_left(person.id).left_on is None
    assert not people.page(person.id).has_left
    assert [(kind, detail) for kind, detail, _ in log(services)[1:]] == [
        (ActivityKind.PERSON_LEFT, "Last day 26 Nov 2026"),
        (ActivityKind.PERSON_RETURNED, ""),
    ]
    people.undo_left(person.id)
    assert len(log(services)) == 3


@pytest.mark.parametrize("day", [None, TODAY + timedelta(days=400), date(2206, 8, 31)])
def test_a_last_day_that_cannot_be_right_is_refused(people: LeadPeopleService, day: date | None) -> None:
    person = people.add(ASHA)
    with pytest.raises(InvalidInputError) as refused:
        people.mark_left(person.id, day)
    assert refused.value.field == "last_day"
    assert people.page(person.id).person.left_on is None


def test_the_page_shows_certificates_and_attempts_with_what_they_are_worth(
    services: Services, people: LeadPeopleService, clock: SetClock
) -> None:
    person = people.add(ASHA)
    revoked = passes(services, person)
    services.certificates.revoke(revoked.number, "Issued by mistake")
    clock.now += timedelta(days=1)
    replaced = passes(services, person, event(services, person).id)
    clock.now += timedelta(days=1)
    newest = passes(services, person)
    page = people.page(person.id)
    assert [(line.number, line.state, line.reason) for line in page.certificates] == [
        (newest.number, ListedState.IN_DATE, ""),
        (replaced.number, ListedState.REPLACED, ""),
        (revoked.number, ListedState.REVOKED, "Issued by mistake"),
    ]
    assert {line.training for line in page.certificates} == {STAFF.title}
    assert [line.number for line in page.revocable] == [newest.number, replaced.number]
    assert [attempt.where for attempt in page.attempts] == ["Own desk", "Refresher, hall", "Own desk"]
    first = page.attempts[0]
    assert first.passed
    assert [(attempt.passed, attempt.revoked) for attempt in page.attempts] == [
        (True, False),
        (True, False),
        (False, True),
    ]
    assert first.points == first.maximum == 2 * len(STAFF.questions)
    assert first.finished == clock.now.date()
    clock.now += timedelta(days=340)
    assert people.page(person.id).certificates[0].state is ListedState.DUE_SOON
    clock.now += timedelta(days=30)
    assert people.page(person.id).certificates[0].state is ListedState.RAN_OUT


def test_the_worst_need_comes_first(services: Services, people: LeadPeopleService, clock: SetClock) -> None:
    person = people.add(ASHA)
    worst = people.page(person.id).worst
    assert worst is not None
    assert worst.state is TrainingState.NEVER_TRAINED
    clock.now += timedelta(days=30)
    worst = people.page(person.id).worst
    assert worst is not None
    assert worst.state is TrainingState.OVERDUE
    with services.database.writing() as records:
        records.standings.replace((person.id,), ())
    assert people.page(person.id).worst is None


def test_people_are_found_by_any_part_of_their_name(people: LeadPeopleService) -> None:
    names = ["Zoë O’Brien", "Ana de Souza", "Łukasz Wiśniewski", "O. Sure"]
    for name in names:
        people.add(PersonFacts(name, Role.TEACHER))
    found = {text: [person.name for person in people.find(text)] for text in ("zoe", "brien z", "souza", "%", "xx")}
    assert found == {"zoe": names[:1], "brien z": names[:1], "souza": names[1:2], "%": [], "xx": []}
    assert [person.name for person in people.find("")] == [
        "Ana de Souza",
        "Zoë O’Brien",
        "O. Sure",
        "Łukasz Wiśniewski",
    ]


def test_two_entries_become_one_with_everything_of_both(services: Services, people: LeadPeopleService) -> None:
    kept = people.add(PersonFacts("Asha Example", Role.TEACHER))
    gone = people.add(PersonFacts("A. Example", Role.GOVERNOR, "Chair", "0042", account_administrator=True))
    first, second = passes(services, kept), passes(services, gone)
    both, own, others = event(services, kept, gone), event(services, kept), event(services, gone)
    merged = people.merge(kept.id, gone.id)
    assert merged == replace(kept, post_title="Chair", staff_number="0042", account_administrator=True)
    assert services.people.staff() == (merged,)
    page = people.page(kept.id)
    assert {line.number for line in page.certificates} == {first.number, second.number}
    assert len(page.attempts) == 2
    with services.database.reading() as records:
        attended = {held.id: held.people for held in records.events.of_person(kept.id)}
        assert records.events.of_person(gone.id) == ()
        assert records.standings.of_person(gone.id) == ()
        assert records.standings.of_person(kept.id)
    assert attended == {held.id: (kept.id,) for held in (both, own, others)}
    assert log(services)[-1] == (ActivityKind.PEOPLE_MERGED, "1 attempt and 1 certificate came over", kept.id)


def test_merging_leaves_every_certificate_as_it_was_issued(services: Services, people: LeadPeopleService) -> None:
    kept, gone = people.add(PersonFacts("Asha Sample", Role.TEACHER)), people.add(ASHA)
    before = passes(services, gone)
    people.merge(kept.id, gone.id)
    after = services.certificates.by_number(before.number)
    assert after == replace(before, person_id=kept.id)
    assert after.facts.holder == "Asha Example"
    assert services.checking.check_text(before.qr_text).verdict is CheckVerdict.VALID
    assert services.certificates.pdf(after).startswith(b"%PDF")


def test_someone_here_merged_with_someone_who_left_is_here(people: LeadPeopleService) -> None:
    here, left = people.add(ASHA), people.add(PersonFacts("A. Example", Role.TEACHER))
    people.mark_left(left.id, TODAY)
    assert people.merge(left.id, here.id).left_on is None


def test_an_entry_is_not_merged_with_itself_or_a_parent(services: Services, people: LeadPeopleService) -> None:
    person = people.add(ASHA)
    parent = replace(person, id=uuid4(), tier=Tier.PARENTS, role=Role.PARENT, staff_number="")
    with services.database.writing() as records:
        records.people.add(parent)
    for other in (person, parent):
        with pytest.raises(InvalidInputError) as refused:
            people.merge(person.id, other.id)
        assert refused.value.field == "other"
    assert people.find("asha", Tier.PARENTS) == (parent,)


def test_merging_knows_every_table_that_names_people() -> None:
    """A table that is new here needs a line in ``Staff.merge``."""
    naming = {
        table.name
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "people"
    }
    assert naming == {"attempts", "certificates", "event_people", "retention_keeps", "standings"}


def test_someone_who_is_gone_is_said_so(people: LeadPeopleService) -> None:
    person = people.add(ASHA)
    for call in (
        lambda: people.page(uuid4()),
        lambda: people.change(uuid4(), ASHA),
        lambda: people.undo_left(uuid4()),
        lambda: people.merge(person.id, uuid4()),
        lambda: people.merge_side(uuid4()),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_the_merge_dialog_counts_what_each_entry_has(services: Services, people: LeadPeopleService) -> None:
    person = people.add(ASHA)
    passes(services, person)
    side = people.merge_side(person.id)
    assert (side.person, side.attempts, side.certificates, side.since) == (person, 1, 1, TODAY)
