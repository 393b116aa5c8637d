"""The bar at the bottom of a screen, with the one primary button at its right end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from oakmere_training.gui.theme import Theme


_WIDEST = 1320
"""The widest that a page's content gets, with which both ends stand in line, in px."""


class Footer(QWidget):
    """Left and right ends. ``add_left(widget, fold=n)`` and ``add_right(...)``.

    Where there is too little room, widgets with ``fold`` disappear, the highest number first (key hints 2, hints 1);
    those without stay. 76 px high (64 in a window under 720); pupils' (``pupil=True``): 92 (80), without a ground.
    """

    def __init__(self, theme: Theme, *, pupil: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pupil = theme, pupil
        self._folding: list[tuple[int, QWidget]] = []
        self._unwanted: set[QWidget] = set()
        self.row = QHBoxLayout(self)
        self.row.setSpacing(16)
        self.row.addStretch(1)
        self._left = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        theme.changed.connect(self._fit)
        theme.changed.connect(self._fold_later)

    def add_left(self, widget: QWidget, *, fold: int = 0) -> None:
        """Put a widget after those at the left."""
        self.row.insertWidget(self._left, widget)
        self._left += 1
        self._note(widget, fold)

    def add_right(self, widget: QWidget, *, fold: int = 0) -> None:
        """Put a widget at the right end, after those there; the primary button goes last."""
        self.row.addWidget(widget)
        self._note(widget, fold)

    def set_shown(self, widget: QWidget, shown: bool) -> None:
        """Show or hide a widget for a reason of the screen's own; folding does not bring it back."""
        if shown:
            self._unwanted.discard(widget)
        else:
            self._unwanted.add(widget)
        widget.setVisible(shown)
        self._fold()

    def _note(self, widget: QWidget, fold: int) -> None:
        if fold:
            self._folding.append((fold, widget))
            self._folding.sort(key=lambda item: -item[0])

    def _fit(self) -> None:
        window = self.window()
        short = window is not self and window.height() < 720
        base = (80 if short else 92) if self._pupil else (64 if short else 76)
        grown = 48 if short and not self._pupil else 36
        self.setFixedHeight(base + round(grown * (self._theme.scale - 1)))
        self._fold()
        self.update()

    def _fold_later(self) -> None:
        """Once more when every part has taken the new text size."""
        QTimer.singleShot(0, self, self._fold)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fold(self) -> None:
        wide = self.width() >= 1100
        side = (40 if wide else 28) if self._pupil else (48 if wide else 28)
        side = 24 if self._theme.scale >= 1.5 else side
        side += max(0, (self.width() - _WIDEST - 2 * side) // 2)
        self.row.setContentsMargins(side, 0 if self._pupil else 1, side, 8 if self._pupil else 0)
        for fold, widget in self._folding:
            if widget not in self._unwanted:
                widget.setVisible(self._theme.scale < 1.5 or fold < 2)
        for _, widget in self._folding:
            if self.row.sizeHint().width() <= self.width():
                break
            widget.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface with a hairline above; pupils' footers have no ground."""
        if self._pupil:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
