"""The yearly refresher at the window: begun, killed in the middle, gone on with, and passed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from oakmere_training.domain.people import Role
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.domain.tiers import Tier
from tests.support.clock import SetClock
from tests.support.person import PersonAtComputer
from tests.support.playing import best, give, go_on, worst
from tests.support.shipped import CORE, take_all
from tests.support.windows import program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.quiz import Question
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start

NAME = "Asha Example"


def newest(context: Context) -> Attempt:
    (asha,) = context.services.people.staff()
    with context.services.database.reading() as records:
        attempt = records.attempts.of(asha.id, Tier.STAFF)[0]
    assert attempt.quiz_id == REFRESHER
    return attempt


def asked(context: Context) -> tuple[Question, str]:
    """The question that is asked now, and why."""
    attempt = newest(context)
    question_id = attempt.next_question_id
    assert question_id is not None
    found = context.services.catalogue.find_question(question_id)
    assert found is not None
    return found[1], attempt.reason_for(question_id)


def answer_some(context: Context, person: PersonAtComputer, count: int) -> None:
    for _ in range(count):
        question, why = asked(context)
        assert person.sees(why)
        give(person, question, best(question))
        go_on(person)


def test_a_refresher_is_taken_killed_gone_on_with_and_passed(
    start: Start, qtbot: QtBot, data_folder: Path, tmp_path: Path
) -> None:
    clock = SetClock()
    context, person = start(clock=clock)
    asha = context.services.people.add_staff(NAME, Role.TEACHER)
    take_all(context.services, asha, CORE)
    clock.advance(days=345)
    person.press("Start staff training")
    person.press(NAME)
    assert person.sees("“Yearly refresher” is due by 24 November 2027.")
    person.press("Start, Yearly refresher")
    answer_some(context, person, 3)
    fourth, why = asked(context)
    assert person.sees("Question 4 of 8")

    left_behind = tmp_path / "as a kill leaves it"
    shutil.copytree(data_folder, left_behind)
    context.window.close()

    with program(left_behind, clock=clock) as again:
        person = PersonAtComputer(qtbot, again.window)
        person.press("Start staff training")
        person.press(NAME)
        person.press("Carry on, Yearly refresher")
        person.press("Carry on at question 4")
        assert person.sees(fourth.prompt)
        assert person.sees(why)
        answer_some(again, person, 5)
        assert person.sees(f"Well done, {NAME}")
        assert person.can_press("Print")
        certificate = again.services.certificates.of_attempt(newest(again).id)
        assert certificate is not None
        assert certificate.facts.title == "Social Media Policy: yearly refresher"
        person.press("Close")
        assert person.sees("Passed until 4 Nov 2028")


def test_what_went_wrong_says_on_the_result_why_it_was_asked(start: Start) -> None:
    clock = SetClock()
    context, person = start(clock=clock)
    asha = context.services.people.add_staff(NAME, Role.TEACHER)
    take_all(context.services, asha, CORE)
    clock.advance(days=1)
    person.press("Start staff training")
    person.press(NAME)
    person.press("Start, Yearly refresher")
    question, why = asked(context)
    give(person, question, worst(question))
    go_on(person)
    answer_some(context, person, 7)

    assert person.sees(f"Why it was asked: {why}")
    clock.advance(days=1)
    person.press("Start again from question 1")
    second = newest(context)
    assert second.position == 1
    assert question.id not in second.question_ids


def test_an_ordinary_quiz_gives_no_reasons(start: Start) -> None:
    context, person = start(clock=SetClock())
    context.services.people.add_staff(NAME, Role.TEACHER)
    person.press("Start staff training")
    person.press(NAME)
    person.press("Start, Contact, images and logins")

    assert not person.sees("Everyone is asked this")
    assert not person.sees("Not asked before")
