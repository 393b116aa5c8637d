"""Which certificates meet a requirement, and which are replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.people import Role
from oakmere_training.domain.register import (
    NEVER,
    HeldCertificate,
    complete_set,
    register_group,
    replacements,
    standing_of,
)
from oakmere_training.domain.register_query import RegisterQuery
from oakmere_training.domain.requirements import REFRESHER, Requirement, RoleGroup
from oakmere_training.domain.tiers import Tier
from tests.support.factories import TODAY, make_person, make_pupil

RULE = Requirement("rule", "Both", "Again", tuple(RoleGroup), ("a", "b"), (REFRESHER,), 14, TODAY)


def held(quiz_id: str, day: int, *, lasts: int = 365) -> HeldCertificate:
    """A certificate issued so many days after today."""
    on = TODAY + timedelta(days=day)
    return HeldCertificate(
        id=uuid4(),
        number=f"{quiz_id}{day}",
        quiz_id=quiz_id,
        points=8,
        maximum=10,
        policy_version="2025-10",
        issued_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        issued_on=on,
        valid_until=on + timedelta(days=lasts),
    )


def newest(*found: HeldCertificate) -> dict[str, HeldCertificate]:
    return {one.quiz_id: one for one in found}


def test_every_quiz_is_needed_the_first_time() -> None:
    assert complete_set(RULE, newest(held("a", 0))) is None
    assert complete_set(RULE, newest(held(REFRESHER, 5), held("a", 0))) is None
    done = complete_set(RULE, newest(held("b", 9), held("a", 0)))
    assert done is not None
    assert (done.newest.number, done.valid_until) == ("b9", TODAY + timedelta(days=365))


def test_a_renewal_counts_from_when_it_is_newer_than_every_part() -> None:
    done = complete_set(RULE, newest(held("a", 0), held("b", 9), held(REFRESHER, 5)))
    assert done is not None
    assert [part.number for part in done.parts] == ["refresher5"]

    both_again = complete_set(RULE, newest(held("a", 20), held("b", 21), held(REFRESHER, 5)))
    assert both_again is not None
    assert both_again.newest.number == "b21"


def test_a_retake_of_one_part_alone_does_not_undo_a_renewal() -> None:
    done = complete_set(RULE, newest(held("a", 0), held("b", 300), held(REFRESHER, 250)))
    assert done is not None
    assert done.newest.number == "refresher250"


def test_a_rule_that_asks_for_nothing_is_never_met() -> None:
    assert complete_set(replace(RULE, quiz_ids=()), newest(held("a", 0))) is None


def test_what_a_newer_set_stands_for_is_replaced_and_what_a_rule_rests_on_is_not() -> None:
    a, b, refresher = held("a", 0), held("b", 1), held(REFRESHER, 5)
    done = complete_set(RULE, newest(a, b, refresher))
    assert done is not None
    changed = replacements((a, b, refresher), [(RULE, done)])
    assert changed == {a.id: refresher.issued_at, b.id: refresher.issued_at}

    other = replace(RULE, id="other", quiz_ids=("a",), renewal_quiz_ids=())
    rests = complete_set(other, newest(a))
    assert rests is not None
    assert replacements((a, b, refresher), [(RULE, done), (other, rests)]) == {b.id: refresher.issued_at}


def test_what_was_replaced_before_is_told_only_when_it_is_no_more() -> None:
    a, b, refresher = held("a", 0), held("b", 1), held(REFRESHER, 5)
    noted = replace(a, replaced_at=refresher.issued_at)
    done = complete_set(RULE, newest(noted, b))
    assert done is not None
    assert replacements((noted, b), [(RULE, done)]) == {noted.id: None}
    assert replacements((noted,), ()) == {noted.id: None}


@given(st.lists(st.tuples(st.sampled_from(["a", "b", REFRESHER]), st.integers(0, 900)), max_size=8))
def test_whatever_is_held_the_set_that_counts_is_never_replaced(made: list[tuple[str, int]]) -> None:
    found = newest(*(held(quiz_id, day) for quiz_id, day in sorted(made, key=lambda one: one[1])))
    done = complete_set(RULE, found)
    changed = replacements(found.values(), [(RULE, done)] if done else ())
    assert not done or not {part.id for part in done.parts} & changed.keys()


def test_the_account_team_comes_before_the_role() -> None:
    assert register_group(make_person(role=Role.OFFICE)) is RoleGroup.SUPPORT_STAFF
    assert register_group(make_person(role=Role.OFFICE, account_administrator=True)) is RoleGroup.ACCOUNT_TEAM
    assert register_group(make_person(role=Role.PARENT, tier=Tier.PARENTS)) is None


def test_only_staff_have_a_row() -> None:
    with pytest.raises(ValueError, match="not on the register"):
        standing_of(make_pupil(), RULE, None, came_on=TODAY, today=TODAY)


def test_days_begin_with_the_rule_or_with_the_person_whichever_is_later() -> None:
    person = make_person()
    for came_on in (TODAY - timedelta(days=90), TODAY + timedelta(days=3)):
        row = standing_of(person, RULE, None, came_on=came_on, today=TODAY)
        assert row.due_on == max(came_on, TODAY) + timedelta(days=14)


def test_what_does_not_run_out_is_due_on_no_day() -> None:
    rule = replace(RULE, quiz_ids=("a",), renewal_quiz_ids=(), renewal_title="")
    row = standing_of(make_person(), rule, complete_set(rule, newest(held("a", 0))), came_on=TODAY, today=TODAY)
    assert (row.due_on, row.valid_until, row.training) == (NEVER, None, "Both")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", ()),
        ("  Zoë  MÜLLER-Blank ", ("zoe", "muller", "blank")),
        ("o’connor, ana", ("o'connor", "ana")),
        ("a a b c d e", ("a", "b", "c", "d")),
    ],
)
def test_a_search_is_folded_as_names_are(typed: str, words: tuple[str, ...]) -> None:
    assert RegisterQuery(search=typed).words == words
