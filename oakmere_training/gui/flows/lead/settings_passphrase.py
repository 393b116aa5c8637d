"""Another passphrase and another recovery key, from *School settings*."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.lock import MustWaitError
from oakmere_training.gui.flows.lead.recovery_key import KeyPage
from oakmere_training.gui.screens.lead.settings_passphrase import PassphrasePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context


class PassphraseWay(QObject):
    """Asks the lock what the page wants; ``back`` shows the settings again after a new key was shown."""

    def __init__(self, context: Context, back: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._back = context, back

    def pane(self) -> PassphrasePane:
        """The page."""
        pane = PassphrasePane(self._context.theme)
        pane.change_asked.connect(partial(self._change, pane))
        pane.key_asked.connect(partial(self._make_key, pane))
        pane.destroyed.connect(self.deleteLater)
        return pane

    def _failed(self, pane: PassphrasePane, error: Exception, *, for_key: bool) -> None:
        if isinstance(error, InvalidInputError):
            pane.show_error(error, for_key=for_key)
        elif isinstance(error, MustWaitError):
            pane.show_refused(error.sentence, for_key=for_key)
        else:
            self._context.faults.report(error)

    def _change(self, pane: PassphrasePane, old: str, new: str) -> None:
        def done(_: None) -> None:
            pane.show_changed()
            self._context.notices.show("The new passphrase holds from now on.")

        work = partial(self._context.services.lock.change_passphrase, old, new)
        self._context.runner.run(work, done, partial(self._failed, pane, for_key=False), owner=pane)

    def _make_key(self, pane: PassphrasePane, passphrase: str) -> None:
        work = partial(self._context.services.lock.new_recovery_key, passphrase)
        self._context.runner.run(work, self._show_key, partial(self._failed, pane, for_key=True), owner=pane)

    def _show_key(self, key: str) -> None:
        page = KeyPage(self._context, key, self._context.window, first=False)
        page.kept.connect(self._back)
        self._context.show(page.screen())
