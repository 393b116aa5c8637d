"""A table as a card: rounded corners, a heading above the titles, and what stands below the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.gui.painting import box
from oakmere_training.gui.tables.view import SECTION
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.tables.view import TableView
    from oakmere_training.gui.theme import Theme

_RADIUS = 16


class _Frame(QWidget):
    """The card's edge, over everything else: outside its corners it shows the page's ground."""

    def __init__(self, theme: Theme, ground: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = self._theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.edge(_RADIUS)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(rect)
        inside.addRoundedRect(rect, radius, radius)
        painter.fillPath(outside.subtracted(inside), theme.color(self._ground))
        box(painter, rect, radius, border=theme.color("line"), width=2 if theme.high_contrast else 1)


class SectionBar(QWidget):
    """A heading on sunken ground, 36 px high, such as 'Certificates: 4'."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        self.text = Text(theme, text, "small", bold=True, color="ink2", size=(15, 20), wrap=False)
        column.addWidget(self.text)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """36 px high, more with larger text."""
        return QSize(200, SECTION + round(28 * (self._theme.scale - 1)))

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        if self._theme.high_contrast:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))


class TableCard(QWidget):
    """A table in a rounded frame. ``caption`` stands above the titles, ``foot`` below the rows.

    ``ground`` is the colour round the card.
    """

    def __init__(
        self, theme: Theme, table: TableView, *, caption: str = "", foot: QWidget | None = None, ground: str = "bg"
    ) -> None:
        super().__init__()
        self._theme, self.table = theme, table
        column = QVBoxLayout(self)
        column.setSpacing(0)
        self._column = column
        self._fit()
        theme.changed.connect(self._fit)
        self.caption = SectionBar(theme, caption)
        column.addWidget(self.caption)
        self.caption.setVisible(bool(caption))
        column.addWidget(table, 1)
        if foot is not None:
            column.addWidget(foot)
        self._frame = _Frame(theme, ground, self)
        self.setSizePolicy(table.sizePolicy())

    def _fit(self) -> None:
        edge = 2 if self._theme.high_contrast else 1
        self._column.setContentsMargins(edge, edge, edge, edge)

    def set_caption(self, text: str) -> None:
        """Change the heading above the titles."""
        self.caption.text.setText(text)
        self.caption.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the edge on top."""
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())
        self._frame.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card's ground."""
        QPainter(self).fillRect(self.rect(), self._theme.color("surface"))
