"""The names in hall mode: who is down for the event, then the rest of the staff."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oakmere_training.gui.screens.staff_names import StaffNames
from oakmere_training.gui.widgets.people_list import PeopleList, PersonRow
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.hall import HallMark

if TYPE_CHECKING:
    from uuid import UUID

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.hall import Hall

MOST_OTHERS = 60
"""Staff who are not down for the event are listed up to this many; everyone else adds themself, and is known again."""
_MARKS = {HallMark.READY: ("", ""), HallMark.UNDER_WAY: ("Under way", "pencil"), HallMark.DONE: ("Done", "tick")}
_ORDER = list(HallMark)


class HallList(PeopleList):
    """Names with what the hall may see of each: under way, or done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._marks: dict[UUID, HallMark] = {}
        self._others: frozenset[UUID] = frozenset()
        self._heading = Text(theme, "Not on this event’s list", "small", bold=True, color="ink2", size=(15, 20))
        self._heading.setContentsMargins(2, 12, 2, 4)
        self._heading.setParent(self)
        self._heading.hide()

    def set_marks(self, marks: dict[UUID, HallMark], others: frozenset[UUID]) -> None:
        """What to show of everyone the next time that people are set; ``others`` are not down for the event."""
        if (marks, others) != (self._marks, self._others):
            self._marks, self._others = marks, others
            self._people = ()

    def set_people(self, people: tuple[Person, ...], chosen: UUID | None) -> None:
        """Show these people, with a heading above those who are not down for the event."""
        self._column.removeWidget(self._heading)
        super().set_people(people, chosen)
        first = next((row for row in self.rows if row.person.id in self._others), None)
        if first is not None:
            self._column.insertWidget(self._column.indexOf(first), self._heading)
        self._show_heading()

    def _make_row(self, person: Person) -> PersonRow:
        note, icon = _MARKS[self._marks.get(person.id, HallMark.READY)]
        return PersonRow(self._theme, person, note=note, icon=icon)

    def filter(self, text: str) -> int:
        """Leave those whose name holds every word of ``text``, and say how many they are."""
        found = super().filter(text)
        self._show_heading()
        return found

    def _show_heading(self) -> None:
        others = [row for row in self.rows if row.person.id in self._others]
        alone = len(others) == len(self.rows)
        self._heading.setVisible(not alone and any(not row.isHidden() for row in others))
        self.height_changed.emit()


class HallNames(StaffNames):
    """Search, names with their marks, and *I am not on the list*."""

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        self._hall_list = HallList(theme)
        super().__init__(theme, pictures, people=self._hall_list)
        self.check.hide()

    def show_hall(self, hall: Hall, chosen: UUID | None) -> None:
        """Who has not begun comes first, then who is under way, who is done, and the rest of the staff."""
        down = sorted(hall.people, key=lambda each: _ORDER.index(each.mark))
        others = hall.others[:MOST_OTHERS]
        self._hall_list.set_marks(
            {each.person.id: each.mark for each in down}, frozenset(person.id for person in others)
        )
        self.show_people((*(each.person for each in down), *others), chosen)
