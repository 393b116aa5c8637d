"""From the start screen to the stored result, for each tier, by mouse and by keys."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from oakmere_training.domain.attempt import AttemptKind
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import PUPIL_TIERS, Tier
from tests.support.person import PersonAtComputer
from tests.support.windows import program

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from oakmere_training.domain.attempt import Attempt
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.gui.flows.context import Context

CHECK, NEXT = "Check my answer", ("Next question", "Next story", "Next", "See how you did", "Finish")


def only_quiz(context: Context, tier: Tier) -> Quiz:
    return context.services.catalogue.quizzes(tier)[0]


def texts(question: Question, *, best: bool) -> list[str]:
    """What to choose: all that is best, or the least safe."""
    options = question.body.options
    if question.kind == "multi":
        return [option.text for option in options if (option.mark == "best") is best]
    if best:
        return [option.text for option in options if option.mark == "best"]
    return [min(options, key=lambda option: option.mark.points).text]


def answer_by_mouse(person: PersonAtComputer, question: Question, *, best: bool) -> None:
    for text in texts(question, best=best):
        person.click(next(b for b in person.buttons() if b.accessibleName().endswith(f", {text}")))
    if person.can_press(CHECK):
        person.press(CHECK)


def answer_by_keys(person: PersonAtComputer, question: Question, *, best: bool) -> None:
    for text in texts(question, best=best):
        card = next(b for b in person.buttons() if b.accessibleName().endswith(f", {text}"))
        number = card.accessibleName().removeprefix("Option ").partition(",")[0]
        person.type(number)
    person.key(Qt.Key.Key_Return)


def go_on(person: PersonAtComputer) -> None:
    person.press(next(name for name in NEXT if person.can_press(name)))


def play(person: PersonAtComputer, questions: tuple[Question, ...], *, best: bool, keys: bool = False) -> None:
    for question in questions:
        person.wait_to_see(question.prompt.partition(" Pick")[0])
        (answer_by_keys if keys else answer_by_mouse)(person, question, best=best)
        if keys:
            person.key(Qt.Key.Key_Return)
        else:
            go_on(person)


def attempts(context: Context, tier: Tier, someone: Person | None) -> tuple[Attempt, ...]:
    with context.services.database.reading() as records:
        return records.attempts.of(someone.id if someone else None, tier)


def add_staff(person: PersonAtComputer, name: str = "Łukasz Wiśniewski", role: str = "Teacher") -> None:
    person.press("Start staff training")
    person.wait_to_see("Add yourself to begin")
    person.write("Your name", name)
    person.press(role)
    person.press("Add me and carry on")
    person.wait_to_see(f"Hello, {name}")


def test_staff_pass_and_hold_a_certificate(started: tuple[Context, PersonAtComputer]) -> None:
    from pypdf import PdfReader

    context, person = started
    quiz = only_quiz(context, Tier.STAFF)
    add_staff(person)
    person.press("Start")
    play(person, quiz.questions, best=True)
    person.wait_to_see("Passed")
    someone = context.services.people.staff()[0]
    (attempt,) = attempts(context, Tier.STAFF, someone)
    assert (someone.role, attempt.kind, len(attempt.answers)) == (Role.TEACHER, AttemptKind.FULL, len(quiz.questions))
    certificate = context.services.certificates.of_attempt(attempt.id)
    assert certificate is not None
    assert person.sees(certificate.number)
    pages = PdfReader(io.BytesIO(context.services.certificates.pdf(certificate))).pages
    front, back = (page.extract_text() for page in pages)
    assert "Łukasz Wiśniewski" in front
    assert certificate.number in front
    assert quiz.outcomes[0].text in " ".join(back.split())


def test_staff_by_keyboard_alone(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    quiz = only_quiz(context, Tier.STAFF)
    person.key(Qt.Key.Key_Return)
    person.wait_to_see("Add yourself to begin")
    person.type("Siân ap Gwynfor")
    person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_Space)
    person.tab_to("Add me and carry on")
    person.key(Qt.Key.Key_Return)
    person.wait_to_see("Hello, Siân ap Gwynfor")
    person.tab_to("Start")
    person.key(Qt.Key.Key_Return)
    play(person, quiz.questions, best=True, keys=True)
    person.wait_to_see("Passed")
    (attempt,) = attempts(context, Tier.STAFF, context.services.people.staff()[0])
    assert attempt.finished_at is not None


def test_an_unsafe_answer_to_a_critical_question_is_not_yet_a_pass(started: tuple[Context, PersonAtComputer]) -> None:
    context, person = started
    quiz = only_quiz(context, Tier.STAFF)
    add_staff(person)
    person.press("Start")
    slip = next(question for question in quiz.questions if question.critical)
    for question in quiz.questions:
        play(person, (question,), best=question is not slip)
    person.wait_to_see("Not yet")
    (attempt,) = attempts(context, Tier.STAFF, context.services.people.staff()[0])
    assert context.services.certificates.of_attempt(attempt.id) is None
    person.press("Try again")
    play(person, (slip,), best=True)
    second, first = attempts(context, Tier.STAFF, context.services.people.staff()[0])
    assert second.kind is AttemptKind.SECOND_TRY
    assert second.second_try_of == first.id
    assert context.services.certificates.of_attempt(first.id) is None


def test_parents_take_part_without_a_name_and_may_ask_for_a_certificate(
    started: tuple[Context, PersonAtComputer],
) -> None:
    context, person = started
    quiz = only_quiz(context, Tier.PARENTS)
    person.press("Start family quiz")
    person.wait_to_see("Welcome, parents and carers")
    person.press("Start")
    play(person, quiz.questions, best=True)
    person.wait_to_see("Completed")
    (attempt,) = attempts(context, Tier.PARENTS, None)
    assert attempt.person_id is None
    person.write("Your first and family name", "Nguyễn Thị Ánh")
    person.press("Make my certificate")
    certificate = context.services.certificates.of_attempt(attempt.id)
    assert certificate is not None
    assert certificate.facts.holder == "Nguyễn Thị Ánh"
    assert certificate.facts.completed_as == "has completed"


@pytest.mark.parametrize("tier", PUPIL_TIERS)
@pytest.mark.parametrize("best", [True, False], ids=["best", "worst"])
def test_pupils_finish_without_pass_or_fail(started: tuple[Context, PersonAtComputer], tier: Tier, best: bool) -> None:
    context, person = started
    quiz = only_quiz(context, tier)
    school = context.settings.school
    person.press(school.tier_name(tier))
    person.press(school.classes(tier)[0])
    alias = school.alias(tier, 7)
    person.press(alias)
    person.press(f"Start as {alias}")
    person.press("Start")
    person.wait_to_see(quiz.ground_rules[0])
    person.press("Start the stories")
    play(person, quiz.questions, best=best)
    person.wait_to_see("One thing to talk about" if tier is not Tier.KS1 else "Well done, Wren 7!")
    screen = context.window.screen_shown()
    assert screen is not None
    assert "talk about" in screen.spoken_text()
    for word in ("Passed", "Not yet", "fail", "%"):
        assert not person.sees(word)
    with context.services.database.reading() as records:
        someone = records.people.pupil(tier, school.classes(tier)[0], 7)
    assert someone is not None
    (attempt,) = attempts(context, tier, someone)
    assert len(attempt.answers) == len(quiz.questions)


def test_the_same_person_goes_on_at_the_same_question(qtbot: QtBot, tmp_path: Path) -> None:
    with program(tmp_path) as context:
        person = PersonAtComputer(qtbot, context.window)
        add_staff(person)
        person.press("Start")
        quiz = only_quiz(context, Tier.STAFF)
        play(person, quiz.questions[:3], best=True)
        person.wait_to_see(quiz.questions[3].prompt.partition(" Pick")[0])
        shown = [button.accessibleName() for button in person.buttons() if button.accessibleName().startswith("Option")]
    with program(tmp_path) as context:
        person = PersonAtComputer(qtbot, context.window)
        person.press("Start staff training")
        person.press("Łukasz Wiśniewski")
        person.press("Carry on")
        person.press("Carry on at question 4")
        person.wait_to_see(quiz.questions[3].prompt.partition(" Pick")[0])
        assert shown == [
            button.accessibleName() for button in person.buttons() if button.accessibleName().startswith("Option")
        ]
