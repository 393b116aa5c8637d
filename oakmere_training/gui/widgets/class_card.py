"""A class for pupils to choose, and the ground of their keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QSizePolicy

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import ledge_box
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

_NOTE = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def paint_key(
    painter: QPainter,
    theme: Theme,
    button: QAbstractButton,
    tier: Tier,
    ledge: int,
    radius: int,
    *,
    filled: bool = False,
) -> QRectF:
    """Paint a pupil's key with its ledge, and give the face, which goes down while it is pressed.

    ``filled``: in the accent's own colour, for what goes on it in the accent's ``on``.
    """
    accent, rect = theme.accent(tier), QRectF(button.rect())
    on, down, over = button.isChecked(), button.isDown(), button.underMouse()
    border = accent.strong if on or down or over else theme.color("line_strong")
    width = (4 if theme.high_contrast else 3) if on else 2
    fill = accent.strong if filled else accent.tint if on or down or over else theme.color("surface")
    low = theme.edge(ledge)
    if down:
        rect.setTop(rect.top() + low - theme.edge(2))
        low = theme.edge(2)
    low = max(low, theme.edge(width))
    ledge_box(painter, rect, theme.edge(radius), fill=fill, border=border, width=theme.edge(width), ledge=low)
    return rect.adjusted(0, 0, 0, -low + theme.edge(2))


class ClassCard(QRadioButton):
    """A class to choose. 'Heron (Year 5)' shows 'Heron' with 'Year 5' below it."""

    def __init__(self, theme: Theme, label: str, tier: Tier) -> None:
        super().__init__(label)
        self._theme, self._tier, self.label = theme, tier, label
        found = _NOTE.match(label)
        name, note = (found.group(1), found.group(2)) if found else (label, "")
        face = "ks1_body" if tier is Tier.KS1 else "pupil_body"
        self._name = TextBlock(theme, name, face, size=(22, 28))
        self._note = TextBlock(theme, note, "body", size=(16, 22)) if note else None
        self._narrow = False
        self.setAccessibleName(f"{name}, {note}" if note else name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_narrow(self, narrow: bool) -> None:
        """Use the smaller sizes of a small window."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._name.set_size((20, 28) if narrow else (22, 28))
            self.updateGeometry()
            self.update()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(20)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card is the target."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does."""
        if event.key() in _ENTER and not self.isChecked():
            self.click()
            return
        super().keyPressEvent(event)

    def _room(self, width: int) -> int:
        return max(40, width - 2 * self._theme.edge(22) - self._theme.px(28) - 8)

    def hasHeightForWidth(self) -> bool:
        """Long names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """92 px or more (84 in a small window)."""
        room = self._room(width)
        words = self._name.height(room) + (self._note.height(room) if self._note else 0)
        return max(self._theme.edge(84 if self._narrow else 92), words + self._theme.edge(32))

    def sizeHint(self) -> QSize:
        """The name on one line."""
        width = self._name.width() + 2 * self._theme.edge(22) + self._theme.px(28) + 8
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow: the name wraps."""
        return QSize(140, self._theme.edge(84))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, its words and the tick."""
        painter, theme = QPainter(self), self._theme
        face = paint_key(painter, theme, self, self._tier, 6, 20)
        room, x = self._room(self.width()), theme.edge(22)
        height = self._name.height(room)
        note = self._note.height(room) if self._note else 0
        y = round(face.center().y() - (height + note) / 2)
        self._name.paint(painter, x, y, room, theme.color("ink"))
        if self._note:
            self._note.paint(painter, x, y + height, room, theme.color("ink2"))
        if self.isChecked():
            side = theme.px(28)
            place = QRectF(self.width() - theme.edge(22) - side, round(face.center().y() - side / 2), side, side)
            paint_icon(painter, "tick", place, theme.accent(self._tier).strong, stroke=3)
