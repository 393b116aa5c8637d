"""What a person sees when the world fails, or when we have a bug."""

from __future__ import annotations

import logging
import sys
from functools import partial
from typing import TYPE_CHECKING

from oakmere_training.domain.errors import OakmereError
from oakmere_training.gui.details import copy_text, details

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from oakmere_training.gui.main_window import MainWindow
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

logger = logging.getLogger(__name__)


class Faults:
    """Shows faults in the window: a plain screen for what a person can act on, a copyable report for a bug."""

    def __init__(self, window: MainWindow, theme: Theme, pictures: PictureStore) -> None:
        self._window = window
        self._theme = theme
        self._pictures = pictures
        self.check_asked: Callable[[], None] | None = None
        self.home: Callable[[], None] | None = None
        self._reporting = False

    def show(self, error: OakmereError, *, again: Callable[[], None] | None = None) -> None:
        """Say what happened, what is safe and what to do next; ``again`` is what *Try again* does."""
        from oakmere_training.gui.screens.fault import RecordsFaultScreen

        logger.warning("%s: %s", type(error).__name__, error.details or error.sentence)
        screen = RecordsFaultScreen(self._theme, self._pictures, error, may_check=self.check_asked is not None)
        screen.try_again_asked.connect(again or self.home or self._window.close)
        screen.close_asked.connect(self._window.close)
        screen.leave_asked.connect(self.home or self._window.close)
        screen.copy_asked.connect(copy_text)
        if self.check_asked is not None:
            screen.check_asked.connect(self.check_asked)
        self._window.show_screen(screen)

    def report(self, error: Exception) -> None:
        """An error from work elsewhere: the world's goes to ``show``, ours to the report of unexpected faults."""
        if isinstance(error, OakmereError):
            self.show(error)
        else:
            self.unexpected(type(error), error, error.__traceback__)

    def unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault of ours: logged, and shown as a sentence with details that can be copied."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        logger.error("unexpected fault\n%s", text)
        if self._reporting:
            return
        self._reporting = True
        try:
            self._report(details(text))
        finally:
            self._reporting = False

    def _report(self, report: str) -> None:
        from oakmere_training.gui.widgets.dialog import Choice, Dialog

        answer = Dialog.ask(
            self._theme,
            self._window,
            "Something went wrong in the program",
            "Answers that were checked are saved, and you can go on.",
            (Choice("copy", "Copy details", icon="copy"), Choice("go_on", "Go on", "primary")),
            note="If this happens again, close the program, start it again, and send the details to IT support.",
        )
        if answer == "copy":
            copy_text(report)


def install_excepthook(faults: Faults) -> None:
    """Show every uncaught exception through ``faults``: the world's as a page, ours as a report."""
    sys.excepthook = partial(_caught, faults)


def _caught(faults: Faults, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, OakmereError):
        faults.show(error)
    else:
        faults.unexpected(kind, error, trace)
