"""*Passphrase* in the school's settings: another passphrase, and another recovery key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oakmere_training.gui.screens.lead.recovery import HINT
from oakmere_training.gui.screens.lead.settings_form import Half
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.new_passphrase import NewPassphrase
from oakmere_training.gui.widgets.secret_field import SecretField
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.gui.theme import Theme

_KEY = (
    "Make a new one when the sheet was lost, or when someone has read it who should not have. The old key stops "
    "working at once."
)


class PassphrasePane(QWidget):
    """``change_asked`` sends the old and the new passphrase, ``key_asked`` the passphrase that allows a new key."""

    change_asked = Signal(str, str)
    key_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._busy = theme, False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self._add_change()
        self._add_key()
        self.column.addStretch(1)
        self._update()

    def _card(self, title: str, about: str) -> QVBoxLayout:
        card = Card(self._theme, padding=(20, 16, 20, 18), spacing=0)
        card.column.addWidget(Text(self._theme, title, "title", size=(18, 26)))
        card.column.addWidget(Text(self._theme, about, "small", color="ink2"))
        card.column.addSpacing(10)
        self.column.addWidget(card)
        return card.column

    def _add_change(self) -> None:
        card = self._card("Change the passphrase", f"{HINT} The recovery key stays the same.")
        self.old = SecretField(self._theme, "Passphrase now")
        self.new = NewPassphrase(self._theme, "New passphrase")
        self.change = Button(self._theme, "Change passphrase", "primary", small=True)
        card.addWidget(Half(self._theme, self.old))
        card.addSpacing(12)
        card.addWidget(self.new)
        card.addSpacing(14)
        card.addLayout(_right(self.change))
        self.old.changed.connect(lambda: self._typed(self.old))
        self.new.changed.connect(self._update)
        self.old.submitted.connect(lambda: self.new.first.line.setFocus(Qt.FocusReason.TabFocusReason))
        self.new.submitted.connect(self._change)
        self.change.clicked.connect(self._change)

    def _add_key(self) -> None:
        card = self._card("The recovery key", _KEY)
        self.allow = SecretField(self._theme, "Passphrase")
        self.key = Button(self._theme, "Make a new recovery key", "secondary", icon="key", small=True)
        card.addWidget(Half(self._theme, self.allow))
        card.addSpacing(14)
        card.addLayout(_right(self.key))
        self.allow.changed.connect(lambda: self._typed(self.allow))
        self.allow.submitted.connect(self._make_key)
        self.key.clicked.connect(self._make_key)

    # -- what came of it -------------------------------------------------------------------------------------

    def show_changed(self) -> None:
        """The new passphrase holds: empty every field."""
        self.old.set_text("")
        self.new.clear()
        self.set_busy(busy=False)

    def show_error(self, error: InvalidInputError, *, for_key: bool) -> None:
        """Say beside the field what cannot be used."""
        self.set_busy(busy=False)
        if error.field == "new":
            self.new.set_error(error.sentence)
        else:
            self.show_refused(error.sentence, for_key=for_key)

    def show_refused(self, sentence: str, *, for_key: bool) -> None:
        """Say why the present passphrase was not taken."""
        self.set_busy(busy=False)
        field = self.allow if for_key else self.old
        field.set_error(sentence)
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        field.line.selectAll()

    def set_busy(self, *, busy: bool) -> None:
        """While a passphrase is judged nothing else is taken."""
        self._busy = busy
        self._update()

    # -- what a person does ----------------------------------------------------------------------------------

    def _typed(self, field: SecretField) -> None:
        field.set_error("")
        self._update()

    def _update(self) -> None:
        self.change.setEnabled(bool(self.old.text()) and self.new.complete and not self._busy)
        self.key.setEnabled(bool(self.allow.text()) and not self._busy)

    def _change(self) -> None:
        if self.change.isEnabled() and self.new.check():
            self.set_busy(busy=True)
            self.change_asked.emit(self.old.secret(), self.new.secret())

    def _make_key(self) -> None:
        if self.key.isEnabled():
            self.set_busy(busy=True)
            self.key_asked.emit(self.allow.secret())


def _right(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button)
    return row
