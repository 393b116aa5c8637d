"""The recovery key, shown once: to be printed or saved before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter

from oakmere_training.gui.painting import box
from oakmere_training.gui.screens.lead.setup import SetupPage
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fields import TickCard
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme

_ABOUT = "It opens this area if the passphrase is forgotten. It is shown this once, and kept nowhere in the program."
_SAFE = (
    "Put the sheet in the school safe, in a sealed envelope.",
    "Do not photograph it or send it by email.",
    "Two people should know where it is.",
)
_PDF = "A saved PDF opens the area too. Save it where only you can read it, print it, and then delete it."


class _Group(Text):
    """Four characters in a box."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        box(
            painter,
            QRectF(self.rect()),
            theme.edge(10),
            fill=theme.color("raised"),
            border=theme.color("line_strong"),
            width=theme.edge(2),
        )
        painter.end()
        super().paintEvent(event)


class SetupKeyScreen(SetupPage):
    """``key`` is in groups of four. ``print_asked`` and ``save_asked`` want it on paper and as a file.

    ``first`` is the last step of the set-up; otherwise the key is a new one for a lock that was there.
    """

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, key: str, *, first: bool) -> None:
        super().__init__(
            theme,
            pictures,
            "Keep the recovery key" if first else "Keep the new recovery key",
            _ABOUT,
            step=2 if first else None,
            side=_advice(theme),
            crumb="First set-up" if first else "New recovery key",
            go_on="Open the area" if first else "Done",
            go_on_icon="arrow-right" if first else "",
        )
        self.back.hide()
        row = FlowRow(spacing=10)
        for group in key.split():
            row.add(self._group(group))
        row.setAccessibleName("The recovery key: " + ", ".join(" ".join(group) for group in key.split()))
        self.body.addWidget(row)
        self.body.addSpacing(18)
        self.print = Button(theme, "Print it", "secondary", icon="print")
        self.save = Button(theme, "Save as PDF", "secondary", icon="download")
        buttons = FlowRow(spacing=12)
        for button in (self.print, self.save):
            buttons.add(button)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self.body.addWidget(buttons)
        self.body.addSpacing(6)
        self.body.addWidget(Text(theme, _PDF, "small", color="ink2"))
        self.body.addSpacing(18)
        self.kept = TickCard(theme, "I have printed or saved it")
        self.kept.toggled.connect(self.next.setEnabled)
        self.body.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.next.setEnabled(False)

    def _group(self, group: str) -> Text:
        box_ = _Group(self.theme, group, "button", size=(23, 30), wrap=False, align=Qt.AlignmentFlag.AlignCenter)
        box_.setContentsMargins(14, 12, 14, 12)
        return box_

    def default_widget(self) -> QWidget:
        """Print."""
        return self.print


def _advice(theme: Theme) -> Card:
    card = Card(theme, padding=(20, 18, 20, 18), spacing=10)
    card.column.addWidget(Text(theme, "Where to keep it", "title", size=(18, 26)))
    for line in _SAFE:
        card.column.addWidget(Text(theme, f"• {line}", "body", size=(16, 23)))
    return card
