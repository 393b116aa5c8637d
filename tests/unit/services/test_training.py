"""Taking a quiz, on a real database file and real quiz files: nothing is lost, and the first score stands."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from oakmere_training.domain.errors import AlreadyAnsweredError, DiskFullError, NotFoundError
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.services.views import QuizState
from tests.support.quizzes import PARENTS, PUPILS, STAFF, choose, make_question, make_quiz, sit, write_quizzes
from tests.unit.services.conftest import row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.domain.people import Person
    from oakmere_training.services.bundle import Services
    from tests.support.clock import SetClock

BEST, ACCEPTABLE, UNSAFE = Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE


def test_a_quiz_starts_at_its_first_question_with_all_that_the_screen_shows(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)

    assert (asked.question.id, asked.position, asked.total, asked.done) == ("staff-01", 1, 5, 0)
    assert (asked.who, asked.second_try) == ("Asha Example", False)
    assert asked.section.label == "Section 3: personal use by staff"
    assert [clause.id for clause in asked.clauses] == ["C02"]
    assert (asked.policy_title, str(asked.policy_approved)) == ("Social Media Policy", "October 2025")
    assert {option.id for option in asked.options} == {"a", "b", "c", "d"}


def test_an_answer_is_kept_before_the_next_question_shows(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    answered = services.training.answer(asked, ("c",))

    assert (answered.marked.mark, answered.last) == (ACCEPTABLE, False)
    kept = services.training.attempt(asked.attempt_id)
    assert [(answer.question_id, answer.chosen, answer.mark) for answer in kept.answers] == [
        ("staff-01", ("c",), ACCEPTABLE)
    ]
    following = services.training.next_question(asked.attempt_id)
    assert following is not None
    assert (following.question.id, following.position, following.done) == ("staff-02", 2, 1)


def test_after_a_restart_the_person_goes_on_at_the_same_question_with_the_options_where_they_were(
    services: Services, asha: Person, open_again: Callable[[], Services], clock: SetClock
) -> None:
    shown = sit(services, services.training.start(STAFF.id, asha), BEST, UNSAFE)
    clock.advance(days=1)
    again = open_again()

    person = again.people.person(asha.id)
    standing = row(again, person)
    assert standing.resume is not None
    assert (standing.state, standing.answered, standing.to_answer) == (QuizState.IN_PROGRESS, 2, 5)
    assert again.training.next_question(standing.resume) == shown


def test_after_a_restart_an_answer_of_several_steps_goes_on_in_the_middle(
    services: Services, asha: Person, open_again: Callable[[], Services]
) -> None:
    asked = services.training.start(STAFF.id, asha)
    assert asked.draft == ()
    services.training.keep_draft(asked, ("a",))
    services.training.keep_draft(asked, ("a", "b"))

    again = open_again().training
    resumed = again.next_question(asked.attempt_id)
    assert resumed is not None
    assert (resumed.question.id, resumed.draft, resumed.seed) == (asked.question.id, ("a", "b"), asked.seed)
    again.answer(resumed, choose(resumed.question))
    following = again.next_question(asked.attempt_id)
    assert following is not None
    assert following.draft == ()


def test_the_order_of_options_differs_between_sittings(services: Services, asha: Person) -> None:
    orders = {services.training.start(STAFF.id, asha).options for _ in range(12)}
    assert len(orders) > 1


def test_the_last_answer_finishes_the_attempt_in_the_same_step(
    services: Services, asha: Person, clock: SetClock
) -> None:
    last = sit(services, services.training.start(STAFF.id, asha), *[BEST] * 4)
    assert last is not None
    clock.advance(minutes=9)
    assert services.training.answer(last, choose(last.question)).last

    attempt = services.training.attempt(last.attempt_id)
    assert attempt.finished_at == clock.now
    assert services.training.next_question(last.attempt_id) is None


def test_a_question_is_answered_once_and_the_first_answer_stays(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    services.training.answer(asked, ("b",))
    with pytest.raises(AlreadyAnsweredError):
        services.training.answer(asked, ("a",))

    assert services.training.attempt(asked.attempt_id).answers[0].chosen == ("b",)


def test_what_is_no_answer_is_refused_and_nothing_is_kept(services: Services, asha: Person) -> None:
    asked = services.training.start(STAFF.id, asha)
    with pytest.raises(ValueError, match="staff-01"):
        services.training.answer(asked, ("z",))

    assert services.training.attempt(asked.attempt_id).answers == ()


def test_the_question_is_kept_as_it_was_asked_whatever_becomes_of_the_quiz(
    services: Services, asha: Person, quizzes_folder: Path
) -> None:
    asked = services.training.start(STAFF.id, asha)
    services.training.answer(asked, ("b",))
    reworded = replace(STAFF, questions=(replace(STAFF.questions[0], prompt="Other words?"), *STAFF.questions[1:]))
    write_quizzes(quizzes_folder, reworded)
    services.catalogue.reload()

    answer = services.training.attempt(asked.attempt_id).answers[0]
    with services.database.reading() as records:
        kept = json.loads(records.attempts.asked_text(answer.asked_hash))
    assert kept["prompt"] == "What should you do?"
    assert [option["text"] for option in kept["body"]["options"]] == [o.text for o in STAFF.questions[0].body.options]
    assert kept["body"]["options"][1]["mark"] == "best"


def test_an_unknown_quiz_or_attempt_is_named(services: Services, asha: Person) -> None:
    with pytest.raises(NotFoundError, match="not among the quizzes"):
        services.training.start("staff-gone", asha)
    for call in (services.training.next_question, services.training.start_second_try, services.training.attempt):
        with pytest.raises(NotFoundError, match="not in these records"):
            call(uuid4())


def test_a_question_that_the_quiz_has_lost_is_passed_over_and_the_attempt_ends_without_a_pass(
    services: Services, asha: Person, quizzes_folder: Path
) -> None:
    asked = services.training.start(STAFF.id, asha)
    sit(services, asked, BEST, BEST, BEST)
    write_quizzes(quizzes_folder, replace(STAFF, questions=(*STAFF.questions[:3], STAFF.questions[4])))
    services.catalogue.reload()

    following = services.training.next_question(asked.attempt_id)
    assert following is not None
    assert following.question.id == "staff-05"
    services.training.answer(following, ("b",))
    assert services.training.next_question(asked.attempt_id) is None
    assert services.training.attempt(asked.attempt_id).finished_at is not None
    assert row(services, asha).state is QuizState.NOT_YET
    view = services.results.finished(asked.attempt_id)
    assert (view.result.points, view.result.maximum, view.certificate) == (8, 10, None)
    with pytest.raises(NotFoundError):
        services.certificates.issue(asked.attempt_id)


def test_an_attempt_whose_questions_are_gone_is_not_offered_to_carry_on(
    services: Services, asha: Person, quizzes_folder: Path
) -> None:
    sit(services, services.training.start(STAFF.id, asha), BEST)
    assert row(services, asha).state is QuizState.IN_PROGRESS
    renamed = tuple(replace(question, id=f"{question.id}-new") for question in STAFF.questions[1:])
    write_quizzes(quizzes_folder, replace(STAFF, questions=(STAFF.questions[0], *renamed)))
    services.catalogue.reload()
    assert row(services, asha).state is QuizState.NEW


def test_answers_to_a_quiz_whose_file_breaks_are_safe_and_it_goes_on_once_mended(
    services: Services, asha: Person, quizzes_folder: Path
) -> None:
    shown = sit(services, services.training.start(STAFF.id, asha), BEST, BEST)
    assert shown is not None
    path = quizzes_folder / "staff" / "essentials.toml"
    whole = path.read_bytes()
    path.write_bytes(b"id = ")
    services.catalogue.reload()

    with pytest.raises(NotFoundError, match="Answers given to it are safe"):
        services.training.next_question(shown.attempt_id)
    assert [problem.file for problem in services.catalogue.problems] == ["staff/essentials.toml"]
    assert [each.quiz_id for each in services.training.home(Tier.STAFF, asha).rows] == []
    assert row(services, None, PARENTS.id).state is QuizState.NEW
    path.write_bytes(whole)
    services.catalogue.reload()
    assert services.training.next_question(shown.attempt_id) == shown


def test_a_disk_that_fills_up_while_answering_loses_nothing_and_the_same_call_works_later(
    services: Services, asha: Person, quizzes_folder: Path, open_again: Callable[[], Services]
) -> None:
    long = make_quiz(questions=tuple(make_question(f"staff-0{n}", scenario=f"{n} " * 20_000) for n in (1, 2, 3)))
    write_quizzes(quizzes_folder, long)
    services.catalogue.reload()
    second = sit(services, services.training.start(STAFF.id, asha), BEST)
    assert second is not None
    driver: Any = services.database._idle[-1][0]._driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")  # SQLite itself now answers that the disk is full

    with pytest.raises(DiskFullError) as caught:
        services.training.answer(second, ("b",))
    assert "Everything saved before is safe" in caught.value.sentence
    assert services.training.attempt(second.attempt_id).answered == {"staff-01"}
    assert services.training.next_question(second.attempt_id) == second

    answered = services.training.answer(second, ("b",))  # room was made: connections are opened anew
    assert answered.marked.mark is BEST
    assert open_again().training.attempt(second.attempt_id).answered == {"staff-01", "staff-02"}


def test_pupils_take_their_quiz_under_an_alias(services: Services) -> None:
    otter = services.people.pupil(Tier.LOWER_KS2, "Year 4", 7)
    asked = services.training.start(PUPILS.id, otter)
    assert asked.who == "Hedgehog 7"
    sit(services, asked, BEST, UNSAFE, BEST)

    standing = row(services, otter, PUPILS.id)
    assert (standing.state, standing.valid_until, standing.certificate_number) == (QuizState.DONE, None, None)
