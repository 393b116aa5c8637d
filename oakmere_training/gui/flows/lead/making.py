"""Long work on the worker thread that tells how far it is and can be stopped."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal


class Making(QObject):
    """Pass it to the work as its progress: it is called there with how many of how many are done.

    ``progressed`` comes on the main thread. ``stop`` makes the next call answer that the work shall end.
    """

    progressed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ask the work to end. Safe to call twice."""
        self._stopped.set()

    def __call__(self, done: int, of: int) -> bool:
        """Tell how far it is; whether to go on."""
        self.progressed.emit(done, of)
        return not self._stopped.is_set()
