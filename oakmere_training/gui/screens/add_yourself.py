"""The form in which staff add themselves: a name, a role, and whether they look after the official accounts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from oakmere_training.domain.people import STAFF_ROLES
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.cards import Card
from oakmere_training.gui.widgets.fields import Field, RadioCard, TickCard
from oakmere_training.gui.widgets.flow_row import FlowRow
from oakmere_training.gui.widgets.scroll import ScrollColumn
from oakmere_training.gui.widgets.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.domain.people import Person, Role
    from oakmere_training.gui.theme import Theme

_NARROW = 1100
_SHORT = 720
_ROLE_WIDTH = 200
"""The least width of a role's card, px at 100 %."""


class AddYourself(QWidget):
    """The form, its error messages and its buttons, which stay at the bottom while the form scrolls.

    ``add_asked`` sends name, role (or ``None``), account administrator and whether to add in spite of an equal name.
    """

    add_asked = Signal(str, object, bool, bool)
    cancel_asked = Signal()
    person_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._first = False
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        self._scroll = ScrollColumn(theme, foot=True)
        page.addWidget(self._scroll, 1)
        column = self._scroll.column
        self._heading = Text(theme, "Add yourself", "h1")
        column.addWidget(self._heading)
        about = "Two things, and you can start."
        column.addWidget(Text(theme, about, "body", color="ink2"))
        column.addSpacing(20)
        self.name = self._name_field()
        column.addWidget(self.name)
        self._same = self._same_card()
        self._same_gap = QWidget()
        self._same_gap.setFixedHeight(12)
        self._same_gap.hide()
        column.addWidget(self._same_gap)
        column.addWidget(self._same)
        column.addSpacing(22)
        column.addWidget(Text(theme, "Your role", "body", bold=True, size=(17, 24)))
        column.addSpacing(6)
        column.addWidget(self._roles())
        self._role_error = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        self._role_error.hide()
        column.addWidget(self._role_error)
        column.addSpacing(12)
        self.accounts = TickCard(theme, "I also look after the school’s official accounts")
        column.addWidget(self.accounts, 0, Qt.AlignmentFlag.AlignLeft)
        self._last_gap = QWidget()
        column.addWidget(self._last_gap)
        column.addStretch(1)
        page.addWidget(self._bar())
        theme.changed.connect(self._arrange)
        self._update()

    # -- parts -----------------------------------------------------------------------------------------------

    def _name_field(self) -> Field:
        field = Field(self.theme, "Your name", placeholder="As it should be printed on a certificate")
        field.label.set_style("body", bold=True, size=(17, 24))
        field.changed.connect(self._name_changed)
        field.submitted.connect(self._submit)
        return field

    def _same_card(self) -> Card:
        theme = self.theme
        card = Card(theme, fill="acceptable_tint", border="acceptable", width=2, padding=(18, 12, 18, 14), spacing=10)
        self._same_text = Text(theme, "", "body")
        card.column.addWidget(self._same_text)
        row = FlowRow(spacing=12)
        self.yes = Button(theme, "Yes, that is me", "primary", small=True)
        self.no = Button(theme, "No, add me", "secondary", small=True)
        self._same_person: Person | None = None
        self.yes.clicked.connect(self._is_me)
        self.no.clicked.connect(lambda: self._ask(even_if_same=True))
        row.add(self.yes)
        row.add(self.no)
        card.column.addWidget(row)
        card.hide()
        return card

    def _roles(self) -> QWidget:
        box = QWidget()
        box.setAccessibleName("Your role")
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.roles = {role: RadioCard(self.theme, role.label) for role in STAFF_ROLES}
        for card in self.roles.values():
            card.toggled.connect(self._role_changed)
            card.entered.connect(self._submit)
        self._columns = 0
        return box

    def _bar(self) -> QWidget:
        bar = QWidget()
        self._bar_row = QHBoxLayout(bar)
        self._bar_row.setSpacing(16)
        self._hint = Text(self.theme, "", "small", color="ink2", align=Qt.AlignmentFlag.AlignRight)
        self.cancel = Button(self.theme, "Cancel", "secondary")
        self.cancel.clicked.connect(self.cancel_asked)
        self.add = Button(self.theme, "Add me and carry on", "primary", icon_right="arrow-right")
        self.add.clicked.connect(self._submit)
        self._bar_row.addStretch(1)
        self._bar_row.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignVCenter)
        self._bar_row.addWidget(self.cancel)
        self._bar_row.addWidget(self.add)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return bar

    # -- what it shows ---------------------------------------------------------------------------------------

    def begin(self, *, first: bool, name: str = "") -> None:
        """Show the form empty but for ``name``. ``first``: nobody is on the list, so there is no way back."""
        self._first = first
        self._heading.setText("Add yourself to begin" if first else "Add yourself")
        self.cancel.setVisible(not first)
        self.name.set_text(name)
        for card in self.roles.values():
            card.setAutoExclusive(False)
            card.setChecked(False)
            card.setAutoExclusive(True)
        self.accounts.setChecked(False)
        self._forget_messages()
        self._update()

    def show_error(self, error: InvalidInputError) -> None:
        """Say beside the field what cannot be used, and put the focus there."""
        self._forget_messages()
        if error.field == "role":
            self._role_error.setText(error.sentence)
            self._role_error.show()
            first = next(iter(self.roles.values()))
            first.setAccessibleDescription(error.sentence)
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._see(self._role_error)
        else:
            self.name.set_error(error.sentence)
            self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self._see(self.name)

    def show_same_name(self, person: Person, sentence: str) -> None:
        """Ask whether the person on the list is oneself."""
        self._forget_messages()
        self._same_person = person
        self._same_text.setText(sentence)
        self._same.setAccessibleName(sentence)
        self._show_same(on=True)
        self.yes.setAccessibleDescription(sentence)
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._see(self._same)

    def _show_same(self, *, on: bool) -> None:
        self._same.setVisible(on)
        self._same_gap.setVisible(on)

    def _see(self, part: QWidget) -> None:
        """Scroll a part into view once it has its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.show_part(part))

    def heading(self) -> str:
        """The form's heading."""
        return self._heading.text()

    def role(self) -> Role | None:
        """The chosen role."""
        return next((role for role, card in self.roles.items() if card.isChecked()), None)

    # -- what a person does ----------------------------------------------------------------------------------

    def _name_changed(self) -> None:
        self.name.set_error("")
        self._show_same(on=False)
        self._update()

    def _role_changed(self) -> None:
        self._role_error.hide()
        self._show_same(on=False)
        self._update()

    def _forget_messages(self) -> None:
        self.name.set_error("")
        self._role_error.hide()
        self._show_same(on=False)
        next(iter(self.roles.values())).setAccessibleDescription("")

    def _update(self) -> None:
        missing = [
            words
            for words, there in (("write your name", self.name.text()), ("choose a role", self.role()))
            if not there
        ]
        self._hint.setText(" and ".join(missing).capitalize())
        self._hint.setVisible(bool(missing))
        self.add.setEnabled(not missing)

    def _submit(self) -> None:
        """Also by Enter in the name's field, where what is missing is then said beside it."""
        self._ask(even_if_same=False)

    def _ask(self, *, even_if_same: bool) -> None:
        self.add_asked.emit(self.name.text(), self.role(), self.accounts.isChecked(), even_if_same)

    def _is_me(self) -> None:
        if self._same_person is not None:
            self.person_chosen.emit(self._same_person.id)

    # -- layout ----------------------------------------------------------------------------------------------

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Room round the form in pixels."""
        self._scroll.set_margins(left, top, right, 0)
        self._bar_row.setContentsMargins(left, 12, right, bottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many roles beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        margins = self._scroll.column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.name.setMaximumWidth(max(self.theme.px(560), 560))
        self._same.setMaximumWidth(self.theme.px(720))
        small = self.window().width() < _NARROW
        self._last_gap.setFixedHeight(2 if self.window().height() < _SHORT else 12)
        faces = [card.face for card in self.roles.values()]
        for face in (*faces, self.accounts.face):
            face.style = replace(face.style, pad=12 if small else 16, size=(16 if small else 17, 22))
        columns = max(1, min(3, (room + 12) // (self.theme.px(_ROLE_WIDTH) + 12)))
        if columns != self._columns:
            self._columns = columns
            for column in range(3):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)
            for index, card in enumerate(self.roles.values()):
                self._grid.addWidget(card, index // columns, index % columns)
            self._order_tabs()

    def _order_tabs(self) -> None:
        stops = [self.name.line, self.yes, self.no, *self.roles.values(), self.accounts, self.cancel, self.add]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
