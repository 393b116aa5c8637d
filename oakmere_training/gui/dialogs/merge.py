"""Two entries that are the same person: which one, and whose name stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from oakmere_training.domain.validity import long_date
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.choice_card import ChoiceCard
from oakmere_training.gui.widgets.fact_list import FactList
from oakmere_training.gui.widgets.fields import SearchField
from oakmere_training.gui.widgets.row_list import ListRow, RowList
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.person_views import MergeSide

    Find = Callable[[str], Sequence[Person]]
    Look = Callable[[UUID], MergeSide]

SHOWN = 5
"""How many entries that were found are offered at once."""
_LARGE = 1.5


class _Pair(QWidget):
    """Both entries side by side, at large text one below the other, and whose name stays."""

    again_asked = Signal()

    def __init__(self, theme: Theme, sides: Sequence[MergeSide]) -> None:
        super().__init__()
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(12)
        for side in sides:
            self._beside.addWidget(_side_card(theme, side), 1)
        column.addLayout(self._beside)
        column.addWidget(Text(theme, "Keep the name of", "body", bold=True, size=(16, 22)))
        group = QWidget()
        group.setAccessibleName("Keep the name of")
        stack = QVBoxLayout(group)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(8)
        self.names = [
            ChoiceCard(theme, side.person.name, side.person.post_title or side.person.role_label) for side in sides
        ]
        for card in self.names:
            stack.addWidget(card)
        self.names[0].setChecked(True)
        column.addWidget(group)
        again = Button(theme, "Another entry", "quiet", icon="search", small=True)
        again.clicked.connect(self.again_asked)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        large = self._theme.scale >= _LARGE
        self._beside.setDirection(directions.TopToBottom if large else directions.LeftToRight)


def _side_card(theme: Theme, side: MergeSide) -> Card:
    card = Card(theme, radius=12, padding=(16, 12, 16, 12), spacing=6)
    card.column.addWidget(Text(theme, side.person.name, "body", bold=True, size=(17, 24)))
    card.column.addWidget(FactList(theme, _facts(side), label_width=88, size=(15, 21), gap=3))
    card.column.addStretch(1)
    return card


class MergeDialog(LeadDialog):
    """First the other entry is looked for, then both stand side by side. ``kept`` and ``gone`` are ids."""

    def __init__(self, theme: Theme, window: QWidget, this: MergeSide, find: Find, look: Look) -> None:
        super().__init__(
            theme,
            window,
            "Merge two entries?",
            "All attempts and certificates go to one person. This cannot be undone.",
            safe="Keep both",
            act="Merge",
            act_icon="merge",
            danger=True,
        )
        self._this, self._find, self._look = this, find, look
        self._other: MergeSide | None = None
        self.kept: UUID | None = None
        self.gone: UUID | None = None
        self._search_box = self._searching()
        self.column.addWidget(self._search_box)
        self.pair: _Pair | None = None
        self.act.setEnabled(False)
        self.set_hint("Choose the other entry.")
        self.first = self.search.line
        self.search.set_text(this.person.name.split()[-1])
        self._filter(self.search.text())
        self.search.changed.connect(self._filter)

    # -- the other entry -------------------------------------------------------------------------------------

    def _searching(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        said = f"This entry: **{_line(self._this.person)}**"
        column.addWidget(Text(self.theme, said, "body", size=(16, 24)))
        self.search = SearchField(self.theme, "The other entry", "Part of the name")
        column.addWidget(self.search)
        self.found = RowList(self.theme)
        self.found.setAccessibleName("Entries found")
        self.found.chosen.connect(self._choose)
        column.addWidget(self.found)
        self._more = Text(self.theme, "", "small", color="ink2")
        column.addWidget(self._more)
        return box

    def _filter(self, text: str) -> None:
        for row in self.found.rows.values():
            self.found.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.found.rows.clear()
        people = [person for person in self._find(text) if person.id != self._this.person.id]
        for place, person in enumerate(people[:SHOWN]):
            row = ListRow(self.theme, "person", _line(person), line=place > 0)
            self.found.add(person.id, row)
            row.show()
        more = len(people) - SHOWN
        nobody = "" if people else "Nobody else by that name."
        self._more.setText("There are more. Type more of the name." if more > 0 else nobody)
        self._more.setVisible(bool(self._more.text()))
        if self._open:
            self.arrange()

    def _choose(self, person_id: UUID) -> None:
        self._other = self._look(person_id)
        self._search_box.hide()
        self.pair = _Pair(self.theme, (self._this, self._other))
        self.pair.again_asked.connect(self._search_again)
        self.column.addWidget(self.pair)
        self.pair.show()
        self.act.setEnabled(True)
        self.set_hint("")
        self.pair.names[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _search_again(self) -> None:
        if self.pair is not None:
            self.column.removeWidget(self.pair)
            self.pair.hide()
            self.pair.deleteLater()
            self.pair = None
        self._search_box.show()
        self.act.setEnabled(False)
        self.set_hint("Choose the other entry.")
        self.search.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Note whose name stays."""
        if self._other is None or self.pair is None:
            return
        first, second = self._this.person.id, self._other.person.id
        self.kept, self.gone = (first, second) if self.pair.names[0].isChecked() else (second, first)
        super().accept()


def _line(person: Person) -> str:
    """'Asha Example, Class teacher, 0042'."""
    number = f", {person.staff_number}" if person.staff_number else ""
    left = ", has left" if person.left_on is not None else ""
    return f"{person.name}, {person.post_title or person.role_label}{number}{left}"


def _facts(side: MergeSide) -> list[tuple[str, str]]:
    person = side.person
    rows = [
        ("Role", person.post_title or person.role_label),
        ("Staff no.", person.staff_number or "None"),
        ("Since", long_date(side.since)),
        ("Attempts", str(side.attempts)),
        ("Certificates", str(side.certificates)),
    ]
    if person.left_on is not None:
        rows.append(("Last day", long_date(person.left_on)))
    return rows


def ask_merge(theme: Theme, window: QWidget, this: MergeSide, find: Find, look: Look) -> tuple[UUID, UUID] | None:
    """Ask which other entry is the same person: the ids of who stays and who goes over, or ``None``."""
    dialog = MergeDialog(theme, window, this, find, look)
    if dialog.run() and dialog.kept is not None and dialog.gone is not None:
        return dialog.kept, dialog.gone
    return None
