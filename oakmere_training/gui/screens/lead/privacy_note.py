"""The privacy note for staff, and the facts for an assessment: to read, copy, print and save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.domain.privacy_note import NotePart, NoteSection, PrivacyNote
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_ABOUT = "What this program does. Add what the school decides."
_WIDEST = 940
"""The widest card, px at 100 %."""


class PrivacyNoteScreen(LeadPage):
    """Shows a ``PrivacyNote``, part after part."""

    copy_asked = Signal()
    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, note: PrivacyNote) -> None:
        super().__init__(theme, pictures, LeadSection.SETTINGS, "Privacy note", _ABOUT, back=True)
        self.copy = Button(theme, "Copy as text", "secondary", icon="copy", small=True)
        self.copy.clicked.connect(self.copy_asked)
        self.save = Button(theme, "Save as PDF", "secondary", icon="document", small=True)
        self.save.clicked.connect(self.save_asked)
        self.print = Button(theme, "Print", "primary", icon="print", small=True)
        self.print.clicked.connect(self.print_asked)
        for button in (self.copy, self.save, self.print):
            self.add_action(button)
        self.body.setSpacing(14)
        self._cards = [self._card(part) for part in note.parts]
        for card in self._cards:
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.fit()

    def _card(self, part: NotePart) -> Card:
        theme = self.theme
        card = Card(theme, padding=(24, 18, 24, 22), spacing=4)
        card.column.addWidget(Text(theme, part.title, "h2", size=(22, 30)))
        card.column.addWidget(Text(theme, part.about, "body", color="ink2"))
        for section in part.sections:
            card.column.addSpacing(10)
            card.column.addWidget(Text(theme, section.heading, "title", size=(18, 26)))
            self._lines(card, section)
        return card

    def _lines(self, card: Card, section: NoteSection) -> None:
        theme = self.theme
        for line in section.lines:
            text = Text(theme, line, "body")
            if len(section.lines) == 1:
                card.column.addWidget(text)
                continue
            row = QHBoxLayout()
            row.setSpacing(9)
            dot = Text(theme, "•", "body")
            dot.setAccessibleName(" ")
            dot.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(text, 1)
            card.column.addLayout(row)

    def fit(self) -> None:
        """Keep lines short enough to read."""
        super().fit()
        for card in getattr(self, "_cards", ()):
            card.setMaximumWidth(self.theme.px(_WIDEST))

    def default_widget(self) -> QWidget:
        """Print."""
        return self.print
