"""Parents and carers: straight to the quizzes, without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.flows.quiz import QuizFlow

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.views import QuizRow


class ParentsFlow(QObject):
    """``left`` asks for the start screen."""

    left = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._quiz = QuizFlow(context, Tier.PARENTS, None, self)
        self._quiz.left.connect(self.begin)

    def begin(self) -> None:
        """Show the quizzes for families."""
        from oakmere_training.gui.screens.home_parents import ParentsScreen

        screen = ParentsScreen(self._context.theme, self._context.pictures)
        screen.show_home(self._context.services.training.home(Tier.PARENTS, None))
        screen.start_asked.connect(self._quiz.begin)
        screen.resume_asked.connect(self._resume)
        screen.result_asked.connect(self._quiz.show_result)
        screen.leave_asked.connect(self.left)
        self._context.show(screen)

    def _resume(self, _: UUID, row: QuizRow) -> None:
        self._quiz.resume(row)
