"""A switch, and a row that says what it switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme


class Switch(QCheckBox):
    """A check box that looks like a switch: 60 by 34 px in a target of 44."""

    def __init__(self, theme: Theme, name: str, tier: Tier | str = Tier.STAFF, *, on: bool = False) -> None:
        super().__init__()
        self._theme, self._tier = theme, tier
        self.setAccessibleName(name)
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The switch, in a target of at least 44 px."""
        return QSize(self._theme.edge(60), max(44, self._theme.edge(34)))

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it is the target."""
        return self.rect().contains(pos)

    def focus_rect(self) -> QRectF:
        """The switch itself, without the room round it."""
        height = self._theme.edge(34)
        return QRectF(0, (self.height() - height) / 2, self._theme.edge(60), height)

    def focus_radius(self) -> float:
        """Half its height."""
        return self._theme.edge(34) / 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter switches as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and the knob."""
        theme, accent = self._theme, self._theme.accent(self._tier)
        painter = QPainter(self)
        rect, on = self.focus_rect(), self.isChecked()
        edge = accent.strong if on or self.underMouse() else theme.color("line_strong")
        fill = accent.strong if on else accent.tint if self.underMouse() else theme.color("raised")
        box(painter, rect, rect.height() / 2, fill=fill, border=edge, width=theme.edge(2))
        knob, inset = theme.edge(24), theme.edge(5)
        x = rect.right() - inset - knob if on else rect.left() + inset
        place = QRectF(x, rect.center().y() - knob / 2, knob, knob)
        box(painter, place, knob / 2, fill=accent.on if on else theme.color("line_strong"))


class SwitchRow(QWidget):
    """What a switch does, in a word and a sentence, with the switch at the right. The whole row presses it."""

    def __init__(self, theme: Theme, name: str, about: str, tier: Tier | str = Tier.STAFF, *, on: bool = False) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(theme, name))
        words.addWidget(Text(theme, about, "small", color="ink2"))
        row.addLayout(words, 1)
        self.switch = Switch(theme, name, tier, on=on)
        self.switch.setAccessibleDescription(about)
        row.addWidget(self.switch)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the switch."""
        if self.rect().contains(event.position().toPoint()):
            self.switch.click()
