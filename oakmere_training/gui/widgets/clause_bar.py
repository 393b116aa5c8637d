"""A clause with how often it was answered unsafely, as a row to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from oakmere_training.gui.icons import paint_icon
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.bars import bar_height, paint_single

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

    from oakmere_training.domain.evidence import ClauseResult
    from oakmere_training.gui.theme import Theme

_LARGE = 1.5
_FULL, _WIDEST = 35, 0.89
"""The per cent that fill the bar's room, where no clause has more; then the widest takes this share."""
_HEIGHTS = {"normal": 42, "small": 36}
_PENCIL = 24


class ClauseBar(QAbstractButton):
    """Clause, what it says in short, a bar, per cent and 'of n'; a pencil, filled where an action is noted.

    ``largest`` is the highest per cent in the list, to which the bars are scaled.
    """

    def __init__(self, theme: Theme, result: ClauseResult, largest: int) -> None:
        super().__init__()
        self._theme, self.result = theme, result
        self._share = result.percent / max(_FULL, largest / _WIDEST)
        self._small = False
        said = (
            f"{result.clause}, {result.in_short} {result.percent} per cent of {result.answers} first answers not safe."
        )
        self.setAccessibleName(said)
        self.setAccessibleDescription(f"Action: {result.action}" if result.action else "Press to note what you do")
        self.setToolTip(f"{result.in_short}\n{result.action or 'No action noted yet'}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_small(self, *, small: bool) -> None:
        """Take the sizes of a small window."""
        if small != self._small:
            self._small = small
            self.updateGeometry()
            self.update()

    @property
    def _large(self) -> bool:
        return self._theme.scale >= _LARGE

    def focus_radius(self) -> float:
        """The corner for the focus ring."""
        return self._theme.edge(8)

    def sizeHint(self) -> QSize:
        """A line; at large text two."""
        line = _HEIGHTS["small" if self._small and not self._large else "normal"]
        if self._large:
            return QSize(300, self._theme.px(40) + self._theme.px(26) + 14)
        return QSize(300, max(line, 2 * self._theme.px(18 if self._small else 19) + (0 if self._small else 4)))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(200, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    # -- painting --------------------------------------------------------------------------------------------

    def _font(self, *, bold: bool = False, size: int = 16) -> QFont:
        return self._theme.font("body", bold=bold, size=15 if self._small and not self._large else size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row, in one line or in two."""
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            over = theme.color("selection_tint") if theme.high_contrast else theme.accent("staff").tint
            box(painter, rect.adjusted(-6, 0, 6, 0), theme.edge(8), fill=over)
        numbers = self._numbers_width()
        if self._large:
            top = theme.px(40) + 4
            first = QRectF(0, 0, rect.width(), top)
            second = QRectF(0, top, rect.width(), rect.height() - top - 4)
        else:
            first = second = rect
        number = theme.px(36 if self._small else 42)
        gap = theme.px(8 if self._small else 10)
        text_at = number + gap
        text_room = rect.width() - text_at
        if not self._large:
            room = rect.width() - text_at - numbers
            text_room = min(max(theme.px(208 if self._small else 236), room * 0.4), room * 0.6)
        self._text(painter, QRectF(0, first.y(), number, first.height()), self.result.clause, bold=True)
        self._words(painter, QRectF(text_at, first.y(), text_room, first.height()))
        left = 0.0 if self._large else text_at + text_room + gap
        high = bar_height(theme, single=True)
        room = rect.width() - left - numbers - gap
        paint_single(painter, theme, QRectF(left, second.center().y() - high / 2, room, high), self._share)
        self._numbers(painter, QRectF(rect.width() - numbers, second.y(), numbers, second.height()))

    def _words(self, painter: QPainter, place: QRectF) -> None:
        """What the clause says, in two lines at most."""
        font = self._theme.font("body", size=15)
        metrics = QFontMetricsF(font)
        first, rest = "", self.result.in_short
        while rest:
            word, _, after = rest.partition(" ")
            longer = f"{first} {word}".strip()
            if first and metrics.horizontalAdvance(longer) > place.width():
                break
            first, rest = longer, after
        lines = [line for line in (first, rest) if line]
        high = self._theme.px(18 if self._small else 19)
        top = place.center().y() - high * len(lines) / 2
        for number, line in enumerate(lines):
            self._text(painter, QRectF(place.x(), top + number * high, place.width(), high), line, size=15)

    def _numbers_width(self) -> float:
        of = 0.0 if self._small and not self._large else self._of_width() + self._theme.px(10)
        return self._theme.px(44) + of + self._theme.px(_PENCIL)

    def _of_width(self) -> float:
        return max(self._theme.px(50), QFontMetricsF(self._font(size=15)).horizontalAdvance(self._of()))

    def _of(self) -> str:
        return f"of {self.result.answers:,}"

    def _numbers(self, painter: QPainter, place: QRectF) -> None:
        theme = self._theme
        percent = QRectF(place.x(), place.y(), theme.px(44), place.height())
        self._text(painter, percent, f"{self.result.percent}%", bold=True)
        if not self._small or self._large:
            of = QRectF(percent.right() + theme.px(10), place.y(), self._of_width(), place.height())
            self._text(painter, of, self._of(), color="ink2", size=15)
        side = theme.px(18)
        color = "accent:staff:strong" if self.result.action else "ink2"
        icon = QRectF(place.right() - side, round(place.center().y() - side / 2), side, side)
        paint_icon(painter, "tick" if self.result.action else "pencil", icon, theme.color(color))

    def _text(
        self, painter: QPainter, place: QRectF, text: str, *, bold: bool = False, color: str = "ink", size: int = 16
    ) -> None:
        font = self._font(bold=bold, size=size)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
