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
from oakmere_training.gui.screens.start import FONTS as START_FONTS
from oakmere_training.gui.speech import Speech
from oakmere_training.gui.theme import INTERFACE_FONTS, Theme, load_fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oakmere_training.gui.tasks import Runner
    from oakmere_training.settings import DisplaySettings, SettingsStore

WIDTH, HEIGHT = 1366, 768
"""The design's reference size in device-independent pixels."""


def create_application(arguments: list[str]) -> QApplication:
    """The application object, named as the platform expects."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    application = QApplication(arguments)
    application.setApplicationName("Oakmere Training")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("oakmere-training")
    return application


def build(settings: SettingsStore, runner: Runner, *, assets: Path, cache: Path | None) -> Context:
    """The window, its theme and its drawings, by the settings of this computer."""
    display = settings.display
    load_fonts(assets, *START_FONTS)
    theme = Theme(
        assets,
        cache=cache,
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


def load_other_fonts(assets: Path) -> None:
    """Make the fonts known that the start screen does without; called once it has painted."""
    load_fonts(assets, *(name for name in INTERFACE_FONTS if name not in START_FONTS))


def show_at_start(window: MainWindow, icon: Path, *, for_picture: bool = False) -> None:
    """Show the window: maximised on a small screen, otherwise (and for a picture) at the design's size."""
    available = window.screen().availableGeometry()
    if for_picture:
        window.resize(WIDTH, HEIGHT)
        window.show()
    elif available.width() <= WIDTH or available.height() <= HEIGHT:
        window.setGeometry(available)  # at once, so that the parts are not laid out twice
        window.showMaximized()
    else:
        window.resize(WIDTH, HEIGHT)
        window.move(available.center() - window.rect().center())
        window.show()
    when_painted(window, lambda: window.setWindowIcon(QIcon(str(icon))))


def when_painted(window: MainWindow, call: Callable[[], None]) -> None:
    """Call back after the first paint of the screen that the window shows now."""
    screen = window.screen_shown()
    if screen is not None:
        screen.painted.connect(call)


class _Touched(QObject):
    """Calls back once, at the first sign that someone is at the computer."""

    def __init__(self, application: QObject, call: Callable[[], None]) -> None:
        super().__init__(application)
        self._call: Callable[[], None] | None = call
        kinds = QEvent.Type  # naming it makes PySide set up all its members, which the first paint need not wait for
        self._signs = frozenset({kinds.MouseMove, kinds.MouseButtonPress, kinds.TouchBegin, kinds.KeyPress})
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for a sign; everything is passed on."""
        if event.type() in self._signs and self._call is not None:
            call, self._call = self._call, None
            QTimer.singleShot(0, call)
            QTimer.singleShot(0, self.deleteLater)
        return False


def when_touched(application: QObject, call: Callable[[], None]) -> None:
    """Call back at the first movement, touch or key press, so that an idle start screen takes little memory."""
    _Touched(application, call)
