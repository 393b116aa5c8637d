"""A certificate's page as a picture of paper: small, to open it, and as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.scenery import paint_shadow

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent

    from oakmere_training.gui.theme import Theme

RATIO = 297 / 210
_PAPER = QColor("#FFFFFF")
_SHADOW = QColor("#1F2D30")
_RADIUS = 4
_LEAST, _WIDEST = 160, 560


def paint_paper_shadow(painter: QPainter, sheet: QRect) -> None:
    """The soft shadow round a sheet; not for high contrast."""
    paint_shadow(painter, sheet, _RADIUS, _SHADOW, 0.14)


def paint_paper(painter: QPainter, theme: Theme, rect: QRectF, pixmap: QPixmap | None) -> None:
    """A sheet with its page and a hairline."""
    box(painter, rect, _RADIUS, fill=_PAPER)
    if pixmap is not None and not pixmap.isNull():
        painter.save()
        painter.setClipPath(rounded_path(rect, _RADIUS))
        painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
        painter.restore()
    box(painter, rect, _RADIUS, border=theme.color("line"), width=2 if theme.high_contrast else 1)


class PaperThumb(QAbstractButton):
    """The front of a certificate, small, as wide as there is room; pressing it opens the large one.

    Until ``set_pixmap`` was called it is an empty sheet.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self._scaled: QPixmap | None = None
        self.setAccessibleName(name)
        self.setToolTip("Open it larger")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_width(354)
        theme.changed.connect(self.update)

    def set_pixmap(self, pixmap: QPixmap) -> None:
        """Show the page; what is twice as wide as the sheet is sharp at any pixel ratio up to 2."""
        self._pixmap, self._scaled = pixmap, None
        self.update()

    def focus_radius(self) -> float:
        """The paper's corner."""
        return _RADIUS

    def set_width(self, width: int) -> None:
        """Be as high as A4 is at a width, between 160 and 560 px."""
        self.setFixedHeight(round(max(_LEAST, min(width, _WIDEST)) / RATIO))

    def sizeHint(self) -> QSize:
        """A4."""
        return QSize(round(self.minimumHeight() * RATIO), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Legible as a picture of a certificate."""
        return QSize(_LEAST, self.minimumHeight())

    def focus_rect(self) -> QRectF:
        """The paper."""
        width = min(self.width(), round(self.height() * RATIO))
        return QRectF(0, 0, width, round(width / RATIO))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover state."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet; hovered or pressed with an edge in the accent."""
        painter = QPainter(self)
        rect = self.focus_rect()
        paint_paper(painter, self._theme, rect, self._fitted(rect))
        if self.underMouse() or self.isDown():
            strong = self._theme.accent("staff").strong
            box(painter, rect, _RADIUS, border=strong, width=3 if self.isDown() else 2)

    def _fitted(self, rect: QRectF) -> QPixmap | None:
        """The page at the sheet's size, scaled once, since painters scale down coarsely."""
        if self._pixmap is None:
            return None
        size = (rect.size() * self.devicePixelRatioF()).toSize()
        if self._scaled is None or self._scaled.size() != size:
            ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = self._pixmap.scaled(size, ratio, smooth)
        return self._scaled


class Paper(QWidget):
    """A page at a fixed size. Its shadow is painted by what it lies on: ``paint_paper_shadow``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pixmap: QPixmap | None = None
        theme.changed.connect(self.update)

    def set_width(self, width: int) -> None:
        """Be ``width`` px wide, and as high as A4 is then."""
        self.setFixedSize(width, round(width / RATIO))

    def set_page(self, pixmap: QPixmap | None, name: str) -> None:
        """Show a page; ``name`` is what a screen reader gets."""
        self._pixmap = pixmap
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet."""
        paint_paper(QPainter(self), self._theme, QRectF(self.rect()), self._pixmap)
