"""The focus ring: one overlay for the window, painted outside whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from oakmere_training.gui.theme import Theme

_OUTSIDE = 8


class FocusRing(QWidget):
    """Shows where the keyboard is. It takes no input and no focus.

    It shows when the focus came by keyboard or by the program, at once when a key is pressed, and always in text
    fields. A widget may give ``focus_rect()`` (``QRectF`` in its own coordinates; default all of it) and
    ``focus_radius()`` (default the control's 10). ``focus_inside = True`` draws the ring within it. Where what has the
    focus is a part of it, such as a row, it sends ``focus_moved`` when that part is another or lies elsewhere.

    It sees the events of what has the focus from ``follow`` on, as the first of them makes PySide set up every class
    of events, 10 ms that the first paint need not wait for. Until then the window calls ``place``.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._host = theme, window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._moves: frozenset[QEvent.Type] = frozenset()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
            self._on_focus(None, app.focusWidget())
        theme.changed.connect(self.place)
        if window.isVisible():
            self.follow()

    def target(self) -> QWidget | None:
        """The widget that the ring is round, or ``None`` while it does not show."""
        return self._target if self.isVisible() else None

    def follow(self) -> None:
        """Follow the focused widget from now on, through moves, scrolling and keys; called after the first paint."""
        if self._moves:
            return
        kinds = QEvent.Type
        self._moves = frozenset({kinds.Move, kinds.Resize, kinds.Show, kinds.Hide, kinds.ZOrderChange})
        self._watch(QApplication.focusWidget())
        if self.isVisible():
            self.place()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._host):
            return
        self._watch(new)
        by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._show(on=new is not None and (not by_pointer or isinstance(new, QLineEdit)))

    def _watch(self, widget: QWidget | None) -> None:
        for old in self._watched:
            if isValid(old):
                old.removeEventFilter(self)
        if self._target is not None and isValid(self._target) and hasattr(self._target, "focus_moved"):
            self._target.focus_moved.disconnect(self.place)
        self._watched = []
        inside = widget is not None and widget is not self._host and self._host.isAncestorOf(widget)
        self._target = widget if inside else None
        if self._target is not None and hasattr(self._target, "focus_moved"):
            self._target.focus_moved.connect(self.place)
        part = self._target if self._moves else None
        while part is not None and part is not self._host:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()

    def _show(self, *, on: bool) -> None:
        if on and self._target is not None:
            self.place()
            self.show()
            self.raise_()
        else:
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focused widget, and come back at the first key."""
        kind = event.type()
        if kind in self._moves:
            if self.isVisible():
                self.place()
        elif kind == QEvent.Type.KeyPress and watched is self._target and not self.isVisible():
            self._show(on=True)
        elif kind == QEvent.Type.Destroy and watched is self._target:
            self._target = None
            self.hide()
        return False

    def _ring(self) -> tuple[QRectF, float] | None:
        """The focused control in the window's coordinates, and its corner."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            return None
        own = target.focus_rect() if hasattr(target, "focus_rect") else QRectF(target.rect())
        origin = target.mapTo(self._host, QPoint(0, 0))
        radius = target.focus_radius() if hasattr(target, "focus_radius") else self._theme.edge(10)
        rect = own.translated(origin.x(), origin.y())
        if getattr(target, "focus_inside", False):
            inset = self._width() + 1
            return rect.adjusted(inset, inset, -inset, -inset), max(0.0, radius - inset)
        return rect, radius

    def _width(self) -> int:
        return 6 if self._theme.high_contrast else 5

    def _clip(self) -> QRect:
        """What of the window the ring may cover: the scroll areas that the control lies in."""
        clip = self._host.rect()
        part = self._target
        while part is not None and part is not self._host:
            parent = part.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is part:
                clip &= QRect(part.mapTo(self._host, QPoint(0, 0)), part.size())
            part = parent
        return clip

    def place(self) -> None:
        """Lie over the focused control, above everything."""
        ring = self._ring()
        if ring is None:
            self.setGeometry(0, 0, 0, 0)
            return
        self.setGeometry(ring[0].toAlignedRect().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An inner ring that touches the control and an outer one round it."""
        ring = self._ring()
        if ring is None:
            return
        rect, radius = ring
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.pos())
        painter.setClipRegion(QRegion(self._clip()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outer = 4 if self._theme.high_contrast else 3
        for width, offset, color in ((2, 0, "focus_inner"), (outer, 2, "focus_outer")):
            grow = offset + width / 2
            painter.setPen(QPen(self._theme.color(color), width))
            corner = radius + grow
            painter.drawRoundedRect(rect.adjusted(-grow, -grow, grow, grow), corner, corner)
