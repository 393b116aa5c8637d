"""The register as the lead sees it: pages, counts, rules and files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import clevercsv
import pytest
import vobject
from icalendar import Calendar
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.errors import InvalidInputError, NotFoundError
from oakmere_training.domain.people import Person, Role
from oakmere_training.domain.register_query import RegisterQuery, Show, SortBy
from oakmere_training.domain.requirements import REFRESHER, RoleGroup, TrainingState
from oakmere_training.services.lead.register import RegisterService
from oakmere_training.services.lead.standing import refresh
from tests.support.factories import TODAY
from tests.support.quizzes import ACCOUNTS, STAFF, passed

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock

NAMES = ("Ana de Souza", "Asha Example", "Zoë Müller-Blank", "Omar Dummy", "A100%b Draft_Person")


@pytest.fixture
def register(services: Services, settings: SettingsStore, clock: SetClock) -> RegisterService:
    """A register on which one person is overdue, one due soon, one new, one in date, one gone."""
    made = RegisterService(services.database, services.catalogue, settings, clock)
    clock.set(2025, 12, 10)
    made.prepare()
    people = {name: services.people.add_staff(name, Role.TEACHER) for name in NAMES[:2]}
    passed(services, people["Asha Example"])  # due soon on 24 November 2026
    clock.set(2026, 11, 10)
    people["Zoë Müller-Blank"] = services.people.add_staff("Zoë Müller-Blank", Role.GOVERNOR)
    people["Omar Dummy"] = services.people.add_staff("Omar Dummy", Role.VOLUNTEER)
    people["A100%b Draft_Person"] = services.people.add_staff("A100%b Draft_Person", Role.OFFICE)
    passed(services, people["Omar Dummy"])
    leave(services, people["A100%b Draft_Person"])
    clock.set(2026, 11, 24)
    return made


def leave(services: Services, person: Person) -> None:
    from sqlalchemy import update

    from oakmere_training.storage.rows import people

    with services.database.writing() as records:
        gone = update(people).where(people.c.id == person.id).values(left_on=TODAY)
        records.people._link.write(gone)
        refresh(records, today=TODAY, person_ids=(person.id,))


def names(register: RegisterService, query: RegisterQuery) -> list[str]:
    return [row.name for row in register.page(query)]


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        (Show.OVERDUE, ["Ana de Souza"]),
        (Show.DUE_SOON, ["Asha Example"]),
        (Show.NEVER_TRAINED, ["Zoë Müller-Blank"]),
        (Show.IN_DATE, ["Omar Dummy"]),
        (Show.LEFT, ["A100%b Draft_Person"]),
        (Show.NEEDS_ACTION, ["Ana de Souza", "Zoë Müller-Blank", "Asha Example"]),
        (Show.ALL, ["Ana de Souza", "Zoë Müller-Blank", "Asha Example", "Omar Dummy"]),
    ],
)
def test_a_choice_shows_its_rows_those_due_first_coming_first(
    register: RegisterService, show: Show, expected: list[str]
) -> None:
    assert names(register, RegisterQuery(show)) == expected
    assert register.counts(RegisterQuery()).of(show) == len(expected)


def test_each_row_is_in_the_state_it_is_shown_under(register: RegisterService) -> None:
    states = {row.name: row.state(register.today, 30) for row in register.page(RegisterQuery(Show.ALL))}

    assert states == {
        "Ana de Souza": TrainingState.OVERDUE,
        "Asha Example": TrainingState.DUE,
        "Zoë Müller-Blank": TrainingState.NEVER_TRAINED,
        "Omar Dummy": TrainingState.VALID,
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("souza", "Ana de Souza"),
        ("ANA SOU", "Ana de Souza"),
        ("de s", "Ana de Souza"),
        ("muller", "Zoë Müller-Blank"),
        ("blank", "Zoë Müller-Blank"),
        ("müller-b", "Zoë Müller-Blank"),
        ("zoe", "Zoë Müller-Blank"),
    ],
)
def test_a_search_finds_the_beginning_of_any_word_of_a_name(register: RegisterService, typed: str, found: str) -> None:
    assert names(register, RegisterQuery(Show.ALL, search=typed)) == [found]
    assert register.counts(RegisterQuery(search=typed)).all == 1


@pytest.mark.parametrize("typed", ["uza", "ana x", "a100_", "a1%b", "Draft%Person"])
def test_a_search_takes_what_is_typed_as_it_is(register: RegisterService, typed: str) -> None:
    assert names(register, RegisterQuery(Show.LEFT, search=typed)) == []


def test_signs_that_mean_something_to_a_database_are_found_too(register: RegisterService) -> None:
    assert names(register, RegisterQuery(Show.LEFT, search="A100% draft_")) == ["A100%b Draft_Person"]


def test_a_role_group_is_shown_on_its_own_and_counted(register: RegisterService) -> None:
    teachers = RegisterQuery(Show.ALL, RoleGroup.TEACHERS)

    assert names(register, teachers) == ["Ana de Souza", "Asha Example"]
    assert register.counts(teachers).needs_action == 2


@pytest.mark.parametrize("sort", SortBy)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_one_by_one_are_the_whole_list(register: RegisterService, sort: SortBy, descending: bool) -> None:
    query = RegisterQuery(Show.ALL, sort=sort, descending=descending)
    whole = [row.key for row in register.page(query)]
    paged, after = [], None
    while rows := register.page(query, after, 1):
        paged += [row.key for row in rows]
        after = rows[-1]

    assert paged == whole
    assert len(set(whole)) == 4
    turned = replace(query, descending=not descending)
    assert [row.key for row in register.page(turned)] == whole[::-1]


def test_names_are_sorted_by_surname(register: RegisterService) -> None:
    assert names(register, RegisterQuery(Show.ALL, sort=SortBy.NAME)) == [
        "Ana de Souza",
        "Omar Dummy",
        "Asha Example",
        "Zoë Müller-Blank",
    ]


def test_every_person_is_counted_once_in_one_group(register: RegisterService, services: Services) -> None:
    services.people.add_staff("Both Placeholder", Role.OFFICE, account_administrator=True)
    teachers, support, governors, volunteers, team = register.coverage()

    assert (teachers.total, teachers.in_date, teachers.due, teachers.overdue) == (2, 1, 1, 1)
    assert (support.total, governors.to_begin, governors.in_date) == (0, 1, 0)
    assert (volunteers.sentence, team.total) == ("1 of 1 in date, 0 due within 30 days, 0 overdue", 1)
    assert team.near == "Support staff"


def test_prepare_sets_the_usual_rules_once_and_not_again_after_they_are_taken_away(
    services: Services, settings: SettingsStore, clock: SetClock
) -> None:
    register = RegisterService(services.database, services.catalogue, settings, clock)
    register.prepare()
    assert [rule.title for rule in register.requirements()] == ["Induction", "Official accounts"]
    for rule in register.requirements():
        register.remove_requirement(rule.id)
    register.prepare()

    assert register.requirements() == ()


def test_records_of_before_the_register_are_worked_out_when_the_area_is_opened(
    services: Services, settings: SettingsStore, clock: SetClock
) -> None:
    person = services.people.add_staff("Asha Example", Role.TEACHER)
    certificate = passed(services, person)
    with services.database.writing() as records:
        records.tallies.clear()
    register = RegisterService(services.database, services.catalogue, settings, clock)
    register.prepare()

    (row,) = register.page(RegisterQuery(Show.ALL))
    assert row.certificate_number == certificate.number
    with services.database.reading() as records:
        assert records.tallies.any()


def test_someone_whose_last_day_has_come_is_moved_when_the_area_is_opened(
    register: RegisterService, services: Services, clock: SetClock
) -> None:
    from sqlalchemy import update

    from oakmere_training.storage.rows import people

    with services.database.writing() as records:
        gone = update(people).where(people.c.name == "Omar Dummy").values(left_on=date(2026, 12, 1))
        records.people._link.write(gone)
    register.prepare()
    assert "Omar Dummy" in names(register, RegisterQuery(Show.ALL))

    clock.set(2026, 12, 1)
    register.prepare()
    assert "Omar Dummy" in names(register, RegisterQuery(Show.LEFT))


def test_a_new_rule_is_on_the_register_and_in_the_log(register: RegisterService, services: Services) -> None:
    rule = replace(
        register.new_requirement(),
        title="  Visits  online ",
        groups=(RoleGroup.VOLUNTEERS,),
        quiz_ids=(STAFF.id,),
        renewal_quiz_ids=(),
        within_days=0,
    )
    kept = register.save_requirement(rule)

    assert (kept.title, kept.renewal_title, kept.position) == ("Visits online", "", 2)
    assert [row.training for row in register.page(RegisterQuery(Show.ALL, RoleGroup.VOLUNTEERS))] == [
        "Yearly refresher",
        "Visits online",
    ]
    assert logged(services)[-1] == (ActivityKind.REQUIREMENT_CHANGED, "Visits online", "Added")


def logged(services: Services) -> list[tuple[ActivityKind, str, str]]:
    from sqlalchemy import select

    from oakmere_training.storage.rows_lead import activity

    with services.database.reading() as records:
        rows = records.people._link.rows(select(activity).order_by(activity.c.number))
    return [(row.kind, row.about, row.detail) for row in rows]


def test_a_rule_that_binds_more_people_gives_them_their_days(register: RegisterService, clock: SetClock) -> None:
    first = next(rule for rule in register.requirements() if rule.id == "induction")
    narrow = register.save_requirement(replace(first, groups=(RoleGroup.TEACHERS,)))
    assert narrow.created_on == first.created_on  # nobody is given more time by it
    assert names(register, RegisterQuery(Show.ALL)) == ["Ana de Souza", "Asha Example"]

    wide = register.save_requirement(replace(narrow, groups=tuple(RoleGroup), within_days=30))
    assert wide.created_on == TODAY
    row = next(row for row in register.page(RegisterQuery(Show.ALL)) if row.name == "Ana de Souza")
    assert row.due_on == TODAY + timedelta(days=30)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 61}, "title"),
        ({"renewal_title": "x" * 61}, "renewal"),
        ({"groups": ()}, "groups"),
        ({"quiz_ids": ()}, "quizzes"),
        ({"within_days": 366}, "within"),
    ],
)
def test_a_rule_that_lacks_something_is_not_kept(
    register: RegisterService, changes: dict[str, Any], field: str
) -> None:
    before = register.requirements()
    with pytest.raises(InvalidInputError) as caught:
        register.save_requirement(replace(before[0], **changes))

    assert caught.value.field == field
    assert register.requirements() == before


def test_a_rule_that_somebody_took_away_cannot_be_changed(register: RegisterService) -> None:
    rule = register.requirements()[0]
    register.remove_requirement(rule.id)

    with pytest.raises(NotFoundError):
        register.save_requirement(rule)
    with pytest.raises(NotFoundError):
        register.remove_requirement(rule.id)
    assert register.page(RegisterQuery(Show.ALL)) == []


def test_a_rule_can_ask_for_what_gives_a_certificate_and_the_refresher(register: RegisterService) -> None:
    assert [choice.quiz_id for choice in register.choices()] == [ACCOUNTS.id, STAFF.id]
    assert register.renewal_choices()[0].quiz_id == REFRESHER


def test_the_whole_register_goes_into_files_that_other_programs_read(
    register: RegisterService, services: Services
) -> None:
    rows = list(csv.DictReader(io.StringIO(register.csv().decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == [
        "Ana de Souza",
        "Omar Dummy",
        "Asha Example",
        "Zoë Müller-Blank",
        "A100%b Draft_Person",
    ]
    assert (rows[2]["State"], rows[2]["Due"], rows[2]["Points"]) == ("Due within 30 days", "2026-12-10", "9")
    assert (rows[4]["State"], rows[4]["Completed"]) == ("Left", "")

    sheet = load_workbook(io.BytesIO(register.xlsx())).active
    assert sheet is not None
    assert [cell.value for cell in next(iter(sheet.iter_rows()))][:4] == ["Name", "Role", "Group", "Training"]
    assert sheet.max_row == 6

    events = Calendar.from_ical(register.ics()).walk("VEVENT")
    assert str(events[0]["summary"]) == "Training due: Ana de Souza, Induction"
    assert len(events) == 4
    assert [entry[:2] for entry in logged(services)] == [
        (ActivityKind.REGISTER_EXPORTED, "CSV"),
        (ActivityKind.REGISTER_EXPORTED, "XLSX"),
        (ActivityKind.REGISTER_EXPORTED, "Due dates as iCalendar"),
    ]


def test_a_school_year_that_ends_with_the_certificate(
    services: Services, settings: SettingsStore, clock: SetClock, register: RegisterService
) -> None:
    settings.save(replace(settings.school, validity="school_year_end"))
    person = services.people.add_staff("New Template", Role.TEACHER)

    assert passed(services, person).facts.valid_until == date(2027, 8, 31)
    assert (register.school_year, register.school_year_label) == (2026, "2026 to 2027")


def test_other_programs_read_the_same_from_all_three_files(register: RegisterService, tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_bytes(register.csv())
    (tmp_path / "register.xlsx").write_bytes(register.xlsx())

    table = clevercsv.read_table(str(tmp_path / "register.csv"), encoding="utf-8-sig")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "register.xlsx")).get_sheet_by_index(0).to_python()
    calendar = vobject.readOne(register.ics().decode())

    column = table[0].index("Name")
    assert sheet[0] == table[0]
    assert [row[column] for row in sheet] == [row[column] for row in table]
    assert "Zoë Müller-Blank" in [row[column] for row in table]
    assert any(isinstance(cell, date) for cell in sheet[1])
    summaries = [event.summary.value for event in calendar.vevent_list]
    assert len(summaries) == 4
    assert all(isinstance(event.dtstart.value, date) for event in calendar.vevent_list)
    assert any("Asha Example" in summary for summary in summaries)
