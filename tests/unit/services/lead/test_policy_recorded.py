"""After a new version of the policy is recorded: what quizzes teach, certificates name, and top-ups ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain import kinds
from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import Role
from oakmere_training.domain.policy import Month
from oakmere_training.domain.policy_changes import ChangeKind
from oakmere_training.domain.policy_history import TopUp
from oakmere_training.domain.refresher import top_up_id
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.policy_text import policy_text
from oakmere_training.services.views import QuizState
from tests.support.shipped import CORE, policy_of, record, take_all
from tests.unit.services.conftest import row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

TOP_UP = top_up_id("2026-11")


@pytest.fixture
def services(shipped: Services) -> Services:
    return shipped


def taught(services: Services, quiz_id: str) -> str:
    return services.catalogue.quiz(quiz_id).policy_version


# -- once it is recorded ---------------------------------------------------------------------------------------------


def test_quizzes_without_a_changed_clause_teach_it_at_once_and_the_others_when_they_were_looked_at(
    services: Services, open_shipped: Callable[[], Services], tmp_path: Path
) -> None:
    changed = {"S6", "C09", "O20"}
    touched = {
        quiz.id
        for quiz in services.catalogue.all_quizzes()
        if any(changed.intersection(question.clauses) for question in quiz.questions)
    }
    record(services, tmp_path)

    again = open_shipped()
    named = {quiz.id: quiz.policy_version for quiz in again.catalogue.all_quizzes()}
    assert {quiz for quiz, version in named.items() if version == "2025-10"} == touched
    policy = policy_of(again)
    lines = [line for line in policy.questions_to_look_at() if line.quiz.id == CORE]
    assert lines
    for line in lines:
        assert taught(again, CORE) == "2025-10"
        policy.still_right(line.question.id)
    assert taught(again, CORE) == "2026-11"
    assert taught(open_shipped(), CORE) == "2026-11"


def test_a_quiz_on_a_changed_clause_shows_and_certifies_the_words_it_was_written_for(
    services: Services, asha: Person, tmp_path: Path
) -> None:
    record(services, tmp_path)

    asked = services.training.start(CORE, asha)
    assert str(asked.policy_approved) == "October 2025"
    certificate = services.certificates.of_attempt(take_all(services, asha, CORE).id)
    assert certificate is not None
    facts = certificate.facts
    assert (facts.policy_version, facts.policy_approved, facts.policy_review_due) == (
        "2025-10", "October 2025", "October 2026"
    )  # fmt: skip


def test_an_attempt_begun_before_goes_on_where_its_clauses_are_the_same(
    services: Services, asha: Person, tmp_path: Path
) -> None:
    same = next(
        quiz.id
        for quiz in services.catalogue.quizzes(Tier.STAFF)
        if quiz.cpd_minutes and not {"S6", "C09", "O20"}.intersection(quiz.clauses)
    )
    asked = services.training.start(same, asha)
    record(services, tmp_path)

    assert row(services, asha, same).state is QuizState.IN_PROGRESS
    following = services.training.next_question(asked.attempt_id)
    while following is not None:
        services.training.answer(following, kinds.best(following.question))
        following = services.training.next_question(asked.attempt_id)
    certificate = services.results.finished(asked.attempt_id).certificate
    assert certificate is not None
    assert (certificate.facts.policy_version, certificate.facts.policy_approved) == ("2025-10", "October 2025")


def test_an_attempt_whose_clause_has_changed_is_not_gone_on_with(
    services: Services, asha: Person, tmp_path: Path
) -> None:
    services.training.start(CORE, asha)
    record(services, tmp_path)
    policy = policy_of(services)
    for line in policy.questions_to_look_at():
        if not line.gone:
            policy.still_right(line.question.id)

    assert row(services, asha, CORE).state is QuizState.NEW


def test_a_question_whose_clauses_are_all_gone_needs_other_words_and_is_in_no_refresher(
    services: Services, tmp_path: Path
) -> None:
    record(services, tmp_path)
    policy = policy_of(services)
    gone = [line for line in policy.questions_to_look_at() if "O20" in line.clauses]
    assert gone
    for line in gone:
        look = policy.look(line.question.id)
        assert [change.kind for change in look.changes if change.clause.id == "O20"] == [ChangeKind.GONE]
        if line.gone:
            with pytest.raises(InvalidInputError, match="other words"):
                policy.still_right(line.question.id)
    keeper = services.people.add_staff("Kit Example", Role.OFFICE, account_administrator=True)
    take_all(services, keeper, CORE)

    for _ in range(6):
        asked = services.training.start(REFRESHER, keeper)
        attempt = services.training.attempt(asked.attempt_id)
        assert attempt.policy_version == "2026-11"
        assert not {line.question.id for line in gone} & set(attempt.question_ids)


def test_edited_words_need_another_look(services: Services, tmp_path: Path) -> None:
    """Looking at one wording says nothing of the next."""
    record(services, tmp_path)
    policy = policy_of(services)
    line = next(line for line in policy.questions_to_look_at() if not line.gone)
    policy.still_right(line.question.id)
    assert not services.catalogue.needs_a_look(line.quiz, line.question)

    assert services.catalogue.needs_a_look(line.quiz, replace(line.question, prompt="What would you do then?"))


# -- top-ups ---------------------------------------------------------------------------------------------------------


def test_a_top_up_asks_those_certified_before_about_changed_clauses_alone(
    services: Services, open_shipped: Callable[[], Services], asha: Person, tmp_path: Path, clock: SetClock
) -> None:
    take_all(services, asha, CORE)
    old = row(services, asha, CORE)
    clock.advance(days=3)
    record(services, tmp_path, TopUp.NOW)
    clock.advance(days=1)
    again = open_shipped()
    newcomer = again.people.add_staff("New Example", Role.TEACHER)
    take_all(again, newcomer, CORE)

    shown = row(again, asha, TOP_UP)
    assert (shown.title, shown.state) == ("Top-up for the version of November 2026", QuizState.DUE)
    assert shown.due_on == clock.now.date() + timedelta(days=29)
    assert TOP_UP not in [each.quiz_id for each in again.training.home(Tier.STAFF, newcomer).rows]
    assert row(again, asha, CORE).valid_until == old.valid_until

    attempt = take_all(again, asha, TOP_UP)
    asked = [again.catalogue.find_question(question) for question in attempt.question_ids]
    assert all(pair and {"S6", "C09"}.intersection(pair[1].clauses) for pair in asked)
    assert set(attempt.reasons) == {"This clause has changed."}
    certificate = again.certificates.of_attempt(attempt.id)
    assert certificate is not None
    assert (certificate.facts.policy_version, certificate.facts.policy_approved) == ("2026-11", "November 2026")
    assert row(again, asha, TOP_UP).state is QuizState.PASSED


def test_the_register_names_who_needs_a_top_up(services: Services, asha: Person, tmp_path: Path) -> None:
    services.people.add_staff("New Example", Role.TEACHER)
    take_all(services, asha, CORE)
    record(services, tmp_path, TopUp.NOW)

    with services.database.reading() as records:
        rule = records.requirements.get(TOP_UP)
        assert rule is not None
        assert rule.clauses == ("C09", "S6", "S7")
        assert [each.name for each in records.standings.of_person(asha.id) if each.requirement_id == TOP_UP] == [
            "Asha Example"
        ]
        newcomer = next(person for person in records.people.staff() if person.name == "New Example")
        assert TOP_UP not in [each.requirement_id for each in records.standings.of_person(newcomer.id)]


def test_what_changed_is_asked_first_at_the_next_refresher_and_not_again(
    services: Services, asha: Person, tmp_path: Path, clock: SetClock
) -> None:
    take_all(services, asha, CORE)
    record(services, tmp_path, TopUp.AT_REFRESHER)
    policy = policy_of(services)
    for line in policy.questions_to_look_at():
        if not line.gone:
            policy.still_right(line.question.id)
    clock.advance(days=10)

    first = take_all(services, asha, REFRESHER)
    assert first.reasons[:2] == ("This clause has changed.",) * 2
    clock.advance(days=10)
    assert "This clause has changed." not in take_all(services, asha, REFRESHER).reasons


def test_nothing_is_asked_first_where_the_lead_chose_so(services: Services, asha: Person, tmp_path: Path) -> None:
    take_all(services, asha, CORE)
    record(services, tmp_path, TopUp.NONE)

    assert "This clause has changed." not in take_all(services, asha, REFRESHER).reasons


# -- the log, and files that are newer -------------------------------------------------------------------------------


def test_recording_and_looking_are_in_the_log(services: Services, tmp_path: Path) -> None:
    record(services, tmp_path, TopUp.AT_REFRESHER)
    policy = policy_of(services)
    line = next(line for line in policy.questions_to_look_at() if not line.gone)
    policy.still_right(line.question.id)

    from sqlalchemy import select

    from oakmere_training.storage.rows_lead import activity

    with services.database.reading() as records:
        rows = records.activity._link.rows(select(activity).order_by(activity.c.number))
    told = [
        (row.kind.value, row.about, row.detail)
        for row in rows
        if row.kind.value in ("policy recorded", "question reviewed")
    ]
    assert told == [
        (
            "policy recorded",
            "Version 2026-11",
            "Approved November 2026. 4 clauses changed. Asked first at the next refresher.",
        ),
        ("question reviewed", f"{line.quiz.title}: {line.question.title}", "Still right under version 2026-11"),
    ]


def test_a_policy_reads_as_it_was_written(services: Services, tmp_path: Path) -> None:
    policy = services.catalogue.policy
    odd = replace(policy, version="2026-11", title='A "title" \\ with\tmarks', approved=Month(2026, 11))
    path = tmp_path / "policy.toml"
    path.write_text(policy_text(replace(odd, title=policy.title)), encoding="utf-8")

    from oakmere_training.quizfiles.reader import read_policy_file

    read, _, problems = read_policy_file(path)
    assert (read, problems) == (replace(odd, title=policy.title), [])
