"""The training lead's area: the door, the rail's sections, the ways between them, and the lock after idle minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from oakmere_training.domain.errors import OakmereError
from oakmere_training.gui.flows.lead.door import DoorFlow
from oakmere_training.gui.flows.lead.keeping import Keeping
from oakmere_training.gui.flows.lead.ways import Ways
from oakmere_training.gui.idle import IdleWatch
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection

if TYPE_CHECKING:
    from collections.abc import Callable

    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.screen import Screen
    from oakmere_training.gui.widgets.dialog import Dialog

LOCKED_BY_ITSELF = "Locked after ten minutes without a key or a touch. What you typed is kept until you unlock."


class AreaFlow(QObject):
    """Behind the door. ``left`` asks for the start screen; ``end`` locks, whoever calls it.

    The pages are shown by the flows of ``ways``. Whatever they show comes by ``_gate``.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._door: DoorFlow | None = None
        self._covers = False
        self._warning: Dialog | None = None
        self._keeping = Keeping(context.window)
        self.ways = Ways(context, self)
        self.ways.hall_begun.connect(self._hand_over)
        self.ways.unlock_asked.connect(self._ask_in_hall)
        self.idle = IdleWatch(QCoreApplication.instance() or self, self)
        self.idle.warned.connect(self._warn)
        self.idle.stayed.connect(self._put_warning_away)
        self.idle.ran_out.connect(self.lock_up)

    def begin(self) -> None:
        """Ask for the passphrase, or have one set; then the overview."""
        self._context.gate = self._gate
        self._open_door(partial(self.ways.go, LeadSection.OVERVIEW), self.left.emit)

    def end(self) -> None:
        """Lock, and forget every page. Safe to call twice."""
        self.idle.stop()
        self._put_warning_away()
        self._context.gate = None
        self._context.notices.release(say=False)
        if self._context.opened is not None:
            self._context.opened.lock.lock()
        self._keeping.drop()
        self._close_door()
        self.ways.drop()

    # -- the door --------------------------------------------------------------------------------------------

    def _open_door(
        self, opened: Callable[[], object], left: Callable[[], object], *, note: str = "", leave: str = "Back to start"
    ) -> None:
        """Show the door: ``opened`` is called when it is unlocked, ``left`` where whoever stands there gives up."""
        self._close_door()
        door = self._door = DoorFlow(self._context, self._show_door, self, note=note, leave=leave)
        door.opened.connect(partial(self._unlocked, opened))
        door.left.connect(partial(self._given_up, left))
        try:
            door.begin()
        except OakmereError as error:
            self._context.faults.show(error, again=door.begin)

    def _show_door(self, screen: Screen) -> None:
        self._context.speech.stop()
        self._context.notices.clear()
        if self._covers:
            self._covers = False
            self._keeping.cover(screen)
        else:
            self._context.window.show_screen(screen)

    def _close_door(self) -> None:
        door, self._door = self._door, None
        if door is not None:
            door.deleteLater()

    def _unlocked(self, go_on: Callable[[], object]) -> None:
        self._close_door()
        self.idle.start()
        go_on()

    def _given_up(self, go_on: Callable[[], object]) -> None:
        self._close_door()
        self._context.services.lock.lock()
        go_on()

    # -- locking by itself -----------------------------------------------------------------------------------

    def lock_up(self) -> None:
        """Lock; the page that is open is kept out of sight and comes back when the area is unlocked again."""
        self.idle.stop()
        self._put_warning_away()
        if self._door is not None or not self._context.services.lock.is_open:
            return
        self._context.services.lock.lock()
        self._covers = True
        self._context.notices.hold()
        self._open_door(self._carry_on, self.left.emit, note=LOCKED_BY_ITSELF)

    def _carry_on(self) -> None:
        self._context.notices.release(say=True)
        if not self._keeping.uncover():
            self.ways.go(LeadSection.OVERVIEW)

    def _warn(self) -> None:
        from oakmere_training.gui.dialogs.locking import LockingDialog

        self._warning = LockingDialog(self._context.theme, self._context.window)
        self._warning.closed.connect(self.idle.stay)
        self._warning.open()

    def _put_warning_away(self) -> None:
        warning, self._warning = self._warning, None
        if warning is not None:
            warning.closed.disconnect(self.idle.stay)
            warning.dismiss()

    # -- the hall --------------------------------------------------------------------------------------------

    def _hand_over(self) -> None:
        """Hall mode shows: whoever has the laptop now is not the lead."""
        self.idle.stop()
        self._put_warning_away()
        self._context.services.lock.lock()

    def _ask_in_hall(self, opened: Callable[[], object], given_up: Callable[[], object]) -> None:
        self._open_door(opened, given_up, leave="Back to the list")

    # -- what is shown ---------------------------------------------------------------------------------------

    def _gate(self, screen: Screen) -> bool:
        """Every screen that a flow shows comes by: while the door is shut it is kept, a page gets its rail."""
        if isinstance(screen, LeadPage):
            screen.section_chosen.connect(self.ways.go)
            screen.lock_asked.connect(self.left)
        if self._door is None:
            return False
        self._keeping.replace(screen)
        return True
