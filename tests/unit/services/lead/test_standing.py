"""The register's rows follow from certificates, people and rules, whatever happens to these."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.register import NEVER
from oakmere_training.domain.requirements import REFRESHER, Requirement, RoleGroup
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.clock import local_day
from oakmere_training.services.lead.standing import INDUCTION, OFFICIAL_ACCOUNTS, refresh, seed_requirements
from tests.support.factories import TODAY
from tests.support.quizzes import ACCOUNTS, STAFF, passed, take

if TYPE_CHECKING:
    from oakmere_training.domain.certificate import Certificate
    from oakmere_training.domain.requirements import Standing
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

YEARLY = Requirement("yearly", "Induction", "Yearly refresher", tuple(RoleGroup), (STAFF.id,), (REFRESHER,), 14, TODAY)
ACCOUNT_TEAM = Requirement(
    "accounts", "Official accounts", "Official accounts", (RoleGroup.ACCOUNT_TEAM,), (ACCOUNTS.id,), (ACCOUNTS.id,), 28,
    TODAY, position=1,
)  # fmt: skip


@pytest.fixture
def rules(services: Services) -> tuple[Requirement, ...]:
    """Induction and refresher for everyone, the official accounts for their team."""
    return set_rules(services, YEARLY, ACCOUNT_TEAM)


@pytest.fixture
def asha(services: Services, rules: tuple[Requirement, ...]) -> Person:
    return services.people.add_staff("Asha Example", Role.TEACHER)


def set_rules(services: Services, *rules: Requirement) -> tuple[Requirement, ...]:
    with services.database.writing() as records:
        for rule in rules:
            records.requirements.add(rule)
        refresh(records, today=TODAY)
    return rules


def rows_of(services: Services, person: Person) -> dict[str, Standing]:
    with services.database.reading() as records:
        return {row.requirement_id: row for row in records.standings.of_person(person.id)}


def row_of(services: Services, person: Person) -> Standing:
    return rows_of(services, person)[YEARLY.id]


def passed_as(services: Services, person: Person, quiz_id: str) -> Certificate:
    """A pass of the staff's quiz that is kept as one of another quiz, such as one drawn for its person."""
    certificate = passed(services, person)
    with services.database.writing() as records:
        from sqlalchemy import update

        from oakmere_training.storage.rows import certificates

        records.certificates._link.write(
            update(certificates).where(certificates.c.number == certificate.number).values(quiz_id=quiz_id)
        )
        refresh(records, today=certificate.facts.issued, person_ids=(person.id,))
    return certificate


def is_replaced(services: Services, certificate: Certificate) -> bool:
    from sqlalchemy import select

    from oakmere_training.storage.rows import certificates

    with services.database.reading() as records:
        own = select(certificates.c.replaced_at).where(certificates.c.number == certificate.number)
        row = records.certificates._link.row(own)
    assert row is not None
    return row.replaced_at is not None


def test_someone_new_is_due_after_their_first_days(services: Services, asha: Person) -> None:
    row = row_of(services, asha)

    assert (row.training, row.due_on, row.completed_on) == ("Induction", TODAY + timedelta(days=14), None)
    assert (row.name, row.sort_name, row.role_group) == ("Asha Example", "example, asha", RoleGroup.TEACHERS)
    assert (row.certificate_number, row.points, row.valid_until) == ("", None, None)


def test_a_rule_that_is_new_gives_its_days_to_those_who_were_there_before(
    services: Services, clock: SetClock, asha: Person
) -> None:
    later = TODAY + timedelta(days=200)
    set_rules(services, replace(YEARLY, id="new", created_on=later))

    assert rows_of(services, asha)["new"].due_on == later + timedelta(days=14)


def test_a_pass_is_on_the_register_when_its_certificate_is(services: Services, asha: Person) -> None:
    certificate = passed(services, asha)
    row = row_of(services, asha)

    assert (row.training, row.completed_on, row.due_on) == ("Yearly refresher", TODAY, date(2027, 11, 24))
    assert (row.points, row.maximum, row.policy_version) == (9, 10, "2025-10")
    assert (row.certificate_number, row.valid_until) == (certificate.number, date(2027, 11, 24))


