"""Pages of the register by keyset: whole, in order, whatever they are sorted by; and what they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.refresher import TOP_UP
from oakmere_training.domain.register import NEVER
from oakmere_training.domain.register_query import RegisterQuery, RegisterRow, Show, SortBy
from oakmere_training.domain.requirements import Requirement, RoleGroup, Standing
from tests.support.factories import TODAY, make_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.domain.people import Person
    from oakmere_training.storage.database import Database

RULE = Requirement("rule", "Induction", "Refresher", tuple(RoleGroup), ("a",), ("refresher",), 14, TODAY)
OTHER = replace(RULE, id="other", title="Accounts", groups=(RoleGroup.ACCOUNT_TEAM,), position=1)
WARN = 30
ROLES = ("Teacher", "Governor", "Volunteer")


def row_of(person: Person, rule: Requirement, number: int) -> Standing:
    done = None if number % 3 == 0 else TODAY - timedelta(days=number % 5)
    return Standing(
        person_id=person.id,
        requirement_id=rule.id,
        name=person.name,
        sort_name=person.sort_name,
        role_group=RoleGroup.TEACHERS,
        role_label=ROLES[number % 3],
        training=rule.title,
        due_on=NEVER if number == 7 else TODAY + timedelta(days=number % 7 * 10 - 20),
        completed_on=done,
        points=18 if done else None,
        maximum=20 if done else None,
        valid_until=None,
        has_left=number % 6 == 5,
    )


@pytest.fixture
def many(database: Database) -> Database:
    """Sixty rows with many ties: every third was never completed, some share name, day and role, ten have left."""
    rows: list[Standing] = []
    with database.writing() as records:
        records.requirements.add(RULE)
        records.requirements.add(OTHER)
        for number in range(30):
            person = make_person(f"Person Number{number // 2:02}")
            records.people.add(person)
            rows += (row_of(person, rule, number) for rule in (RULE, OTHER))
        records.standings.replace(None, rows)
    return database


def whole(database: Database, query: RegisterQuery) -> list[RegisterRow]:
    with database.reading() as records:
        return records.register.page(query, today=TODAY, warn_days=WARN, limit=-1)


@pytest.mark.parametrize("size", [1, 7])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SortBy)
def test_pages_put_together_are_the_whole_list_in_its_order(
    many: Database, sort: SortBy, descending: bool, size: int
) -> None:
    query = RegisterQuery(Show.ALL, sort=sort, descending=descending)
    found: list[RegisterRow] = []
    with many.reading() as records:
        while rows := records.register.page(
            query, today=TODAY, warn_days=WARN, after=found[-1] if found else None, limit=size
        ):
            found += rows

    assert found == whole(many, query)
    assert len({row.key for row in found}) == len(found) == 50
    keys = [order(row, sort) for row in found]
    assert keys == sorted(keys, reverse=descending)


def order(row: RegisterRow, sort: SortBy) -> tuple[object, ...]:
    first: dict[SortBy, Callable[[], object]] = {
        SortBy.DUE: lambda: row.due_on,
        SortBy.NAME: lambda: "",
        SortBy.ROLE: lambda: row.role_label,
        SortBy.TRAINING: lambda: row.training,
        SortBy.COMPLETED: lambda: row.completed_on or date.min,
    }
    return first[sort](), row.sort_name, *row.key


@pytest.mark.parametrize("show", Show)
def test_each_choice_has_as_many_rows_as_are_counted(many: Database, show: Show) -> None:
    rows = whole(many, RegisterQuery(show))
    with many.reading() as records:
        counts = records.register.counts(RegisterQuery(), today=TODAY, warn_days=WARN)

    assert counts.of(show) == len(rows) > 0
    assert counts.needs_action == counts.overdue + counts.due_soon + counts.never_trained
    assert counts.all == counts.needs_action + counts.in_date


def test_a_row_is_what_was_kept(many: Database) -> None:
    row = next(row for row in whole(many, RegisterQuery(Show.ALL)) if row.due_on == NEVER)

    assert (row.name, row.sort_name, row.role_group) == ("Person Number03", "number03, person", RoleGroup.TEACHERS)
    assert (row.points, row.maximum, row.valid_until, row.has_left) == (18, 20, None, False)
    with many.reading() as records:
        kept = records.standings.of_person(row.person_id)
    assert {standing.requirement_id for standing in kept} == {"rule", "other"}
    assert (kept[0].due_on, kept[0].completed_on) == (row.due_on, row.completed_on)


def test_nothing_is_counted_where_there_is_nothing(database: Database) -> None:
    with database.reading() as records:
        counts = records.register.counts(RegisterQuery(search="x"), today=TODAY, warn_days=WARN)
        assert records.register.coverage(today=TODAY, warn_days=WARN) == []

    assert (counts.all, counts.left) == (0, 0)


def test_a_top_up_takes_nobody_out_of_date(database: Database) -> None:
    person = make_person("Asha Example")
    rule = Requirement("a", "Induction", "Refresher", tuple(RoleGroup), (), (), 14, TODAY)
    done = Standing(
        person.id, "a", person.name, person.sort_name, RoleGroup.TEACHERS, "Teacher", "Refresher", NEVER, TODAY
    )
    with database.writing() as records:
        records.people.add(person)
        records.requirements.add(rule)
        records.requirements.add(replace(rule, id=f"{TOP_UP}2026-11"))
        overdue = replace(done, requirement_id=f"{TOP_UP}2026-11", due_on=TODAY - timedelta(days=1), completed_on=None)
        records.standings.replace([person.id], [done, overdue])

    with database.reading() as records:
        assert records.register.coverage(today=TODAY, warn_days=WARN) == [(RoleGroup.TEACHERS, 1, 0, 0, 0)]


@pytest.mark.parametrize("sort", [SortBy.DUE, SortBy.NAME, SortBy.COMPLETED])
def test_a_page_is_read_from_an_index_in_its_order(many: Database, sort: SortBy) -> None:
    """Sorting 20,000 rows for each page would take longer than reading it."""
    from oakmere_training.storage.link import Prepared
    from oakmere_training.storage.register import _Goes, _page

    with many.reading() as records:
        link = records.register._link
        for descending in (False, True):
            prepared = Prepared(_page(Show.ALL, False, 0, sort, descending, _Goes.FIRST), link.dialect)
            plan = link.connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {prepared.sql}", prepared.parameters({"most": 100})
            )
            steps = [str(row[3]) for row in plan]
            assert any("ix_standings_has_left" in step for step in steps)
            assert not any("TEMP B-TREE" in step for step in steps), steps


def test_rules_are_kept_in_order_changed_and_taken_away(database: Database) -> None:
    with database.writing() as records:
        assert records.requirements.never_set()
        records.requirements.add(OTHER)
        records.requirements.add(RULE)
        assert records.requirements.all() == (RULE, OTHER)
        assert records.requirements.next_position() == 2
        records.requirements.change(replace(RULE, title="Start", clauses=("C02",), policy_version="2027"))
        assert records.requirements.get("rule") == replace(RULE, title="Start", clauses=("C02",), policy_version="2027")
        records.requirements.remove("rule")
        assert records.requirements.all() == (OTHER,)
        with pytest.raises(NotFoundError):
            records.requirements.remove("rule")
        with pytest.raises(NotFoundError):
            records.requirements.change(RULE)


def test_a_rule_that_is_taken_away_takes_its_rows_with_it(many: Database) -> None:
    with many.writing() as records:
        records.requirements.remove("other")
        assert records.standings.count() == 30


def test_constants_of_a_quick_statement_are_in_it(database: Database) -> None:
    """A statement's own numbers need not be given with its values, and a value that is missing is an error."""
    from sqlalchemy import Integer, bindparam, select

    statement = select((bindparam("given", type_=Integer) + 1).label("sum"))
    with database.reading() as records:
        link = records.register._link
        assert link.rows_quickly(statement, {"given": 2}) == [(3,)]
        with pytest.raises(KeyError):
            link.rows_quickly(statement, {})
        assert link.connection.execute(text("SELECT 1")).scalar() == 1


def test_a_quick_read_needs_a_transaction(database: Database) -> None:
    with database.reading() as records:
        register = records.register
    with pytest.raises(RuntimeError):
        register.page(RegisterQuery(), today=TODAY, warn_days=WARN)
