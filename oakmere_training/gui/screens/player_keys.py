"""What the keys do in a quiz, wherever the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from oakmere_training.gui.screens.player import PlayerScreen

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PlayerKeys(QObject):
    """1 to 9 choose, Enter checks or goes on, Esc offers to leave, R reads aloud, Page Up and Down scroll."""

    def __init__(self, screen: PlayerScreen) -> None:
        super().__init__(screen)
        self._screen = screen

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does. ``False`` where it does nothing here."""
        screen, key, plain = self._screen, event.key(), event.modifiers() in _PLAIN
        if key in _ENTER and not event.isAutoRepeat():
            self._enter()
            return True
        if key == Qt.Key.Key_Escape:
            self._offer_to_leave()
            return True
        if not plain or screen.frame is None:
            return False
        if key in _WALKS and self._into_the_answers():
            return True
        return screen.frame.scroll_by_key(key) or (screen.theme.single_keys and self._single_key(key))

    def _into_the_answers(self) -> bool:
        """Move to the first part of an answer that arrows walk through, where the focus is not there yet."""
        area = self._screen.question.area if self._screen.question is not None else None
        first = area.default_widget() if area is not None and area.walked_by_arrows else None
        if area is None or first is None or area.isAncestorOf(self._screen.window().focusWidget() or first.window()):
            return False
        first.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _enter(self) -> None:
        """Check or go on; where the button is ready at once, first move to it: nothing is given by accident."""
        screen = self._screen
        if screen.frame is not None and screen.question is not None and screen.question.area.checks_on_button:
            screen.focus_on(screen.frame.primary)
        else:
            screen.go_on()

    def _offer_to_leave(self) -> None:
        """Esc moves to the way out, where Enter leaves; a second Esc leaves too."""
        screen = self._screen
        leave = screen.frame.header.leave if screen.frame is not None else None
        if leave is None or leave.hasFocus():
            screen.leave_asked.emit()
        else:
            leave.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _single_key(self, key: int) -> bool:
        screen = self._screen
        if key == Qt.Key.Key_R:
            screen.aloud.read()
            return True
        digit = key - Qt.Key.Key_0
        if screen.question is not None and not screen.waiting and 1 <= digit <= 9:
            return screen.question.area.choose_by_key(digit)
        return False
