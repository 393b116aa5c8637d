"""The door of the training lead's area: unlocking, the recovery key, and the first set-up."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.lock import MustWaitError, WrongPassphraseError
from oakmere_training.gui.flows.lead.recovery_key import KeyPage
from oakmere_training.gui.flows.lead.setup import SetupFlow

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.door import DoorScreen
    from oakmere_training.gui.screens.lead.recovery import RecoveryScreen
    from oakmere_training.gui.screens.lead.unlock import UnlockScreen
    from oakmere_training.gui.screens.screen import Screen
    from oakmere_training.services.lead.lock import LockSession


class DoorFlow(QObject):
    """``opened`` is sent when the area is unlocked, ``left`` when whoever stands there gives up.

    ``show`` puts a screen in the window. ``note`` says why the area was locked, ``leave`` what giving up is called.
    """

    opened = Signal()
    left = Signal()

    def __init__(
        self,
        context: Context,
        show: Callable[[Screen], None],
        parent: QObject | None = None,
        *,
        note: str = "",
        leave: str = "Back to start",
    ) -> None:
        super().__init__(parent)
        self._context, self._show = context, show
        self._note, self._leave = note, leave
        self._setup: SetupFlow | None = None

    def begin(self) -> None:
        """Ask for the passphrase; where there is none yet, have one set."""
        if self._context.services.lock.state().is_set:
            self._ask()
            return
        self._setup = SetupFlow(self._context, self._show, self)
        self._setup.opened.connect(self.opened)
        self._setup.left.connect(self.left)
        self._setup.begin()

    # -- the passphrase --------------------------------------------------------------------------------------

    def _ask(self) -> None:
        from oakmere_training.gui.screens.lead.unlock import UnlockScreen

        context = self._context
        screen = UnlockScreen(context.theme, context.pictures, note=self._note, leave=self._leave)
        screen.unlock_asked.connect(partial(self._unlock, screen))
        screen.recovery_asked.connect(self._ask_key)
        self._stand_before(screen)

    def _stand_before(self, screen: DoorScreen) -> None:
        screen.leave_asked.connect(self.left)
        screen.wait_over.connect(partial(self._show_wait, screen))
        self._show(screen)
        self._show_wait(screen)

    def _show_wait(self, screen: DoorScreen) -> None:
        """The wait as the records have it now."""
        try:
            state = self._context.services.lock.state()
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
            return
        screen.show_wait(state.wait or None, state.failed_tries)

    def _unlock(self, screen: UnlockScreen, passphrase: str) -> None:
        def done(session: LockSession) -> None:
            if session.is_open:
                self.opened.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, WrongPassphraseError):
                screen.show_wrong(error.sentence)
                self._wait_after(screen, error.wait)
            elif isinstance(error, MustWaitError):
                screen.set_busy(busy=False)
                self._show_wait(screen)
            else:
                self._context.faults.report(error)

        lock = self._context.services.lock
        work = partial(lock.unlock, passphrase, visit=lock.visit())
        self._context.runner.run(work, done, failed, owner=screen)

    def _wait_after(self, screen: DoorScreen, wait: timedelta) -> None:
        if wait > timedelta(0):
            self._show_wait(screen)

    # -- the recovery key ------------------------------------------------------------------------------------

    def _ask_key(self) -> None:
        from oakmere_training.gui.screens.lead.recovery import RecoveryScreen

        screen = RecoveryScreen(self._context.theme, self._context.pictures, leave=self._leave)
        screen.recovery_asked.connect(partial(self._recover, screen))
        screen.back_asked.connect(self._ask)
        self._stand_before(screen)

    def _recover(self, screen: RecoveryScreen, key: str, passphrase: str) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, InvalidInputError):
                screen.show_error(error)
                if isinstance(error, WrongPassphraseError):
                    self._wait_after(screen, error.wait)
            elif isinstance(error, MustWaitError):
                self._show_wait(screen)
            else:
                self._context.faults.report(error)

        lock = self._context.services.lock
        work = partial(lock.use_recovery, key, passphrase, visit=lock.visit())
        self._context.runner.run(work, self._show_new_key, failed, owner=screen)

    def _show_new_key(self, key: str) -> None:
        page = KeyPage(self._context, key, self, first=False)
        page.kept.connect(self.opened)
        self._show(page.screen())
