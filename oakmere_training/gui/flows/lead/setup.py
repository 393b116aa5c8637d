"""The first set-up: a passphrase, the school, the recovery key. Nothing is kept before the second step is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.gui.flows.lead.recovery_key import KeyPage
from oakmere_training.services.clock import local_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.setup_passphrase import SetupPassphraseScreen
    from oakmere_training.gui.screens.lead.setup_school import SetupSchoolScreen
    from oakmere_training.gui.screens.screen import Screen


class SetupFlow(QObject):
    """``opened`` is sent when the area is open and the key is kept, ``left`` when the person went back instead."""

    opened = Signal()
    left = Signal()

    def __init__(self, context: Context, show: Callable[[Screen], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._show = context, show
        self._secret = ""

    def begin(self) -> None:
        """The first step, with what was typed in it before."""
        from oakmere_training.gui.screens.lead.setup_passphrase import SetupPassphraseScreen

        screen = SetupPassphraseScreen(self._context.theme, self._context.pictures)
        screen.fill(self._secret)
        screen.back_asked.connect(self.left)
        screen.next_asked.connect(partial(self._take_passphrase, screen))
        self._show(screen)

    def _take_passphrase(self, screen: SetupPassphraseScreen) -> None:
        try:
            self._context.services.lock.check_new(screen.secret())
        except InvalidInputError as error:
            screen.new.set_error(error.sentence)
            return
        self._secret = screen.secret()
        self._ask_school()

    def _ask_school(self) -> None:
        from oakmere_training.gui.screens.lead.setup_school import SetupSchoolScreen
        from oakmere_training.services.lead.settings import as_it_would_be

        services, settings = self._context.services, self._context.settings
        screen = SetupSchoolScreen(
            self._context.theme,
            self._context.pictures,
            settings.school,
            local_day(services.clock()),
            partial(as_it_would_be, settings.school),
        )
        screen.back_asked.connect(self.begin)
        screen.next_asked.connect(lambda: self._set(screen, screen.values()))
        screen.skip_asked.connect(lambda: self._set(screen, None))
        self._show(screen)

    def _set(self, screen: SetupSchoolScreen, values: dict[str, Any] | None) -> None:
        """Set the passphrase, and with it what was said of the school; ``None`` where that was skipped."""

        def failed(error: Exception) -> None:
            screen.set_busy(busy=False)
            if isinstance(error, InvalidInputError):
                screen.show_error(error)
            else:
                self._context.faults.report(error)

        from oakmere_training.services.lead.set_up import set_up

        screen.set_busy(busy=True)
        work = partial(set_up, self._context.services, self._secret, values)
        self._context.runner.run(work, self._show_key, failed, owner=screen)

    def _show_key(self, key: str) -> None:
        self._secret = ""
        page = KeyPage(self._context, key, self, first=True)
        page.kept.connect(self.opened)
        self._show(page.screen())
