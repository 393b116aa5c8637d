"""What a question's page reads aloud, and what it says where there is no voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from oakmere_training.domain.quiz import Message
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui import speech as voices
from oakmere_training.gui.speech import Speech
from tests.gui.kinds.questions import answered, asked
from tests.gui.screens.playing import LEFT, SilentSpeech, parts, press, show_player, words

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_the_big_speaker_reads_story_and_answers(qtbot: QtBot) -> None:
    speech = SilentSpeech()
    screen = show_player(qtbot, speech=speech)
    screen.show_question(asked(Tier.KS1))
    say = parts(screen)[1].say
    assert say is not None
    QTest.mouseClick(say.speaker, LEFT)
    assert speech.said[0].startswith("A pupil sends you a message. What should you do?")
    assert "2: Report the message to the DSL." in speech.said[0]


def test_r_reads_the_message_too_and_later_the_reasons(qtbot: QtBot) -> None:
    speech = SilentSpeech()
    screen = show_player(qtbot, speech=speech)
    screen.show_question(asked(message=Message("Message request", "Sunday", "Hi")))
    press(Qt.Key.Key_R)
    assert "Message request. Sunday. Hi." in speech.said[0]
    screen.show_answered(answered(asked(), "reply"))
    press(Qt.Key.Key_R)
    assert "1, your answer: Reply once, kindly. Even one kind reply is a conversation." in speech.said[1]


def test_a_computer_without_a_voice_says_so_in_a_sentence(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Speech, "_load", lambda _: None)
    screen = show_player(qtbot, speech=Speech())
    screen.show_question(asked(Tier.LOWER_KS2))
    press(Qt.Key.Key_R)
    assert voices.NO_VOICE in words(screen)
    screen.show_question(asked(Tier.LOWER_KS2))
    assert voices.NO_VOICE not in words(screen)
