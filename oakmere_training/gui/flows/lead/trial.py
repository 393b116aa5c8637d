"""Trying a quiz from the locked area: it is asked as learners see it, and nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.player import PlayerScreen
    from oakmere_training.services.trial import Trial
    from oakmere_training.services.views import AskedQuestion

NOTHING_KEPT = "You are trying this out. Nothing of it is kept."


class TrialFlow(QObject):
    """``left`` asks for the page that it was begun from, after the last question or before."""

    left = Signal()

    def __init__(self, context: Context, trial: Trial, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._trial = context, trial
        self._player: PlayerScreen | None = None
        self._asked: AskedQuestion | None = None

    def begin(self) -> None:
        """Show the first question."""
        from oakmere_training.gui.screens.player import PlayerScreen

        context, school = self._context, self._context.settings.school
        player = self._player = PlayerScreen(
            context.theme,
            context.pictures,
            context.speech,
            who_to_tell=school.who_to_tell(),
            concerns_to=school.concerns_to,
            tier_name=school.tier_name,
        )
        player.answer_given.connect(self._answer)
        player.next_asked.connect(self._next)
        player.leave_asked.connect(self._leave)
        self._next()
        context.show(player)
        context.notices.show(NOTHING_KEPT)

    def _answer(self, chosen: tuple[str, ...]) -> None:
        if self._player is not None and self._asked is not None:
            self._player.show_answered(self._trial.answer(self._asked, tuple(chosen)))

    def _next(self) -> None:
        self._asked = self._trial.next_question()
        if self._asked is None or self._player is None:
            self._leave()
        else:
            self._player.show_question(self._asked)

    def _leave(self) -> None:
        self._context.speech.stop()
        self._player = self._asked = None
        self.left.emit()
