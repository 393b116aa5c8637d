"""Qt's application object, and the window with what it shows with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from oakmere_training import __version__
from oakmere_training.domain.errors import SettingsError
from oakmere_training.gui.errors import Faults
from oakmere_training.gui.flows.context import Context
from oakmere_training.gui.main_window import MainWindow, shown_mode
from oakmere_training.gui.notices import Notices
from oakmere_training.gui.pictures import PictureStore
from oakmere_training.gui.speech import Speech
from oakmere_training.gui.theme import Theme, load_fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.tasks import Runner
    from oakmere_training.settings import DisplaySettings, SettingsStore

WIDTH, HEIGHT = 1366, 768
"""The design's reference size in device-independent pixels."""


def create_application(arguments: list[str]) -> QApplication:
    """The application object, named as the platform expects."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    application = QApplication(arguments)
    application.setApplicationName("Oakmere Training")
    application.setApplicationDisplayName("Oakmere Training")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("oakmere-training")
    return application


def build(settings: SettingsStore, runner: Runner, *, assets: Path, cache: Path | None) -> Context:
    """The window, its theme and its drawings, by the settings of this computer."""
    display = settings.display
    load_fonts(assets)
    theme = Theme(
        assets,
        mode=shown_mode(display.theme),
        scale=display.text_scale / 100,
        reduced_motion=display.reduced_motion,
        single_keys=display.single_keys,
    )
    pictures = PictureStore(assets, cache)
    window = MainWindow(theme, display)
    notices = Notices(window, theme)

    def save_display(changed: DisplaySettings) -> None:
        try:
            settings.save(changed)
        except SettingsError as error:
            notices.show(error.sentence)

    window.display_changed.connect(save_display)
    return Context(
        window=window,
        theme=theme,
        pictures=pictures,
        speech=Speech(),
        settings=settings,
        runner=runner,
        faults=Faults(window, theme, pictures),
        notices=notices,
    )


def show_at_start(window: MainWindow, icon: Path, *, for_picture: bool = False) -> None:
    """Show the window: maximised on a small screen, otherwise (and for a picture) at the design's size."""
    available = window.screen().availableGeometry()
    if for_picture:
        window.resize(WIDTH, HEIGHT)
        window.show()
    elif available.width() <= WIDTH or available.height() <= HEIGHT:
        window.showMaximized()
    else:
        window.resize(WIDTH, HEIGHT)
        window.move(available.center() - window.rect().center())
        window.show()
    QTimer.singleShot(0, lambda: window.setWindowIcon(QIcon(str(icon))))


class _Painted(QObject):
    """Calls back once, after the first paint of a widget has reached the screen."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._call: Callable[[], None] | None = call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; everything is passed on."""
        if event.type() == QEvent.Type.Paint and self._call is not None:
            call, self._call = self._call, None
            watched.removeEventFilter(self)
            QTimer.singleShot(0, call)
        return False


def when_painted(widget: QWidget, call: Callable[[], None]) -> None:
    """Call back after the first paint of a widget."""
    _Painted(widget, call)


class _Touched(QObject):
    """Calls back once, at the first sign that someone is at the computer."""

    SIGNS = frozenset(
        {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress}
    )

    def __init__(self, application: QObject, call: Callable[[], None]) -> None:
        super().__init__(application)
        self._call: Callable[[], None] | None = call
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a sign; everything is passed on."""
        if event.type() in self.SIGNS and self._call is not None:
            call, self._call = self._call, None
            QTimer.singleShot(0, call)
            QTimer.singleShot(0, self.deleteLater)
        return False


def when_touched(application: QObject, call: Callable[[], None]) -> None:
    """Call back at the first movement, touch or key press, so that an idle start screen takes little memory."""
    _Touched(application, call)
