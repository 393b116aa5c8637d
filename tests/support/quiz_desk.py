"""The training lead at *Quizzes and policy*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui import file_dialogs
from oakmere_training.gui.flows.lead.quizzes import QuizzesFlow
from oakmere_training.gui.screens.lead.coverage import CoverageScreen
from oakmere_training.gui.screens.lead.policy_review import PolicyReviewScreen
from oakmere_training.gui.screens.lead.question_look import QuestionLookScreen
from oakmere_training.gui.screens.lead.quizzes import QuizzesScreen
from tests.support.lead import unlocked

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.screen import Screen
    from tests.support.person import PersonAtComputer


class QuizDesk:
    """The lead at *Quizzes and policy*."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead = unlocked(context.services)
        self.flow = QuizzesFlow(context, context.window)
        self.sections: list[object] = []
        self.flow.section_asked.connect(self.sections.append)
        self.flow.begin()

    def shown(self) -> Screen:
        screen = self.context.window.screen_shown()
        assert screen is not None
        return screen

    def coverage(self) -> CoverageScreen:
        screen = self.shown()
        assert isinstance(screen, CoverageScreen)
        return screen

    def quizzes(self) -> QuizzesScreen:
        screen = self.shown()
        assert isinstance(screen, QuizzesScreen)
        return screen

    def review(self) -> PolicyReviewScreen:
        screen = self.shown()
        assert isinstance(screen, PolicyReviewScreen)
        return screen

    def look(self) -> QuestionLookScreen:
        screen = self.shown()
        assert isinstance(screen, QuestionLookScreen)
        return screen

    def choose_file(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(file_dialogs, "ask_which_file", lambda *_: str(path))
        self.seat.press("Choose a file")
