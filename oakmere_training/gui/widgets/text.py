"""Reading text with the design's line heights."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

from oakmere_training.gui.text_layout import WIDEST, lay_out, used_width

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft


class Text(QLabel):
    """A label that wraps and keeps the line height of its role; runs marked ``**so**`` are bold.

    ``color`` is a token's name or ``accent:TIER:strong``. ``size`` replaces the role's size and line height (px at
    100 %). With ``wrap=False`` the text stays on one line and is shortened with an ellipsis where it must be.
    ``max_width`` limits the width (px at 100 %), for short lines. Markup is never read: text is plain.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        *,
        color: str = "ink",
        bold: bool = False,
        wrap: bool = True,
        align: Qt.AlignmentFlag = _LEFT,
        size: tuple[int, int] | None = None,
        max_width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._color, self._bold = theme, role, color, bold
        self._wrap, self._align, self._size, self._max_width = wrap, align, size, max_width
        self._runs: list[tuple[int, int]] = []
        self._layouts: dict[int, QTextLayout] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self._fit()
        theme.changed.connect(self._fit)

    def setText(self, text: str) -> None:
        """Show another text; ``**so**`` marks bold runs."""
        self._runs, plain = [], ""
        for number, piece in enumerate(text.split("**")):
            if number % 2:
                self._runs.append((len(plain), len(piece)))
            plain += piece
        self._layouts = {}
        super().setText(plain)
        self.updateGeometry()

    def set_color(self, color: str) -> None:
        """Use another colour, by token name."""
        self._color = color
        self.update()

    def set_style(self, role: str, *, bold: bool | None = None, size: tuple[int, int] | None = None) -> None:
        """Use another role, and another size and line height (px at 100 %) where given."""
        self._role, self._size = role, size
        self._bold = self._bold if bold is None else bold
        self._fit()

    def set_wrap(self, *, wrap: bool) -> None:
        """Wrap from now on, or stay on one line."""
        if wrap != self._wrap:
            self._wrap = wrap
            policy = self.sizePolicy()
            policy.setHeightForWidth(wrap)
            self.setSizePolicy(policy)
            self._fit()

    def text_font(self) -> QFont:
        """The font that the text is painted in."""
        return self._theme.font(self._role, bold=self._bold, size=self._size[0] if self._size else 0)

    def line_height(self) -> int:
        """The height of a line in pixels at the present text size."""
        return self._theme.px(self._size[1]) if self._size else self._theme.type_px(self._role)[1]

    def _fit(self) -> None:
        self._layouts = {}
        if self._max_width:
            self.setMaximumWidth(self._theme.px(self._max_width))
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: int) -> QTextLayout:
        layout = self._layouts.get(width)
        if layout is None:
            if len(self._layouts) > 6:
                self._layouts.clear()
            layout = self._layouts[width] = self._lay_out(width)
        return layout

    def _lay_out(self, width: int) -> QTextLayout:
        font = self.text_font()
        text = self.text()
        if not self._wrap and width < WIDEST:
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width + 1)
        bold = [self._bold_range(start, length) for start, length in self._runs]
        return lay_out(text, font, width, self.line_height(), wrap=self._wrap, align=self._align, formats=bold)

    def _bold_range(self, start: int, length: int) -> QTextLayout.FormatRange:
        from PySide6.QtGui import QTextCharFormat

        style = QTextCharFormat()
        style.setFont(self._theme.font(self._role, bold=True, size=self._size[0] if self._size else 0))
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, style
        return part

    def hasHeightForWidth(self) -> bool:
        """Wrapping text needs more height in less width."""
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        """The height of the text wrapped at a width, in pixels."""
        margins = self.contentsMargins()
        inner = max(1, width - margins.left() - margins.right())
        lines = self._laid_out(inner).lineCount() if self.text() else 1
        return max(1, lines) * self.line_height() + margins.top() + margins.bottom()

    def _natural_width(self) -> int:
        return used_width(self._laid_out(WIDEST)) + 1

    def sizeHint(self) -> QSize:
        """The text on one line, or its wrapped height at the greatest width that it wants."""
        margins = self.contentsMargins()
        extra = margins.left() + margins.right()
        width = self._natural_width() + extra
        if self._max_width:
            width = min(width, self._theme.px(self._max_width))
        if self._wrap:
            width = min(width, self._theme.px(720))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A line high, and as wide as the longest word (a single line may be shortened further)."""
        font = QFontMetricsF(self.text_font())
        words = self.text().split() or [""]
        longest = max(font.horizontalAdvance(word) for word in words) if self._wrap else font.horizontalAdvance("m…")
        margins = self.contentsMargins()
        width = min(ceil(longest) + 2, self._natural_width() + 1) + margins.left() + margins.right()
        return QSize(width, self.line_height() + margins.top() + margins.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip where a single line had to be shortened."""
        super().resizeEvent(event)
        if not self._wrap:
            self.setToolTip(self.text() if self._natural_width() > self.contentsRect().width() + 2 else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, a single one in the middle of the height."""
        painter = QPainter(self)
        rect = self.contentsRect()
        painter.setPen(self._theme.color(self._color if self.isEnabled() else "disabled_ink"))
        spare = 0 if self._wrap else (rect.height() - self.line_height()) // 2
        self._laid_out(rect.width()).draw(painter, QPointF(rect.x(), rect.y() + spare))
