"""The policy's own dates: what a new version changes, and how quizzes and certificates go by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.policy_changes import ChangeKind
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.policy_text import policy_text
from oakmere_training.services.lead.new_policy import NewPolicyError
from tests.support.shipped import CORE, new_policy, policy_of, record, take_all, write_new_policy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock


@pytest.fixture
def services(shipped: Services) -> Services:
    return shipped


# -- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "past"), [((2026, 10, 1), False), ((2026, 10, 31), False), ((2026, 11, 1), True), ((2027, 1, 2), True)]
)
def test_the_month_in_which_review_is_due_ends_on_its_last_day(
    services: Services, clock: SetClock, day: tuple[int, int, int], past: bool
) -> None:
    clock.set(*day)

    standing = policy_of(services).standing()

    assert standing.is_past_review is past
    if past:
        assert standing.banner == (
            "The policy is past its review date. Review was due in October 2026 and no newer version is recorded here."
        )


def test_dates_alone_move_every_quiz_to_the_new_version(
    services: Services, open_shipped: Callable[[], Services], asha: Person
) -> None:
    policy = policy_of(services)
    new = policy.with_dates("2026-11", "2026-11", "2027-11")
    assert (new.changed, new.to_look_at, new.top_up_questions) == ((), (), 0)

    policy.record(new, TopUp.NOW)

    again = open_shipped()
    standing = policy_of(again).standing()
    assert (standing.version, str(standing.approved), str(standing.review_due)) == (
        "2026-11", "November 2026", "November 2027"
    )  # fmt: skip
    assert not standing.is_past_review
    assert {quiz.policy_version for quiz in again.catalogue.all_quizzes()} == {"2026-11"}
    home = again.training.home(Tier.STAFF, asha)
    assert (str(home.policy_approved), str(home.policy_review_due)) == ("November 2026", "November 2027")
    facts = again.certificates.of_attempt(take_all(again, asha, CORE).id)
    assert facts is not None
    assert (facts.facts.policy_version, facts.facts.policy_approved) == ("2026-11", "November 2026")
    assert [(line.version, line.recorded_on is None, line.is_present) for line in standing.versions] == [
        ("2026-11", False, True),
        ("2025-10", True, False),
    ]


@pytest.mark.parametrize(
    ("version", "approved", "review_due", "field"),
    [
        ("", "2026-11", "2027-11", "version"),
        ("2025-10", "2026-11", "2027-11", "version"),
        ("2026-11", "November", "2027-11", "approved"),
        ("2026-11", "2026-13", "2027-11", "approved"),
        ("2024-11", "2024-11", "2027-11", "approved"),
        ("2026-11", "2026-11", "2026-11", "review_due"),
    ],
)
def test_dates_that_cannot_be_are_told_beside_their_field(
    services: Services, version: str, approved: str, review_due: str, field: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        policy_of(services).with_dates(version, approved, review_due)

    assert caught.value.field == field


def test_a_version_holds_although_time_passes_while_it_is_recorded(
    services: Services, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = policy_of(services)
    new = policy.with_dates("2026-11", "2026-11", "2027-11")

    def later() -> datetime:
        clock.advance(seconds=1)
        return clock.now

    monkeypatch.setattr(policy._new, "_clock", later)
    policy.record(new, TopUp.NONE)

    assert services.catalogue.policy.version == "2026-11"


# -- a new file ------------------------------------------------------------------------------------------------------


def test_a_new_file_shows_what_changed_and_whom_it_touches(services: Services, asha: Person, tmp_path: Path) -> None:
    take_all(services, asha, CORE)
    policy = policy_of(services)

    new = policy.read(write_new_policy(tmp_path / "new", services.catalogue.policy))

    assert [(change.kind, change.clause.id) for change in new.changed] == [
        (ChangeKind.FORCE, "S6"),
        (ChangeKind.WORDS, "C09"),
        (ChangeKind.NEW, "S7"),
        (ChangeKind.GONE, "O20"),
    ]
    assert new.certified == 1
    assert new.questions["S7"] == ()
    assert all("S6" in line.question.clauses for line in new.questions["S6"])
    assert new.questions["S6"]
    assert {line.question.id for lines in new.questions.values() for line in lines} == {
        line.question.id for line in new.to_look_at
    }
    assert policy.standing().version == "2025-10"
    assert new.top_up_questions > 0


def test_mistakes_in_a_file_are_located(services: Services, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    text = policy_text(new_policy(services.catalogue.policy)).replace('force = "must not"', 'force = "must never"', 1)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(NewPolicyError) as caught:
        policy_of(services).read(path)

    (problem,) = caught.value.problems
    assert problem.line == text[: text.index("must never")].count("\n") + 1


def test_a_file_that_is_not_there_is_told(services: Services, tmp_path: Path) -> None:
    with pytest.raises(NewPolicyError, match="one thing"):
        policy_of(services).read(tmp_path / "nowhere.toml")


def test_the_same_version_cannot_come_twice(services: Services, tmp_path: Path) -> None:
    record(services, tmp_path)

    with pytest.raises(InvalidInputError, match="known already"):
        policy_of(services).read(tmp_path / "policy.toml")


def test_what_was_read_before_another_version_was_recorded_cannot_be_recorded(
    services: Services, tmp_path: Path
) -> None:
    policy = policy_of(services)
    late = policy.with_dates("2026-12", "2026-12", "2027-12")
    record(services, tmp_path)

    with pytest.raises(InvalidInputError, match="meanwhile"):
        policy.record(late, TopUp.NONE)
