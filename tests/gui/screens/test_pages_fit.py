"""Every shipped question fits without scrolling: a laptop's window asked and answered, the smallest as it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from oakmere_training import paths
from oakmere_training.domain import kinds
from oakmere_training.quizfiles.library import load_library
from oakmere_training.services.views import AnsweredQuestion, AskedQuestion
from tests.gui.screens.playing import show_player

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.player import PlayerScreen

LAPTOP, SMALLEST = (1366, 768), (1024, 688)


def every_question() -> Iterator[AskedQuestion]:
    """All that is shipped, with the clauses and the section that the page shows."""
    library = load_library(paths.quizzes())
    policy = library.policy
    assert policy is not None
    for quiz in library.quizzes:
        for position, question in enumerate(quiz.questions, 1):
            section = policy.section_of(question.clauses[0]) if question.clauses else policy.sections[3]
            yield AskedQuestion(
                attempt_id=UUID(int=1),
                quiz=quiz,
                question=question,
                options=kinds.shown_options(question, 1),
                position=position,
                total=len(quiz.questions),
                done=position - 1,
                who="Otter 7" if quiz.tier.for_pupils else "A. Example",
                second_try=False,
                section=section,
                clauses=tuple(policy.clause(clause) for clause in question.clauses),
                policy_title=policy.title,
                policy_approved=policy.approved,
                seed=1,
            )


def hidden_height(screen: PlayerScreen) -> int:
    """By how many pixels the page scrolls."""
    for _ in range(2):
        QApplication.sendPostedEvents()
    QApplication.processEvents()
    assert screen.frame is not None
    return screen.frame.scroll.verticalScrollBar().maximum()


def pages(screen: PlayerScreen, *, answered: bool) -> Iterator[tuple[str, str, int]]:
    """Each question and, where wanted, its best answer, with how much of its page is hidden."""
    for asked in every_question():
        question = asked.question
        screen.show_question(asked)
        yield question.id, "asked", hidden_height(screen)
        if answered:
            best = kinds.best(question)
            screen.show_answered(AnsweredQuestion(asked, best, kinds.mark(question, best), False))
            yield question.id, "answered", hidden_height(screen)


@pytest.mark.parametrize(("size", "answered"), [(LAPTOP, True), (SMALLEST, False)])
def test_every_shipped_question_fits(qtbot: QtBot, size: tuple[int, int], *, answered: bool) -> None:
    screen = show_player(
        qtbot,
        size,
        who_to_tell=("DSL: A. Example", "Deputy: B. Sample"),
        concerns_to="The class teacher, then the office",
        opens_policy=True,
    )
    screen.setUpdatesEnabled(False)
    seen = tuple(pages(screen, answered=answered))
    assert len(seen) > 200
    assert [page for page in seen if page[2] > 0] == []
