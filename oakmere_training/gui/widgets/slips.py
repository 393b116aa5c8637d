"""Slips with the aliases of a class, as they are cut from a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_HEADS = {"ks1": "kit/head-wren", "lower-ks2": "kit/head-hedgehog", "upper-ks2": "kit/head-otter"}
_PAPER, _INK, _EDGE = QColor("#FFFFFF"), QColor("#1F2D30"), QColor("#7E745F")


class SlipPreview(QWidget):
    """Aliases on white paper, two columns: the animal's head, the class, and the alias. Cut along the dashes."""

    def __init__(
        self, theme: Theme, pictures: PictureStore, tier: Tier, class_label: str, aliases: Sequence[str]
    ) -> None:
        super().__init__()
        self._theme, self._pictures, self._small = theme, pictures, False
        self._tier, self._label, self._aliases = tier, class_label, tuple(aliases)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_slips(tier, class_label, aliases)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_slips(self, tier: Tier, class_label: str, aliases: Sequence[str]) -> None:
        """Show other slips."""
        self._tier, self._label, self._aliases = tier, class_label, tuple(aliases)
        self.setAccessibleName(f"Slips for {class_label}: {', '.join(aliases)}")
        self.updateGeometry()
        self.update()

    def _columns(self) -> int:
        return 1 if self._theme.scale >= 1.5 else 2

    def set_small(self, *, small: bool) -> None:
        """Make the slips lower, for a small window."""
        self._small = small
        self.updateGeometry()
        self.update()

    def _height(self) -> int:
        return self._theme.px(49 if self._small else 62)

    def sizeHint(self) -> QSize:
        """As many rows as the aliases take."""
        rows = -(-len(self._aliases) // self._columns())
        return QSize(self._theme.px(300), rows * self._height() + 1)

    def minimumSizeHint(self) -> QSize:
        """Narrower where it must be."""
        return QSize(self._theme.px(180), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slips."""
        painter = QPainter(self)
        width = (self.width() - 1) / self._columns()
        for place, alias in enumerate(self._aliases):
            row, column = divmod(place, self._columns())
            self._paint_slip(painter, QRectF(column * width, row * self._height(), width, self._height()), alias)

    def _paint_slip(self, painter: QPainter, rect: QRectF, alias: str) -> None:
        theme = self._theme
        painter.fillRect(rect, _PAPER)
        pen = QPen(_EDGE, 1.5)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        wide, high = (theme.px(44), theme.px(39)) if self._small else (theme.px(52), theme.px(46))
        head = self._pictures.pixmap(_HEADS[str(self._tier)], wide, high, self.devicePixelRatioF(), keep=True)
        painter.drawPixmap(QPointF(rect.left() + 14, round(rect.center().y() - high / 2)), head)
        x = rect.left() + 14 + wide + 12
        room = rect.right() - x - 8
        painter.setPen(_INK)
        top = round(rect.center().y() - theme.px(22))
        for text, font, line in (
            (self._label, theme.font("small"), theme.px(18)),
            (alias, theme.font("title"), theme.px(26)),
        ):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(x, top + (line - metrics.height()) / 2 + metrics.ascent()), shown)
            top += line
