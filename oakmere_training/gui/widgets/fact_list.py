"""Short facts as label and value, one line each, such as a certificate's number and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.widgets.verdict import paint_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from oakmere_training.domain.marking import Mark
    from oakmere_training.gui.theme import Theme


class FactList(QWidget):
    """Labels at the left in ``ink2``, values at the right; runs marked ``**so**`` are bold.

    A row is (label, value) or (label, value, note), the note small and behind the value. ``label_width`` and ``size``
    (type and line) are px at 100 %, ``gap`` the room between rows in px.
    """

    def __init__(
        self,
        theme: Theme,
        rows: Sequence[tuple[str, ...]],
        *,
        label_width: int = 116,
        size: tuple[int, int] = (16, 24),
        gap: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._label_width = theme, label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (label, value, *notes) in enumerate(rows):
            self._grid.addWidget(Text(theme, label, "body", color="ink2", size=size), place, 0, top)
            said = Text(theme, value, "body", size=size)
            said.setAccessibleName(f"{label}: {said.text()}")
            if not notes:
                self._grid.addWidget(said, place, 1)
                continue
            line = QHBoxLayout()
            line.setSpacing(5)
            line.addWidget(said, 0, top)
            line.addWidget(Text(theme, notes[0], "small", color="ink2", size=(15, size[1])), 1, top)
            self._grid.addLayout(line, place, 1)
        self._fit()
        theme.changed.connect(self._fit)

    def set_label_width(self, width: int) -> None:
        """Use another width for the labels, px at 100 %."""
        self._label_width = width
        self._fit()

    def _fit(self) -> None:
        self._grid.setColumnMinimumWidth(0, self._theme.px(self._label_width))


class MarkIcon(QWidget):
    """A verdict's mark on its own, ``size`` px at 100 %. ``word`` is what a screen reader gets, '' for silence."""

    def __init__(
        self, theme: Theme, mark: Mark, size: int = 24, *, word: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._mark, self._size = theme, mark, size
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        paint_mark(QPainter(self), self._theme, self._mark, self.rect().toRectF())
