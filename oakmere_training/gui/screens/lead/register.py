"""The training register: who is in date by role, and everyone's training with what needs action first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.register_query import RegisterCounts, RegisterQuery, RegisterRow, Show
from oakmere_training.domain.requirements import RoleGroup
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.screens.lead.policy_banner import policy_banner
from oakmere_training.gui.screens.lead.register_filters import RegisterFilters
from oakmere_training.gui.screens.lead.register_table import RegisterModel
from oakmere_training.gui.screens.lead.role_rings import RoleRings
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.menu_button import MenuButton
from oakmere_training.gui.widgets.text import Text
from oakmere_training.gui.wording import weekday_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.evidence import GroupCoverage
    from oakmere_training.domain.overview import PolicyDates
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.screens.lead.register_table import Page
    from oakmere_training.gui.theme import Theme

EXPORTS = (
    ("import", "upload", "Import staff"),
    ("add", "plus", "Add a person"),
    ("xlsx", "download", "Register as Excel workbook"),
    ("csv", "download", "Register as CSV"),
    ("ics", "calendar", "Due dates for a calendar"),
    ("report", "document", "Governors’ report"),
)


class RegisterPage(LeadPage):
    """Everyone's training. ``page`` reads rows; after ``query_changed`` the flow calls ``set_counts``.

    ``opened`` sends a person's id, ``event_asked`` the ids of the people ticked, ``export_asked`` a key of
    ``EXPORTS``, ``review_asked`` is the banner's button.
    """

    query_changed = Signal(object)
    opened = Signal(object)
    event_asked = Signal(object)
    export_asked = Signal(str)
    review_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        page: Page,
        *,
        today: date,
        warn_days: int,
        groups: Sequence[GroupCoverage],
        policy: PolicyDates | None = None,
        query: RegisterQuery | None = None,
    ) -> None:
        super().__init__(theme, pictures, LeadSection.REGISTER, "Training register")
        self._everyone = sum(group.total for group in groups)
        self._fill_actions(today)
        self.banner = policy_banner(theme, policy)
        if self.banner is not None:
            self.banner.pressed.connect(self.review_asked)
            self.body.addWidget(self.banner)
            self.body.addSpacing(10)
        self.rings = RoleRings(theme, groups)
        self.body.addWidget(self.rings)
        self.body.addSpacing(10)
        self.filters = RegisterFilters(theme)
        self.body.addWidget(self.filters)
        self.body.addSpacing(8)
        begin = query or RegisterQuery()
        self.model = RegisterModel(page, begin, today, warn_days)
        self.table = TableView(theme, self.model, "Training register")
        self.body.addWidget(TableCard(theme, self.table), 1)
        self._connect_parts()
        self._ask_as(begin)
        self._say_empty()
        self.first = self.filters.start
        self.fit()

    def _fill_actions(self, today: date) -> None:
        theme = self.theme
        self._day = Text(theme, weekday_date(today), "small", color="ink2", wrap=False)
        roles = [(None, "All roles"), *((group, group.label) for group in RoleGroup)]
        self._head_role = ComboBox(theme, "Role", roles)
        self._head_role.hide()
        self.export = MenuButton(theme, "Add or export", EXPORTS)
        for part in (self._day, self._head_role, self.export):
            self.add_action(part)

    def _connect_parts(self) -> None:
        self.filters.changed.connect(self._ask)
        self.filters.role_moved.connect(self._head_role.setVisible)
        self.filters.start_asked.connect(lambda: self.event_asked.emit(self.ticked_people()))
        self.filters.role.chosen.connect(self._head_role.set_value)
        self._head_role.chosen.connect(self.filters.role.choose)
        self.model.ticks_changed.connect(lambda: self.filters.set_ticked(len(self.ticked_people())))
        self.table.opened.connect(self._open)
        self.export.chosen.connect(lambda key: self.export_asked.emit(str(key)))

    def _open(self, row: object) -> None:
        if isinstance(row, RegisterRow):
            self.opened.emit(row.person_id)

    def ticked_people(self) -> tuple[object, ...]:
        """The ids of the people ticked, once each, in the order in which they were."""
        from uuid import UUID

        return tuple(dict.fromkeys(UUID(person) for person, _ in self.model.ticked()))

    # -- what is asked and shown -----------------------------------------------------------------------------

    def _ask_as(self, query: RegisterQuery) -> None:
        """Show a query in the filters."""
        self.filters.role.set_value(query.group)
        self._head_role.set_value(query.group)
        self.filters.search.setText(query.search)
        self.filters.ask_for(query.show)

    def _ask(self, query: RegisterQuery) -> None:
        if query != self.model.query:
            self.model.ask(query)
            self.table.scrollToTop()
            self._say_empty()
        self.query_changed.emit(query)

    def set_counts(self, counts: RegisterCounts) -> None:
        """Show how many rows each choice has."""
        self.filters.set_counts(counts)
        shown = counts.of(self.filters.show_)
        self.announce("1 row" if shown == 1 else f"{shown:,} rows")

    def _say_empty(self) -> None:
        """What stands in the place of rows, where there are none."""
        query = self.model.query
        if not self._everyone and not query.search:
            add = Button(self.theme, "Import staff", "primary", icon="upload", small=True)
            add.clicked.connect(lambda: self.export_asked.emit("import"))
            self.table.set_empty("people", "Nobody is on the register yet.", add)
        elif query.search:
            self.table.set_empty("search", "Nobody here has a name that begins so.")
        elif query.show in (Show.NEEDS_ACTION, Show.OVERDUE, Show.DUE_SOON):
            words = {Show.OVERDUE: "Nobody is overdue", Show.DUE_SOON: "Nobody is due soon"}
            self.table.set_empty("tick", words.get(query.show, "Nothing is due"))
        else:
            self.table.set_empty("people", "There is nobody to show.")

    def default_widget(self) -> QWidget | None:
        """The button that starts an event."""
        return self.filters.start

    def fit(self) -> None:
        """The date goes in a small window, and the rings become smaller."""
        super().fit()
        if hasattr(self, "filters"):
            self._day.setVisible(not self.is_small)
            self.rings.set_small(small=self.is_small)
