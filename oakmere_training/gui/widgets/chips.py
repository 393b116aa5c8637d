"""Chips that name a section or a fact, and pills that give a status in a word."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme

_PILL_COLORS = {
    "best": ("best", "best_tint"),
    "acceptable": ("acceptable", "acceptable_tint"),
    "unsafe": ("unsafe", "unsafe_tint"),
    "neutral": ("ink2", "sunken"),
    "ink": ("surface", "ink"),
}


def pill_colors(theme: Theme, kind: str, tier: Tier | str = Tier.STAFF) -> tuple[QColor, QColor]:
    """Text and ground of a status: best, acceptable, unsafe, neutral, ink or accent (of ``tier``)."""
    if kind == "accent":
        accent = theme.accent(tier)
        return accent.strong, accent.tint
    ink, fill = _PILL_COLORS[kind]
    return theme.color(ink), theme.color(fill)


class _Tag(QLabel):
    """A small filled label with an icon. Subclasses give colours and sizes."""

    base_height = 32
    radius = 8.0
    pads = (12, 12)
    gap = 7
    icon_size = 17
    font_size = 15

    def __init__(
        self, theme: Theme, text: str, icon: str = "", tier: Tier | str = Tier.STAFF, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._tier = theme, icon, tier
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_content(self, text: str, icon: str = "") -> None:
        """Show another text and icon."""
        self._icon = icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def colors(self) -> tuple[QColor, QColor]:
        """Ink and fill."""
        raise NotImplementedError

    def metrics(self) -> QFontMetricsF:
        """Measures of the tag's font."""
        return QFontMetricsF(self._theme.font("small", bold=True, size=self.font_size))

    def _icon_px(self) -> int:
        return self._theme.px(self.icon_size) if self._icon else 0

    def _extra(self) -> int:
        gap = self._theme.px(self.gap) if self._icon and self.text() else 0
        return sum(self._theme.px(pad) for pad in self.pads) + self._icon_px() + gap

    def sizeHint(self) -> QSize:
        """As wide as the text, on one line."""
        height = self._theme.px(self.base_height) if self._theme.scale < 1.5 else self._theme.px(self.base_height - 2)
        return QSize(ceil(self.metrics().horizontalAdvance(self.text())) + self._extra() + 1, height)

    def minimumSizeHint(self) -> QSize:
        """Narrower where it must be: the text is then shortened, and whole in the tooltip."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._extra() + self._theme.px(60)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tag."""
        painter = QPainter(self)
        ink, fill = self.colors()
        theme = self._theme
        border = theme.color("ink") if theme.high_contrast and fill.lightness() < 128 else None
        rect = QRectF(self.rect())
        box(painter, rect, theme.edge(self.radius), fill=fill, border=border, width=theme.edge(2))
        x = theme.px(self.pads[0])
        icon = self._icon_px()
        if self._icon:
            paint_icon(painter, self._icon, QRectF(x, round(rect.center().y() - icon / 2), icon, icon), ink)
            x += icon + theme.px(self.gap)
        metrics = self.metrics()
        room = self.width() - self._extra() + 1
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.text() if text != self.text() else "")
        painter.setFont(theme.font("small", bold=True, size=self.font_size))
        painter.setPen(ink)
        top = (self.height() - metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, round(top + metrics.ascent())), text)


class Chip(_Tag):
    """A section, or with ``plain`` a fact such as '12 minutes'."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        tier: Tier | str = Tier.STAFF,
        *,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._plain = plain
        super().__init__(theme, text, icon, tier, parent)

    def colors(self) -> tuple[QColor, QColor]:
        """The accent on its tint, or ink on sunken ground."""
        if self._plain:
            return self._theme.color("ink"), self._theme.color("sunken")
        accent = self._theme.accent(self._tier)
        return accent.strong, accent.tint


class CriticalChip(_Tag):
    """Marks a critical question; a sentence on the same screen explains it."""

    def __init__(self, theme: Theme, text: str = "Critical", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, "critical", parent=parent)

    def colors(self) -> tuple[QColor, QColor]:
        """Reversed ink."""
        return self._theme.color("surface"), self._theme.color("ink")


class Pill(_Tag):
    """A status. ``kind`` is best, acceptable, unsafe, neutral, ink or accent (of ``tier``)."""

    base_height = 30
    radius = 99.0
    pads = (9, 12)
    icon_size = 18

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: str = "neutral",
        icon: str = "",
        tier: Tier | str = Tier.STAFF,
        parent: QWidget | None = None,
    ) -> None:
        self._kind = kind
        super().__init__(theme, text, icon, tier, parent)
        if not icon:
            self.pads = (12, 12)

    def set_kind(self, kind: str) -> None:
        """Give another status's colours."""
        self._kind = kind
        self.update()

    def colors(self) -> tuple[QColor, QColor]:
        """Text and ground of the status."""
        return pill_colors(self._theme, self._kind, self._tier)


class InkPill(Pill):
    """The small ink pill 'Your answer', 26 px high."""

    base_height = 26
    font_size = 14
    icon_size = 15

    def __init__(self, theme: Theme, text: str = "Your answer", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, "ink", icon, parent=parent)
        self.pads = (10, 10)


class ChipButton(QAbstractButton):
    """A chip that opens something, such as the policy's section; 44 px to hit, painted as a chip."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "book",
        tier: Tier | str = Tier.STAFF,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._tier = theme, tier
        self._chip = Chip(theme, text, icon, tier, parent=self)
        self._chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The chip, in a target of at least 44 px."""
        hint = self._chip.sizeHint()
        return QSize(hint.width(), max(44, hint.height()))

    def minimumSizeHint(self) -> QSize:
        """As the chip."""
        return QSize(self._chip.minimumSizeHint().width(), self.sizeHint().height())

    def focus_rect(self) -> QRectF:
        """The chip itself, for the focus ring."""
        return QRectF(self._chip.geometry())

    def focus_radius(self) -> float:
        """The chip's corner."""
        return self._theme.edge(_Tag.radius)

    def resizeEvent(self, event: object) -> None:
        """Keep the chip in the middle of the target."""
        height = self._chip.sizeHint().height()
        self._chip.setGeometry(0, (self.height() - height) // 2, self.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The accent's edge on hover; the chip paints the rest."""
        if self.underMouse() or self.isDown():
            rect = QRectF(self._chip.geometry()).adjusted(0, -2, 0, 2)
            strong = self._theme.accent(self._tier).strong
            box(QPainter(self), rect, self.focus_radius() + 2, fill=strong)
