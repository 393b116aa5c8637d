"""After a quiz: the first score stays, a second try asks only what went wrong, and a retake asks all again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.domain.attempt import AttemptKind
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from tests.support.sitting import answer_all, check, choose, go_on

if TYPE_CHECKING:
    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.quiz import Question
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"


def slips(context: Context) -> list[Question]:
    """The critical questions of the staff quiz that ask for one option."""
    questions = context.services.catalogue.quizzes(Tier.STAFF)[0].questions
    return [question for question in questions if question.critical and question.kind == "choice"][:2]


def not_yet(start: Start) -> tuple[Context, PersonAtComputer]:
    """Someone who gave unsafe answers to two critical questions."""
    context, person = start()
    context.services.people.add_staff(NAME, Role.TEACHING_ASSISTANT)
    person.press("Start staff training")
    person.press(NAME)
    person.press("Start")
    questions = context.services.catalogue.quizzes(Tier.STAFF)[0].questions
    wrong = {number: "unsafe" for number, question in enumerate(questions, 1) if question in slips(context)}
    assert len(wrong) == 2
    answer_all(context, person, Tier.STAFF, marks=wrong)
    person.wait_to_see("Not yet")
    return context, person


def attempts(context: Context) -> tuple[Attempt, ...]:
    with context.services.database.reading() as records:
        return records.attempts.of(context.services.people.staff()[0].id, Tier.STAFF)


def answer(person: PersonAtComputer, question: Question, mark: str = "best") -> None:
    person.wait_to_see(question.scenario[:30])
    choose(person, question, mark=mark)
    check(person)
    go_on(person)


def test_a_second_try_asks_what_went_wrong_and_leaves_the_first_score(start: Start) -> None:
    context, person = not_yet(start)
    first, second = slips(context)
    person.press("Try again")
    person.wait_to_see("of 2")
    answer(person, first)
    answer(person, second, "unsafe")
    person.wait_to_see("A second try does not change it.")
    person.press("Try again")
    person.wait_to_see("of 1")
    answer(person, second)
    person.wait_to_see("Every answer was the best this time")
    third, again, full = attempts(context)
    assert (full.kind, again.kind, third.kind) == (AttemptKind.FULL, *[AttemptKind.SECOND_TRY] * 2)
    assert again.second_try_of == third.second_try_of == full.id
    assert (again.question_ids, third.question_ids) == ((first.id, second.id), (second.id,))
    assert [given.mark for given in full.answers if given.question_id == first.id] == ["unsafe"]
    assert all(context.services.certificates.of_attempt(attempt.id) is None for attempt in attempts(context))

    person.press("Close")
    person.wait_to_see(f"Hello, {NAME}")
    assert not person.sees("Passed")


def test_a_retake_asks_everything_and_can_be_passed(start: Start) -> None:
    context, person = not_yet(start)
    for question in slips(context):
        if person.can_press("Try again"):
            person.press("Try again")
        answer(person, question, "unsafe")
    person.wait_to_see("Start again from question 1")
    person.press("Start again from question 1")
    person.wait_to_see("Question 1 of 10")
    answer_all(context, person, Tier.STAFF, marks={})
    person.wait_to_see("Passed")
    newest = attempts(context)[0]
    assert newest.kind is AttemptKind.FULL
    assert context.services.certificates.of_attempt(newest.id) is not None
    person.press("Close")
    person.wait_to_see("Passed")


def test_the_answers_that_went_wrong_can_be_read_again_one_after_another(start: Start) -> None:
    context, person = not_yet(start)
    person.press("Read the two answers")
    for question in slips(context):
        person.wait_to_see(question.scenario[:30])
        person.press(next(name for name in ("Next answer", "Back to the result") if person.can_press(name)))
    person.wait_to_see("Not yet")
    assert len(attempts(context)) == 1
