"""A person at the whole program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.person import PersonAtComputer
from tests.support.windows import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from oakmere_training.gui.flows.context import Context


@pytest.fixture
def started(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Context, PersonAtComputer]]:
    """The program on an empty data folder, with someone before it."""
    with program(tmp_path / "data") as context:
        context.window.activateWindow()
        qtbot.waitUntil(context.window.isActiveWindow)
        yield context, PersonAtComputer(qtbot, context.window)
