"""Hall mode on the whole program: sessions by mouse and by keyboard, wrong names, a killed program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.events import EventKind
from oakmere_training.domain.lock import LockedError
from oakmere_training.domain.requirements import REFRESHER
from oakmere_training.gui.screens.hall import HallScreen
from oakmere_training.gui.screens.lead.event_running import EventRunningPage
from oakmere_training.services.lead.event_views import Stage
from tests.support.clock import SetClock
from tests.support.events import FAIL, PASS, staff, take_in
from tests.support.hall import Hall
from tests.support.playing import best, give, go_on, worst
from tests.support.quizzes import ACCOUNTS, PARENTS, STAFF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.flows.conftest import Start


@pytest.fixture
def hall(start: Start, quizzes_folder: Path) -> Hall:
    return Hall(*start(quizzes=quizzes_folder, clock=SetClock()))


def test_a_session_in_the_hall_with_the_mouse(hall: Hall) -> None:
    """One leaves half way, one fails, one adds themself; then the lead looks."""
    services = hall.context.services
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = hall.in_hall(asha, bea)
    with pytest.raises(LockedError):
        _ = services.lead
    # Asha leaves after two questions.
    hall.seat.press("I am Asha Example")
    assert hall.seat.sees("You are Asha Example?")
    hall.seat.press("Yes, that is me")
    hall.answer(2)
    hall.seat.press("Save and leave")
    assert hall.rows() == {"Bea Sample": "Teacher", "Asha Example": "Under way"}
    # Bea fails.
    hall.seat.press("I am Bea Sample")
    hall.seat.press("Yes, that is me")
    hall.answer(right=False)
    assert hall.seat.sees("Not there yet, Bea Sample")
    hall.seat.press("Hand the laptop on")
    assert hall.rows() == {"Asha Example": "Under way", "Bea Sample": "Done"}
    # Nobody sees how Bea did, not even at her name.
    assert "%" not in hall.seat.words()
    hall.seat.press("Bea Sample")
    assert hall.seat.sees("Bea Sample is done")
    assert "%" not in hall.seat.words()
    assert not any(word in hall.seat.words() for word in ("Passed", "Not yet", "points"))
    hall.seat.press("Back to the list")
    # Carys walks in.
    hall.seat.press("I am not on the list")
    hall.seat.write("Your name", "Carys Walk-In")
    hall.seat.press("Volunteer")
    hall.seat.press("Add me and carry on")
    hall.answer()
    assert hall.seat.sees("Well done, Carys Walk-In")
    assert hall.seat.sees("45 minutes")
    assert not hall.seat.can_press("Save PDF")
    hall.seat.press("Hand the laptop on")
    # Asha goes on where she was.
    assert hall.seat.sees("Still to finish")
    hall.seat.press("I am Asha Example")
    hall.seat.press("Yes, go on with question 3")
    assert hall.position == 3
    hall.seat.press("Save and leave")
    # The lead looks.
    hall.unlock()
    assert hall.lead_asked == [event.id]
    assert isinstance(hall.shown, EventRunningPage)
    for words in ("Question 3 of 5", "Not yet, 0%", "Passed, 100%", "One is ready."):
        assert hall.seat.sees(words), words
    stages = {each.person.name: each.stage for each in services.lead.events.progress(event.id).people}
    assert stages == {
        "Asha Example": Stage.UNDER_WAY,
        "Bea Sample": Stage.NOT_YET,
        "Carys Walk-In": Stage.PASSED,
    }


def test_a_session_in_the_hall_with_the_keyboard_alone(hall: Hall) -> None:
    """One leaves half way, one fails, one adds themself."""
    services, seat = hall.context.services, hall.seat
    asha, bea = staff(services, "Asha Example", "Bea Sample")
    event = hall.event(asha, bea)
    hall.flow.begin_event(event.id)
    seat.key(Qt.Key.Key_Return)
    assert isinstance(hall.shown, HallScreen)
    seat.key(Qt.Key.Key_Return)
    assert seat.sees("You are Asha Example?")
    seat.key(Qt.Key.Key_Return)
    answer_by_keys(hall)
    leave = "Save and leave"
    seat.tab_to(leave)
    seat.key(Qt.Key.Key_Return)
    assert hall.rows()["Asha Example"] == "Under way"
    # Not Asha again: a wrong name is put right by Escape.
    hall.shown.names.search.line.setFocus()
    seat.type("asha")
    seat.key(Qt.Key.Key_Return)
    assert seat.sees("You are Asha Example?")
    seat.key(Qt.Key.Key_Escape)
    assert not seat.sees("You are Asha Example?")
    # Bea, by arrow.
    hall.shown.names.search.line.setFocus()
    hall.shown.names.search.set_text("")
    seat.key(Qt.Key.Key_Down)
    seat.key(Qt.Key.Key_Home)
    seat.key(Qt.Key.Key_Return)
    assert seat.sees("You are Bea Sample?")
    seat.key(Qt.Key.Key_Return)
    while services.hall.someone(event.id, bea.id).next_quiz is not None:
        answer_by_keys(hall, right=False)
    assert seat.sees("Not there yet, Bea Sample")
    seat.tab_to("Hand the laptop on")
    seat.key(Qt.Key.Key_Return)
    assert hall.rows()["Bea Sample"] == "Done"
    # Carys adds herself.
    seat.tab_to("I am not on the list")
    seat.key(Qt.Key.Key_Return)
    seat.type("Carys Walkin")
    seat.tab_to("Teacher")
    seat.key(Qt.Key.Key_Space)
    seat.tab_to("Add me and carry on")
    seat.key(Qt.Key.Key_Return)
    assert hall.position == 1
    names = {each.person.name for each in services.hall.hall(event.id).people}
    assert names == {"Asha Example", "Bea Sample", "Carys Walkin"}
    seat.tab_to(leave)
    seat.key(Qt.Key.Key_Return)
    seat.tab_to("Training lead")
    seat.key(Qt.Key.Key_Return)
    assert hall.lead_asked == [event.id]


def answer_by_keys(hall: Hall, *, right: bool = True) -> None:
    """Answer the question on the screen and go on, by its options' numbers and Enter."""
    asked = hall.flow._hall._quiz._asked  # type: ignore[union-attr]
    assert asked is not None
    chosen = best(asked.question) if right else worst(asked.question)
    for option_id in chosen:
        text = asked.question.body.option(option_id).text
        card = next(b for b in hall.seat.buttons() if b.accessibleName().endswith(f", {text}"))
        hall.seat.type(card.accessibleName().removeprefix("Option ").partition(",")[0])
    hall.seat.key(Qt.Key.Key_Return)
    hall.seat.key(Qt.Key.Key_Return)


