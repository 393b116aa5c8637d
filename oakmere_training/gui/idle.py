"""Notices when nobody has been at the computer for a while."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

IDLE_SECONDS = 600.0
WARNING_SECONDS = 60.0
"""How long before the end the warning comes."""


def _now() -> tuple[float, float]:
    """Two clocks: one that nobody can set, and one that goes on while the computer sleeps."""
    return time.monotonic(), time.time()


class IdleWatch(QObject):
    """Counts from the last key, pointer or touch in the application.

    ``warned`` comes a minute before the end, ``stayed`` when a key or a press put the warning away (it goes no
    further than that), ``ran_out`` at the end. ``now`` gives readings of clocks in seconds; the one that went
    furthest counts.
    """

    warned = Signal()
    stayed = Signal()
    ran_out = Signal()

    def __init__(
        self, application: QObject, parent: QObject | None = None, *, now: Callable[[], tuple[float, ...]] = _now
    ) -> None:
        super().__init__(parent)
        self.now = now
        self._application = application
        self._last = now()
        self._warning = self._running = False
        kinds = QEvent.Type
        self._presses = frozenset({kinds.KeyPress, kinds.MouseButtonPress, kinds.TouchBegin, kinds.ShortcutOverride})
        self._signs = self._presses | {kinds.MouseMove, kinds.Wheel, kinds.TouchUpdate, kinds.TabletPress}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._running

    def start(self) -> None:
        """Count from now on."""
        if not self._running:
            self._running = True
            self._application.installEventFilter(self)
        self._begin_again()

    def stop(self) -> None:
        """Count no more. Safe to call twice."""
        if self._running:
            self._running = False
            self._application.removeEventFilter(self)
        self._warning = False
        self._timer.stop()

    def stay(self) -> None:
        """Someone is there: put the warning away and count from now on."""
        if self._warning:
            self._warning = False
            self.stayed.emit()
        self._begin_again()

    def idle_seconds(self) -> float:
        """Since the last sign of someone."""
        return max(now - last for now, last in zip(self.now(), self._last, strict=True))

    def check(self) -> None:
        """Warn or end where it is time, and come back when the next may be."""
        if not self._running:
            return
        idle = self.idle_seconds()
        if idle >= IDLE_SECONDS:
            self.stop()
            self.ran_out.emit()
            return
        warning = IDLE_SECONDS - WARNING_SECONDS
        if idle >= warning and not self._warning:
            self._warning = True
            self.warned.emit()
        self._wait((IDLE_SECONDS if self._warning else warning) - idle)

    def _begin_again(self) -> None:
        self._last = self.now()
        if not self._timer.isActive():
            self._wait(IDLE_SECONDS - WARNING_SECONDS)

    def _wait(self, seconds: float) -> None:
        self._timer.start(max(50, round(seconds * 1000)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of every sign; one that comes too late, or that puts the warning away, goes no further."""
        kind = event.type()
        if kind not in self._signs:
            return False
        if self.idle_seconds() >= IDLE_SECONDS:  # the computer slept, and the timer has not come round yet
            QTimer.singleShot(0, self, self.check)
            return True
        if not self._warning:
            self._last = self.now()
            return False
        if kind not in self._presses:
            return False
        if kind != QEvent.Type.ShortcutOverride:
            self.stay()
        return True
