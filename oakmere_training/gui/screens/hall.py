"""Hall mode: the laptop shows one event, and goes from hand to hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from oakmere_training.gui.screens.hall_home import HallHome
from oakmere_training.gui.screens.hall_names import HallNames
from oakmere_training.gui.screens.names_staff import StaffScreen
from oakmere_training.gui.widgets.header import Header

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.screens.staff_home import StaffHome
    from oakmere_training.gui.screens.staff_names import StaffNames
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.hall import Hall, HallPerson


class HallScreen(StaffScreen):
    """The names of an event at the left; at the right whose turn it is, or the question whether one is that person.

    ``person_chosen`` sends whose name was pressed, ``begin_asked`` who confirmed it, ``not_me_asked`` goes back.
    ``leave_asked`` is *Training lead*.
    """

    begin_asked = Signal(object)
    again_asked = Signal(object, str)
    not_me_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore, hall: Hall) -> None:
        self._crumb = hall.event.kind.label
        super().__init__(theme, pictures)
        self.entitle(hall.event.kind.label)
        self.show_hall(hall)

    def _make_header(self, pictures: PictureStore) -> Header:
        return Header(self.theme, pictures, self._crumb, leave="Training lead", leave_icon="lock")

    def _make_names(self, pictures: PictureStore) -> StaffNames:
        self._hall_names = HallNames(self.theme, pictures)
        return self._hall_names

    def _make_home(self, pictures: PictureStore) -> StaffHome:
        self._hall_home = HallHome(self.theme, pictures)
        self._hall_home.chosen.connect(self.person_chosen)
        self._hall_home.begin_asked.connect(self.begin_asked)
        self._hall_home.again_asked.connect(self.again_asked)
        self._hall_home.not_me_asked.connect(self.not_me_asked)
        return self._hall_home

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_hall(self, hall: Hall) -> None:
        """Whose turn it is; nobody is chosen."""
        self._list(hall, None)
        self._hall_home.show_hall(hall)
        self._turn(names_in_front=True)

    def show_someone(self, hall: Hall, who: HallPerson, *, went_on: bool = False, again: bool = False) -> None:
        """Ask whether one is this person. ``went_on`` and ``again`` as in ``HallHome.show_someone``."""
        self._list(hall, who.person.id)
        self._hall_home.show_someone(who, went_on=went_on, again=again)
        self._turn(names_in_front=False)
        self.announce(f"You are {who.person.name}?")

    def _list(self, hall: Hall, chosen: UUID | None) -> None:
        self._people = (*(each.person for each in hall.people), *hall.others)
        self._hall_names.show_hall(hall, chosen)

    def _turn(self, *, names_in_front: bool) -> None:
        self._pages.setCurrentWidget(self.home)
        self.names.set_adding(False)
        self._names_in_front = names_in_front
        self._arrange()
        if self.isVisible():
            self._focus(self.default_widget())

    def default_widget(self) -> QWidget:
        """What comes next; where names are in front, or nobody is left, the search for a name."""
        hidden = self._adding() or (self._stacked and self._names_in_front)
        following = None if hidden else self.home.primary()
        return following or super().default_widget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form, or whoever was chosen."""
        if event.key() == Qt.Key.Key_Escape and not self._adding():
            self.not_me_asked.emit()
            return
        super().keyPressEvent(event)
