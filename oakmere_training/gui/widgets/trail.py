"""The trail above a story in scenes: the last choices, where one is now, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QSizePolicy

from oakmere_training.gui.painting import box
from oakmere_training.gui.widgets.page_fit import Fit
from oakmere_training.gui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.domain.tiers import Tier
    from oakmere_training.gui.theme import Theme

_DASH = 1.5


class StopState(Enum):
    """Where a stop of the trail lies."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class TrailStop:
    """A stop: ``number`` in its disc ('?' for what comes next), its words, and where it lies."""

    number: str
    text: str
    state: StopState

    @property
    def heard(self) -> str:
        """What a screen reader hears of it."""
        if self.state is StopState.NOW:
            return f"{self.number}, now: {self.text}"
        return self.text if self.state is StopState.NEXT else f"{self.number}, {self.text}"


class Trail(QListWidget):
    """Stops on one line; a list to screen readers, and nothing to press.

    Where the line is too short, the words before it go first, then the next stop, then the oldest choice. Where text
    is stacked in one column the stops go on to a next line instead.
    """

    def __init__(self, theme: Theme, tier: Tier, lead: str, stops: Sequence[TrailStop], *, name: str) -> None:
        super().__init__()
        self._theme, self._tier, self.stops = theme, tier, tuple(stops)
        self.fit = Fit()
        self._lead = TextBlock(theme, lead, "small")
        self._words = tuple(
            TextBlock(theme, stop.text, "small", bold=stop.state is StopState.NOW, size=(16, 20)) for stop in stops
        )
        self.addItems([stop.heard for stop in stops])
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self._repaint)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        self.fit = fit
        for words in self._words:
            words.set_size((15, 20) if fit.narrow and not fit.stacked else (16, 20))
        self.updateGeometry()
        self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()

    # -- measuring -------------------------------------------------------------------------------------------

    def _disc(self) -> int:
        return self._theme.px(28)

    def _high(self) -> int:
        return self._disc() + self._theme.edge(12)

    def _link(self) -> int:
        return self._theme.edge(14 if self.fit.narrow else 26)

    def _pads(self) -> tuple[int, int]:
        """What a stop takes before and after its words."""
        edge = self._theme.edge
        return edge(6) + self._disc() + edge(9), edge(10 if self.fit.narrow else 14)

    def _wide(self, index: int) -> int:
        left, right = self._pads()
        return left + self._words[index].width() + right + self._theme.edge(2)

    def _lead_wide(self) -> int:
        return self._lead.width() + self._theme.edge(16)

    def _arranged(self, width: int) -> tuple[bool, list[tuple[int, QRect]]]:
        """Whether the words before the stops show, and the stops that show with their places."""
        shown = list(range(len(self.stops)))
        if self.fit.stacked:
            return False, self._flowed(shown, width)

        def taken() -> int:
            return sum(self._wide(index) for index in shown) + self._link() * (len(shown) - 1)

        lead = not self.fit.narrow and self._lead_wide() + taken() <= width
        while len(shown) > 1 and taken() > width:
            last = shown[-1]
            shown.remove(last if self.stops[last].state is StopState.NEXT else shown[0])
        x, places = self._lead_wide() if lead else 0, []
        for index in shown:
            wide = min(self._wide(index), width)
            places.append((index, QRect(x, 0, wide, self._tall(index, wide))))
            x += wide + self._link()
        return lead, places

    def _tall(self, index: int, wide: int) -> int:
        inner = wide - sum(self._pads())
        return max(self._high(), self._words[index].height(inner) + self._theme.edge(20))

    def _flowed(self, shown: Sequence[int], width: int) -> list[tuple[int, QRect]]:
        places: list[tuple[int, QRect]] = []
        x = y = high = 0
        for index in shown:
            wide = min(self._wide(index), width)
            if x and x + wide > width:
                x, y, high = 0, y + high + self._theme.edge(10), 0
            place = QRect(x, y, wide, self._tall(index, wide))
            places.append((index, place))
            x, high = x + wide + self._link(), max(high, place.height())
        return places

    def hasHeightForWidth(self) -> bool:
        """Stops may go on to a next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One line, or several where text is stacked."""
        return max((place.bottom() + 1 for _, place in self._arranged(width)[1]), default=self._high())

    def sizeHint(self) -> QSize:
        """At the present width."""
        width = max(320, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It folds."""
        return QSize(160, self._high())

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a stop is painted, for screen readers."""
        places = dict(self._arranged(self.width())[1])
        return places.get(index.row(), QRect())

    # -- painting --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint at the new width."""
        super().resizeEvent(event)
        self._repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words before, the links and the stops."""
        painter, theme = QPainter(self.viewport()), self._theme
        lead, places = self._arranged(self.width())
        if lead:
            top = (self._high() - self._lead.line_height()) // 2
            self._lead.paint(painter, 0, top, self._lead.width(), theme.color("ink2"))
        before: QRect | None = None
        for index, place in places:
            if before is not None and before.y() == place.y():
                self._paint_link(painter, before, place, dashed=self.stops[index].state is StopState.NEXT)
            self._paint_stop(painter, index, place)
            before = place

    def _paint_link(self, painter: QPainter, first: QRect, second: QRect, *, dashed: bool) -> None:
        wide = self._theme.edge(4)
        pen = QPen(self._theme.accent(self._tier).strong, wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([_DASH, 1])
        painter.setPen(pen)
        y = first.y() + self._high() // 2
        painter.drawLine(first.right() + 1, y, second.left(), y)

    def _paint_stop(self, painter: QPainter, index: int, place: QRect) -> None:
        theme, accent, stop = self._theme, self._theme.accent(self._tier), self.stops[index]
        now, done = stop.state is StopState.NOW, stop.state is StopState.DONE
        fill = accent.tint if now else theme.color("surface")
        rect, disc = QRectF(place), self._disc()
        corner = self._high() / 2
        dashed = stop.state is StopState.NEXT
        box(painter, rect, corner, fill=fill, border=accent.strong, width=theme.edge(3 if now else 2), dashed=dashed)
        spot = QRectF(place.x() + theme.edge(6), place.y() + (self._high() - disc) / 2, disc, disc)
        face, ink = (accent.strong, accent.on) if done else (theme.color("surface"), accent.strong)
        box(painter, spot, disc / 2, fill=face, border=accent.strong, width=theme.edge(3 if now else 2))
        painter.setFont(theme.font("number", size=15))
        painter.setPen(ink)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, stop.number)
        left, right = self._pads()
        inner = place.width() - left - right
        top = place.y() + (place.height() - self._words[index].height(inner)) // 2
        color = theme.color("ink2" if dashed else "ink")
        self._words[index].paint(painter, place.x() + left, top, inner + theme.edge(2), color)
