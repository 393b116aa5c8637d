"""Staff lists from a file into the records, in one step or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.activity import ActivityKind
from oakmere_training.domain.errors import TableFileError
from oakmere_training.domain.people import Role
from oakmere_training.domain.staff_import import Happens, guess
from oakmere_training.services.lead.person_views import PersonFacts
from oakmere_training.services.lead.staff_import import ImportDone, ListChangedError
from oakmere_training.services.lead.standing import seed_requirements
from tests.support.factories import TODAY
from tests.support.lead import unlocked
from tests.unit.services.lead.test_people import log
from tests.unit.tablefiles.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.bundle import LeadServices

CSV = """Surname,Known As,Staff Code,Post Title,DOB
O’Brien,Zoë,0042,Class teacher,1/2/1990
Draft-Trial,H.,0044,TA,
Filler,W.,,Parent Governor,
明,李,0046,TA,
Mock,,0047,Cook,
"""


@pytest.fixture
def lead(services: Services) -> LeadServices:
    with services.database.writing() as records:
        seed_requirements(records, services.catalogue, TODAY)
    return unlocked(services)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "staff-export-november.csv"
    path.write_bytes(CSV.replace("明,李", "Mock,G.").encode("cp1252"))
    return path


def test_a_list_is_taken_in_as_the_plan_says(services: Services, lead: LeadServices, file: Path) -> None:
    kept = lead.people.add(PersonFacts("A. Example", Role.TEACHER))
    draft = lead.people.add(PersonFacts("H. Draft", Role.VOLUNTEER, staff_number="44"))
    table = lead.staff_import.read(file)
    mapping = guess(table)
    plan = lead.staff_import.look_through(table, mapping)
    assert [(row.happens, row.why) for row in plan.rows] == [
        (Happens.ADDED, "New. Teacher"),
        (Happens.CHANGED, "Surname was Draft; Role: Volunteer to Teaching assistant"),
        (Happens.ADDED, "New. Governor"),
        (Happens.ADDED, "New. Teaching assistant"),
        (Happens.SKIPPED, "First name is empty"),
    ]
    assert len(services.people.staff()) == 2, "looking writes nothing"
    done = lead.staff_import.carry_out(table, mapping, plan)
    assert done == ImportDone(added=3, changed=1, unchanged=0, skipped=1)
    staff = {person.name: person for person in services.people.staff()}
    assert set(staff) == {"A. Example", "H. Draft-Trial", "Zoë O’Brien", "W. Filler", "G. Mock"}
    assert staff["A. Example"] == kept
    assert staff["H. Draft-Trial"].id == draft.id
    assert (staff["Zoë O’Brien"].staff_number, staff["Zoë O’Brien"].post_title) == ("0042", "Class teacher")
    assert lead.people.page(staff["Zoë O’Brien"].id).needs
    (line,) = [line for line in log(services) if line[0] is ActivityKind.STAFF_IMPORTED]
    assert line == (ActivityKind.STAFF_IMPORTED, "3 added, 1 changed, 1 skipped", None)


def test_a_second_import_of_the_same_file_changes_nothing(services: Services, lead: LeadServices, file: Path) -> None:
    table = lead.staff_import.read(file)
    mapping = guess(table)
    lead.staff_import.carry_out(table, mapping, lead.staff_import.look_through(table, mapping))
    before, lines = services.people.staff(), log(services)
    again = lead.staff_import.look_through(table, mapping)
    assert not again.changes
    assert lead.staff_import.carry_out(table, mapping, again) == ImportDone(0, 0, 4, 1)
    assert services.people.staff() == before
    assert log(services) == lines, "nothing done, nothing logged"


def test_a_plan_that_no_longer_holds_is_not_carried_out(services: Services, lead: LeadServices, file: Path) -> None:
    table = lead.staff_import.read(file)
    mapping = guess(table)
    shown = lead.staff_import.look_through(table, mapping)
    lead.people.add(PersonFacts("G. Mock", Role.TEACHER))
    before = services.people.staff()
    with pytest.raises(ListChangedError):
        lead.staff_import.carry_out(table, mapping, shown)
    assert services.people.staff() == before


def test_a_name_that_no_certificate_can_print_is_skipped(lead: LeadServices, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(CSV.encode())
    table = lead.staff_import.read(path)
    row = lead.staff_import.look_through(table, guess(table)).rows[3]
    assert (row.happens, row.why) == (Happens.SKIPPED, "A certificate cannot print “李明”")


def test_five_thousand_staff_come_in_from_a_workbook(services: Services, lead: LeadServices, tmp_path: Path) -> None:
    rows = [("Surname", "Forename", "Staff Code", "Post Title")]
    rows += [(f"Example{number}", "Asha", f"{number:05}", "Teacher") for number in range(5_000)]
    path = tmp_path / "staff.xlsx"
    path.write_bytes(workbook(rows))
    table = lead.staff_import.read(path)
    mapping = guess(table)
    plan = lead.staff_import.look_through(table, mapping)
    assert lead.staff_import.carry_out(table, mapping, plan).added == 5_000
    assert len(services.people.staff()) == 5_000
    with services.database.reading() as records:
        assert records.standings.count() == 5_000
    assert not lead.staff_import.look_through(table, mapping).changes


def test_a_file_that_cannot_be_read_is_said_so(lead: LeadServices, tmp_path: Path) -> None:
    with pytest.raises(TableFileError):
        lead.staff_import.read(tmp_path / "none.csv")
