"""The recovery key at the door: it sets a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oakmere_training.domain.lock import SHORTEST_PASSPHRASE
from oakmere_training.gui.screens.lead.door import DoorScreen
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.key_boxes import KeyBoxes
from oakmere_training.gui.widgets.new_passphrase import NewPassphrase
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from datetime import timedelta

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_ABOUT = "It is on the sheet that was printed when the passphrase was made. Capitals and spaces do not matter."
_AFTER = "Afterwards the old key stops working and a new sheet is printed. The activity log keeps a note."
HINT = f"At least {SHORTEST_PASSPHRASE} characters. A short sentence is easier than a puzzle."


class RecoveryScreen(DoorScreen):
    """``recovery_asked`` sends the key and the new passphrase, ``back_asked`` the wish to go back to the passphrase."""

    recovery_asked = Signal(str, str)
    back_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, *, leave: str = "Back to start") -> None:
        super().__init__(theme, pictures, "Use the recovery key", leave=leave)
        self._busy = False
        self.words.addWidget(Text(theme, "Use the recovery key", "h1"))
        self.words.addSpacing(4)
        self.words.addWidget(Text(theme, _ABOUT, "body", color="ink2"))
        self.words.addSpacing(18)
        self.key = KeyBoxes(theme)
        self.words.addWidget(self.key)
        self.words.addSpacing(16)
        self.new = NewPassphrase(theme, "New passphrase")
        self.words.addWidget(self.new)
        self.words.addSpacing(6)
        self.words.addWidget(Text(theme, HINT, "small", color="ink2"))
        self.add_wait()
        self.words.addSpacing(22)
        self._add_buttons()
        self.words.addSpacing(14)
        self.words.addWidget(Text(theme, _AFTER, "small", color="ink2"))
        for signal in (self.key.changed, self.new.changed):
            signal.connect(self._update)
        for signal in (self.key.submitted, self.new.submitted):
            signal.connect(self._submit)
        self.order_tabs(*self.key.boxes, *self.new.stops(), self.back, self.recover)
        self._update()

    def _add_buttons(self) -> None:
        self.back = Button(self.theme, "Back", "quiet", icon="chevron-left")
        self.recover = Button(self.theme, "Set and unlock", "primary")
        self.back.clicked.connect(self.back_asked)
        self.recover.clicked.connect(self._submit)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.recover)
        self.words.addLayout(row)

    def default_widget(self) -> QWidget:
        """The first box."""
        return self.key.boxes[0]

    def show_error(self, error: InvalidInputError) -> None:
        """Say beside the key or the passphrase what cannot be used."""
        self.set_busy(busy=False)
        if error.field == "key":
            self.key.set_error(error.sentence)
            self.key.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.key.boxes[0].selectAll()
        else:
            self.new.set_error(error.sentence)
        self.announce(error.sentence)

    def show_wait(self, left: timedelta | None, tries: int) -> None:
        """Count a wait down, or ``None`` for none."""
        super().show_wait(left, tries)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """While the key is judged nothing else is taken."""
        self._busy = busy
        self._update()

    def _update(self) -> None:
        ready = self.key.complete and self.new.complete
        self.recover.setEnabled(ready and not self._busy and not self.waits)
        self.back.setEnabled(not self._busy)
        self.set_leaving(on=not self._busy)  # the new key, which comes next, is shown once

    def _submit(self) -> None:
        if self.recover.isEnabled() and self.new.check():
            self.set_busy(busy=True)
            self.recovery_asked.emit(self.key.key(), self.new.secret())
