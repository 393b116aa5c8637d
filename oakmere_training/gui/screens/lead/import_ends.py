"""The first and the last page of *Import staff*: choosing a file, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from oakmere_training.gui.screens.lead.import_columns import across
from oakmere_training.gui.screens.lead.import_staff import STEPS
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.icon import Icon
from oakmere_training.gui.widgets.step_bar import StepBar
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.staff_import import ImportDone

_READS = (
    ("From", "SIMS, Arbor, Bromcom or a spreadsheet: a list with one row for each person"),
    ("As", "CSV, or an Excel workbook (.xlsx)"),
    ("Needs", "A column with surnames and one with first names, or one with full names"),
    ("Better with", "Staff numbers, so that a change of name is recognised, and post titles"),
    ("Not read in", "Dates of birth, addresses, e-mail and whatever else the file has"),
)


class ImportFilePage(LeadPage):
    """Says what can be read. ``file_asked`` asks for the file dialog, ``file_dropped`` sends a path."""

    file_asked = Signal()
    file_dropped = Signal(str)

    def __init__(self, theme: Theme, pictures: PictureStore, problem: str = "") -> None:
        line = "From a list that another system wrote. Nothing is written before you have seen what changes."
        super().__init__(theme, pictures, LeadSection.REGISTER, "Import staff", line, back=True)
        self.setAcceptDrops(True)
        self.body.addWidget(StepBar(theme, STEPS, 0))
        self.body.addSpacing(14)
        if problem:
            self.body.addWidget(Banner(theme, problem, "danger"))
            self.body.addSpacing(14)
        card = Card(theme, padding=(24, 22, 24, 24), spacing=14)
        card.column.addWidget(
            Icon(theme, "upload", size=36, color="accent:staff:strong"), 0, Qt.AlignmentFlag.AlignLeft
        )
        card.column.addWidget(Text(theme, "Choose the list", "h2", size=(22, 30)))
        card.column.addWidget(FactList(theme, _READS, label_width=116, gap=6))
        self.choose = Button(theme, "Choose a file", "primary", icon="document")
        self.choose.clicked.connect(self.file_asked)
        card.column.addSpacing(6)
        card.column.addLayout(across(self.choose))
        card.column.addWidget(Text(theme, "Or drop the file on this page.", "small", color="ink2"))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def default_widget(self) -> QWidget | None:
        """The button."""
        return self.choose

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        event.acceptProposedAction()
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())


class ImportDonePage(LeadPage):
    """What was done. ``other_asked`` asks for another file, ``back_asked`` for the register."""

    other_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, file_name: str, done: ImportDone) -> None:
        super().__init__(theme, pictures, LeadSection.REGISTER, "Import staff", f"{file_name} is in.", back=True)
        self.body.addWidget(StepBar(theme, STEPS, len(STEPS)))
        self.body.addSpacing(14)
        card = Card(theme, padding=(24, 20, 24, 22), spacing=12)
        card.column.addWidget(Text(theme, done_sentence(done), "h2", size=(22, 30)))
        facts = (
            ("Added", f"**{done.added:,}**"),
            ("Changed", f"**{done.changed:,}**"),
            ("Unchanged", f"**{done.unchanged:,}**"),
            ("Skipped", f"**{done.skipped:,}**"),
        )
        card.column.addWidget(FactList(theme, facts, label_width=116, gap=6))
        new = "Who is new shows on the register as never trained. " if done.added else ""
        said = f"{new}The import is in the activity log."
        card.column.addWidget(Text(theme, said, "small", color="ink2"))
        self.body.addWidget(card)
        self.body.addStretch(1)
        other = Button(theme, "Other file", "secondary")
        other.clicked.connect(self.other_asked)
        self.register = Button(theme, "Training register", "primary", icon_right="arrow-right")
        self.register.clicked.connect(self.back_asked)
        self.add_foot(other, self.register)

    def default_widget(self) -> QWidget | None:
        """On to the register."""
        return self.register


def done_sentence(done: ImportDone) -> str:
    """'6 people added, 3 changed'."""
    people = f"{done.added:,} {'person' if done.added == 1 else 'people'} added"
    if not done.added:
        return f"{done.changed:,} {'person' if done.changed == 1 else 'people'} changed"
    return f"{people}, {done.changed:,} changed" if done.changed else people
