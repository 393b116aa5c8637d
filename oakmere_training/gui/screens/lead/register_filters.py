"""What is asked of the register: a name, a role, which rows; beside it the button that starts an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from oakmere_training.domain.register_query import RegisterCounts, RegisterQuery, Show
from oakmere_training.domain.requirements import RoleGroup
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.combo import ComboBox
from oakmere_training.gui.widgets.fields import LineEdit
from oakmere_training.gui.widgets.menu_button import Menu
from oakmere_training.gui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from oakmere_training.gui.theme import Theme

_FIRST = (Show.NEEDS_ACTION, Show.OVERDUE, Show.DUE_SOON, Show.ALL)
_MORE = (Show.NEVER_TRAINED, Show.IN_DATE, Show.LEFT)
_WORDS = {
    Show.NEEDS_ACTION: "Needs action",
    Show.OVERDUE: "Overdue",
    Show.DUE_SOON: "Due soon",
    Show.ALL: "All",
    Show.NEVER_TRAINED: "Never trained",
    Show.IN_DATE: "In date",
    Show.LEFT: "Left",
}
_ICONS = {Show.NEVER_TRAINED: "minus", Show.IN_DATE: "tick", Show.LEFT: "leave"}
_HEIGHT, _ROLE, _SEARCH, _WHOLE = 44, 134, 130, 160
"""Of the row, of the role, of the search at least and with its whole placeholder, px at 100 %."""
_SMALL_BELOW = 1100


class RegisterFilters(QWidget):
    """``changed`` sends the query that is asked now, without an order; ``start_asked`` is the button.

    The last segment opens a list of the rarer choices, and then stands for the one that was chosen.
    """

    changed = Signal(object)
    start_asked = Signal()
    role_moved = Signal(bool)
    """Whether the role has to be chosen in the page's head, as there is no room for it here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts = RegisterCounts()
        self._other: Show | None = None
        self._place = 0
        self.role_in_head = False
        self._fitted_for = (0, 0.0, 0)
        self.search = LineEdit(theme, "Find a name", "search")
        self.search.setAccessibleName("Find a name")
        self.search.setClearButtonEnabled(False)
        self.search.setMaxLength(80)
        roles = [(None, "All roles"), *((group, group.label) for group in RoleGroup)]
        self.role = ComboBox(theme, "Role", roles, height=_HEIGHT)
        words = [*(_WORDS[show] for show in _FIRST), "More"]
        self.shows = Segmented(theme, "Show", words, icons=("", "alert", "clock", "", ""), height=_HEIGHT, pad=10)
        self.shows.parts[-1].setAccessibleDescription("Opens a list of other choices")
        self.start = Button(theme, "Start event", "primary", icon="events", small=True)
        across = QBoxLayout.Direction.LeftToRight
        self._row, self._act = QBoxLayout(across, self), QBoxLayout(across)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._ask = QHBoxLayout()
        self._ask.setSpacing(10)
        self._ask.addWidget(self.search, 1)
        self._ask.addWidget(self.role)
        self._act.addWidget(self.shows)
        self._act.addStretch(1)
        self._act.addWidget(self.start)
        self._row.addLayout(self._ask, 1)
        self._row.addLayout(self._act)
        self.search.textChanged.connect(self._tell)
        self.role.chosen.connect(self._tell)
        self.shows.chosen.connect(self._choose)
        self.shows.parts[-1].clicked.connect(self._open_more)
        self.start.clicked.connect(self.start_asked)
        theme.changed.connect(self._fit)
        self._fit()

    # -- what is asked ---------------------------------------------------------------------------------------

    @property
    def show_(self) -> Show:
        """Which rows are asked for."""
        return _FIRST[self._place] if self._place < len(_FIRST) else self._other or Show.ALL

    def query(self) -> RegisterQuery:
        """What is asked for now."""
        group = self.role.value()
        return RegisterQuery(self.show_, group if isinstance(group, RoleGroup) else None, self.search.text().strip())

    def ask_for(self, show: Show) -> None:
        """Choose rows as a press on their segment does."""
        if show in _FIRST:
            self.shows.choose(_FIRST.index(show))
        else:
            self._take(show)

    def _tell(self, *_: object) -> None:
        self.changed.emit(self.query())

    def _choose(self, place: int) -> None:
        if place < len(_FIRST) or self._other is not None:
            self._place = place
            self._tell()

    def _open_more(self) -> None:
        entries = [(show, _ICONS[show], f"{_WORDS[show]} {self._counts.of(show):,}") for show in _MORE]
        menu = Menu(self._theme, self.window(), self.shows.parts[-1], entries)
        menu.chosen.connect(self._take)
        menu.closed.connect(self._return)
        menu.open()

    def _take(self, show: object) -> None:
        if isinstance(show, Show):
            self._other, self._place = show, len(_FIRST)
            self._name_parts()
            self.shows.choose(self._place)
            self._tell()

    def _return(self) -> None:
        """The list was put away: without a choice the segment of before is chosen again."""
        self.shows.choose(self._place)

    # -- what is shown ---------------------------------------------------------------------------------------

    def set_counts(self, counts: RegisterCounts) -> None:
        """Show how many rows each choice has."""
        self._counts = counts
        self._name_parts()

    def _name_parts(self) -> None:
        for place, show in enumerate(_FIRST):
            self.shows.set_text(place, f"{_WORDS[show]} {self._counts.of(show):,}")
        other = self._other
        self.shows.set_text(len(_FIRST), "More" if other is None else f"{_WORDS[other]} {self._counts.of(other):,}")
        self._fit()

    def set_ticked(self, number: int) -> None:
        """Show for how many people an event would be started."""
        self.start.setText(f"Start event ({number:,})" if number else "Start event")
        self.start.setAccessibleName(self.start.text())
        self._fit()

    # -- room ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the form that fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All in one row; without the role, which is then chosen in the page's head; in two rows; or one by one.

        The role in the head can make the page scroll and so the room smaller; it comes back in a wider window only.
        """
        theme, room = self._theme, self.width()
        gap = 8 if self.window().width() < _SMALL_BELOW else 11
        act = self.shows.sizeHint().width() + gap + self.start.sizeHint().width()
        search, role = theme.px(_SEARCH), theme.px(_ROLE)
        one_row = act + gap + search <= room
        fitted_for = (self.window().width(), theme.scale, act)
        moved = one_row and act + gap + search + 10 + role > room
        self.role_in_head = moved or (self.role_in_head and fitted_for == self._fitted_for)
        self._fitted_for = fitted_for
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if one_row else directions.TopToBottom)
        self._act.setDirection(directions.LeftToRight if act <= room else directions.TopToBottom)
        self._row.setSpacing(gap)
        self._act.setSpacing(gap)
        self.role.setVisible(not self.role_in_head)
        self.role.setMaximumWidth(role if one_row else 16_777_215)
        narrow = one_row and room - act - gap < theme.px(_WHOLE)
        self.search.setPlaceholderText("Name" if narrow else "Find a name")
        self.search.setFixedHeight(_HEIGHT + round(36 * (theme.scale - 1)))
        self.role_moved.emit(self.role_in_head)
