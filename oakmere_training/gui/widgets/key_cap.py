"""Keys of the keyboard: the number on an option card, and the hints in the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.painting import box, ledge_box
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPaintEvent

    from oakmere_training.gui.theme import Theme

_CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_option_key(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    number: str,
    *,
    fill: QColor,
    border: QColor,
    ink: QColor,
    radius: float = 9,
    size: float = 17,
) -> None:
    """The number of an option in its key cap. ``radius`` and ``size`` (of the type) are px at 100 %."""
    box(painter, rect, theme.edge(radius), fill=fill, border=border, width=theme.edge(2))
    painter.setFont(theme.font("number", size=size))
    painter.setPen(ink)
    painter.drawText(rect, _CENTRE, number)


class KeyCap(QWidget):
    """A key as it looks on the keyboard: 28 high at 100 %."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.label = theme, label
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the label, 28 at least (at 100 %)."""
        width = QFontMetricsF(self._theme.font("caption", bold=True)).horizontalAdvance(self.label)
        return QSize(max(self._theme.px(28), round(width) + 2 * self._theme.px(8) + 2), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """The key is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap with its thicker lower edge."""
        painter = QPainter(self)
        rect, theme = QRectF(self.rect()), self._theme
        line, surface = theme.color("line_strong"), theme.color("surface")
        ledge_box(painter, rect, theme.edge(7), fill=surface, border=line, width=theme.edge(1), ledge=theme.edge(3))
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.color("ink"))
        painter.drawText(rect.adjusted(0, 0, 0, -theme.edge(2)), _CENTRE, self.label)


class KeyHints(QWidget):
    """A line such as 'Press [1] [2] [3] to choose, [Enter] to check': parts in brackets are keys."""

    def __init__(self, theme: Theme, parts: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Show other words and keys."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for part in parts:
            key = part.startswith("[")
            widget = (
                KeyCap(self._theme, part.strip("[]"))
                if key
                else Text(self._theme, part, "small", color="ink2", wrap=False)
            )
            self._row.addWidget(widget)
            widget.show()
        self.setAccessibleName(" ".join(part.strip("[]") for part in parts))
