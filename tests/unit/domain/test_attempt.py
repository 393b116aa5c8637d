"""What the answers of an attempt come to: score, pass, topics, what to look at again, and a pupil's ending."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oakmere_training.domain.attempt import Answer, finish_of, result_of
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from tests.support.factories import make_answer, make_attempt
from tests.support.quizzes import make_question, make_quiz

ATTEMPT = make_attempt()
BEST, ACCEPTABLE, UNSAFE = Mark.BEST, Mark.ACCEPTABLE, Mark.UNSAFE


def answers(*marks: Mark, critical: frozenset[int] = frozenset(), topics: str = "") -> tuple[Answer, ...]:
    return tuple(
        make_answer(
            ATTEMPT, f"q{place}", mark=mark, critical=place in critical, topic=topics[place : place + 1] or "contact"
        )
        for place, mark in enumerate(marks)
    )


@given(st.lists(st.tuples(st.sampled_from(list(Mark)), st.booleans()), max_size=20), st.integers(1, 100))
def test_a_result_stays_within_its_bounds(given_: list[tuple[Mark, bool]], pass_mark: int) -> None:
    critical = frozenset(place for place, (_, is_critical) in enumerate(given_) if is_critical)
    result = result_of(answers(*(mark for mark, _ in given_), critical=critical), pass_mark)

    assert 0 <= result.points <= result.maximum == 2 * len(given_)
    assert 0 <= result.percent <= 100
    assert result.reached_pass_mark == (result.points >= result.points_needed and bool(given_))
    assert not result.passed or (result.percent >= pass_mark and result.critical_safe == result.critical_total)
    assert len(result.look_again) == sum(mark is not BEST for mark, _ in given_)


def test_eighty_in_a_hundred_passes_and_one_point_less_does_not() -> None:
    at = result_of(answers(BEST, BEST, BEST, ACCEPTABLE, ACCEPTABLE), 80)
    below = result_of(answers(BEST, BEST, BEST, ACCEPTABLE, UNSAFE), 80)

    assert (at.points, at.percent, at.passed, at.points_needed) == (8, 80, True, 8)
    assert (below.points, below.percent, below.passed) == (7, 70, False)


def test_a_percentage_is_rounded_down_so_that_it_never_shows_a_pass_mark_that_was_not_reached() -> None:
    result = result_of(answers(*[BEST] * 7, ACCEPTABLE, ACCEPTABLE, ACCEPTABLE, UNSAFE), 78)  # 17 of 22 is 77.3 %

    assert result.percent == 77
    assert not result.passed
    assert result.points_needed == 18


def test_one_unsafe_answer_to_a_critical_question_stops_a_pass_whatever_the_score() -> None:
    result = result_of(answers(*[BEST] * 9, UNSAFE, critical=frozenset({9})), 80)

    assert result.percent == 90
    assert result.reached_pass_mark
    assert not result.passed
    assert (result.critical_safe, result.critical_total) == (0, 1)


def test_an_acceptable_answer_to_a_critical_question_does_not_stop_a_pass() -> None:
    result = result_of(answers(*[BEST] * 9, ACCEPTABLE, critical=frozenset({0, 9})), 80)

    assert result.passed
    assert (result.critical_safe, result.critical_total) == (2, 2)


def test_safe_critical_answers_alone_are_no_pass() -> None:
    assert not result_of(answers(BEST, UNSAFE, UNSAFE, critical=frozenset({0})), 80).passed


def test_nothing_answered_is_no_pass() -> None:
    result = result_of((), 1)
    assert (result.percent, result.passed, result.topics) == (0, False, ())


def test_topics_come_in_the_order_of_the_questions_with_their_own_points() -> None:
    result = result_of(answers(BEST, UNSAFE, ACCEPTABLE, BEST, topics="BABA"), 80)

    assert [(score.topic, score.points, score.maximum) for score in result.topics] == [("B", 3, 4), ("A", 2, 4)]


def test_what_to_look_at_again_starts_with_unsafe_critical_answers_then_unsafe_then_acceptable() -> None:
    result = result_of(answers(ACCEPTABLE, UNSAFE, BEST, UNSAFE, ACCEPTABLE, UNSAFE, critical=frozenset({3, 4})), 80)

    assert [answer.question_id for answer in result.look_again] == ["q3", "q1", "q5", "q0", "q4"]


def test_an_attempt_goes_on_at_its_first_question_without_an_answer() -> None:
    attempt = make_attempt(question_ids=("q0", "q1", "q2"))
    assert (attempt.next_question_id, attempt.position) == ("q0", 1)
    first, third = answers(BEST, BEST, BEST)[::2]

    part = replace(attempt, answers=(first, third))
    assert (part.next_question_id, part.position) == ("q1", 2)
    assert part.answer_to("q2") == third
    assert part.answer_to("q1") is None
    whole = replace(attempt, answers=answers(BEST, BEST, BEST))
    assert (whole.next_question_id, whole.position) == (None, 4)


PUPILS = make_quiz(
    "lower-ks2-kind",
    tier=Tier.LOWER_KS2,
    questions=tuple(make_question(f"q{place}", tier=Tier.LOWER_KS2) for place in range(6)),
)


def test_a_pupil_hears_at_most_three_things_done_well_and_one_to_talk_about() -> None:
    finish = finish_of(PUPILS, answers(BEST, ACCEPTABLE, BEST, BEST, UNSAFE, BEST))

    assert [heading for heading, _ in finish.done_well] == ["Heading of q0", "Heading of q2", "Heading of q3"]
    assert finish.talk_about == "Talk about q1."


def test_a_pupil_with_only_best_answers_talks_about_the_quiz_s_own_thing() -> None:
    assert finish_of(PUPILS, answers(*[BEST] * 6)).talk_about == "The quiz's own thing to talk about."


def test_a_pupil_with_no_best_answer_is_told_of_nothing_done_well_and_still_has_something_to_talk_about() -> None:
    finish = finish_of(PUPILS, answers(*[UNSAFE] * 6))
    assert finish.done_well == ()
    assert finish.talk_about == "Talk about q0."


def test_the_same_praise_is_not_given_twice() -> None:
    same = tuple(replace(question, done_well=("Ask first", "You asked.")) for question in PUPILS.questions)
    assert finish_of(replace(PUPILS, questions=same), answers(*[BEST] * 6)).done_well == (("Ask first", "You asked."),)


def test_questions_that_the_quiz_no_longer_has_are_passed_over_at_the_end() -> None:
    fewer = replace(PUPILS, questions=PUPILS.questions[2:])
    finish = finish_of(fewer, answers(UNSAFE, BEST, BEST, ACCEPTABLE, BEST, BEST))

    assert [heading for heading, _ in finish.done_well] == ["Heading of q2", "Heading of q4", "Heading of q5"]
    assert finish.talk_about == "Talk about q3."


@pytest.mark.parametrize(("pass_mark", "needed"), [(80, 16), (75, 15), (1, 1), (100, 20), (81, 17)])
def test_the_points_needed_are_the_fewest_that_pass(pass_mark: int, needed: int) -> None:
    assert result_of(answers(*[BEST] * 10), pass_mark).points_needed == needed
