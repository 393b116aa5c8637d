"""The whole program in a test: real window, real records, real quizzes, on a data folder of its own."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from oakmere_training import paths
from oakmere_training.gui.application import build, load_other_fonts
from oakmere_training.gui.flows.application import ApplicationFlow
from oakmere_training.gui.tasks import InlineRunner, Runner
from oakmere_training.services.bundle import Services, open_services
from oakmere_training.services.clock import Clock, system_clock
from oakmere_training.settings import SettingsStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oakmere_training.gui.flows.context import Context


@contextmanager
def program(
    folder: Path,
    *,
    quizzes: Path | None = None,
    runner: Runner | None = None,
    clock: Clock = system_clock,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[Context]:
    """The program as it stands after its first paint, with its records open; closed at the end."""
    settings = SettingsStore(folder)
    context = build(settings, runner or InlineRunner(), assets=paths.assets(), cache=None)
    load_other_fonts(paths.assets())

    def opener(*, read_only: bool = False) -> Services:
        return open_services(folder, settings, quizzes=quizzes or paths.quizzes(), clock=clock, read_only=read_only)

    flow = ApplicationFlow(context, partial(opener))
    try:
        context.theme.set(reduced_motion=True)
        flow.show_start()
        context.window.resize(*size)
        context.window.show()
        flow.open_records()
        yield context
    finally:
        flow.close()
        context.window.close()
        context.window.deleteLater()
