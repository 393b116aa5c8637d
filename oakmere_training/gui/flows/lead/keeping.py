"""What lies open in the area while it is locked: a page and the dialogs over it, out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from oakmere_training.gui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from oakmere_training.gui.main_window import MainWindow
    from oakmere_training.gui.screens.screen import Screen


class Keeping:
    """Keeps the page of a window, with what is typed in it, while something else shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._page: Screen | None = None
        self._fresh = False
        self._sheets: list[Overlay] = []

    def cover(self, screen: Screen) -> None:
        """Show a screen in place of the page and of everything over it, which are kept."""
        _close_foreign_windows()
        self._window.close_overlay()
        self._sheets = [sheet for sheet in self._window.findChildren(Overlay) if sheet.isVisible()]
        for sheet in self._sheets:
            sheet.hide()
        self._page, self._fresh = self._window.show_instead(screen), False

    def replace(self, screen: Screen) -> None:
        """Keep a screen that wants to be shown now, as when work has ended that was begun before."""
        if self._page is not None and isValid(self._page):
            self._page.deleteLater()
        screen.hide()
        self._page, self._fresh = screen, True

    def uncover(self) -> bool:
        """Show the page again, as it was left; whether there was one."""
        page, self._page = self._page, None
        sheets, self._sheets = self._sheets, []
        if page is None or not isValid(page):
            return False
        if self._fresh:
            self._window.show_screen(page)
        else:
            self._window.bring_back(page)
        for sheet in sheets:
            if isValid(sheet):
                sheet.setGeometry(self._window.rect())
                sheet.arrange()
                sheet.show()
                sheet.raise_()
                sheet.first_focus().setFocus()
        return True

    def drop(self) -> None:
        """Forget what was kept; dialogs are answered as Esc answers them."""
        page, self._page = self._page, None
        sheets, self._sheets = self._sheets, []
        for sheet in reversed(sheets):
            if isValid(sheet):
                sheet.escape()
        if page is not None and isValid(page):
            page.deleteLater()


def _close_foreign_windows() -> None:
    """Close menus and the system's dialogs, which lie over the window and could not be hidden."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
