"""Reading aloud, with a stand-in for Qt's engine: computers that build this have no sound."""

from __future__ import annotations

import enum
import sys
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import QLocale, QObject, Signal

from oakmere_training.gui.speech import Speech

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Engine(QObject):
    """Behaves as ``QTextToSpeech``: says, stops, and tells its state."""

    class State(enum.Enum):
        Ready, Speaking, Synthesizing, Error = range(4)

    stateChanged = Signal(object)  # noqa: N815
    engines: ClassVar[list[str]] = ["flite"]
    broken: ClassVar[bool] = False
    made: ClassVar[list[Engine]] = []
    locales = (QLocale("de_DE"), QLocale("en_US"), QLocale("en_GB"))

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name, self.said, self.rate, self.locale = name, "", 0.0, QLocale("de_DE")
        Engine.made.append(self)

    @staticmethod
    def availableEngines() -> list[str]:
        return Engine.engines

    def availableLocales(self) -> list[QLocale]:
        return list(self.locales)

    def state(self) -> Engine.State:
        return Engine.State.Error if Engine.broken else Engine.State.Ready

    def setLocale(self, locale: QLocale) -> None:
        self.locale = locale

    def setRate(self, rate: float) -> None:
        self.rate = rate

    def say(self, text: str) -> None:
        self.said = text
        self.stateChanged.emit(Engine.State.Speaking)

    def stop(self) -> None:
        self.stateChanged.emit(Engine.State.Ready)


@pytest.fixture(autouse=True)
def _stand_in(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("PySide6.QtTextToSpeech")
    module.QTextToSpeech = Engine  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", module)
    monkeypatch.setattr(Engine, "engines", ["flite"])
    monkeypatch.setattr(Engine, "broken", False)
    monkeypatch.setattr(Engine, "made", [])


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    Speech().stop()
    assert Engine.made == []


def test_it_reads_with_a_british_voice_and_slowly_for_beginners() -> None:
    speech = Speech()
    assert speech.say("Fox has a photo.", slow=True)
    engine = Engine.made[0]
    assert (engine.said, engine.locale.name()) == ("Fox has a photo.", "en_GB")
    assert engine.rate < 0
    speech.say("Next.")
    assert engine.rate == 0
    assert len(Engine.made) == 1


def test_pressing_again_stops(qtbot: QtBot) -> None:
    speech = Speech()
    with qtbot.waitSignal(speech.speaking_changed) as started:
        speech.toggle("A story.")
    with qtbot.waitSignal(speech.speaking_changed) as stopped:
        speech.toggle("A story.")
    assert (started.args, stopped.args) == ([True], [False])
    assert not speech.speaking


@pytest.mark.parametrize(
    ("engines", "broken"), [([], False), (["mock"], False), (["speechd"], True)], ids=["none", "silent", "broken"]
)
def test_without_a_voice_it_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, engines: list[str], *, broken: bool
) -> None:
    monkeypatch.setattr(Engine, "engines", engines)
    monkeypatch.setattr(Engine, "broken", broken)
    speech = Speech()
    with qtbot.waitSignal(speech.unavailable):
        assert not speech.say("Hello")
    speech.stop()


def test_a_computer_without_sound_libraries_does_without(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    speech = Speech()
    with qtbot.waitSignal(speech.unavailable):
        assert not speech.say("Hello")
