"""Reading a question and its answer aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import speech as voices
from oakmere_training.gui.screens import player_words as words
from oakmere_training.gui.widgets.header import PupilHeader

if TYPE_CHECKING:
    from oakmere_training.gui.screens.player import PlayerScreen
    from oakmere_training.gui.speech import Speech


class Aloud(QObject):
    """Speaks for the player's page, and says in a sentence where the computer has no voice."""

    def __init__(self, screen: PlayerScreen, speech: Speech) -> None:
        super().__init__(screen)
        self._screen, self._speech = screen, speech
        speech.unavailable.connect(self._say_no_voice)
        speech.speaking_changed.connect(self._on_speaking)

    def read(self) -> None:
        """Read the page, or stop reading."""
        screen = self._screen
        if screen.asked is None:
            return
        if screen.answer is not None and screen.answered is not None:
            area = screen.answered.area
            text = words.spoken_answer(screen.asked.quiz.tier, area.heading, area.spoken(), area.spoken_shortly())
        elif screen.question is not None:
            asking = screen.question.area
            text = words.spoken_question(
                asking.told_words(), asking.story(), asking.message(), asking.prompt(), asking.spoken()
            )
        else:
            return
        self._speech.toggle(text, slow=screen.tier is Tier.KS1)

    def say(self, text: str) -> None:
        """Read a few words, such as a picture card's."""
        self._speech.say(text, slow=self._screen.tier is Tier.KS1)

    def stop(self) -> None:
        """Be quiet."""
        self._speech.stop()

    def _say_no_voice(self) -> None:
        screen = self._screen
        if screen.frame is None or not screen.isVisible():
            return
        sentence = voices.NO_VOICE if screen.tier.for_pupils else voices.NO_VOICE_ADULTS
        screen.frame.banner.show_notice(sentence)
        screen.refit()
        screen.announce(sentence)

    def _on_speaking(self, speaking: bool) -> None:
        header = self._screen.frame.header if self._screen.frame is not None else None
        if isinstance(header, PupilHeader):
            header.read_aloud.set_label("Stop reading" if speaking else "Read aloud")
