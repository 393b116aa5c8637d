"""The sentences of a result, made from the finished attempt: what was good before what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.domain.validity import long_date
from oakmere_training.gui.wording import counted, counted_in_words, number_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oakmere_training.services.views import FinishedAttempt, LookAgain

_READING_SECONDS = 45


def listed(parts: Sequence[str]) -> str:
    """'4', '4 and 7', '4, 7 and 9'."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def verdict(finished: FinishedAttempt) -> str:
    """The word beside the ring: 'Passed', 'Completed' for families, 'Not yet' or 'Second try'."""
    if finished.second_try:
        return "Second try"
    if not finished.result.passed:
        return "Not yet"
    return "Passed" if finished.attempt.tier is Tier.STAFF else "Completed"


def heading(finished: FinishedAttempt) -> str:
    """The page's heading, with the name where one is known."""
    if finished.second_try:
        start = "Every answer was the best this time" if not finished.look_again else "A closer look"
    elif finished.result.passed:
        start = "Well done"
    else:
        start = "Nearly there" if finished.result.percent >= 50 else "Not there yet"
    return f"{start}, {finished.person.name}" if finished.person else start


def summary(finished: FinishedAttempt) -> str:
    """What the points and the time came to, in two lines or three."""
    result = finished.result
    if finished.second_try:
        count = counted_in_words(len(finished.attempt.answers), "question")
        return f"{result.points} of {result.maximum} points on the {count} that you looked at again."
    if not result.passed:
        return _still_needed(finished)
    said = f"{result.points} of {result.maximum} points in {counted(finished.minutes, 'minute')}."
    if finished.attempt.tier is Tier.STAFF:
        said += f" Pass mark {result.pass_mark}%."
        if result.critical_total:
            said += f" Critical questions: {result.critical_safe} of {result.critical_total} safe."
        if finished.valid_until:
            said += f" Your training is in date until {long_date(finished.valid_until)}."
    return said


def _still_needed(finished: FinishedAttempt) -> str:
    answers = finished.attempt.answers
    safe = sum(answer.mark is not Mark.UNSAFE for answer in answers)
    most = safe * 2 > len(answers)
    things = len(conditions(finished))
    staff = finished.attempt.tier is Tier.STAFF
    aim = "for a pass" if staff else "to complete this" if finished.quiz.cpd_minutes == 0 else "for a certificate"
    said = "Most of your answers were safe." if most else f"{safe} of {len(answers)} answers were safe."
    needed = "One thing is" if things == 1 else f"{number_word(things).capitalize()} things are"
    return f"{said} {needed} still needed {aim}."


def conditions(finished: FinishedAttempt) -> tuple[tuple[Mark, str, str], ...]:
    """What is still needed: a mark, what it is, and how things stand. Empty where nothing is."""
    result, found = finished.result, []
    if result.critical_safe < result.critical_total:
        unsafe = [item for item in finished.look_again if item.answer.critical and item.answer.mark is Mark.UNSAFE]
        numbers = [str(item.number) for item in unsafe if item.number]
        few, many = "A safe answer to question", "Safe answers to questions"
        title = f"{few if len(numbers) == 1 else many} {listed(numbers)}" if numbers else "A safe critical answer"
        stand = f"Critical questions: {result.critical_safe} of {result.critical_total} safe."
        found.append((Mark.UNSAFE, title, stand))
    missing = result.points_needed - result.points
    if missing > 0:
        mark = "Pass mark" if finished.attempt.tier is Tier.STAFF else "Aim"
        stand = (
            f"{result.points} of {result.maximum} points. {mark} {result.pass_mark}%, which is {result.points_needed}."
        )
        more = f"{number_word(missing).capitalize()} more point{'' if missing == 1 else 's'}"
        found.append((Mark.ACCEPTABLE, more, stand))
    return tuple(found)


def compared(finished: FinishedAttempt) -> tuple[tuple[Mark | str, str, str], ...]:
    """The cards below the score, a mark or icon and two lines each: what is needed, or that the first score stands."""
    if not finished.second_try or finished.first is None:
        return () if finished.result.passed else conditions(finished)
    first, now = finished.first, finished.result
    passed = "Passed" if finished.attempt.tier is Tier.STAFF else "Completed"
    stands = f"{passed if first.passed else 'Not yet'}, {first.percent}%. A second try does not change it."
    tried = counted_in_words(len(finished.attempt.answers), "question")
    return (
        ("certificate", first_score(finished), stands),
        ("redo", f"This time: {now.points} of {now.maximum}", f"On {tried} from before."),
    )


def again_heading(count: int) -> str:
    """The heading over the list of questions to look at again."""
    return "Look at this again" if count == 1 else "Look at these again"


def again_title(item: LookAgain) -> str:
    """'Question 4: a pupil messages your personal account'."""
    return f"Question {item.number}: {item.title}" if item.number else item.title.capitalize()


def again_advice(item: LookAgain) -> str:
    """The advice, after 'Critical.' where a critical answer was unsafe."""
    unsafe = item.answer.critical and item.answer.mark is Mark.UNSAFE
    return f"Critical. {item.advice}".strip() if unsafe else item.advice


def why_asked(item: LookAgain) -> str:
    """Why a question was drawn for this person: 'Why it was asked: You got this wrong last time.'."""
    return f"Why it was asked: {item.reason}"


def readable(finished: FinishedAttempt) -> tuple[LookAgain, ...]:
    """Those to look at again that the quiz still has."""
    return tuple(item for item in finished.look_again if item.question is not None)


def read_label(count: int) -> str:
    """'Read the four answers'."""
    return "Read the answer" if count == 1 else f"Read the {counted_in_words(count, 'answer')}"


def reading_time(count: int) -> str:
    """How long reading takes: 'About three minutes.'."""
    return f"About {counted_in_words(max(1, round(count * _READING_SECONDS / 60)), 'minute')}."


def again_scope(finished: FinishedAttempt) -> str:
    """What a second try asks, and what a full retake is for."""
    count = len(readable(finished))
    which = "This one" if count == 1 else f"These {number_word(count)}"
    return f"{which} once more, for practice. {retake_scope(finished)}"


def retake_scope(finished: FinishedAttempt) -> str:
    """What starting again from question 1 is for."""
    aim = "a pass" if finished.attempt.tier is Tier.STAFF else "a new score"
    return f"For {aim}, start again from question 1: all {number_word(len(finished.quiz.questions))} count."


def first_score(finished: FinishedAttempt) -> str:
    """'Your first score stands: 14 of 20'; '' where this was no second try."""
    return f"Your first score stands: {finished.first.points} of {finished.first.maximum}" if finished.first else ""
