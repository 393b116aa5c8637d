"""Sentences over the present screen: a notice that stays until closed, and the report of a fault of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from oakmere_training.gui.main_window import MainWindow
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.notice import Notice


class Notices(QObject):
    """Shows one notice at a time over a window."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._notice: Notice | None = None
        self._held: list[str] | None = None

    def show(self, text: str) -> None:
        """Say a sentence, in place of the one before."""
        from oakmere_training.gui.widgets.notice import Notice

        if self._held is not None:
            self._held = [text]
            return
        self.clear()
        self._notice = Notice(self._theme, text, self._window)

    def hold(self) -> None:
        """Say nothing until ``release``: what is said meanwhile is not for everybody."""
        self.clear()
        self._held = []

    def release(self, *, say: bool) -> None:
        """Say sentences again; with ``say`` also the last that was held back."""
        held, self._held = self._held, None
        if say and held:
            self.show(held[0])

    def clear(self) -> None:
        """Take the notice away, as when another screen comes."""
        notice, self._notice = self._notice, None
        if notice is not None and shiboken6.isValid(notice):
            notice.dismiss()

    def shown(self) -> str:
        """What is said now; '' for nothing."""
        notice = self._notice
        return notice.text() if notice is not None and shiboken6.isValid(notice) and notice.isVisible() else ""


def bring_to_front(window: MainWindow) -> None:
    """Show the window before all others, as it was."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
