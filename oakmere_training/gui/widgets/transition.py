"""A page rising and fading in: painted from a picture of the page, which is live underneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.screens.screen import Screen
    from oakmere_training.gui.theme import Theme

_RISE = 8


class Transition(QWidget):
    """Covers ``screen`` for ``duration`` ms and then deletes itself. Keys and presses reach the page at once."""

    def __init__(self, theme: Theme, screen: Screen, duration: int) -> None:
        page = screen.grab()
        super().__init__(screen)
        self._theme, self._page, self._share = theme, page, 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(screen.rect())
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(duration)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._end)
        self.show()
        self.raise_()
        self._animation.start()

    def _step(self, share: object) -> None:
        self._share = float(share)  # type: ignore[arg-type]
        self.update()

    def _end(self) -> None:
        self.hide()
        self.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A picture of another size is of no use."""
        if event.oldSize().isValid():
            self._animation.stop()
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and the page on its way up."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg"))
        painter.setOpacity(self._share)
        painter.drawPixmap(QPointF(0, _RISE * (1 - self._share)), self._page)
