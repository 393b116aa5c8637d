"""A field for a passphrase: dots, and *Show* at its right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from oakmere_training.domain.lock import LONGEST_PASSPHRASE
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.fields import Field

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme


class SecretField(Field):
    """A ``Field`` whose text shows as dots until *Show* is pressed. ``secret`` is what was typed, as it was typed."""

    def __init__(self, theme: Theme, label: str, *, placeholder: str = "") -> None:
        super().__init__(theme, label, placeholder=placeholder, longest=LONGEST_PASSPHRASE + 1)
        self._theme = theme
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.show_button = Button(theme, "Show", "link", icon="eye", parent=self.line)
        self.show_button.setAccessibleName(f"Show {label.lower()}")
        self.show_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_button.clicked.connect(lambda: self.set_shown(shown=not self.is_shown))
        self.line.installEventFilter(self)
        theme.changed.connect(self._place)
        self._place()

    @property
    def is_shown(self) -> bool:
        """Whether the text can be read."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def secret(self) -> str:
        """What was typed."""
        return self.line.text()

    def set_shown(self, *, shown: bool) -> None:
        """Show the text, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.show_button.set_label("Hide" if shown else "Show")
        self.show_button.setAccessibleName(f"{self.show_button.text()} {self._label.lower()}")
        self._place()

    def set_error(self, message: str) -> None:
        """As ``Field.set_error``; the text keeps clear of *Show*."""
        super().set_error(message)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep *Show* at the right end."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        button, line = self.show_button, self.line
        width = button.sizeHint().width()
        height = min(button.sizeHint().height(), line.height() - 8)
        button.setGeometry(line.width() - width - 8, (line.height() - height) // 2, width, height)
        margins = line.textMargins()
        margins.setRight(width + self._theme.edge(12))
        line.setTextMargins(margins)
