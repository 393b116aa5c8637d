"""A sentence that matters on this page, in a box with an icon and at most one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_LOOKS = {
    "info": ("info", "accent:staff:strong", "accent:staff:tint"),
    "caution": ("warning", "acceptable", "acceptable_tint"),
    "danger": ("alert", "unsafe", "surface"),
}
_LARGE = 1.5


class Banner(QWidget):
    """``kind`` is info, caution or danger. Runs marked ``**so**`` are bold. ``slim`` is 44 px high, without a button.

    ``pressed`` is sent by its one button.
    """

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "caution",
        *,
        icon: str = "",
        button: str = "",
        slim: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._kind, self._slim = theme, kind, slim
        name, color, _ = _LOOKS[kind]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        said = QHBoxLayout()
        said.setSpacing(14 if slim else 16)
        middle = Qt.AlignmentFlag.AlignVCenter
        said.addWidget(Icon(theme, icon or name, size=22 if slim else 28, color=color), 0, middle)
        self.text = Text(theme, text, "body", size=(15, 21) if slim else (16, 23))
        said.addWidget(self.text, 1, middle)
        self._row.addLayout(said, 1)
        self.button = Button(theme, button, "secondary", small=True) if button else None
        if self.button is not None:
            self.button.clicked.connect(self.pressed)
            self._row.addWidget(self.button, 0, middle)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fit()
        theme.changed.connect(self._fit)

    def set_text(self, text: str) -> None:
        """Say something else."""
        self.text.setText(text)

    def _fit(self) -> None:
        theme, large = self._theme, self._theme.scale >= _LARGE
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if large else directions.LeftToRight)
        self._row.setSpacing(10 if large else 16)
        side, above = (16, 8) if self._slim else (18, 10)
        self._row.setContentsMargins(theme.edge(side), above, theme.edge(side), above)
        self.setMinimumHeight(44)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tint with its edge."""
        theme = self._theme
        _, color, fill = _LOOKS[self._kind]
        rect = QRectF(self.rect())
        radius = theme.edge(12 if self._slim else 16)
        box(QPainter(self), rect, radius, fill=theme.color(fill), border=theme.color(color), width=theme.edge(2))
