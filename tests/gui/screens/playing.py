"""A player's page in a window, and someone's hands and eyes at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from oakmere_training.gui.screens.player import PlayerScreen
from oakmere_training.gui.speech import Speech
from tests.gui.kinds.questions import make_pictures, make_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.screens.player_answered import AnsweredBody
    from oakmere_training.gui.screens.player_frame import PlayerFrame
    from oakmere_training.gui.screens.player_question import QuestionBody

LEFT = Qt.MouseButton.LeftButton


class SilentSpeech(Speech):
    """Remembers what it was asked to say."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, text: str, *, slow: bool = False) -> bool:
        self.said.append(text)
        return not slow or True


def show_player(
    qtbot: QtBot,
    size: tuple[int, int] = (1366, 768),
    *,
    theme: dict[str, Any] | None = None,
    speech: Speech | None = None,
    **options: Any,
) -> PlayerScreen:
    """A player in a window of a size, ready for a question."""
    screen = PlayerScreen(make_theme(**(theme or {})), make_pictures(), speech or SilentSpeech(), **options)
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def parts(screen: PlayerScreen) -> tuple[PlayerFrame, QuestionBody]:
    """The frame and the question that stands in it."""
    assert screen.frame is not None
    assert screen.question is not None
    return screen.frame, screen.question


def answers(screen: PlayerScreen) -> tuple[PlayerFrame, AnsweredBody]:
    """The frame and the answered question that stands in it."""
    assert screen.frame is not None
    assert screen.answered is not None
    return screen.frame, screen.answered


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def stops(count: int) -> list[QWidget | None]:
    """Where the focus is, and where Tab leads from there, so many in all."""
    met = []
    for _ in range(count):
        met.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)
    return met


def picture(screen: PlayerScreen) -> bytes:
    """What is painted."""
    image = screen.grab().toImage()
    return bytes(image.constBits())


def words(screen: PlayerScreen) -> str:
    """All that can be read."""
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())
