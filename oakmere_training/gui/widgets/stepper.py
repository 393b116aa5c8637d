"""A number between minus and plus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from oakmere_training.gui import style
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from oakmere_training.gui.theme import Theme

_REPEAT_FIRST, _REPEAT = 400, 90


class NumberStepper(QSpinBox):
    """48 px high: minus, the value, plus. One types, or uses the arrows, Page Up and Page Down, Home and End."""

    def __init__(
        self, theme: Theme, name: str, low: int, high: int, value: int, *, step: int = 1, suffix: str = ""
    ) -> None:
        super().__init__()
        self._theme, self._held, self._over = theme, 0, 0
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setSuffix(suffix)
        self.setValue(value)
        self.setAccessibleName(name)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setCorrectionMode(QSpinBox.CorrectionMode.CorrectToNearestValue)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrame(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._again = QTimer(self)
        self._again.timeout.connect(self._repeat)
        style.apply(self, theme, style.SPIN_BOX)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFont(self._theme.font("body"))
        self.lineEdit().setFont(self._theme.font("body"))
        self.updateGeometry()
        self._place_line()
        self.update()

    def _side(self) -> int:
        return 44 + round(20 * (self._theme.scale - 1))

    def sizeHint(self) -> QSize:
        """The widest value between minus and plus."""
        metrics = QFontMetricsF(self._theme.font("body"))
        widest = max(metrics.horizontalAdvance(f"{n}{self.suffix()}") for n in (self.minimum(), self.maximum()))
        value = max(self._theme.px(64), round(widest) + self._theme.px(24))
        return QSize(2 * self._side() + value, 48 + round(36 * (self._theme.scale - 1)))

    def minimumSizeHint(self) -> QSize:
        """As it is."""
        return self.sizeHint()

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(10)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the value between the sides."""
        super().resizeEvent(event)
        self._place_line()

    def _place_line(self) -> None:
        side, edge = self._side(), self._theme.edge(2)
        self.lineEdit().setGeometry(side + 2, edge, self.width() - 2 * side - 4, self.height() - 2 * edge)

    # -- the sides -------------------------------------------------------------------------------------------

    def side_rect(self, step: int) -> QRect:
        """Where minus (-1) or plus (1) is pressed."""
        side = self._side()
        return QRect(0 if step < 0 else self.width() - side, 0, side, self.height())

    def _at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        return next((step for step in (-1, 1) if self.side_rect(step).contains(point)), 0)

    def _can(self, step: int) -> bool:
        end = self.minimum() if step < 0 else self.maximum()
        return self.isEnabled() and self.value() != end

    def _repeat(self) -> None:
        self._again.setInterval(_REPEAT)
        self.stepBy(self._held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Minus and plus step, again and again while held."""
        self._held = self._at(event)
        if self._held and event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.stepBy(self._held)
            self._again.start(_REPEAT_FIRST)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stop stepping."""
        self._again.stop()
        self._held = 0
        self.update()
        super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which side is under the pointer."""
        self._hover(self._at(event))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Neither is."""
        self._hover(0)
        super().leaveEvent(event)

    def _hover(self, over: int) -> None:
        if over != self._over:
            self._over = over
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, so that no value changes unseen."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the range."""
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.setValue(self.minimum() if event.key() == Qt.Key.Key_Home else self.maximum())
        else:
            super().keyPressEvent(event)

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the sides and their signs; the value paints itself."""
        painter, theme = QPainter(self), self._theme
        rect, edge, radius = QRectF(self.rect()), theme.edge(2), theme.edge(10)
        fill = theme.color("raised" if self.isEnabled() else "disabled_bg")
        border = theme.color("line_strong" if self.isEnabled() else "disabled_ink")
        box(painter, rect, radius, fill=fill)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(rounded_path(rect, radius))
        for step, name in ((-1, "minus"), (1, "plus")):
            side = QRectF(self.side_rect(step))
            if step == self._over and self._can(step):
                painter.fillRect(side, theme.accent("staff").tint)
            color = theme.accent("staff").strong if self._can(step) else theme.color("disabled_ink")
            line = side.right() - 1 if step < 0 else side.left()
            painter.fillRect(QRectF(line, 0, 1, rect.height()), border)
            icon = theme.px(20)
            centre = side.center()
            paint_icon(painter, name, QRectF(centre.x() - icon / 2, centre.y() - icon / 2, icon, icon), color)
        painter.restore()
        box(painter, rect, radius, border=border, width=edge)


class StepperField(QWidget):
    """A label over a number stepper (``box``), with a hint below where one is given."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        low: int,
        high: int,
        value: int,
        *,
        step: int = 1,
        suffix: str = "",
        hint: str = "",
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        name = Text(theme, label, "body", bold=True, size=(16, 22))
        column.addWidget(name)
        self.box = NumberStepper(theme, label, low, high, value, step=step, suffix=suffix)
        name.setBuddy(self.box)
        column.addWidget(self.box)
        if hint:
            self.box.setAccessibleDescription(hint)
            column.addWidget(Text(theme, hint, "caption", color="ink2"))
        self.setFocusProxy(self.box)
