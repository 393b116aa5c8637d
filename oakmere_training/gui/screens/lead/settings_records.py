"""*Records and backup* in the school's settings, and the card with the school's policy document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.settings_panes import RecordsForm
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.records import RecordsFacts
    from oakmere_training.services.policy_document import PolicyFile
    from oakmere_training.settings.fields import SchoolSettings

_BACKUP = (
    "A copy holds everything: names, answers, certificates and the key that signs them. Keep it where only you and IT "
    "support can read it. To go back to one, IT support puts it in the data folder under the name oakmere.sqlite3."
)
_POLICY = "Learners open it from ‘Open the policy’ beside each answer. It stays on this computer."
_NO_POLICY = "No document is added. Learners see the policy in short, in the program’s own words."


class RecordsPane(RecordsForm):
    """``backup_asked`` wants a copy, ``copy_asked`` sends the facts as text for IT support."""

    backup_asked = Signal()
    copy_asked = Signal(str)

    def __init__(self, theme: Theme, school: SchoolSettings, facts: RecordsFacts) -> None:
        super().__init__(theme, school)
        self.review = Button(theme, "See what is due for deletion", "secondary", small=True)
        self.review.clicked.connect(self.review_asked)
        self.kept.addWidget(_left(self.review))
        backup = self.card("A copy to keep elsewhere", _BACKUP)
        self.backup = Button(theme, "Save a backup copy", "secondary", icon="download", small=True)
        self.backup.clicked.connect(self.backup_asked)
        backup.addWidget(_left(self.backup))
        card = self.card("For IT support")
        rows = _rows(facts)
        card.addWidget(FactList(theme, rows, label_width=150))
        self.copy = Button(theme, "Copy these facts", "secondary", icon="copy", small=True)
        text = "\n".join(f"{label}: {value}" for label, value in rows)
        self.copy.clicked.connect(lambda: self.copy_asked.emit(text))
        card.addWidget(_left(self.copy))
        self.column.addStretch(1)


class PolicyCard(Card):
    """The school's own policy as PDF: ``choose_asked``, ``open_asked``, ``remove_asked``."""

    choose_asked = Signal()
    open_asked = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, document: PolicyFile | None) -> None:
        super().__init__(theme, padding=(20, 16, 20, 18), spacing=0)
        self.column.addWidget(Text(theme, "The policy document", "title", size=(18, 26)))
        self.column.addWidget(Text(theme, _POLICY, "small", color="ink2"))
        self.column.addSpacing(8)
        self._state = Text(theme, "", "body", size=(16, 23))
        self.column.addWidget(self._state)
        self.message = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        self.column.addWidget(self.message)
        self.message.hide()
        self.column.addSpacing(12)
        self.choose = Button(theme, "Choose a PDF", "secondary", icon="document", small=True)
        self.open = Button(theme, "Open it", "secondary", small=True)
        self.remove = Button(theme, "Remove it", "danger", small=True)
        row = FlowRow()
        for button, signal in (
            (self.choose, self.choose_asked),
            (self.open, self.open_asked),
            (self.remove, self.remove_asked),
        ):
            row.add(button)
            button.clicked.connect(signal)
        self.column.addWidget(row)
        self.show_document(document)

    def show_document(self, document: PolicyFile | None) -> None:
        """Say what is there."""
        self.set_error("")
        there = document is not None
        if document is not None:
            pages = f"{document.pages} {'page' if document.pages == 1 else 'pages'}"
            added = short_date(document.changed_at.astimezone().date())
            self._state.setText(f"A PDF of {pages}, {size_text(document.size)}, added {added}.")
        else:
            self._state.setText(_NO_POLICY)
        self.choose.set_label("Choose another PDF" if there else "Choose a PDF")
        self.open.setVisible(there)
        self.remove.setVisible(there)

    def set_error(self, sentence: str) -> None:
        """Say why a file cannot be used; '' takes the message away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _left(button: Button) -> FlowRow:
    row = FlowRow()
    row.add(button)
    return row


def _rows(facts: RecordsFacts) -> list[tuple[str, str]]:
    rows = [
        ("Program", f"Oakmere Training {facts.version}"),
        ("Data folder", str(facts.folder)),
        ("Records", f"{facts.database.name}, {size_text(facts.size)}, version {facts.schema}"),
        ("Settings", facts.settings.name),
        ("Network", "None. The program sends and fetches nothing."),
    ]
    if facts.free >= 0:
        rows.insert(3, ("Room on the disk", size_text(facts.free)))
    return rows


def size_text(size: int) -> str:
    """'340 KB', '2.4 MB' or '81 GB'."""
    for unit, bytes_ in (("GB", 1024**3), ("MB", 1024**2)):
        if size >= bytes_:
            share = size / bytes_
            return f"{share:.1f} {unit}" if share < 10 else f"{share:.0f} {unit}"
    return f"{max(1, round(size / 1024))} KB"
