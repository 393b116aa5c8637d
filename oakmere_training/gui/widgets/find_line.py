"""The box to find something in a list: a magnifying glass, no label, as high as the filters beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from oakmere_training.gui.widgets.fields import LineEdit

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme

_PAUSE_MS = 120
"""How long nothing is typed before the list follows."""


class FindLine(LineEdit):
    """44 px high. ``found`` sends what was typed, once there is a short pause."""

    found = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, icon="search")
        self.setAccessibleName(name)
        self.setMaxLength(100)
        self.setClearButtonEnabled(False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._tell)

    def _wait(self) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self.found.emit(self.text().strip())

    def _fit(self) -> None:
        super()._fit()
        self.setFont(self._theme.font("tool"))
        self.setFixedHeight(44 + round(32 * (self._theme.scale - 1)))
