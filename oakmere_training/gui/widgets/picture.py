"""A drawing in its frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.gui.painting import rounded_path

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.quiz import Picture as Drawing
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

STROKE = QColor("#2B3A3C")
SKY = QColor("#DDEDEC")


class Picture(QWidget):
    """A drawing with rounded corners and a 3 px frame, as wide as it is given room, in its own proportions.

    ``max_width`` (px, 0 for none) limits it; ``frame`` 0 paints the drawing alone. ``crop`` fills whatever room
    there is and cuts off what is over; ``keep`` says which part of its height stays (0 the top, 1 the bottom).
    Its alternative text is its accessible name.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        picture: Drawing,
        *,
        radius: int = 24,
        frame: int = 3,
        max_width: int = 0,
        crop: bool = False,
        keep: float = 0.5,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._pictures, self._picture = theme, pictures, picture
        self._radius, self._frame, self._max_width, self._crop = radius, frame, max_width, crop
        self._keep = keep
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not crop)
        self.setSizePolicy(policy)
        self.set_picture(picture)
        theme.changed.connect(self.update)

    def set_picture(self, picture: Drawing) -> None:
        """Show another drawing."""
        self._picture = picture
        self._natural = self._pictures.natural_size(picture.name)
        self.setAccessibleName(picture.alt)
        self.updateGeometry()
        self.update()

    @property
    def crops(self) -> bool:
        """Whether it is cut where it has less height than its proportions ask for."""
        return self._crop

    def set_max_width(self, width: int) -> None:
        """Limit the width in pixels; 0 for none."""
        if width != self._max_width:
            self._max_width = width
            self.updateGeometry()

    def _height(self, width: int) -> int:
        inner = max(1, width - 2 * self._frame)
        return round(inner * self._natural.height() / self._natural.width()) + 2 * self._frame

    def hasHeightForWidth(self) -> bool:
        """In its own proportions, unless it is cropped."""
        return not self._crop

    def heightForWidth(self, width: int) -> int:
        """The height in pixels that keeps the proportions at a width."""
        return self._height(min(width, self._max_width) if self._max_width else width)

    def sizeHint(self) -> QSize:
        """As the drawing was made, within the limit."""
        width = self._max_width or self._natural.width()
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:
        """Small: a drawing gives way to words."""
        return QSize(min(96, self._max_width or 96), self._height(min(96, self._max_width or 96)))

    def _target(self) -> QRectF:
        """Where the frame goes: all of the room when cropped, else the largest fit, from the top left."""
        if self._crop:
            return QRectF(self.rect())
        width = min(self.width(), self._max_width) if self._max_width else self.width()
        while width > 1 and self._height(width) > self.height():
            width -= max(1, (self._height(width) - self.height()) // 2)
        return QRectF((self.width() - width) // 2 if self._centred() else 0, 0, width, self._height(width))

    def _centred(self) -> bool:
        return not self._max_width

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing, cut to its rounded frame."""
        target = self._target()
        inner = target.adjusted(self._frame, self._frame, -self._frame, -self._frame)
        if inner.width() < 2 or inner.height() < 2:
            return
        scale = max(inner.width() / self._natural.width(), inner.height() / self._natural.height())
        width, height = round(self._natural.width() * scale), round(self._natural.height() * scale)
        pixmap = self._pictures.pixmap(self._picture.name, width, height, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._frame or self._radius:
            painter.setClipPath(rounded_path(target, self._radius))
        if self._frame:
            painter.fillRect(target, SKY)
        x = inner.center().x() - width / 2
        y = inner.top() - (height - inner.height()) * self._keep
        painter.drawPixmap(round(x), round(y), pixmap)
        if self._frame:
            painter.setClipping(False)
            self._paint_frame(painter, target)

    def _paint_frame(self, painter: QPainter, target: QRectF) -> None:
        color = self._theme.color("ink") if self._theme.high_contrast else STROKE
        half = self._frame / 2
        painter.setPen(QPen(color, self._frame))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self._radius - half
        painter.drawRoundedRect(target.adjusted(half, half, -half, -half), radius, radius)