def test_an_attempt_that_was_not_passed_changes_nothing(services: Services, asha: Person) -> None:
    before = row_of(services, asha)
    take(services, asha, *[Mark.UNSAFE] * 5)

    assert row_of(services, asha) == before


def test_a_refresher_renews_and_the_first_certificate_stays_with_its_number(
    services: Services, clock: SetClock, asha: Person
) -> None:
    first = passed(services, asha)
    clock.set(2027, 11, 10)
    second = passed_as(services, asha, REFRESHER)
    row = row_of(services, asha)

    assert (row.completed_on, row.due_on, row.certificate_number) == (
        date(2027, 11, 10),
        date(2028, 11, 10),
        second.number,
    )
    assert services.certificates.by_number(first.number).facts.issued == TODAY
    assert is_replaced(services, first)
    assert not is_replaced(services, second)


def test_a_refresher_alone_is_no_induction(services: Services, asha: Person) -> None:
    passed_as(services, asha, REFRESHER)

    assert row_of(services, asha).completed_on is None


def test_a_retake_after_it_ran_out_has_a_new_day(services: Services, clock: SetClock, asha: Person) -> None:
    first = passed(services, asha)
    clock.set(2028, 1, 15)
    second = passed(services, asha)
    row = row_of(services, asha)

    assert first.number != second.number
    assert (row.completed_on, row.due_on) == (date(2028, 1, 15), date(2029, 1, 15))
    assert is_replaced(services, first)


def test_the_first_quiz_again_renews_as_well_as_a_refresher(services: Services, clock: SetClock, asha: Person) -> None:
    passed(services, asha)
    clock.set(2027, 11, 10)
    refresher = passed_as(services, asha, REFRESHER)
    clock.set(2028, 3, 1)
    again = passed(services, asha)

    assert row_of(services, asha).certificate_number == again.number
    assert is_replaced(services, refresher)


def test_a_withdrawn_certificate_does_not_count(services: Services, clock: SetClock, asha: Person) -> None:
    first = passed(services, asha)
    clock.set(2027, 3, 1)
    second = passed(services, asha)
    services.certificates.revoke(second.number, "Taken by somebody else")

    assert row_of(services, asha).certificate_number == first.number
    assert not is_replaced(services, first)

    services.certificates.revoke(first.number, "Taken by somebody else")
    row = row_of(services, asha)
    assert (row.completed_on, row.due_on, row.training) == (None, TODAY + timedelta(days=14), "Induction")


def test_a_new_name_is_on_the_register_and_not_on_what_was_issued(services: Services, asha: Person) -> None:
    certificate = passed(services, asha)
    change(services, replace(asha, name="Asha Placeholder", role=Role.GOVERNOR, post_title="Parent governor"))
    row = row_of(services, asha)

    assert (row.name, row.sort_name) == ("Asha Placeholder", "placeholder, asha")
    assert (row.role_group, row.role_label) == (RoleGroup.GOVERNORS, "Parent governor")
    assert row.certificate_number == certificate.number
    assert services.certificates.by_number(certificate.number).facts.holder == "Asha Example"


def change(services: Services, person: Person) -> None:
    from sqlalchemy import update

    from oakmere_training.storage.rows import people

    names = ("name", "sort_name", "role", "account_administrator", "post_title", "left_on", "tier")
    with services.database.writing() as records:
        values = {name: getattr(person, name) for name in names}
        records.people._link.write(update(people).where(people.c.id == person.id).values(values))
        refresh(records, today=TODAY, person_ids=(person.id,))


def test_who_has_left_keeps_the_row_and_comes_back_with_it(services: Services, asha: Person) -> None:
    change(services, replace(asha, left_on=TODAY))
    assert row_of(services, asha).has_left

    change(services, replace(asha, left_on=TODAY + timedelta(days=3)))
    assert not row_of(services, asha).has_left  # their last day is to come

    change(services, asha)
    assert not row_of(services, asha).has_left


