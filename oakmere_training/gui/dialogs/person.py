"""Dialogs about one person: a new one, a change of name or role, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from oakmere_training.domain.errors import InvalidInputError
from oakmere_training.domain.people import STAFF_ROLES, Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.dialogs.base import LeadDialog
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.choice_card import TickRow
from oakmere_training.gui.widgets.combo import ComboField
from oakmere_training.gui.widgets.hint_field import HintField
from oakmere_training.gui.widgets.moments import DateField
from oakmere_training.gui.widgets.text import Text
from oakmere_training.services.lead.person_views import PersonFacts
from oakmere_training.services.people import SameNameError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.people import Person
    from oakmere_training.gui.theme import Theme

    Keep = Callable[[PersonFacts, bool], Person]
    """Keeps what was typed, where the flag says so even if someone of that name is there; raises as the service."""

_LARGE = 1.5


class PersonDialog(LeadDialog):
    """Name, role, post and staff number. It stays open, with the reason beside the field, until they can be kept."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, text: str, *, safe: str, act: str, before: Person | None
    ) -> None:
        super().__init__(theme, window, title, text, safe=safe, act=act)
        self.kept: Person | None = None
        self.keep: Keep | None = None
        self._act_words, self._even_if_same = act, False
        self._staff = before is None or before.tier is Tier.STAFF
        self._was = before
        self.name = HintField(theme, "First and family name", hint="As it should be printed on a certificate")
        self.role = ComboField(theme, "Role", _roles(before), before.role if before else None)
        self.post = HintField(theme, "Post", hint="In the school’s own words, if you like")
        self.number = HintField(theme, "Staff number", hint="From the school’s other systems")
        self.accounts = TickRow(theme, "Looks after the school’s official accounts")
        self._role_error = Text(theme, "", "option_feedback", bold=True, color="unsafe")
        self._role_error.hide()
        self.same = Banner(theme, "", "caution")
        self.same.hide()
        if before is not None:
            self._show(before)
        self._fill()
        self.name.changed.connect(self._forget_same)
        self.role.chosen.connect(self._forget_same)
        self.first = self.name.line
        theme.changed.connect(self._fit)
        self._fit()
        if not self._staff:
            for part in (self.role, self.post, self.number, self.accounts):
                part.hide()

    def _show(self, person: Person) -> None:
        self.name.set_text(person.name)
        self.post.set_text(person.post_title)
        self.number.set_text(person.staff_number)
        self.accounts.setChecked(person.account_administrator)

    def _fill(self) -> None:
        self.column.addWidget(self.name)
        self.column.addWidget(self.same)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(12)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._role_error)
        self.column.addWidget(self.accounts)

    def _fit(self) -> None:
        """Side by side, or one below the other at large text."""
        parts = (self.role, self.post, self.number)
        for part in parts:
            self._grid.removeWidget(part)
        top = Qt.AlignmentFlag.AlignTop
        across = 1 if self.theme.scale >= _LARGE else 2
        self._grid.addWidget(self.role, 0, 0, 1, across, top)
        self._grid.addWidget(self.post, 1, 0, top)
        self._grid.addWidget(self.number, *((2, 0) if across == 1 else (1, 1)), top)

    def facts(self) -> PersonFacts:
        """What was typed."""
        role = self.role.value()
        was = self._was.role if self._was is not None and not self._staff else None
        return PersonFacts(
            name=self.name.text(),
            role=was or (role if isinstance(role, Role) else None),
            post_title=self.post.text(),
            staff_number=self.number.text(),
            account_administrator=self.accounts.isChecked(),
        )

    def accept(self) -> None:
        """Keep it; where that cannot be, say why and stay."""
        self._forget_errors()
        if self.keep is None:
            super().accept()
            return
        try:
            self.kept = self.keep(self.facts(), self._even_if_same)
        except SameNameError as error:
            self._ask_same(error.person)
        except InvalidInputError as error:
            self._show_error(error)
        else:
            super().accept()

    def _ask_same(self, person: Person) -> None:
        self.same.set_text(f"There is already an entry for **{person.name}, {person.role.value}**. Is this another?")
        self.same.show()
        self._even_if_same = True
        self.act.set_label("Add another")
        self.arrange()
        self.safe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_same(self) -> None:
        if self._even_if_same:
            self._even_if_same = False
            self.same.hide()
            self.act.set_label(self._act_words)
            self.arrange()

    def _show_error(self, error: InvalidInputError) -> None:
        field = {"name": self.name, "post": self.post, "number": self.number}.get(error.field)
        if field is not None:
            field.set_error(error.sentence)
            field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._role_error.setText(error.sentence)
            self._role_error.show()
            self.role.box.setAccessibleDescription(error.sentence)
            self.role.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()

    def _forget_errors(self) -> None:
        for field in (self.name, self.post, self.number):
            field.set_error("")
        self._role_error.hide()
        self.role.box.setAccessibleDescription("")


def _roles(person: Person | None) -> list[tuple[object, str]]:
    """The roles on offer, and the one that the person has."""
    offered: list[tuple[object, str]] = [(role, role.label) for role in STAFF_ROLES]
    if person is None:
        return [(None, "Choose a role"), *offered]
    return offered if person.role in STAFF_ROLES else [(person.role, person.role.label), *offered]


def ask_new_person(theme: Theme, window: QWidget, keep: Keep) -> Person | None:
    """Ask for someone new; who was kept, or ``None``."""
    text = "They can also add themselves when they first open the training."
    dialog = PersonDialog(theme, window, "Add a person", text, safe="Add nobody", act="Add", before=None)
    dialog.keep = keep
    return dialog.kept if dialog.run() else None


def ask_change(theme: Theme, window: QWidget, person: Person, keep: Keep) -> Person | None:
    """Ask for another name, role, post or number; the person as kept, or ``None``."""
    text = "Certificates already issued keep the old name."
    title = "Change name or role" if person.tier is Tier.STAFF else "Change name"
    dialog = PersonDialog(theme, window, title, text, safe="Leave it", act="Save", before=person)
    dialog.keep = keep
    return dialog.kept if dialog.run() else None


class LeftDialog(LeadDialog):
    """Asks for the last day."""

    def __init__(self, theme: Theme, window: QWidget, name: str, last_day: date) -> None:
        text = "They go from the due list. Certificates can still be checked and printed."
        super().__init__(theme, window, f"Mark {name} as left?", text, safe="Not yet", act="Mark as left")
        self.keep: Callable[[date | None], object] | None = None
        self.day = DateField(theme, "Last day", last_day)
        self.column.addWidget(self.day)
        self.first = self.day.line

    def accept(self) -> None:
        """Keep it; where the day cannot be right, say why and stay."""
        problem = self.day.problem()
        try:
            if not problem and self.keep is not None:
                self.keep(self.day.value())
        except InvalidInputError as error:
            problem = error.sentence
        if not problem:
            super().accept()
            return
        self.day.set_error(problem)
        self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.arrange()


def ask_last_day(theme: Theme, window: QWidget, name: str, today: date, keep: Callable[[date | None], object]) -> bool:
    """Ask for the last day of someone who leaves; whether it was kept."""
    dialog = LeftDialog(theme, window, name, today)
    dialog.keep = keep
    return dialog.run()
