"""What stands in a table's place while it has no rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme


class EmptyState(QWidget):
    """An icon, a sentence and what can be done, in the middle."""

    def __init__(
        self, theme: Theme, icon: str, sentence: str, button: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Icon(theme, icon, size=36, color="ink2"), 0, middle)
        column.addWidget(Text(theme, sentence, align=middle, color="ink2"))
        if button is not None:
            column.addWidget(button, 0, middle)
        column.addStretch(1)
