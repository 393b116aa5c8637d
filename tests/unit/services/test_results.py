"""What a person sees at the end of a quiz."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from tests.support.quizzes import PARENTS, PUPILS, STAFF, make_option, sit, write_quizzes

if TYPE_CHECKING:
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

BEST, ACCEPTABLE, UNSAFE = Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE


def test_a_result_shows_the_score_by_topic_the_time_and_what_to_look_at_again(
    services: Services, asha: Person, clock: SetClock
) -> None:
    asked = services.training.start(STAFF.id, asha)
    clock.advance(minutes=7, seconds=20)
    sit(services, asked, BEST, UNSAFE, ACCEPTABLE, BEST, BEST)
    view = services.results.finished(asked.attempt_id)

    assert (view.result.points, view.result.percent, view.result.passed) == (7, 70, False)
    assert [(s.topic, s.points, s.maximum) for s in view.result.topics] == [
        ("Contact", 2, 4),
        ("Images", 3, 4),
        ("Logins", 2, 2),
    ]
    assert [(look.number, look.title) for look in view.look_again] == [
        (2, "title of staff-02"),
        (3, "title of staff-03"),
    ]
    first = view.look_again[0]
    assert first.section is not None
    assert (first.section.number, first.advice) == ("3", "Option b is chosen.")
    assert first.question == STAFF.questions[1]
    assert (view.minutes, view.person, view.certificate, view.finish) == (7, asha, None, None)


def test_a_quick_quiz_took_a_minute(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    sit(services, asked, *[BEST] * 5)
    assert services.results.finished(asked.attempt_id).minutes == 1


def test_a_pass_comes_with_its_certificate_and_date(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    sit(services, asked, *[BEST] * 5)
    view = services.results.finished(asked.attempt_id)

    assert view.certificate is not None
    assert view.certificate.facts.holder == "Asha Example"
    assert (view.valid_until, view.may_certify) == (date(2027, 11, 24), False)


def test_a_second_try_shows_its_own_result_beside_the_first_which_counts(services: Services, asha: Person) -> None:
    first = services.training.start(STAFF.id, asha)
    sit(services, first, UNSAFE, BEST, BEST, BEST, BEST)
    second = services.training.start_second_try(first.attempt_id)
    sit(services, second, BEST)
    view = services.results.finished(second.attempt_id)

    assert view.second_try
    assert view.first is not None
    assert (view.first.points, view.first.passed) == (8, False)
    assert (view.result.points, view.result.maximum) == (2, 2)
    assert (view.certificate, view.may_certify) == (None, False)


def test_pupils_see_no_score_but_what_they_did_well_and_one_thing_to_talk_about(services: Services) -> None:
    pupil = services.people.pupil(Tier.LOWER_KS2, "Year 3", 12)
    asked = services.training.start(PUPILS.id, pupil)
    sit(services, asked, BEST, UNSAFE, BEST)
    view = services.results.finished(asked.attempt_id)

    assert view.finish is not None
    assert [heading for heading, _ in view.finish.done_well] == [
        "Heading of lower-ks2-kind-1",
        "Heading of lower-ks2-kind-3",
    ]
    assert view.finish.talk_about == "Talk about lower-ks2-kind-2."
    assert (view.certificate, view.valid_until, view.may_certify) == (None, None, False)


def test_an_unfinished_or_unknown_attempt_has_no_result(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    with pytest.raises(NotFoundError, match="not finished"):
        services.results.finished(asked.attempt_id)
    with pytest.raises(NotFoundError, match="not in these records"):
        services.results.finished(uuid4())


def test_an_answered_question_can_be_read_again_as_it_was_shown(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    answered = services.training.answer(asked, ("a",))
    again = services.results.answered(asked.attempt_id, "staff-01")

    assert (again.chosen, again.marked) == (answered.chosen, answered.marked)
    assert again.asked.options == asked.options
    with pytest.raises(NotFoundError):
        services.results.answered(asked.attempt_id, "staff-02")


def test_a_question_that_was_taken_out_or_rewritten_afterwards_is_told_and_the_score_stays(
    services: Services, asha: Person, quizzes_folder: Path
) -> None:
    asked = services.training.start(STAFF.id, asha)
    sit(services, asked, UNSAFE, ACCEPTABLE, BEST, BEST, BEST)
    before = services.results.finished(asked.attempt_id).result
    other = replace(STAFF.questions[1].body, options=(make_option("x", BEST), make_option("y", UNSAFE)))
    rewritten = replace(STAFF.questions[1], body=other)
    write_quizzes(quizzes_folder, replace(STAFF, questions=(rewritten, *STAFF.questions[2:])))
    services.catalogue.reload()

    view = services.results.finished(asked.attempt_id)
    assert view.result == before
    assert [(look.number, look.advice, look.question is None) for look in view.look_again] == [
        (0, "", True),
        (1, "", False),
    ]
    with pytest.raises(NotFoundError, match="no longer in the quiz"):
        services.results.answered(asked.attempt_id, "staff-01")
    with pytest.raises(NotFoundError, match="rewritten since"):
        services.results.answered(asked.attempt_id, "staff-02")


def test_parents_are_told_until_when_it_counts_before_they_are_named(services: Services) -> None:
    asked = services.training.start(PARENTS.id, None)
    sit(services, asked, *[BEST] * 3)
    view = services.results.finished(asked.attempt_id)

    assert (view.person, view.may_certify, view.valid_until) == (None, True, date(2027, 11, 24))


def test_advice_on_a_question_of_parts_is_about_the_first_that_went_wrong(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    following = sit(services, asked, BEST, BEST, BEST)
    assert following is not None
    services.training.answer(following, ("a", "d", "c"))
    last = services.training.next_question(asked.attempt_id)
    assert last is not None
    services.training.answer(last, ("b",))

    look = services.results.finished(asked.attempt_id).look_again[0]
    assert (look.title, look.advice) == ("title of staff-04", "This is best.")


def test_a_night_between_two_answers_is_not_time_at_the_quiz(services: Services, asha: Person, clock: SetClock) -> None:
    asked = services.training.start(STAFF.id, asha)
    sit(services, asked, BEST, BEST)
    clock.advance(days=3)
    following = services.training.next_question(asked.attempt_id)
    assert following is not None
    sit(services, following, BEST, BEST, BEST)
    assert services.results.finished(asked.attempt_id).minutes <= 15