def test_not_me_costs_nothing(hall: Hall) -> None:
    asha, bea, carys = staff(hall.context.services, "Asha Example", "Bea Sample", "Carys Other")
    event = hall.in_hall(asha, bea)
    hall.seat.press("Carys Other")
    assert hall.seat.sees("You are Carys Other?")
    hall.seat.press("Not me")
    assert hall.context.services.hall.hall(event.id).of(carys.id) is None
    hall.seat.press("Carys Other")
    hall.seat.press("Yes, that is me")
    assert hall.context.services.hall.hall(event.id).of(carys.id) is not None
    assert hall.position == 1


def test_someone_who_adds_themself_again_is_known(hall: Hall) -> None:
    (asha,) = staff(hall.context.services, "Asha Example")
    hall.in_hall(asha)
    hall.seat.press("I am not on the list")
    hall.seat.write("Your name", "asha example")
    hall.seat.press("Teacher")
    hall.seat.press("Add me and carry on")
    hall.seat.press("Yes, that is me")
    assert hall.seat.sees("You are Asha Example?")
    assert len(hall.context.services.people.staff()) == 1


def test_several_quizzes_follow_one_another(hall: Hall) -> None:
    (asha,) = staff(hall.context.services, "Asha Example")
    hall.in_hall(asha, quiz_ids=(STAFF.id, ACCOUNTS.id))
    hall.seat.press("I am Asha Example")
    hall.seat.press("Yes, that is me")
    hall.answer(quiz_id=ACCOUNTS.id)
    assert hall.seat.sees("23 minutes")
    hall.seat.press("Next quiz")
    assert hall.seat.sees("One more to go, Asha Example")
    hall.seat.press("Begin")
    hall.answer()
    assert hall.seat.sees("22 minutes")
    hall.seat.press("Hand the laptop on")
    assert hall.rows() == {"Asha Example": "Done"}


