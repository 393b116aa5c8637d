from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from oakmere_training.domain.activity import Activity, ActivityKind
from oakmere_training.domain.activity_log import ActivityGroup, ActivityQuery
from oakmere_training.domain.people import Role
from oakmere_training.storage.rows_lead import erasures
from tests.support.lead import unlocked

if TYPE_CHECKING:
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.lead.bundle import LeadServices
    from tests.support.clock import SetClock


@pytest.fixture
def lead(services: Services, clock: SetClock) -> LeadServices:
    """A log of five lines, an hour apart."""
    sian = services.people.add_staff("Siân ap Gwynfor", Role.TEACHER)
    gone, merged = uuid4(), uuid4()
    lines = (
        (ActivityKind.EVENT_STARTED, "Induction, 24 Nov 2026", "7 people", None),
        (ActivityKind.PERSON_LEFT, "", "Last day 31 Oct 2026", sian.id),
        (ActivityKind.PERSON_ERASED, "", "12 answers", gone),
        (ActivityKind.SETTING_CHANGED, "Pass mark", "75% to 80%", None),
        (ActivityKind.PERSON_CHANGED, "Role", "", merged),
    )
    with services.database.writing() as records:
        for kind, about, detail, person in lines:
            records.activity.add(Activity(clock(), kind, about, detail, person))
            clock.advance(hours=1)
        for number in range(19):
            records.activity._link.write(
                insert(erasures), {"person_id": gone if number == 18 else uuid4(), "erased_at": clock()}
            )
    return unlocked(services)


def abouts(lead: LeadServices, **query: object) -> list[str]:
    return [line.about for line in lead.activity.page(ActivityQuery(**query))]  # type: ignore[arg-type]


def test_the_newest_line_comes_first_and_each_says_whom_it_is_about(lead: LeadServices) -> None:
    assert abouts(lead) == [
        "No longer on the list: Role",
        "Pass mark",
        "Entry 0019",
        "Siân ap Gwynfor",
        "Induction, 24 Nov 2026",
    ]
    assert abouts(lead, newest_first=False)[0] == "Induction, 24 Nov 2026"
    assert lead.activity.count() == 5


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sian", ["Siân ap Gwynfor"]),
        ("GWYNFOR siân", ["Siân ap Gwynfor"]),
        ("pass", ["Pass mark"]),
        ("75%", ["Pass mark"]),
        ("started", ["Induction, 24 Nov 2026"]),
        ("induction people", ["Induction, 24 Nov 2026"]),
        ("19", ["Entry 0019"]),
        ("100%_", []),
        ("nobody", []),
    ],
)
def test_lines_are_found_by_name_number_and_words(lead: LeadServices, typed: str, found: list[str]) -> None:
    assert abouts(lead, search=typed) == found
    assert lead.activity.count(ActivityQuery(search=typed)) == len(found)


def test_lines_are_found_by_kind_and_date(lead: LeadServices, clock: SetClock) -> None:
    assert abouts(lead, group=ActivityGroup.SETTINGS) == ["Pass mark"]
    assert len(abouts(lead, group=ActivityGroup.PEOPLE)) == 3
    assert len(abouts(lead, since=clock() - timedelta(hours=2))) == 2


def test_every_kind_belongs_to_one_group() -> None:
    groups = [group.kinds for group in ActivityGroup if group is not ActivityGroup.ALL]
    assert sorted(kind for group in groups for kind in group) == sorted(ActivityKind)


def test_the_log_as_a_file_opens_elsewhere_and_starts_no_formula(
    lead: LeadServices, services: Services, clock: SetClock
) -> None:
    with services.database.writing() as records:
        records.activity.add(Activity(clock(), ActivityKind.STAFF_IMPORTED, "=cmd()", "-1 skipped"))
    rows = list(csv.reader(io.StringIO(lead.activity.csv(ActivityQuery()).decode("utf-8-sig"))))
    assert rows[0] == ["Number", "When", "What", "About", "Detail"]
    assert rows[1] == ["6", "2026-11-24 14:30", "Imported staff", "'=cmd()", "'-1 skipped"]
    assert len(rows) == 7


def test_the_log_cannot_be_changed(lead: LeadServices, services: Services) -> None:
    from sqlalchemy import delete, update

    from oakmere_training.storage.rows_lead import activity

    for statement in (update(activity).values(detail="nothing"), delete(activity)):
        with pytest.raises(IntegrityError, match="append-only"), services.database.writing() as records:
            records.activity._link.write(statement)
    assert lead.activity.count() == 5
