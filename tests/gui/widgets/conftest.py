"""What every widget test needs: the fonts, a theme and the drawings, and a window to show things in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from oakmere_training import paths
from oakmere_training.gui.pictures import PictureStore
from oakmere_training.gui.theme import Theme, load_fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

_LOADED: list[bool] = []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 % without motion."""
    if not _LOADED:
        load_fonts(paths.assets())
        _LOADED.append(True)
    return Theme(paths.assets(), reduced_motion=True)


@pytest.fixture
def pictures(theme: Theme) -> PictureStore:
    """The project's drawings, not kept on disk."""
    return PictureStore(paths.assets())


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[..., QWidget]:
    """Shows widgets one below the other in a window of a size, which is closed at the end."""

    kept: list[QWidget] = []

    def show(*parts: QWidget, size: tuple[int, int] = (800, 600)) -> QWidget:
        window = QWidget()
        kept.append(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QApplication.processEvents()  # the layout is done
        return window

    return show
