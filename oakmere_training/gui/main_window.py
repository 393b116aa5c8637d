"""The window: one screen at a time, the focus ring over it, popovers for the display, and full screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from oakmere_training.gui.widgets.focus_ring import FocusRing
from oakmere_training.gui.widgets.scroll import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from oakmere_training.gui.screens.screen import Screen
    from oakmere_training.gui.theme import Theme
    from oakmere_training.gui.widgets.overlay import Overlay
    from oakmere_training.settings.fields import DisplaySettings

NAME = "Oakmere Training"
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def shown_mode(theme: str) -> str:
    """The theme to show for a setting: the system's own for ``system``."""
    if theme != "system":
        return theme
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None and "High" in str(accessibility().contrastPreference()):
        return "high_contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


class MainWindow(QMainWindow):
    """Shows screens. It keeps nothing: ``display_changed`` sends a ``DisplaySettings`` to be saved.

    Give it the display settings that the theme was made with.
    """

    display_changed = Signal(object)

    def __init__(self, theme: Theme, display: DisplaySettings) -> None:
        super().__init__()
        self.theme = theme
        self.display = display
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(NAME)
        self.setMinimumSize(800, 560)
        self._ring = FocusRing(theme, self)
        self._overlay: Overlay | None = None
        # a signal, since changeEvent would make PySide set up every class of events before the first paint: 20 ms
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def screen_shown(self) -> Screen | None:
        """The present screen."""
        return self._stack.currentWidget()  # type: ignore[return-value]

    def show_screen(self, screen: Screen) -> None:
        """Show a screen instead of the present one, which is deleted, and give its default widget the focus.

        The page rises 8 px and fades in, 200 ms, unless motion is reduced.
        """
        screen.title_changed.connect(partial(self._retitle, screen))
        screen.text_size_asked.connect(self.ask_text_size)
        screen.colours_asked.connect(self.ask_colours)
        screen.painted.connect(self._ring.follow)
        old = self._change_to(screen)
        first = screen.default_widget()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            screen.focusNextChild()
        self._close(screen, old)

    def show_instead(self, screen: Screen) -> Screen | None:
        """Show a screen as ``show_screen`` does, but keep the present one, out of sight, for ``bring_back``."""
        kept = self.screen_shown()
        if kept is not None:
            kept.kept_focus = kept.focusWidget()
            self._stack.removeWidget(kept)
        self.show_screen(screen)
        return kept

    def bring_back(self, screen: Screen) -> None:
        """Show a screen again that ``show_instead`` kept, as it was left; the present one is deleted."""
        old = self._change_to(screen)
        focus, screen.kept_focus = screen.kept_focus, None
        if focus is not None and isValid(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close(screen, old)

    def _change_to(self, screen: Screen) -> Screen | None:
        old = self.screen_shown()
        self.close_overlay()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._entitle(screen.title)
        return old

    def _close(self, screen: Screen, old: Screen | None) -> None:
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
            if self.isVisible():
                self._move_in(screen)

    def _retitle(self, screen: Screen, title: str) -> None:
        if screen is self.screen_shown():
            self._entitle(title)

    def _entitle(self, title: str) -> None:
        self.setWindowTitle(f"{NAME}, {title}")

    def _move_in(self, screen: Screen) -> None:
        duration = self.theme.motion("base")
        if not duration:
            return
        from oakmere_training.gui.widgets.transition import Transition

        Transition(self.theme, screen, duration)
        self._ring.raise_()

    # -- the display -----------------------------------------------------------------------------------------

    def ask_text_size(self, tool: QWidget) -> None:
        """Open the text sizes under a tool."""
        from oakmere_training.gui.widgets.popover import TextSizePopover

        self._open(TextSizePopover(self.theme, self, tool, self.display))

    def ask_colours(self, tool: QWidget) -> None:
        """Open colours, movement and keys under a tool."""
        from oakmere_training.gui.widgets.popover import ColoursPopover

        self._open(ColoursPopover(self.theme, self, tool, self.display))

    def _open(self, popover: Overlay) -> None:
        self.close_overlay()
        self._overlay = popover
        chosen = getattr(popover, "chosen")  # noqa: B009  (only popovers have it)
        chosen.connect(self.change_display)
        popover.closed.connect(self._forget_overlay)
        popover.open()
        self._ring.raise_()

    def _forget_overlay(self) -> None:
        self._overlay = None

    def close_overlay(self) -> None:
        """Close an open popover."""
        if self._overlay is not None:
            self._overlay.dismiss()

    def change_display(self, display: DisplaySettings) -> None:
        """Show the page by other display settings at once, and tell who keeps them."""
        self.show_display(display)
        self.display_changed.emit(display)

    def show_display(self, display: DisplaySettings) -> None:
        """Show the page by other display settings."""
        self.display = display
        self.theme.set(
            mode=shown_mode(display.theme),
            scale=display.text_scale / 100,
            reduced_motion=display.reduced_motion,
            single_keys=display.single_keys,
        )

    def _follow_system(self) -> None:
        """Follow the system's colours where they are to be followed."""
        if self.display.theme == "system" and shown_mode("system") != self.theme.mode:
            self.theme.set(mode=shown_mode("system"))

    # -- the window ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 goes to full screen and back; what scrolls a page does so wherever the focus is."""
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
            return
        if event.modifiers() in _PLAIN and self._scroll_by_key(event.key()):
            return
        super().keyPressEvent(event)

    def _scroll_by_key(self, key: int) -> bool:
        """Scroll the screen's own column, the largest where there are several."""
        screen = self.screen_shown()
        columns = [column for column in screen.findChildren(ScrollColumn) if column.isVisible()] if screen else []
        return bool(columns) and max(columns, key=lambda column: column.width()).scroll_by_key(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ring where it belongs."""
        super().resizeEvent(event)
        self._ring.place()
