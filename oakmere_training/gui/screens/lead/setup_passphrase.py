"""The first step of the set-up: the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.screens.lead.recovery import HINT
from oakmere_training.gui.screens.lead.setup import SetupPage
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.new_passphrase import NewPassphrase
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_ABOUT = "It locks the register, certificates and settings on this computer. Learners never need it."
_FIRST = (
    "**Nobody has set a passphrase yet, so whoever is first can.** If that should not be you, go back and tell the "
    "headteacher."
)
_BEHIND = (
    "Who is trained and who is due",
    "Certificates and events",
    "Classes and the policy’s dates",
    "The school’s settings",
)
_LOST = (
    "If you forget it, the recovery key opens the area: you print it in the last step. Without both, nobody can, not "
    "even IT support."
)


class SetupPassphraseScreen(SetupPage):
    """``next_asked`` is sent when both fields hold the same; ``secret`` is it."""

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__(theme, pictures, "Choose a passphrase", _ABOUT, step=0, side=_behind(theme))
        self.new = NewPassphrase(theme)
        self.body.addWidget(Banner(theme, _FIRST, "info"))
        self.body.addSpacing(18)
        self.body.addWidget(self.new)
        self.body.addSpacing(6)
        self.body.addWidget(Text(theme, HINT, "small", color="ink2"))
        self.body.addStretch(1)
        self.next.clicked.disconnect(self.next_asked)
        self.next.clicked.connect(self._submit)
        self.new.submitted.connect(self._submit)
        self.new.changed.connect(self._update)
        self._update()

    def default_widget(self) -> QWidget:
        """Where the passphrase is typed."""
        return self.new.first.line

    def secret(self) -> str:
        """The passphrase."""
        return self.new.secret()

    def fill(self, secret: str) -> None:
        """Put a passphrase into both fields, as when someone comes back to this step."""
        self.new.first.set_text(secret)
        self.new.again.set_text(secret)

    def _update(self) -> None:
        self.next.setEnabled(self.new.complete)

    def _submit(self) -> None:
        if self.new.complete and self.new.check():
            self.next_asked.emit()


def _behind(theme: Theme) -> Card:
    card = Card(theme, padding=(20, 18, 20, 18), spacing=10)
    card.column.addWidget(Text(theme, "Behind this door", "title", size=(18, 26)))
    for line in _BEHIND:
        card.column.addWidget(Text(theme, f"• {line}", "body", size=(16, 23)))
    card.column.addSpacing(6)
    card.column.addWidget(Text(theme, "If it is forgotten", "title", size=(18, 26)))
    card.column.addWidget(Text(theme, _LOST, "small", color="ink2"))
    return card
