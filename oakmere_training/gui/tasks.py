"""Slow work on one worker thread that lives as long as the application and reports back to the main thread."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Runner(Protocol):
    """Runs work and then calls ``done`` or ``failed`` on the main thread, unless ``owner`` has gone."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """``work`` runs elsewhere and touches no widget."""


class TaskRunner(QObject):
    """The application's runner. Work is done one piece after another, in the order given."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """Queue work. An exception of the work goes to ``failed``."""

        def task() -> None:
            call: Callable[[], None]
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  (delivered to the caller)
                failure = error
                call = lambda: failed(failure)  # noqa: E731
            else:
                call = lambda: done(result)  # noqa: E731
            self._finished.emit((call, owner))

        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="oakmere-task")
        self._executor.submit(task)

    @Slot(object)
    def _deliver(self, delivery: Any) -> None:  # noqa: ANN401
        call, owner = delivery
        if owner is None or shiboken6.isValid(owner):
            call()
        else:
            logger.debug("a task's owner closed before it finished")

    def close(self) -> None:
        """Wait for work under way; nothing more is taken."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)


class InlineRunner:
    """Does the work at once, where it is asked. For tests."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        """As ``TaskRunner.run``, without a thread."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001
            failed(error)
        else:
            done(result)
