"""A part of a photo, numbered over the picture: before the answer a button, afterwards with its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QRegion

from oakmere_training.domain.marking import Mark
from oakmere_training.gui.painting import box, rounded_path
from oakmere_training.gui.widgets.answered_card import VerdictCard
from oakmere_training.gui.widgets.choice_face import selection
from oakmere_training.gui.widgets.key_cap import paint_option_key
from oakmere_training.gui.widgets.option_card import ChoiceButton
from oakmere_training.gui.widgets.post_part import FlagPill, part_name
from oakmere_training.gui.widgets.post_result import Badge, Outcome, OutcomeLine, paint_key
from oakmere_training.gui.widgets.verdict import EDGE, paint_edge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPaintEvent

    from oakmere_training.domain.kinds.spot import PostPart
    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme

_RADIUS = 12
_HALO = 2
_VEIL = 0.28
_INSET = 8
_ANY = 10_000
"""Room enough for every badge on one line."""


def _framed(painter: QPainter, theme: Theme, rect: QRectF, border: QColor, width: int, veil: QColor | None) -> None:
    """A border that shows on light and on dark drawings: with a line of the ground at either side."""
    radius = theme.edge(_RADIUS)
    if veil is not None:
        painter.save()
        painter.setOpacity(_VEIL)
        box(painter, rect, radius, fill=veil)
        painter.restore()
    ground = theme.color("surface")
    box(painter, rect, radius, border=ground, width=width + 2 * _HALO)
    inner = rect.adjusted(_HALO, _HALO, -_HALO, -_HALO)
    box(painter, inner, radius - _HALO, border=border, width=width)


class PhotoAreaButton(ChoiceButton):
    """Pressing the area marks it. A screen reader meets a button that is on or off."""

    def __init__(self, theme: Theme, tier: Tier, number: int, part: PostPart) -> None:
        super().__init__(theme, ticks=True)
        self.part, self._tier, self._number, self._pupil = part, tier, number, tier.for_pupils
        self._pill = FlagPill(theme, small=True)
        self.setText(part.text)
        self.setToolTip(part.text)
        self.setAccessibleName(part_name(part, number))

    def focus_radius(self) -> int:
        """The corner that the focus ring follows."""
        return self.theme.edge(_RADIUS)

    def heightForWidth(self, width: int) -> int:
        """As high as it is placed."""
        return self.height()

    def _key(self) -> int:
        return min(self.theme.px(36), 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, its number, and the pill once it is marked."""
        painter, theme, accent = QPainter(self), self.theme, self.theme.accent(self._tier)
        on, over = self.isChecked(), self.underMouse() or self.isDown()
        veil = selection(theme, self._tier) if on else accent.tint if over else None
        width = 4 if on or (over and theme.high_contrast) else 3
        _framed(painter, theme, QRectF(self.rect()), accent.strong if on or over else theme.color("ink"), width, veil)
        key, edge = self._key(), theme.edge(_INSET)
        fill, border, ink = theme.color("surface"), theme.color("line_strong"), theme.color("ink")
        if on:
            fill, border, ink = accent.strong, accent.strong, accent.on
        elif self._pupil:
            fill, border, ink = accent.tint, accent.strong, accent.strong
        rect = QRectF(edge, edge, key, key)
        paint_option_key(painter, theme, rect, str(self._number), fill=fill, border=border, ink=ink)
        if on:
            self._paint_pill(painter, edge, key)

    def _paint_pill(self, painter: QPainter, edge: int, key: int) -> None:
        """The pill beside the number or below it, where it has room; fill and border tell as well."""
        gap = self.theme.edge(6)
        if edge + key + gap + self._pill.width() + edge <= self.width():
            self._pill.paint(painter, edge + key + gap, edge + (key - self._pill.height()) // 2)
        elif (
            self._pill.width() + 2 * edge <= self.width()
            and 2 * edge + key + gap + self._pill.height() <= self.height()
        ):
            self._pill.paint(painter, edge, edge + key + gap)


class PhotoAreaResult(VerdictCard):
    """The area with its edge; its badge may reach beyond it, but not out of the photo."""

    def __init__(self, theme: Theme, number: int, part: PostPart, found: Outcome) -> None:
        super().__init__(theme)
        self.part, self.found, self._number = part, found, number
        self._badge = Badge(theme, OutcomeLine(theme, found))
        self._area, self._sign = QRect(), QPoint()
        self.setToolTip(part.text)
        self.setAccessibleName(f"{part_name(part, number).rstrip('.')}. {found.said.capitalize()}")
        self.setAccessibleDescription(part.feedback)

    def _key(self) -> int:
        return min(self.theme.px(34), 60)

    def place(self, area: QRect, photo: QRect, taken: Sequence[QRect]) -> QRect:
        """Lie over an area of the photo. The badge avoids what is ``taken``; gives where it went.

        All in the parent's coordinates.
        """
        edge = self.theme.edge
        wide = self._key() + edge(6) + self._badge.width(_ANY)
        high = max(self._key(), self._badge.height(_ANY))
        inset = edge(_INSET)
        xs = (area.x() + edge(EDGE) + inset, area.right() - wide - inset)
        ys = (area.y() + inset, area.bottom() - high - inset, area.bottom() + inset, area.y() - high - inset)
        least = edge(6)
        spots = [
            QRect(
                max(photo.x() + least, min(x, photo.right() - wide - least)),
                max(photo.y() + least, min(y, photo.bottom() - high - least)),
                wide,
                high,
            )
            for y in ys
            for x in xs
        ]
        sign = next((spot for spot in spots if not any(spot.intersects(other) for other in taken)), spots[0])
        whole = area.united(sign)
        self._area, self._sign = area.translated(-whole.topLeft()), sign.topLeft() - whole.topLeft()
        self.setGeometry(whole)
        self.setMask(QRegion(self._area).united(QRegion(sign.translated(-whole.topLeft()))))
        self.update()
        return sign

    def heightForWidth(self, width: int) -> int:
        """As high as it is placed."""
        return self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame with its edge, the number and the badge."""
        painter, theme, mark = QPainter(self), self.theme, self.found.mark
        rect = QRectF(self._area)
        border = theme.color("line_strong" if mark is None else mark.value)
        if mark is not None:
            inner = rect.adjusted(_HALO, _HALO, -_HALO, -_HALO)
            painter.save()
            painter.setClipPath(rounded_path(inner, theme.edge(_RADIUS) - _HALO))
            band = QRectF(inner.left(), inner.top(), theme.edge(EDGE) + 4, inner.height())
            painter.fillRect(band, theme.color("surface"))
            paint_edge(painter, theme, mark, band)
            painter.restore()
        _framed(painter, theme, rect, border, 4 if mark is Mark.BEST else 3, None)
        x, y, key = self._sign.x(), self._sign.y(), self._key()
        high = self._badge.height(_ANY)
        paint_key(painter, theme, QRectF(x, y + (high - key) // 2, key, key), self._number)
        self._badge.paint(painter, QRectF(x + key + theme.edge(6), y, 0, 0), _ANY)
