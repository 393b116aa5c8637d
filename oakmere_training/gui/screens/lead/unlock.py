"""The door of the training lead's area: the passphrase, and the wait after wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.screens.lead.door import DoorScreen
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.header import Drawn
from oakmere_training.gui.widgets.secret_field import SecretField
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import timedelta

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_ABOUT = "The register, certificates and settings are behind this door. Nobody needs it to learn."


class UnlockScreen(DoorScreen):
    """``unlock_asked`` sends what was typed, ``recovery_asked`` the wish to use the recovery key.

    ``note`` says why the area was locked.
    """

    unlock_asked = Signal(str)
    recovery_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, *, note: str = "", leave: str = "Back to start") -> None:
        super().__init__(theme, pictures, "Training lead", leave=leave)
        self._busy = False
        self._add_head(pictures)
        self.words.addWidget(Text(theme, _ABOUT, "body", color="ink2"))
        self.words.addSpacing(22)
        if note:
            self.words.addWidget(Banner(theme, note, "info", icon="lock", slim=True))
            self.words.addSpacing(16)
        self.passphrase = SecretField(theme, "Passphrase")
        self.words.addWidget(self.passphrase)
        self.add_wait()
        self.words.addSpacing(18)
        self._add_buttons()
        self._update()
        self.passphrase.changed.connect(self._typed)
        self.passphrase.submitted.connect(self._submit)
        self.order_tabs(self.passphrase.line, self.passphrase.show_button, self.recovery, self.unlock)

    def _add_head(self, pictures: PictureStore) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Drawn(pictures, "crest", (49, 58)), 0, Qt.AlignmentFlag.AlignVCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Text(self.theme, "Oakmere Training", "body", color="ink2"))
        names.addWidget(Text(self.theme, "Training lead", "h1"))
        head.addLayout(names, 1)
        self.words.addLayout(head)
        self.words.addSpacing(8)

    def _add_buttons(self) -> None:
        self.recovery = Button(self.theme, "Use the recovery key", "link", icon="key", height=48, size=17)
        self.unlock = Button(self.theme, "Unlock", "primary", icon="lock")
        self.recovery.clicked.connect(self.recovery_asked)
        self.unlock.clicked.connect(self._submit)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.recovery)
        row.addStretch(1)
        row.addWidget(self.unlock)
        self.words.addLayout(row)

    def default_widget(self) -> QWidget:
        """Where the passphrase is typed."""
        return self.passphrase.line

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_wrong(self, sentence: str) -> None:
        """Say that it was not the passphrase, and let it be typed again."""
        self.set_busy(busy=False)
        self.passphrase.set_error(sentence)
        self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passphrase.line.selectAll()
        self.announce(sentence)

    def show_wait(self, left: timedelta | None, tries: int) -> None:
        """Count a wait down, or ``None`` for none; then the passphrase can be typed again."""
        super().show_wait(left, tries)
        if left:
            self.set_busy(busy=False)
        else:
            self.passphrase.set_error("")
            self._update()

    def set_busy(self, *, busy: bool) -> None:
        """While the passphrase is judged nothing else is taken."""
        self._busy = busy
        self.unlock.set_label("Unlocking …" if busy else "Unlock")
        self._update()

    # -- what a person does ----------------------------------------------------------------------------------

    def _typed(self) -> None:
        if not self.waits:
            self.passphrase.set_error("")
        self._update()

    def _update(self) -> None:
        self.unlock.setEnabled(bool(self.passphrase.text()) and not self._busy and not self.waits)
        self.recovery.setEnabled(not self._busy)

    def _submit(self) -> None:
        if self.unlock.isEnabled():
            self.set_busy(busy=True)
            self.unlock_asked.emit(self.passphrase.secret())
