"""A full disk while answering: the answer stays on the screen and is kept when there is room; nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from oakmere_training.domain.errors import DiskFullError
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from tests.support.full_disk import full_disk
from tests.support.sitting import check, choose, go_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.quiz import Question
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

NAME = "Siân ap Gwynfor"
NOT_SAVED = "Everything saved before is safe"


def questions(context: Context) -> tuple[Question, ...]:
    return context.services.catalogue.quizzes(Tier.STAFF)[0].questions


def attempts(context: Context) -> tuple[Attempt, ...]:
    (someone,) = context.services.people.staff()
    with context.services.database.reading() as records:
        return records.attempts.of(someone.id, Tier.STAFF)


def begin(start: Start) -> tuple[Context, PersonAtComputer]:
    """Someone at the first question."""
    context, person = start()
    context.services.people.add_staff(NAME, Role.TEACHER)
    person.press("Start staff training")
    person.press(NAME)
    person.press("Start")
    return context, person


def chosen(person: PersonAtComputer) -> list[str]:
    """The options that are chosen on the screen."""
    found = person.window.findChildren(QAbstractButton)
    return [button.accessibleName() for button in found if button.isVisible() and button.isChecked()]


def test_the_answer_stays_on_the_screen_and_is_kept_when_there_is_room(start: Start) -> None:
    context, person = begin(start)
    first, second = questions(context)[:2]
    choose(person, first)
    check(person)
    go_on(person)
    choose(person, second)
    on_screen = chosen(person)
    assert on_screen
    with full_disk():
        check(person)
        person.wait_to_see(NOT_SAVED)
        assert chosen(person) == on_screen
        person.press("Save my answer")
        person.wait_to_see(NOT_SAVED)
        assert chosen(person) == on_screen
        person.press("Copy details")
        assert "DiskFullError" in QGuiApplication.clipboard().text()
        assert NAME not in QGuiApplication.clipboard().text()
    (attempt,) = attempts(context)
    assert [answer.question_id for answer in attempt.answers] == [first.id]

    person.press("Save my answer")
    person.wait_to_see("Next question")
    assert not person.sees(NOT_SAVED)
    (attempt,) = attempts(context)
    assert [answer.question_id for answer in attempt.answers] == [first.id, second.id]
    assert attempt.answers[1].mark == "best"


def test_a_program_closed_on_a_full_disk_goes_on_at_the_answer_that_was_not_saved(start: Start) -> None:
    context, person = begin(start)
    first = questions(context)[0]
    choose(person, first)
    with full_disk():
        check(person)
        person.wait_to_see(NOT_SAVED)
    context, person = start()
    person.press("Start staff training")
    person.press(NAME)
    person.press("Carry on")
    person.press("Carry on at question 1")
    person.wait_to_see(first.scenario[:30])
    assert attempts(context)[0].answers == ()


def test_the_last_answer_on_a_full_disk_finishes_the_quiz_once_it_is_saved(start: Start) -> None:
    context, person = begin(start)
    asked = questions(context)
    for question in asked[:-1]:
        choose(person, question)
        check(person)
        go_on(person)
    choose(person, asked[-1])
    with full_disk():
        check(person)
        person.wait_to_see(NOT_SAVED)
        assert attempts(context)[0].finished_at is None
    person.press("Save my answer")
    go_on(person)
    person.wait_to_see("Passed")
    (attempt,) = attempts(context)
    assert len(attempt.answers) == len(asked)
    assert attempt.finished_at is not None


@pytest.mark.logs("DiskFullError")
def test_a_quiz_that_cannot_begin_for_want_of_room_begins_when_there_is_some(start: Start) -> None:
    context, person = start()
    context.services.people.add_staff(NAME, Role.TEACHER)
    person.press("Start staff training")
    person.press(NAME)
    with full_disk():
        person.press("Start")
        person.wait_to_see(DiskFullError.title)
        assert attempts(context) == ()
    person.press("Try again")
    person.wait_to_see(questions(context)[0].scenario[:30])
    assert len(attempts(context)) == 1


@pytest.mark.logs("unexpected fault")
def test_after_a_fault_of_ours_the_answer_can_be_given_again(
    start: Start, hooked: Callable[[Context], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    context, person = begin(start)
    shown = hooked(context)
    first = questions(context)[0]
    choose(person, first)

    def broken(*_: object) -> None:
        raise RuntimeError("boom")

    with monkeypatch.context() as patched:
        patched.setattr(context.services.training, "answer", broken)
        check(person)
    assert shown == ["Something went wrong in the program"]
    person.press("Save my answer")
    person.wait_to_see("Next question")
    assert len(attempts(context)[0].answers) == 1
