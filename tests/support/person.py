"""Someone at the computer: sees what the window shows, presses what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.main_window import MainWindow

WAIT_MS = 10_000


class PersonAtComputer:
    """Uses the window by what is visible on it: words, buttons, keys."""

    def __init__(self, qtbot: QtBot | None, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    # -- seeing ------------------------------------------------------------------------------------------------

    def words(self) -> str:
        """Every word on the screen, one label or button a line."""
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        buttons = [button.text() for button in self.buttons()]
        return "\n".join(text for text in labels + buttons if text)

    def sees(self, text: str) -> bool:
        """Whether the words are on the screen."""
        return text in self.words()

    def wait_to_see(self, text: str) -> None:
        """Wait until the words are on the screen."""

        def seen() -> None:
            assert self.sees(text), f"waited to see {text!r}; on the screen:\n{self.words()}"

        if self.qtbot is None:
            seen()
        else:
            self.qtbot.waitUntil(seen, timeout=WAIT_MS)

    def buttons(self) -> list[QAbstractButton]:
        """The buttons that can be seen."""
        return [button for button in self.window.findChildren(QAbstractButton) if button.isVisible()]

    def button(self, name: str) -> QAbstractButton:
        """The enabled button with this text or accessible name, or whose name begins so."""
        found = [button for button in self.buttons() if name in (button.text(), button.accessibleName())]
        found = found or [button for button in self.buttons() if button.accessibleName().startswith(name)]
        assert found, f"no button {name!r}; there are: {[button.accessibleName() for button in self.buttons()]}"
        assert found[0].isEnabled(), f"{name!r} cannot be pressed"
        return found[0]

    def can_press(self, name: str) -> bool:
        """Whether such a button is there and enabled."""
        return any(
            button.isEnabled() and (button.text() == name or button.accessibleName().startswith(name))
            for button in self.buttons()
        )

    def focus(self) -> QWidget | None:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.window.focusWidget()

    # -- doing -------------------------------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Press a button with the mouse, scrolled into view first."""
        if self.qtbot is not None:
            self.qtbot.waitUntil(lambda: self.can_press(name), timeout=WAIT_MS)
        self.click(self.button(name))

    def click(self, widget: QWidget) -> None:
        """Press a widget in its middle."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.focus() or self.window, key, modifiers)
        self.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the button of this name has the focus."""
        passed = []
        for _ in range(60):
            here = self.focus()
            passed.append(here.accessibleName() if here else "nothing")
            if isinstance(here, QAbstractButton) and here.accessibleName().startswith(name):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name!r}; it passed {passed}")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        for char in text:
            target = self.focus() or self.window
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key(ord(char.upper())) if char.isascii() else Qt.Key.Key_unknown
                QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))
        self.settle()

    def write(self, label: str, text: str) -> None:
        """Click the field with this label and type."""
        fields = [field for field in self.window.findChildren(QLineEdit) if field.isVisible()]
        found = [field for field in fields if field.accessibleName().startswith(label)]
        assert found, f"no field {label!r}"
        self.click(found[0])
        found[0].selectAll()
        self.type(text)

    @staticmethod
    def settle() -> None:
        """Let the window do what was asked."""
        for _ in range(3):
            QApplication.processEvents()
