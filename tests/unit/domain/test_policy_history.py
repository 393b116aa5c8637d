"""Which version of the policy a question teaches, and when it has to be looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oakmere_training.domain.policy_history import PolicyHistory, PolicyVersion, TopUp, is_past_review
from tests.support.quizzes import make_policy

OLD = make_policy(version="2025-10")
MIDDLE = make_policy(version="2026-11", approved="2026-11", review_due="2027-11")
NEW = replace(
    make_policy(version="2027-11", approved="2027-11", review_due="2028-11"),
    clauses=tuple(clause for clause in OLD.clauses if clause.id != "S5"),
)
HISTORY = PolicyHistory(
    (
        PolicyVersion(OLD),
        PolicyVersion(MIDDLE, frozenset({"C02"}), TopUp.AT_REFRESHER),
        PolicyVersion(NEW, frozenset({"S5", "G1"}), TopUp.NONE),
    )
)


def test_changes_are_those_of_every_later_version() -> None:
    assert HISTORY.present == NEW
    assert HISTORY.changed_after("2025-10") == {"C02": "2026-11", "S5": "2027-11", "G1": "2027-11"}
    assert HISTORY.changed_after("2026-11") == {"S5": "2027-11", "G1": "2027-11"}
    assert HISTORY.changed_after("2027-11") == {}
    assert HISTORY.changed_after("2025-10", asked_first=True) == {"C02": "2026-11"}


@pytest.mark.parametrize(
    ("clauses", "version", "holds"),
    [
        (("P7",), "2025-10", True),
        (("P7", "C02"), "2025-10", False),
        (("P7", "C02"), "2026-11", True),
        (("P7",), "1999-01", False),
        ((), "2025-10", True),
    ],
)
def test_what_was_taught_holds_while_its_clauses_are_the_same(
    clauses: tuple[str, ...], version: str, holds: bool
) -> None:
    assert HISTORY.still_holds(clauses, version) is holds


@pytest.mark.parametrize(
    ("clauses", "version", "reviewed", "needed"),
    [
        (("P7",), "2025-10", (), False),
        (("C02",), "2025-10", (), True),
        (("C02",), "2025-10", ("2026-11",), False),
        (("C02",), "2025-10", ("2027-11",), False),
        (("C02", "G1"), "2025-10", ("2026-11",), True),
        (("C02", "G1"), "2025-10", ("2027-11",), False),
        (("C02",), "2026-11", (), False),
        (("S5",), "2025-10", ("2027-11",), True),
        (("S5", "P7"), "2025-10", ("2027-11",), False),
        ((), "2025-10", (), False),
    ],
)
def test_a_question_needs_a_look_after_the_last_change_of_its_clauses(
    clauses: tuple[str, ...], version: str, reviewed: tuple[str, ...], needed: bool
) -> None:
    assert HISTORY.needs_a_look(clauses, version, reviewed) is needed


def test_a_version_that_is_not_known_has_no_register() -> None:
    assert HISTORY.of("2026-11") == MIDDLE
    assert HISTORY.of("1999-01") is None
    assert HISTORY.place("1999-01") == -1


def test_the_month_of_the_review_is_not_past_it() -> None:
    due = OLD.review_due
    assert not is_past_review(due, 2026, 10)
    assert not is_past_review(due, 2025, 12)
    assert is_past_review(due, 2026, 11)
    assert is_past_review(due, 2027, 1)
