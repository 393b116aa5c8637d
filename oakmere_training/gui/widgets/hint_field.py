"""A field with a hint below its box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.widgets.fields import Field
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme


class HintField(Field):
    """A label of 16 px, the box and a hint, which gives way to the error."""

    def __init__(self, theme: Theme, label: str, *, hint: str = "", placeholder: str = "", longest: int = 120) -> None:
        super().__init__(theme, label, placeholder=placeholder, longest=longest)
        self.label.set_style("body", bold=True, size=(16, 22))
        self.hint = Text(theme, hint, "caption", color="ink2")
        self.line.setAccessibleDescription(hint)
        column = self.layout()
        if column is not None:
            column.setSpacing(5)
            column.addWidget(self.hint)
        self.hint.setVisible(bool(hint))  # once it has a parent: it would be a window of its own before

    def set_error(self, message: str) -> None:
        """Say below the box why the value cannot be used; '' brings the hint back."""
        super().set_error(message)
        self.hint.setVisible(not message and bool(self.hint.text()))
        self.line.setAccessibleDescription(message or self.hint.text())

    def set_hint(self, hint: str) -> None:
        """Change the hint."""
        self.hint.setText(hint)
        self.set_error("")
