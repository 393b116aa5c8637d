"""'Try another path': a question walked once more after its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oakmere_training.domain import kinds
from oakmere_training.services.views import AnsweredQuestion

if TYPE_CHECKING:
    from oakmere_training.gui.screens.player import PlayerScreen


class OtherPath(QObject):
    """Nothing of the other path is kept: the first answer is the one that counts, and it can be gone back to."""

    def __init__(self, screen: PlayerScreen) -> None:
        super().__init__(screen)
        self._screen = screen
        self._first: AnsweredQuestion | None = None
        self.walking = False

    def forget(self) -> None:
        """Another question is asked."""
        self._first, self.walking = None, False

    def press(self) -> None:
        """What the button at the left end of the footer does: begin, or go back to the first answer."""
        answer = self._screen.answer
        if answer is not None and answer.counts:
            self._first = answer
        if self._first is None:
            return
        self.walking = not self.walking
        if self.walking:
            self._screen.ask(replace(self._first.asked, draft=()))
        else:
            self._screen.show_answered(self._first)

    def end(self, chosen: tuple[str, ...]) -> None:
        """Show how it went."""
        if self._first is not None:
            asked = self._first.asked
            self.walking = False
            marked = kinds.mark(asked.question, chosen)
            self._screen.show_answered(AnsweredQuestion(asked, chosen, marked, self._first.last, counts=False))
