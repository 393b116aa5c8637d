"""Staff, governors and volunteers: choose a name or add oneself, and see one's quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from oakmere_training.gui.screens.add_yourself import AddYourself
from oakmere_training.gui.screens.screen import Screen
from oakmere_training.gui.screens.staff_home import StaffHome, what_is_left
from oakmere_training.gui.screens.staff_names import StaffNames
from oakmere_training.gui.widgets.header import Header

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.domain.people import Person
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.views import Home

_WIDEST = 1320
_NARROW = 1100
_SHORT = 720
_STACK_BELOW = 720
"""In px divided by the text size: narrower windows show the names and the quizzes one after the other."""


class StaffScreen(Screen):
    """Names at the left, and at the right the quizzes of whoever is chosen or the form to add oneself.

    From 150 % text, and in narrow windows, names and quizzes take turns, with a button back to the names.
    """

    person_chosen = Signal(object)
    add_asked = Signal(str, object, bool, bool)
    start_asked = Signal(str)
    resume_asked = Signal(object, object)
    result_asked = Signal(object)
    certificate_asked = Signal(str)
    check_asked = Signal()

    def __init__(self, theme: Theme, pictures: PictureStore) -> None:
        super().__init__(theme, "staff")
        self.add_header(self._make_header(pictures))
        row = QHBoxLayout()
        row.setSpacing(0)
        self.page.addLayout(row, 1)
        self.names = self._make_names(pictures)
        row.addWidget(self.names)
        self._pages = QStackedWidget()
        row.addWidget(self._pages, 1)
        self.home = self._make_home(pictures)
        self.form = AddYourself(theme)
        self._pages.addWidget(self.home)
        self._pages.addWidget(self.form)
        self._people: tuple[Person, ...] = ()
        self._shown: Home | None = None
        self._stacked = self._names_in_front = False
        self._connect()
        theme.changed.connect(self._arrange)

    def _make_header(self, pictures: PictureStore) -> Header:
        return Header(self.theme, pictures, "Staff, governors and volunteers")

    def _make_names(self, pictures: PictureStore) -> StaffNames:
        return StaffNames(self.theme, pictures)

    def _make_home(self, pictures: PictureStore) -> StaffHome:
        return StaffHome(self.theme, pictures)

    def _connect(self) -> None:
        self.names.person_chosen.connect(self.person_chosen)
        self.names.add_form_asked.connect(self.show_add_form)
        self.names.check_asked.connect(self.check_asked)
        self.form.add_asked.connect(self.add_asked)
        self.form.person_chosen.connect(self.person_chosen)
        self.form.cancel_asked.connect(self._cancel)
        self.home.start_asked.connect(self.start_asked)
        self.home.resume_asked.connect(self.resume_asked)
        self.home.result_asked.connect(self.result_asked)
        self.home.certificate_asked.connect(self.certificate_asked)
        self.home.names_asked.connect(self._show_names)

    # -- what it shows ---------------------------------------------------------------------------------------

    def show_people(self, people: tuple[Person, ...], chosen: UUID | None) -> None:
        """Show these names, one of them chosen."""
        self._people = people
        self.names.show_people(people, chosen)
        self._arrange()

    def show_home(self, home: Home | None) -> None:
        """Show someone's quizzes; ``None`` asks to choose a name."""
        self._shown = home
        was_adding = self._adding()
        self.home.show_home(home)
        self._pages.setCurrentWidget(self.home)
        self.names.set_adding(False)
        self._names_in_front = home is None
        self._arrange()
        if home is None:
            return
        if self.isVisible() and (was_adding or self._stacked or self.names.search.line.hasFocus()):
            self._focus(self.home.primary())
        if home.person is not None:
            self.announce(f"Hello, {home.person.name}. {what_is_left(home)}")

    def show_add_form(self) -> None:
        """Show the form to add oneself, with the name that was searched for in vain."""
        self.form.begin(first=not self._people, name=self.names.searched_in_vain())
        self._pages.setCurrentWidget(self.form)
        self.names.set_adding(True)
        self._names_in_front = False
        self._arrange()
        self._focus(self.form.name.line)

    def show_field_error(self, error: InvalidInputError) -> None:
        """Say beside the name or the role what cannot be used."""
        self.form.show_error(error)

    def show_same_name(self, person: Person, sentence: str) -> None:
        """Ask whether the person on the list is oneself."""
        self.form.show_same_name(person, sentence)

    def default_widget(self) -> QWidget:
        """The search for a name; the form's first field where it shows; the next quiz where names are hidden."""
        if self._adding():
            return self.form.name.line
        if self._stacked and not self._names_in_front:
            return self.home.primary() or self.home.back
        return self.names.search.line

    def _adding(self) -> bool:
        return self._pages.currentWidget() is self.form

    def _focus(self, widget: QWidget | None) -> None:
        if widget is not None and self.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        self._pages.setCurrentWidget(self.home)
        self.names.set_adding(False)
        self._names_in_front = self._shown is None
        self._arrange()
        self._focus(self.default_widget())

    def _show_names(self) -> None:
        self._pages.setCurrentWidget(self.home)
        self.names.set_adding(False)
        self._names_in_front = True
        self._arrange()
        self._focus(self.names.search.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape and self._adding() and self._people:
            self._cancel()
            return
        super().keyPressEvent(event)

    # -- layout ----------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the margins and the columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale, width, height = self.theme.scale, self.width(), self.window().height()
        wide, short = width >= _NARROW, height < _SHORT
        self._stacked = scale >= 1.5 or width / scale < _STACK_BELOW
        names_only = self._stacked and self._names_in_front
        self.names.setVisible(not self._stacked or names_only)
        self._pages.setVisible(not names_only)
        self.home.back.setVisible(self._stacked and bool(self._people))
        extra = max(0, (width - _WIDEST - 76) // 2)
        top = 16 if short else 26 if wide else 22
        side, right = (28, 48) if wide else (20, 24)
        if self._stacked:
            edge = max(28, extra)
            self.names.set_shape(edge, top, edge, whole=True, short=short)
            margins = (edge, top, edge, 16)
        else:
            self.names.set_shape(side + extra, top, side, whole=False, short=short)
            self.names.setFixedWidth(extra + self.theme.edge(360 if wide else 288))
            margins = (40 if wide else 24, top, right + extra, 20 if wide else 16)
        self.home.set_margins(*margins)
        self.form.set_margins(*margins)
        self.home.set_short(short and not self._stacked)
