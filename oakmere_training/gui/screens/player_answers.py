"""The way down to the answers where the page is too high for the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from oakmere_training.domain.tiers import Tier

if TYPE_CHECKING:
    from oakmere_training.gui.screens.player import PlayerScreen


class WayToAnswers(QObject):
    """Offers 'Answers' until they have been on screen: the prompt in one column, the last answer in two."""

    def __init__(self, screen: PlayerScreen) -> None:
        super().__init__(screen)
        self._screen, self._seen = screen, False

    def start_anew(self) -> None:
        """Another question is asked."""
        self._seen = False

    def look(self) -> None:
        """See whether the answers are on screen, and offer the way to them while they were not."""
        frame, body = self._screen.frame, self._screen.question
        if frame is None or body is None or self._screen.tier is Tier.KS1:
            return
        laid_out = body.width() == frame.scroll.viewport().width()
        scrolls = laid_out and frame.scroll.verticalScrollBar().maximum() > 0
        self._seen = self._seen or (scrolls and self._sees())
        offered = scrolls and not self._seen
        frame.footer.set_shown(frame.answers, shown=offered)
        frame.footer.set_shown(frame.hint, shown=bool(frame.hint.text()) and not offered)

    def _sees(self) -> bool:
        frame, body = self._screen.frame, self._screen.question
        if frame is None or body is None or not self._screen.isVisible():
            return False
        stops = body.area.stops()
        if not body.fit.stacked:
            return all(frame.scroll.sees(part) for part in stops[-1:])
        return any(frame.scroll.sees(part) for part in (body.prompt, *stops[:1]))

    def go(self) -> None:
        """Scroll to the prompt and put the focus there."""
        frame, body = self._screen.frame, self._screen.question
        if frame is not None and body is not None:
            frame.scroll.show_part(body.prompt, top=True)
            body.prompt.setFocus(Qt.FocusReason.OtherFocusReason)
            if not body.fit.stacked:
                for part in body.area.stops()[-1:]:
                    frame.scroll.show_part(part)
