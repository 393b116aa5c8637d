"""A child frame over the whole window that keeps the keyboard to itself: the ground of popovers and dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from oakmere_training.gui.theme import Theme


class Overlay(QWidget):
    """Covers ``window``, follows its size, keeps Tab inside and closes with Esc.

    ``closed`` is sent once, after the focus went back to where it was. Subclasses place their panel in ``arrange``.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._host = window
        self._before: QWidget | None = None
        self._open = False
        self.hide()
        window.installEventFilter(self)
        theme.changed.connect(self.arrange)

    def arrange(self) -> None:
        """Place the panel for the window's present size."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """What gets the focus when it opens."""
        raise NotImplementedError

    def open(self) -> None:
        """Show it over everything else and take the focus."""
        self._before = self._host.focusWidget()
        self._open = True
        self.setGeometry(self._host.rect())
        self.arrange()
        self.show()
        self.raise_()
        self.first_focus().setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close it and put the focus back where it was."""
        if not self._open:
            return
        self._open = False
        self._host.removeEventFilter(self)
        self.theme.changed.disconnect(self.arrange)
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def follow(self, anchor: QWidget) -> None:
        """Go when ``anchor`` goes, such as with its page."""
        anchor.destroyed.connect(self._let_go)

    def _let_go(self) -> None:
        self._before = None
        self.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self._open:
            self.setGeometry(self._host.rect())
            self.arrange()
        return False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  (Qt's name)
        """Tab goes round inside."""
        stops = self._stops()
        if not stops:
            return True
        here = self._host.focusWidget()
        at = stops.index(here) if here in stops else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab stops at, in order: of radio buttons that exclude one another only the chosen one."""
        from PySide6.QtWidgets import QRadioButton

        found: list[QWidget] = []
        part = self.nextInFocusChain()
        while part is not None and part is not self:
            takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isVisible() and part.isEnabled()
            if takes and self.isAncestorOf(part) and not (isinstance(part, QRadioButton) and not part.isChecked()):
                found.append(part)
            part = part.nextInFocusChain()
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key reaches the screen below."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        if event.key() == Qt.Key.Key_F11:
            event.ignore()
        else:
            event.accept()

    def escape(self) -> None:
        """What Esc does."""
        self.dismiss()
