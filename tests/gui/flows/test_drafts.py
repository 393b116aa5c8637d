"""An answer that takes several steps goes on in its middle after the program was closed or killed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.domain import kinds
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.kinds import AnswerArea
from oakmere_training.quizfiles.library import load_library
from tests.support import playing

if TYPE_CHECKING:
    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.gui.flows.context import Context
    from tests.gui.flows.conftest import Start
    from tests.support.person import PersonAtComputer

PARENTS = tuple(quiz for quiz in load_library(paths.quizzes()).quizzes if quiz.tier is Tier.PARENTS)


def first_of(kind: str) -> tuple[Quiz, int]:
    """The first question of a kind in the parents' quizzes: its quiz, and how many come before it."""
    return next(
        (quiz, number)
        for quiz in PARENTS
        for number, question in enumerate(quiz.questions)
        if question.kind == kind and number > 0
    )


def half(question: Question) -> Chosen:
    """The beginning of the best answer."""
    best = kinds.best(question)
    return best if question.kind == "order" else best[: max(1, len(best) // 2)]


def area(context: Context) -> AnswerArea:
    (found,) = [area for area in context.window.findChildren(AnswerArea) if area.isVisible()]
    return found


def begin(person: PersonAtComputer, question: Question) -> None:
    """Take the first steps of an answer, without checking it."""
    parts = {"sort": playing.sort_items, "order": playing.order_steps, "spot": playing.mark_parts}
    if question.kind == "branch":
        playing.choose_card(person, question.body.part(half(question)[0]).text)
        playing.act(person)
    else:
        parts[question.kind](person, question, half(question))


@pytest.mark.parametrize("kind", ["sort", "order", "spot", "branch"])
def test_it_goes_on_in_the_middle_of_an_answer(start: Start, kind: str) -> None:
    quiz, before = first_of(kind)
    question = quiz.questions[before]
    context, person = start()
    person.press("Start family quiz")
    person.press(f"Start, {quiz.title}")
    for earlier in quiz.questions[:before]:
        person.wait_to_see(earlier.prompt.partition(" Pick")[0])
        playing.give(person, earlier, playing.best(earlier))
        playing.go_on(person)
    person.wait_to_see(question.prompt)
    begin(person, question)
    left = area(context).asked.draft if kind == "branch" else area(context).chosen()
    said = area(context).prompt()
    assert left

    context, person = start()
    person.press("Start family quiz")
    person.press(f"Carry on, {quiz.title}")
    person.press(f"Carry on at question {before + 1}")
    person.wait_to_see(said)
    shown = area(context)
    assert (shown.asked.draft if kind == "branch" else shown.chosen()) == left
    playing.finish(person, question, kinds.best(question), left)
    assert any(person.can_press(name) for name in playing.WAYS_ON)
    with context.services.database.reading() as records:
        (attempt,) = records.attempts.of(None, Tier.PARENTS)
    answer = attempt.answer_to(question.id)
    assert answer is not None
    assert answer.mark is Mark.BEST
