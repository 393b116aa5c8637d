"""Trying again, on a real database file and real quiz files: what is asked, and that the first score stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.attempt import AttemptKind, result_of
from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.services.views import QuizState
from tests.support.quizzes import STAFF, sit
from tests.unit.services.conftest import row

if TYPE_CHECKING:
    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

BEST, ACCEPTABLE, UNSAFE = Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE


def test_a_second_try_asks_only_what_went_wrong_and_leaves_the_first_score(services: Services, asha: Person) -> None:
    first = services.training.start(STAFF.id, asha)
    sit(services, first, BEST, UNSAFE, BEST, ACCEPTABLE, BEST)
    before = result_of(services.training.attempt(first.attempt_id).answers, 80)

    second = services.training.start_second_try(first.attempt_id)
    attempt = services.training.attempt(second.attempt_id)
    assert (attempt.kind, attempt.second_try_of) == (AttemptKind.SECOND_TRY, first.attempt_id)
    assert attempt.question_ids == ("staff-02", "staff-04")
    assert (second.second_try, second.total, second.who) == (True, 2, "Asha Example")
    assert sit(services, second, BEST, BEST) is None

    assert result_of(services.training.attempt(first.attempt_id).answers, 80) == before
    assert not before.passed
    assert row(services, asha).state is QuizState.NOT_YET
    assert row(services, asha).finished == first.attempt_id
    assert services.training.attempt(second.attempt_id).answers[0].mark is BEST


def test_a_second_try_of_a_second_try_asks_what_is_still_wrong_and_counts_to_the_first(
    services: Services, asha: Person
) -> None:
    first = services.training.start(STAFF.id, asha)
    sit(services, first, BEST, UNSAFE, BEST, ACCEPTABLE, BEST)
    second = services.training.start_second_try(first.attempt_id)
    sit(services, second, BEST, ACCEPTABLE)

    third = services.training.start_second_try(second.attempt_id)
    attempt = services.training.attempt(third.attempt_id)
    assert attempt.question_ids == ("staff-04",)
    assert attempt.second_try_of == first.attempt_id


def test_a_second_try_where_nothing_went_wrong_is_refused(services: Services, asha: Person) -> None:
    first = services.training.start(STAFF.id, asha)
    sit(services, first, *[BEST] * 5)
    with pytest.raises(NotFoundError, match="nothing left to try again"):
        services.training.start_second_try(first.attempt_id)


def test_a_second_try_waits_until_the_first_is_finished(services: Services, asha: Person) -> None:
    first = services.training.start(STAFF.id, asha)
    sit(services, first, UNSAFE)
    with pytest.raises(NotFoundError, match="not finished"):
        services.training.start_second_try(first.attempt_id)
    assert row(services, asha).resume == first.attempt_id


def test_a_second_try_goes_on_where_it_was_left(services: Services, asha: Person, clock: SetClock) -> None:
    first = services.training.start(STAFF.id, asha)
    sit(services, first, UNSAFE, UNSAFE, BEST, BEST, BEST)
    clock.advance(minutes=1)
    shown = sit(services, services.training.start_second_try(first.attempt_id), BEST)

    standing = row(services, asha)
    assert (standing.state, standing.answered, standing.to_answer) == (QuizState.IN_PROGRESS, 1, 2)
    assert standing.resume is not None
    assert services.training.next_question(standing.resume) == shown


def test_a_full_retake_asks_everything_and_a_pass_then_counts(
    services: Services, asha: Person, clock: SetClock
) -> None:
    sit(services, services.training.start(STAFF.id, asha), *[UNSAFE] * 5)
    clock.advance(hours=1)
    again = services.training.start(STAFF.id, asha)
    assert (again.total, again.done) == (5, 0)
    sit(services, again, *[BEST] * 5)

    assert (row(services, asha).state, row(services, asha).finished) == (QuizState.PASSED, again.attempt_id)


def test_a_quiz_that_was_left_and_begun_anew_goes_on_with_the_new_sitting(
    services: Services, asha: Person, clock: SetClock
) -> None:
    sit(services, services.training.start(STAFF.id, asha), BEST, BEST)
    clock.advance(hours=1)
    new = services.training.start(STAFF.id, asha)

    assert row(services, asha).resume == new.attempt_id
    clock.advance(hours=1)
    sit(services, new, *[BEST] * 5)
    assert row(services, asha).resume is None
