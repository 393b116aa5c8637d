"""The yearly refresher on the quizzes that come with the program: when it shows, what it asks, what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain import kinds
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.views import QuizState
from tests.support.playing import worst
from tests.support.shipped import CORE, take_all
from tests.unit.services.conftest import row

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from oakmere_training.services.views import AskedQuestion
    from tests.support.clock import SetClock


@pytest.fixture
def services(shipped: Services) -> Services:
    return shipped


def asked_in(services: Services, attempt_id: UUID) -> list[AskedQuestion]:
    """Every question of an attempt, as it is asked, answered with what is best."""
    found = []
    following = services.training.next_question(attempt_id)
    while following is not None:
        found.append(following)
        services.training.answer(following, kinds.best(following.question))
        following = services.training.next_question(following.attempt_id)
    return found


def ids_on_list(services: Services, person: Person) -> list[str]:
    return [row.quiz_id for row in services.training.home(Tier.STAFF, person).rows]


def test_ids_of_questions_are_unique_over_all_quizzes(services: Services) -> None:
    ids = [question.id for quiz in services.catalogue.all_quizzes() for question in quiz.questions]

    assert len(ids) == len(set(ids))


def test_it_shows_once_the_first_quiz_is_passed(services: Services, asha: Person) -> None:
    assert REFRESHER not in ids_on_list(services, asha)

    take_all(services, asha, "staff-reporting")
    assert REFRESHER not in ids_on_list(services, asha)

    take_all(services, asha, CORE)
    shown = row(services, asha, REFRESHER)
    assert (shown.title, shown.state, shown.questions, shown.minutes) == ("Yearly refresher", QuizState.NEW, 8, 10)
    assert shown.sections == "Drawn for you"
    assert "what went wrong before" in shown.summary


def test_it_asks_first_what_went_wrong_and_says_why(services: Services, asha: Person, clock: SetClock) -> None:
    wrong = {question.id for question in services.catalogue.quiz("staff-reporting").questions[1:3]}
    take_all(services, asha, CORE)
    clock.advance(days=1)
    taken = take_all(services, asha, "staff-reporting", wrong=wrong)
    went_wrong = [services.catalogue.quiz("staff-reporting").question(question) for question in wrong]

    asked = services.training.start(REFRESHER, asha)
    questions = asked_in(services, asked.attempt_id)

    reasons = ("You got this wrong last time.", "There was a better answer last time.")
    first = [each for each in questions if each.reason in reasons]
    assert first == questions[: len(first)]
    assert first[0].reason == reasons[0]
    again = {clause for each in first for clause in each.question.clauses}
    assert all(again.intersection(question.clauses) for question in went_wrong)
    assert not {each.question.id for each in first} & set(taken.question_ids)
    assert sum(each.question.critical for each in questions) >= 3
    assert {each.reason for each in questions[len(first) :]} == {
        "Everyone is asked this: it is critical.",
        "Not asked before.",
    }
    assert all(each.quiz.title == "Yearly refresher" for each in questions)


def test_only_those_who_look_after_the_accounts_are_asked_about_them(services: Services, asha: Person) -> None:
    of_accounts = {
        question.id for quiz in services.catalogue.quizzes(Tier.STAFF) if quiz.roles for question in quiz.questions
    }
    take_all(services, asha, CORE)

    for _ in range(3):
        asked = services.training.start(REFRESHER, asha)
        assert not of_accounts & set(services.training.attempt(asked.attempt_id).question_ids)


def test_a_pass_gives_a_certificate_that_says_what_it_was_about(
    services: Services, asha: Person, clock: SetClock
) -> None:
    take_all(services, asha, CORE)
    clock.advance(days=350)
    assert row(services, asha, REFRESHER).state is QuizState.DUE

    attempt = take_all(services, asha, REFRESHER)

    certificate = services.certificates.of_attempt(attempt.id)
    assert certificate is not None
    facts = certificate.facts
    assert (facts.title, facts.cpd_minutes, facts.questions) == ("Social Media Policy: yearly refresher", 10, 8)
    assert 1 <= len(facts.outcomes) <= 10
    assert len({outcome.text for outcome in facts.outcomes}) == len(facts.outcomes)
    assert services.certificates.pdf(certificate).startswith(b"%PDF")
    shown = row(services, asha, REFRESHER)
    assert (shown.state, shown.valid_until) == (QuizState.PASSED, facts.valid_until)


def test_it_is_due_before_the_first_pass_runs_out_and_renews_it(
    services: Services, asha: Person, clock: SetClock
) -> None:
    take_all(services, asha, CORE)
    until = row(services, asha, CORE).valid_until
    assert until is not None
    clock.advance(days=340)
    due = row(services, asha, REFRESHER)
    assert (due.state, due.due_on) == (QuizState.DUE, until)

    clock.advance(days=30)
    assert row(services, asha, REFRESHER).state is QuizState.EXPIRED
    assert row(services, asha, CORE).state is QuizState.EXPIRED

    take_all(services, asha, REFRESHER)
    assert row(services, asha, REFRESHER).state is QuizState.PASSED
    assert row(services, asha, CORE).state is QuizState.DONE


def test_a_year_later_no_clause_is_asked_in_the_same_words(services: Services, asha: Person, clock: SetClock) -> None:
    take_all(services, asha, CORE)
    clock.advance(days=300)
    first = take_all(services, asha, REFRESHER)
    clock.advance(days=300)

    second = services.training.attempt(services.training.start(REFRESHER, asha).attempt_id)

    assert not set(first.question_ids) & set(second.question_ids)


def test_a_second_try_asks_again_what_went_wrong_and_still_says_why(services: Services, asha: Person) -> None:
    take_all(services, asha, CORE)
    asked = services.training.start(REFRESHER, asha)
    attempt = services.training.attempt(asked.attempt_id)
    wrong = attempt.question_ids[-1]
    following: AskedQuestion | None = asked
    while following is not None:
        chosen = worst(following.question) if following.question.id == wrong else kinds.best(following.question)
        services.training.answer(following, chosen)
        following = services.training.next_question(asked.attempt_id)

    (again,) = services.results.finished(asked.attempt_id).look_again
    assert (again.answer.question_id, again.number, again.reason) == (wrong, 8, attempt.reasons[-1])
    second = services.training.start_second_try(asked.attempt_id)
    assert (second.question.id, second.total, second.reason) == (wrong, 1, attempt.reasons[-1])
    services.training.answer(second, kinds.best(second.question))
    finished = services.results.finished(second.attempt_id)
    assert finished.second_try
    assert len(finished.quiz.questions) == 8


def test_a_killed_refresher_goes_on_with_the_same_questions(
    services: Services, asha: Person, open_shipped: Callable[[], Services]
) -> None:
    take_all(services, asha, CORE)
    asked = services.training.start(REFRESHER, asha)
    before = services.training.attempt(asked.attempt_id)
    services.training.answer(asked, kinds.best(asked.question))

    again = open_shipped()
    shown = row(again, asha, REFRESHER)
    assert (shown.state, shown.answered, shown.to_answer) == (QuizState.IN_PROGRESS, 1, 8)
    assert shown.resume == before.id
    rest = asked_in(again, before.id)
    assert [each.question.id for each in rest] == list(before.question_ids[1:])
    assert [each.reason for each in rest] == list(before.reasons[1:])
    assert again.results.finished(before.id).certificate is not None


def test_there_is_none_for_families(services: Services) -> None:
    with pytest.raises(NotFoundError):
        services.training.start(REFRESHER, None)
