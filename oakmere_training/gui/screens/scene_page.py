"""A drawing beside a few words and large buttons, in the middle of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.widgets.picture import Picture
from oakmere_training.gui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.quiz import Picture as Drawing
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_NARROW = 1100
_STACK_BELOW = 700
_WIDEST = 1320


class ScenePage(ScrollColumn):
    """Put the words into ``words``. ``wide`` and ``narrow`` are gap, side and top margin in px from and below 1100.

    From 150 % text, and in narrow windows, the drawing stands below the words at 60 % of the width.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        scene: Drawing,
        *,
        wide: tuple[int, int, int] = (40, 40, 24),
        narrow: tuple[int, int, int] = (28, 28, 20),
    ) -> None:
        super().__init__(theme)
        self._sizes = wide, narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.column.addStretch(1)
        self.column.addLayout(self._row)
        self.column.addStretch(1)
        self._scene = Picture(theme, pictures, scene)
        self._box = QWidget()
        self.words = QVBoxLayout(self._box)
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.setSpacing(18)
        self._row.addWidget(self._scene, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._box, 1, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, scale = self.width(), self._theme.scale
        gap, side, top = self._sizes[0 if width >= _NARROW else 1]
        margin = max(side, (width - _WIDEST) // 2)
        self.set_margins(margin, top, margin, top)
        self._row.setSpacing(gap)
        stacked = scale >= 1.5 or width / scale < _STACK_BELOW
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.BottomToTop if stacked else direction.LeftToRight)
        self._row.setAlignment(self._scene, Qt.AlignmentFlag(0) if stacked else Qt.AlignmentFlag.AlignVCenter)
        self._scene.set_max_width(round((width - 2 * margin) * 0.6) if stacked else 0)
