"""A column that scrolls while header and footer stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QFrame,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from oakmere_training.gui import style

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

CLEAR = 24
"""What stays clear above and below the part that has the focus, in px."""
_RING = 8
"""How far the focus ring reaches beyond what it is round, in px."""

_SCROLLS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class _Ground(QWidget):
    def __init__(self, theme: Theme, color: str) -> None:
        super().__init__()
        self._theme, self._color = theme, color
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._color:
            QPainter(self).fillRect(self.rect(), self._theme.color(self._color))


class _Foot(QWidget):
    """The hairline where the content goes on below the view."""

    def __init__(self, theme: Theme, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._theme, self._scroll = theme, scroll
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme.changed.connect(self.update)

    def place(self) -> None:
        """At the lower edge, while there is more below it."""
        bar, room = self._scroll.verticalScrollBar(), self._scroll.rect()
        self.setGeometry(0, room.height() - 1, room.width(), 1)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line of one pixel."""
        QPainter(self).fillRect(self.rect(), self._theme.color("line"))


class ScrollColumn(QScrollArea):
    """Scrolls its content up and down, never sideways. Put widgets into ``column`` (a ``QVBoxLayout``).

    The content is at least as high as the view, so that stretches work. Whatever gets the focus scrolls into view
    as a whole, ``CLEAR`` px clear; Page Up and Down leave two lines of overlap. ``ground`` is the colour behind.
    ``foot`` draws a hairline at the lower edge while more lies below it, for a page whose footer has no ground.
    """

    def __init__(
        self,
        theme: Theme,
        *,
        margins: tuple[int, int, int, int] = (48, 24, 48, 24),
        spacing: int = 0,
        ground: str = "bg",
        foot: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view = QWidget()  # asked of Qt, the view would make PySide set up all of QtWidgets' types: 8 ms
        self.setViewport(self._view)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self.setVerticalScrollBar(self._bar)
        self._view.setAutoFillBackground(False)
        self.content = _Ground(theme, ground)
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(spacing)
        self.setWidget(self.content)
        self.content.setAutoFillBackground(False)
        self._styled = False
        self._bar.actionTriggered.connect(self._page)
        self._bar.rangeChanged.connect(self._style_bar)
        if foot:
            edge = _Foot(theme, self)
            for moved in (self._bar.valueChanged, self._bar.rangeChanged):
                moved.connect(edge.place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def scroll_by_key(self, key: int) -> bool:
        """Page Up and Down, Home, End and the arrows scroll. ``False`` for any other key."""
        action = _SCROLLS.get(Qt.Key(key))
        if action is not None:
            self.verticalScrollBar().triggerAction(action)
        return action is not None

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Room round the content in pixels."""
        self.column.setContentsMargins(left, top, right, bottom)

    def show_part(self, part: QWidget, *, top: bool = False) -> None:
        """Scroll until a part of the content is in view, or (``top``) until it stands at the top of the view."""
        if not self.content.isAncestorOf(part):
            return
        place = QRect(part.mapTo(self.content, QPoint(0, 0)), part.size()).adjusted(0, -CLEAR, 0, CLEAR)
        bar, view = self._bar, self._view.height()
        if top or place.height() > view or place.top() < bar.value():
            bar.setValue(place.top())
        elif bar.value() == 0 and place.bottom() - CLEAR + _RING <= view:
            return  # a page that is at its top stays there, so that its heading shows, while the focus ring is in view
        elif place.bottom() > bar.value() + view:
            bar.setValue(place.bottom() - view)

    def sees(self, part: QWidget) -> bool:
        """Whether a part of the content is wholly in view."""
        place = QRect(part.mapTo(self._view, QPoint(0, 0)), part.size())
        return self._view.rect().contains(place)

    def sizeHint(self) -> QSize:
        """The content's."""
        return self.content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Small: it scrolls."""
        return QSize(200, 80)

    def _page(self, action: int) -> None:
        """Page Up and Down and a press beside the thumb leave two lines of overlap."""
        up, down = QScrollBar.SliderAction.SliderPageStepSub.value, QScrollBar.SliderAction.SliderPageStepAdd.value
        if action in (up, down):
            step = max(40, self._view.height() - 2 * self._theme.type_px("body")[1])
            self._bar.setSliderPosition(self._bar.value() + (step if action == down else -step))

    def _style_bar(self) -> None:
        if not self._styled:
            self._styled = True
            style.apply(self._bar, self._theme, style.SCROLL_BAR)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton  # what moves under a press loses its click
        if new is not None and self.isVisible() and not pressed:
            self.show_part(new.whole() if hasattr(new, "whole") else new)
