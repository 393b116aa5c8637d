"""The door in the oak on the start screen, with its label: the way to the training lead's area."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, mixed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_FILL, _STROKE = QColor("#FFFDF8"), QColor("#2B3A3C")
_PANEL, _OAK = QSize(392, 146), QSize(117, 137)
_TEXT = "Training lead"
_SIZE = 15


class LeadDoor(QAbstractButton):
    """Label and door are one button. ``beside`` is how far the painted door reaches to the label's right, in px.

    In the light theme the oak is the scenery's; elsewhere it stands on a panel with the label.
    """

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__()
        self._theme, self._pictures = theme, pictures
        self.beside, self._low = 0, False
        self.setText(_TEXT)
        self.setAccessibleName(_TEXT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_beside(self, beside: int) -> None:
        """Reach further to the right."""
        if beside != self.beside:
            self.beside = beside
            self.updateGeometry()
            self.update()

    def set_low(self, *, low: bool) -> None:
        """Have a panel of less height, for low windows."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self.update()

    @property
    def on_panel(self) -> bool:
        """Whether it brings its own oak."""
        return self._theme.mode != "light"

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return 22 if not self.on_panel else 20

    def label_size(self) -> QSize:
        """The label alone."""
        theme = self._theme
        words = ceil(QFontMetricsF(theme.font("button", size=_SIZE)).horizontalAdvance(_TEXT))
        return QSize(14 + theme.px(20) + 8 + words + 16, 44 + round(28 * (theme.scale - 1)))

    def sizeHint(self) -> QSize:
        """The label and what is beside it; or the panel."""
        label = self.label_size()
        if self.on_panel:
            height = _PANEL.height() - (14 if self._low else 0)
            return QSize(max(_PANEL.width(), label.width() + _OAK.width() + 60), height)
        return QSize(label.width() + self.beside, label.height())

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The label; with the panel where there is no scenery."""
        painter, theme = QPainter(self), self._theme
        label = QRectF(0, 0, self.label_size().width(), self.label_size().height())
        if self.on_panel:
            width = 2
            border = theme.color("line_strong")
            box(painter, QRectF(self.rect()), 24, fill=theme.color("surface"), border=border, width=width)
            oak = self._pictures.pixmap("oak-door", _OAK.width(), _OAK.height(), self.devicePixelRatioF(), keep=True)
            painter.drawPixmap(self.width() - 22 - _OAK.width(), self.height() - 2 - _OAK.height(), oak)
            label.moveTo(24, round((self.height() - label.height()) / 2))
        fill = theme.color("raised") if self.on_panel else _FILL
        border = theme.color("line_strong") if self.on_panel else _STROKE
        if self.underMouse() or self.isDown():
            fill = mixed(fill, theme.accent("staff").bright, 0.4) if not self.on_panel else theme.accent("staff").tint
        box(painter, label, label.height() / 2, fill=fill, border=border, width=theme.edge(2))
        ink = theme.color("ink")
        icon = theme.px(20)
        place = QRectF(label.x() + 14, round(label.center().y() - icon / 2), icon, icon)
        paint_icon(painter, "lock", place, ink)
        painter.setPen(ink)
        painter.setFont(theme.font("button", size=_SIZE))
        painter.drawText(
            label.adjusted(14 + icon + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _TEXT
        )