def test_who_failed_may_take_it_again_only_by_the_lead(hall: Hall) -> None:
    services = hall.context.services
    (asha,) = staff(services, "Asha Example")
    event = hall.running(asha)
    take_in(services, event, asha, *FAIL)
    hall.flow.begin_event(event.id)
    hall.seat.press("Try again")
    assert hall.seat.sees("You are Asha Example?")
    hall.seat.press("Yes, take it again")
    hall.answer()
    assert hall.seat.sees("Well done, Asha Example")
    hall.seat.press("Hand the laptop on")
    assert hall.seat.sees("Everyone on the list is done")


def test_families_take_part_without_a_name(hall: Hall) -> None:
    event = hall.event(kind=EventKind.WORKSHOP, quiz_ids=(PARENTS.id,))
    hall.flow.begin_event(event.id)
    assert hall.seat.sees("Parents and carers take part without a name.")
    hall.seat.press("Start hall mode")
    hall.seat.press("Start")
    quiz = hall.context.services.catalogue.quiz(PARENTS.id)
    for question in quiz.questions:
        give(hall.seat, question, best(question))
        go_on(hall.seat)
    hall.seat.press("No, thank you")
    assert hall.seat.sees("Welcome, parents and carers")
    hall.unlock()
    assert hall.seat.sees("**1** took part") or hall.seat.sees("1 took part")
    progress = hall.context.services.lead.events.progress(event.id)
    assert (progress.begun, progress.ended) == (1, 1)


def test_a_fault_in_the_hall_leads_back_to_its_names(hall: Hall) -> None:
    (asha,) = staff(hall.context.services, "Asha Example")
    faults = hall.context.faults
    before = faults.home
    hall.in_hall(asha)
    assert faults.check_asked is None
    assert faults.home is not None
    assert faults.home != before
    faults.home()
    assert isinstance(hall.shown, HallScreen)
    hall.unlock()
    assert faults.home == before


def test_a_killed_program_goes_on_in_the_hall(hall: Hall, start: Start, quizzes_folder: Path) -> None:
    (asha,) = staff(hall.context.services, "Asha Example")
    event = hall.in_hall(asha)
    hall.seat.press("I am Asha Example")
    hall.seat.press("Yes, that is me")
    hall.answer(3)
    again = Hall(*start(quizzes=quizzes_folder, clock=SetClock()))
    again.flow.begin()
    assert again.seat.sees("is running. 1 person began.") or again.seat.sees("is running.")
    again.seat.press("Go on")
    assert again.seat.sees("Question 4 of 5")
    again.seat.press("Hand over to Asha Example")
    again.seat.press("I am Asha Example")
    again.seat.press("Yes, go on with question 4")
    assert again.position == 4
    again.answer()
    assert again.seat.sees("Well done, Asha Example")
    assert event.id == again.flow._event_id


def test_a_refresher_is_drawn_for_each(hall: Hall) -> None:
    services = hall.context.services
    (asha,) = staff(services, "Asha Example")
    take_in(services, hall.running(asha), asha, *PASS)
    event = hall.in_hall(asha, kind=EventKind.REFRESHER, quiz_ids=(REFRESHER,), minutes=20)
    hall.seat.press("I am Asha Example")
    assert hall.seat.sees("Yearly refresher")
    hall.seat.press("Yes, that is me")
    asked = hall.flow._hall._quiz._asked  # type: ignore[union-attr]
    assert asked is not None
    attempt = services.training.attempt(asked.attempt_id)
    assert (attempt.event_id, attempt.quiz_id) == (event.id, REFRESHER)
    assert attempt.reasons
    while services.hall.someone(event.id, asha.id).next_quiz is not None:
        question = hall.flow._hall._quiz._asked.question  # type: ignore[union-attr]
        give(hall.seat, question, best(question))
        go_on(hall.seat)
    assert hall.seat.sees("20 minutes")
    hall.seat.press("Hand the laptop on")
    hall.unlock()
    assert hall.seat.sees("Passed, 100%")
