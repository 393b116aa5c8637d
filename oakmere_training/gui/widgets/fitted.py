"""What cards share that follow the room: sizes by ``Fit``, height by width, parts that are placed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from oakmere_training.gui.widgets.page_fit import Fit

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.theme import Theme

    _Widget = QWidget
else:
    _Widget = object


class Fitted(_Widget):
    """For widgets of any class that know ``heightForWidth``: name it before Qt's class, and call ``follow`` first."""

    theme: Theme
    fit: Fit

    def follow(self, theme: Theme) -> None:
        """Lay out and paint again whenever the theme changes; the height goes with the width."""
        self.theme, self.fit = theme, Fit()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_fit(self, fit: Fit) -> None:
        """Use the sizes for this much room."""
        if fit != self.fit:
            self.fit = fit
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def sizeHint(self) -> QSize:
        """As high as the text needs at a usual width."""
        width = max(320, self.width())
        return QSize(width, self.heightForWidth(width))


class Placing(_Widget):
    """For widgets that put their parts into their places themselves: name it before Qt's class."""

    def _place(self) -> object:
        """Put every part into its place."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts for the new size."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the parts again where one of them needs another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)
