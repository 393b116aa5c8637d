"""One minute before the area locks itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.widgets.dialog import Choice, Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.theme import Theme


class LockingDialog(Dialog):
    """'Locking in one minute. Press any key to stay.' Whoever opens it closes it at the first key or press."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(
            theme,
            window,
            "Locking in one minute",
            "Press any key to stay.",
            (Choice("stay", "Stay", "primary"),),
        )
