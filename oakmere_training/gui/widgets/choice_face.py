"""The painted face of radio buttons and check boxes: a card or a row with a ring, a box or a switch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.text_layout import WIDEST, lay_out, used_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QTextLayout
    from PySide6.QtWidgets import QAbstractButton

    from oakmere_training.gui.theme import Theme


def selection(theme: Theme, tier: Tier | str) -> QColor:
    """The ground of what is chosen: Mere's selection tint for staff, the tier's own tint for others."""
    return theme.color("selection_tint") if tier in (Tier.STAFF, "lead") else theme.accent(tier).tint


def button_colors(button: QAbstractButton, theme: Theme, tier: Tier) -> tuple[QColor, QColor, int]:
    """Fill, border and the border's width (px) of something that can be chosen, in the state that it is in."""
    accent = theme.accent(tier)
    if not button.isEnabled():
        return theme.color("disabled_bg"), theme.color("disabled_ink"), 2
    if button.isChecked():
        return selection(theme, tier), accent.strong, 4 if theme.high_contrast else 3
    if button.isDown():
        return accent.tint, accent.strong, 3
    if button.underMouse():
        return accent.tint, accent.strong, 3 if theme.high_contrast else 2
    return theme.color("surface"), theme.color("line_strong"), 2


def paint_ring(painter: QPainter, theme: Theme, rect: QRectF, tier: Tier | str, *, on: bool, enabled: bool) -> None:
    """The ring of a radio button, with its dot when ``on``."""
    strong = theme.accent(tier).strong if enabled else theme.color("disabled_ink")
    border = strong if on or not enabled else theme.color("line_strong")
    side = rect.width()
    box(painter, rect, side / 2, fill=theme.color("raised"), border=border, width=max(2.0, side / 12))
    if on:
        inset = side / 4
        box(painter, rect.adjusted(inset, inset, -inset, -inset), side / 4, fill=strong)


def paint_tick_box(painter: QPainter, theme: Theme, rect: QRectF, tier: Tier | str, *, on: bool, enabled: bool) -> None:
    """A tick box, filled with a tick when ``on``."""
    accent = theme.accent(tier)
    strong = accent.strong if enabled else theme.color("disabled_ink")
    border = strong if on or not enabled else theme.color("line_strong")
    fill = strong if on else theme.color("raised")
    box(painter, rect, theme.edge(7), fill=fill, border=border, width=theme.edge(2))
    if on:
        inset = rect.width() * 4.5 / 28
        paint_icon(painter, "tick", rect.adjusted(inset, inset, -inset, -inset), accent.on, stroke=3.5)


@dataclass(frozen=True, slots=True)
class FaceStyle:
    """Sizes in px at 100 %. ``mark`` is ring or box; ``framed`` shows an edge at rest; ``fill`` the ground then."""

    mark: str = "ring"
    min_height: int = 56
    pad: int = 16
    radius: int = 12
    framed: bool = True
    fill: str = "surface"
    size: tuple[float, int] = (17, 22)

    @property
    def mark_size(self) -> int:
        """The side of the ring or box."""
        return 24 if self.mark == "ring" else 28


class ChoiceFace:
    """Measures and paints one button as ``style`` says; ``note`` stands at the right end."""

    def __init__(self, theme: Theme, button: QAbstractButton, tier: Tier | str, style: FaceStyle, note: str) -> None:
        self._theme, self._button, self._tier, self.style, self.note = theme, button, tier, style, note

    def set_size(self, size: float, line: int) -> None:
        """Use another size of type and line height, in px at 100 %."""
        self.style = replace(self.style, size=(size, line))

    def font(self) -> QFont:
        """The text's font."""
        return self._theme.font("body", size=self.style.size[0])

    def _mark(self) -> int:
        return round(self.style.mark_size * (1 + (self._theme.scale - 1) / 2))

    def _note_width(self) -> int:
        if not self.note:
            return 0
        return ceil(QFontMetricsF(self._theme.font("small")).horizontalAdvance(self.note)) + self._theme.px(12)

    def _extra(self) -> int:
        return 2 * self._theme.edge(self.style.pad) + self._mark() + self._theme.edge(12) + self._note_width()

    def _layout(self, width: float) -> QTextLayout:
        return lay_out(self._button.text(), self.font(), width, self._theme.px(self.style.size[1]))

    def _height(self, lines: int) -> int:
        room = self.style.min_height - max(self.style.size[1], 22)
        return max(self.style.min_height, lines * self._theme.px(self.style.size[1]) + max(12, room))

    def size_hint(self) -> QSize:
        """The text on one line."""
        return QSize(used_width(self._layout(WIDEST)) + 2 + self._extra(), self._height(1))

    def minimum_size_hint(self) -> QSize:
        """The longest word, with the mark beside it."""
        metrics = QFontMetricsF(self.font())
        longest = max((metrics.horizontalAdvance(word) for word in self._button.text().split()), default=0)
        return QSize(ceil(longest) + 2 + self._extra(), self._height(1))

    def height_for_width(self, width: int) -> int:
        """The height with the text wrapped."""
        return self._height(self._layout(width - self._extra() + 1).lineCount())

    def radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(self.style.radius)

    def _ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, style, button = self._theme, self.style, self._button
        strong = theme.accent(self._tier).strong
        over = button.underMouse() and button.isEnabled()
        fill = theme.color(style.fill) if style.fill else None
        border: QColor | None = theme.color("line_strong") if style.framed else None
        width = 2
        if not button.isEnabled():
            fill, border = theme.color("disabled_bg"), None
        elif button.isChecked() and (style.mark == "ring"):
            fill, border, width = selection(theme, self._tier), strong, 4 if theme.high_contrast else 3
        elif button.isDown() or over:
            fill, border = theme.accent(self._tier).tint, strong
            width = 3 if button.isDown() else 2
        box(painter, rect, self.radius(), fill=fill, border=border, width=theme.edge(width))

    def paint(self) -> None:
        """Paint the button as it stands."""
        theme, button = self._theme, self._button
        painter = QPainter(button)
        rect = QRectF(button.rect())
        self._ground(painter, rect)
        side = self._mark()
        x = theme.edge(self.style.pad)
        place = QRectF(x, round(rect.center().y() - side / 2), side, side)
        paint_mark = paint_ring if self.style.mark == "ring" else paint_tick_box
        paint_mark(painter, theme, place, self._tier, on=button.isChecked(), enabled=button.isEnabled())
        x += side + theme.edge(12)
        layout = self._layout(rect.width() - self._extra() + 1)
        painter.setPen(theme.color("ink" if button.isEnabled() else "disabled_ink"))
        height = layout.lineCount() * theme.px(self.style.size[1])
        layout.draw(painter, QPointF(x, round((rect.height() - height) / 2)))
        if self.note:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink2"))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -theme.edge(self.style.pad), 0), flags, self.note)
