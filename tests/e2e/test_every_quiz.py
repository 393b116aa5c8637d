"""Every quiz that comes with the program, played to its end in a real window: all best, and all worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oakmere_training import paths
from oakmere_training.domain import kinds
from oakmere_training.domain.attempt import result_of
from oakmere_training.domain.marking import Mark
from oakmere_training.domain.tiers import Tier
from oakmere_training.quizfiles.library import load_library
from tests.support import playing

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.domain.kinds import Chosen
    from oakmere_training.domain.people import Person
    from oakmere_training.domain.quiz import Question, Quiz
    from oakmere_training.gui.flows.context import Context
    from tests.support.person import PersonAtComputer

pytestmark = pytest.mark.xvfb
QUIZZES = load_library(paths.quizzes()).quizzes


def begin(context: Context, person: PersonAtComputer, quiz: Quiz) -> Person | None:
    """From the start screen to the first question; who takes the quiz."""
    if quiz.tier is Tier.STAFF:
        person.press("Start staff training")
        person.wait_to_see("Add yourself to begin")
        person.write("Your name", "Asha Example")
        person.press("Teacher")
        if quiz.roles:
            person.press("I also look after the school’s official accounts")
        person.press("Add me and carry on")
        person.wait_to_see("Hello, Asha Example")
    elif quiz.tier is Tier.PARENTS:
        person.press("Start family quiz")
    else:
        school = context.settings.school
        person.press(school.tier_name(quiz.tier))
        person.press(school.classes(quiz.tier)[0])
        alias = school.alias(quiz.tier, 7)
        person.press(alias)
        person.press(f"Start as {alias}")
    person.press(f"Start, {quiz.title}")
    if quiz.tier.for_pupils:
        person.wait_to_see(quiz.ground_rules[0])
        person.press("Start the stories")
        with context.services.database.reading() as records:
            return records.people.pupil(quiz.tier, context.settings.school.classes(quiz.tier)[0], 7)
    return context.services.people.staff()[0] if quiz.tier is Tier.STAFF else None


@pytest.mark.parametrize("answer", [playing.best, playing.worst], ids=["best", "worst"])
@pytest.mark.parametrize("quiz", QUIZZES, ids=[quiz.id for quiz in QUIZZES])
def test_a_quiz_can_be_played_to_its_end(
    started: tuple[Context, PersonAtComputer], quiz: Quiz, answer: Callable[[Question], Chosen]
) -> None:
    context, person = started
    someone = begin(context, person, quiz)
    for question in quiz.questions:
        person.wait_to_see(question.prompt.partition(" Pick")[0])
        playing.give(person, question, answer(question))
        playing.go_on(person)

    def kept() -> bool:
        with context.services.database.reading() as records:
            (attempt,) = records.attempts.of(someone.id if someone else None, quiz.tier)
        return attempt.finished_at is not None

    assert person.qtbot is not None
    person.qtbot.waitUntil(kept)
    with context.services.database.reading() as records:
        (attempt,) = records.attempts.of(someone.id if someone else None, quiz.tier)
    expected = {question.id: kinds.mark(question, answer(question)).mark for question in quiz.questions}
    assert {given.question_id: given.mark for given in attempt.answers} == expected
    result = result_of(attempt.answers, context.settings.school.pass_mark, asked=len(quiz.questions))
    if answer is playing.best:
        assert set(expected.values()) == {Mark.BEST}
        assert result.percent == 100
    elif not quiz.tier.for_pupils:
        assert not result.passed
