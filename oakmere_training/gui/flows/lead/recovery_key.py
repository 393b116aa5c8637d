"""The recovery key on screen, once, and from there on paper or into a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.setup_key import SetupKeyScreen

FILE_NAME = "Oakmere Training recovery key.pdf"
_TITLE = "Recovery key"


class KeyPage(QObject):
    """``kept`` is sent when the person says that they have the key on paper or as a file. ``first``: in the set-up."""

    kept = Signal()

    def __init__(self, context: Context, key: str, parent: QObject, *, first: bool) -> None:
        super().__init__(parent)
        self._context, self._key, self._first = context, key, first
        self._screen: SetupKeyScreen | None = None

    def screen(self) -> SetupKeyScreen:
        """The page, to be shown."""
        from oakmere_training.gui.screens.lead.setup_key import SetupKeyScreen

        screen = SetupKeyScreen(self._context.theme, self._context.pictures, self._key, first=self._first)
        screen.print_asked.connect(partial(self._make, self._print))
        screen.save_asked.connect(partial(self._make, self._save))
        screen.next_asked.connect(self.kept)
        self._screen = screen
        return screen

    def _make(self, use: Callable[[bytes], None]) -> None:
        work = partial(self._context.services.lock.recovery_sheet, self._key)
        self._context.runner.run(work, use, self._context.faults.report, owner=self._screen)

    def _print(self, pdf: bytes) -> None:
        from oakmere_training.gui.flows.lead.paper import print_paper

        print_paper(self._context, pdf, _TITLE)

    def _save(self, pdf: bytes) -> None:
        from oakmere_training.gui.flows.lead.paper import save_paper

        save_paper(self._context, pdf, FILE_NAME, "Save the recovery key")
