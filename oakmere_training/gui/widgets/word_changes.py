"""A clause before and after, side by side, with the words that changed in boxes: dashed before, solid after."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.policy_changes import word_pieces
from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QPaintEvent

    from oakmere_training.domain.policy_changes import Piece
    from oakmere_training.gui.theme import Theme

_USUAL, _SMALL, _PAD = (16, 25), (15, 22), 5
_SIDE_BY_SIDE, _SMALL_BELOW = 420, 1100


@dataclass(frozen=True, slots=True)
class _Run:
    """Words on one line of the page; ``spaced``: a space stands before them."""

    text: str
    boxed: bool
    spaced: bool


class PiecesText(QWidget):
    """Text of pieces; those that changed are bold and boxed, dashed or (``solid``) not."""

    def __init__(self, theme: Theme, pieces: Sequence[Piece], *, solid: bool) -> None:
        super().__init__()
        self._theme, self._solid = theme, solid
        self._size, self._high = _USUAL
        self._runs = [
            _Run(word, piece.changed, piece.spaced if place == 0 else True)
            for piece in pieces
            for place, word in enumerate([piece.text] if piece.changed else piece.text.split(" "))
        ]
        said = "".join((" " if piece.spaced else "") + piece.text for piece in pieces).strip()
        boxed = ", ".join(piece.text for piece in pieces if piece.changed)
        self.setAccessibleName(f"{said} Changed: {boxed}." if boxed else said)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def _font(self, *, boxed: bool) -> QFont:
        return self._theme.font("body", bold=boxed, size=self._size)

    def set_small(self, *, small: bool) -> None:
        """Use the type of a small window, or of a larger one."""
        self._size, self._high = _SMALL if small else _USUAL
        self.updateGeometry()
        self.update()

    def _broken(self, width: float) -> list[_Run]:
        """The runs, boxes that are too long for a line cut into their words."""
        cut: list[_Run] = []
        for run in self._runs:
            if run.boxed and self._width(run) > width:
                words = run.text.split(" ")
                cut += [
                    _Run(word, boxed=True, spaced=run.spaced if place == 0 else True)
                    for place, word in enumerate(words)
                ]
            else:
                cut.append(run)
        return cut

    def _width(self, run: _Run) -> float:
        advance = QFontMetricsF(self._font(boxed=run.boxed)).horizontalAdvance(run.text)
        return advance + (2 * self._theme.edge(_PAD) if run.boxed else 0)

    def _placed(self, width: float) -> list[tuple[_Run, float, int]]:
        """Each run with its x and its line."""
        space = QFontMetricsF(self._font(boxed=False)).horizontalAdvance(" ")
        placed: list[tuple[_Run, float, int]] = []
        x, line = 0.0, 0
        for run in self._broken(width):
            gap = space if run.spaced and x else 0.0
            wide = self._width(run)
            if x and x + gap + wide > width:
                x, line, gap = 0.0, line + 1, 0.0
            placed.append((run, x + gap, line))
            x += gap + wide
        return placed

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines, px."""
        placed = self._placed(max(1, width))
        lines = placed[-1][2] + 1 if placed else 1
        return lines * self._theme.px(self._high)

    def sizeHint(self) -> QSize:
        """Some 260 px wide."""
        width = self._theme.px(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word."""
        widest = max((self._width(run) for run in self._broken(1)), default=1)
        return QSize(ceil(widest), self._theme.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the boxes."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.px(self._high)
        pad = theme.edge(_PAD)
        for run, x, line in self._placed(self.width()):
            font = self._font(boxed=run.boxed)
            metrics = QFontMetricsF(font)
            rect = QRectF(x, line * high + 1, self._width(run), high - 3)
            if run.boxed:
                box(painter, rect, theme.edge(5), fill=theme.color("surface"))
                style = Qt.PenStyle.SolidLine if self._solid else Qt.PenStyle.DashLine
                pen = QPen(theme.color("acceptable"), theme.edge(2), style)
                if not self._solid:
                    pen.setDashPattern([2.4, 1.8])
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.edge(5), theme.edge(5))
            painter.setFont(font)
            painter.setPen(theme.color("ink"))
            base = round(rect.center().y() - (metrics.ascent() + metrics.descent()) / 2 + metrics.ascent())
            painter.drawText(QPointF(x + (pad if run.boxed else 0), base), run.text)


class _Half(QWidget):
    """A dated text on sunken ground."""

    def __init__(self, theme: Theme, title: str, body: QWidget) -> None:
        super().__init__()
        self._theme, self._body, self._small = theme, body, False
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Text(theme, title, "small", bold=True, color="ink2", size=(15, 22)))
        self._column.addWidget(body)
        self._column.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    def set_small(self, *, small: bool) -> None:
        """Take the room of a small window, or of a larger one."""
        if small == self._small:
            return
        self._small = small
        if isinstance(self._body, PiecesText):
            self._body.set_small(small=small)
        elif isinstance(self._body, Text):
            self._body.set_style("body", size=_SMALL if small else _USUAL)
        self._fit()

    def _fit(self) -> None:
        edge = self._theme.edge
        side, above = (12, 6) if self._small else (16, 10)
        self._column.setContentsMargins(edge(side), edge(above), edge(side), edge(above))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        theme = self._theme
        border = theme.color("line") if theme.high_contrast else None
        box(QPainter(self), QRectF(self.rect()), theme.edge(12), fill=theme.color("sunken"), border=border, width=1)


class BeforeAndAfter(QWidget):
    """Both versions of a clause; '' stands for one that is not there. Below each other where there is little room."""

    def __init__(self, theme: Theme, before: tuple[str, str], after: tuple[str, str]) -> None:
        """``before`` and ``after`` are the version's date and what the clause says."""
        super().__init__()
        self._theme = theme
        self._halves: list[_Half] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        first, second = word_pieces(before[1], after[1]) if before[1] and after[1] else ((), ())
        for (date, said), pieces, solid in ((before, first, False), (after, second, True)):
            body: QWidget
            if pieces:
                body = PiecesText(theme, pieces, solid=solid)
            elif said:
                body = Text(theme, said, size=_USUAL)
            else:
                body = Text(theme, "Not in this version.", size=_USUAL, color="ink2")
            half = _Half(theme, date, body)
            self._halves.append(half)
            self._row.addWidget(half, 1)

    def resizeEvent(self, event: object) -> None:
        """Side by side where there is room."""
        small = self.window().width() < _SMALL_BELOW
        for half in self._halves:
            half.set_small(small=small)
        narrow = self.width() < _SIDE_BY_SIDE * self._theme.scale
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(8 if narrow or small else 14)