def test_two_entries_that_become_one_have_the_newest_pass(services: Services, clock: SetClock, asha: Person) -> None:
    from sqlalchemy import update

    from oakmere_training.storage.rows import certificates

    first = passed(services, asha)
    other = services.people.add_staff("A. Example", Role.TEACHER)
    clock.set(2027, 2, 1)
    second = passed(services, other)
    with services.database.writing() as records:
        mine = certificates.c.person_id == other.id
        records.certificates._link.write(update(certificates).where(mine).values(person_id=asha.id))
        records.standings.replace((other.id,), ())
        refresh(records, today=date(2027, 2, 1), person_ids=(asha.id,))

    assert rows_of(services, other) == {}
    assert row_of(services, asha).certificate_number == second.number
    assert is_replaced(services, first)


def test_the_account_team_needs_both_and_is_counted_as_one_group(
    services: Services, rules: tuple[Requirement, ...]
) -> None:
    person = services.people.add_staff("Omar Dummy", Role.OFFICE, account_administrator=True)
    rows = rows_of(services, person)

    assert set(rows) == {YEARLY.id, ACCOUNT_TEAM.id}
    assert {row.role_group for row in rows.values()} == {RoleGroup.ACCOUNT_TEAM}
    assert rows[ACCOUNT_TEAM.id].due_on == TODAY + timedelta(days=28)


def test_what_needs_several_quizzes_is_done_when_the_last_is_and_runs_out_with_the_first(
    services: Services, clock: SetClock, asha: Person
) -> None:
    set_rules(services, Requirement("both", "Both", "Both", tuple(RoleGroup), (STAFF.id, "other"), (STAFF.id, "other"),
                                    14, TODAY))  # fmt: skip
    passed_as(services, asha, "other")
    assert rows_of(services, asha)["both"].completed_on is None

    clock.set(2027, 1, 10)
    last = passed(services, asha)
    row = rows_of(services, asha)["both"]
    assert (row.completed_on, row.due_on, row.certificate_number) == (
        date(2027, 1, 10),
        date(2027, 11, 24),
        last.number,
    )


def test_training_without_a_renewal_never_runs_out(services: Services, asha: Person) -> None:
    set_rules(services, Requirement("once", "Fire marshal", "", tuple(RoleGroup), (STAFF.id,), (), 30, TODAY))
    passed(services, asha)
    row = rows_of(services, asha)["once"]

    assert (row.training, row.completed_on, row.valid_until, row.due_on) == ("Fire marshal", TODAY, None, NEVER)


def test_a_certificate_that_another_rule_rests_on_is_not_replaced(
    services: Services, clock: SetClock, asha: Person
) -> None:
    set_rules(services, replace(YEARLY, id="same", renewal_quiz_ids=(STAFF.id,)))
    first = passed(services, asha)
    clock.set(2027, 11, 10)
    passed_as(services, asha, REFRESHER)

    assert not is_replaced(services, first)


def test_all_rows_together_are_what_they_are_one_by_one(services: Services, clock: SetClock, asha: Person) -> None:
    passed(services, asha)
    clock.set(2027, 11, 10)
    passed_as(services, asha, REFRESHER)
    omar = services.people.add_staff("Omar Dummy", Role.OFFICE, account_administrator=True)
    services.people.pupil(Tier.LOWER_KS2, "Year 3", 7)
    before = rows_of(services, asha), rows_of(services, omar)
    with services.database.writing() as records:
        records.standings.replace(None, ())
        refresh(records, today=local_day(clock()))
        assert records.standings.count() == 3

    assert (rows_of(services, asha), rows_of(services, omar)) == before


def test_the_usual_rules_are_set_once(services: Services) -> None:
    with services.database.writing() as records:
        assert seed_requirements(records, services.catalogue, TODAY)
        assert not seed_requirements(records, services.catalogue, TODAY)
        everyone, accounts = records.requirements.all()

    assert (everyone.id, everyone.groups, everyone.quiz_ids) == (INDUCTION, tuple(RoleGroup), (STAFF.id,))
    assert (everyone.renewal_title, everyone.renewal_quiz_ids) == ("Yearly refresher", (REFRESHER,))
    assert (accounts.id, accounts.groups) == (OFFICIAL_ACCOUNTS, (RoleGroup.ACCOUNT_TEAM,))
    assert accounts.quiz_ids == accounts.renewal_quiz_ids == (ACCOUNTS.id,)
