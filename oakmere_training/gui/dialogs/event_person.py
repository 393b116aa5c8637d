"""Add a person to an event that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.fields import SearchField
from oakmere_training.gui.widgets.people_list import PeopleList, folded
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.theme import Theme

_LIST_HEIGHT = 280
_MOST = 60


class EventPersonDialog(LeadDialog):
    """Staff who are not down for the event; ``chosen`` is who was pressed."""

    def __init__(self, theme: Theme, window: QWidget, people: tuple[Person, ...]) -> None:
        super().__init__(
            theme,
            window,
            "Add a person",
            "Somebody who is not on the register yet adds themself in hall mode.",
            safe="Cancel",
            act="Add",
            act_icon="plus",
        )
        self._people = people
        self.chosen: UUID | None = None
        self.search = SearchField(theme, "Find a name")
        self.search.changed.connect(self._find)
        self.column.addWidget(self.search)
        self.list = PeopleList(theme)
        self.list.person_chosen.connect(self._choose)
        scroll = ScrollColumn(theme, ground="surface", margins=(6, 6, 6, 6))
        scroll.setMinimumHeight(theme.px(_LIST_HEIGHT))
        scroll.column.addWidget(self.list)
        self._more = Text(theme, "", "small", color="ink2")
        scroll.column.addWidget(self._more)
        scroll.column.addStretch(1)
        self.column.addWidget(scroll)
        self.first = self.search.line
        self.act.setEnabled(False)
        self.set_hint("Choose a name.")
        self._find("")

    def _find(self, text: str) -> None:
        words = folded(text).split()
        found = [person for person in self._people if all(word in folded(person.name) for word in words)]
        if self.chosen not in [person.id for person in found]:
            self.chosen = None
        if len(found) == 1 and words:
            self.chosen = found[0].id
        self.list.set_people(tuple(found[:_MOST]), self.chosen)
        more = len(found) - _MOST
        nobody = "" if found else "Nobody by that name."
        self._more.setText(f"{more} more. Type a name to find them." if more > 0 else nobody)
        self._show_act()

    def _choose(self, person_id: UUID) -> None:
        self.chosen = person_id
        self._show_act()

    def _show_act(self) -> None:
        self.act.setEnabled(self.chosen is not None)
        self.set_hint("" if self.chosen else "Choose a name.")


def ask_event_person(theme: Theme, window: QWidget, people: tuple[Person, ...]) -> UUID | None:
    """The id of who is to be added, or ``None``. Tests replace this."""
    dialog = EventPersonDialog(theme, window, people)
    return dialog.chosen if dialog.run() else None
