"""The round button with a loudspeaker, for those who can't read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, ledge_box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme


class SpeakButton(QAbstractButton):
    """A round button with a loudspeaker; ``side`` in px: 104 beside the story (with a ledge), 60 or 52 on a card."""

    def __init__(self, theme: Theme, tier: Tier, name: str, side: int = 60, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tier, self._side = theme, tier, side
        self.setAccessibleName(name)
        self.setToolTip("Read aloud")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_side(self, side: int) -> None:
        """Use another diameter in px."""
        self._side = side
        self.updateGeometry()

    def focus_radius(self) -> float:
        """A circle."""
        return self._side / 2

    def sizeHint(self) -> QSize:
        """The circle."""
        return QSize(self._side, self._side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the disc and the loudspeaker."""
        painter, theme, accent = QPainter(self), self._theme, self._theme.accent(self._tier)
        rect = QRectF(self.rect())
        if self._side >= 96:
            down = 4 if self.isDown() else 0
            edge = accent.bright_edge if theme.mode == "dark" else accent.strong
            rect = rect.adjusted(0, down, 0, 0)
            fill = accent.tint if self.underMouse() and theme.mode == "light" else accent.bright
            ledge_box(painter, rect, rect.width() / 2, fill=fill, border=edge, width=3, ledge=8 - down)
            rect = rect.adjusted(0, 0, 0, -5 + down)
            ink, size = accent.on if theme.mode != "light" else theme.color("ink"), 54.0
        else:
            pressed = self.isDown() or self.underMouse()
            fill = accent.bright if pressed and theme.mode == "light" else accent.tint
            box(painter, rect, rect.width() / 2, fill=fill, border=accent.strong, width=4 if self.isDown() else 3)
            ink, size = accent.strong, self._side / 2
            if pressed and theme.mode == "light":
                ink = theme.color("ink")
        spot = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
        paint_icon(painter, "speak", spot, ink)
