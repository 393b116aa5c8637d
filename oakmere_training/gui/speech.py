"""Reading aloud with the computer's own voice. Qt's speech module is loaded when it is first asked for."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

NO_VOICE = "This computer has no voice for reading aloud. Ask a grown-up to read it with you."
NO_VOICE_ADULTS = "This computer has no voice for reading aloud. IT support can add an English voice."
_NOT_REAL = frozenset({"mock"})
_log = logging.getLogger(__name__)


class Speech(QObject):
    """Says text. ``speaking_changed`` tells when it starts and stops; ``unavailable`` that there is no voice."""

    speaking_changed = Signal(bool)
    unavailable = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine: QTextToSpeech | None = None
        self._tried = False
        self._speaking = False

    @property
    def speaking(self) -> bool:
        """Whether something is being read now."""
        return self._speaking

    def say(self, text: str, *, slow: bool = False) -> bool:
        """Read a text aloud in place of what is being read. ``False`` where there is no voice.

        ``slow`` is for beginning readers.
        """
        engine = self._loaded()
        if engine is None:
            self.unavailable.emit()
            return False
        engine.stop()
        engine.setRate(-0.25 if slow else 0.0)
        engine.say(text)
        return True

    def stop(self) -> None:
        """Be quiet."""
        if self._engine is not None:
            self._engine.stop()

    def toggle(self, text: str, *, slow: bool = False) -> bool:
        """Stop where something is being read, otherwise read. ``False`` where there is no voice."""
        if self._speaking:
            self.stop()
            return True
        return self.say(text, slow=slow)

    def _loaded(self) -> QTextToSpeech | None:
        if not self._tried:
            self._tried = True
            self._engine = self._load()
        return self._engine

    def _load(self) -> QTextToSpeech | None:
        try:
            from PySide6.QtTextToSpeech import QTextToSpeech
        except ImportError:
            _log.info("reading aloud: Qt's speech module cannot be loaded")
            return None
        names = [name for name in QTextToSpeech.availableEngines() if name not in _NOT_REAL]
        for name in names:
            engine = QTextToSpeech(name, self)
            if engine.state() is QTextToSpeech.State.Error or not engine.availableLocales():
                engine.deleteLater()
                continue
            _choose_voice(engine)
            engine.stateChanged.connect(self._on_state)
            return engine
        _log.info("reading aloud: no engine with a voice among %s", names or "none")
        return None

    def _on_state(self, state: QTextToSpeech.State) -> None:
        speaking = state.name in ("Speaking", "Synthesizing")
        if speaking != self._speaking:
            self._speaking = speaking
            self.speaking_changed.emit(speaking)


def _choose_voice(engine: QTextToSpeech) -> None:
    """Prefer British English, then any English."""
    locales = engine.availableLocales()
    british = [item for item in locales if item.name().startswith("en_GB")]
    english = [item for item in locales if item.language() is QLocale.Language.English]
    for locale in (british or english)[:1]:
        engine.setLocale(locale)
