"""A new passphrase, typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from oakmere_training.gui.widgets.secret_field import SecretField

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.theme import Theme

_NOT_THE_SAME = "These two are not the same. Type the second one again."
_SIDE_BY_SIDE = 460
"""The least width for both fields in a row, px at 100 %."""


class NewPassphrase(QWidget):
    """Two fields beside each other where there is room. ``check`` compares them, and says so where they differ."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, label: str = "Passphrase") -> None:
        super().__init__()
        self._theme = theme
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.first = SecretField(theme, label, placeholder="Four or more words")
        self.again = SecretField(theme, "The same again")
        for field in (self.first, self.again):
            self._row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            field.changed.connect(self._typed)
        self.first.submitted.connect(lambda: self.again.line.setFocus(Qt.FocusReason.TabFocusReason))
        self.again.submitted.connect(self.submitted)
        theme.changed.connect(self._arrange)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [self.first.line, self.first.show_button, self.again.line, self.again.show_button]

    def secret(self) -> str:
        """What was typed first."""
        return self.first.secret()

    @property
    def complete(self) -> bool:
        """Whether something stands in both fields."""
        return bool(self.first.text() and self.again.text())

    def check(self) -> bool:
        """Whether both are the same; says so where they are not."""
        if self.first.secret().strip() == self.again.secret().strip():
            return True
        self.again.set_error(_NOT_THE_SAME)
        self.again.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.again.line.selectAll()
        return False

    def set_error(self, message: str) -> None:
        """Say why the passphrase cannot be used."""
        self.first.set_error(message)
        self.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Empty both fields."""
        self.first.set_text("")
        self.again.set_text("")

    def _typed(self) -> None:
        self.first.set_error("")
        self.again.set_error("")
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other where there is too little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        across = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        self._row.setDirection(directions.LeftToRight if across else directions.TopToBottom)
        self._row.setSpacing(20 if across else 12)
