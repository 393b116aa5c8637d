"""The events of the school: planned, running and finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.events import EventState
from oakmere_training.domain.validity import short_date
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.tables.card import TableCard
from oakmere_training.gui.tables.cell import Cell
from oakmere_training.gui.tables.columns import Column
from oakmere_training.gui.tables.models import RowsModel
from oakmere_training.gui.tables.view import TableView
from oakmere_training.gui.widgets.banner import Banner
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.pills import PillSpec
from oakmere_training.gui.wording import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import EventRow

_COLUMNS = (
    Column("when", "Date", 178, small_width=168, falls=True),
    Column("event", "Event"),
    Column("quizzes", "Quizzes", 270, optional=True),
    Column("place", "Place", 150, optional=True),
    Column("people", "Who", 128, small_width=118),
    Column("state", "State", 150, small_width=144),
    Column("chevron", "", 44, sortable=False),
)
_STATES = {
    EventState.PLANNED: PillSpec("Planned", "neutral", "calendar"),
    EventState.RUNNING: PillSpec("Running", "accent", "events"),
    EventState.FINISHED: PillSpec("Finished", "best", "tick"),
}


def who_attends(row: EventRow) -> str:
    """'7 people', 'Year 3', or for workshops '12 took part'."""
    if row.event.kind.for_classes:
        return row.event.class_label
    if row.people:
        return "1 person" if row.people == 1 else f"{row.people} people"
    return f"{row.begun} took part" if row.begun else "Nobody yet"


def _cells(row: EventRow) -> dict[str, Cell | str]:
    event = row.event
    time = f", {event.starts_at}" if event.starts_at else ""
    return {
        "when": Cell(f"{short_date(event.held_on)}{time}", sort=(event.held_on, event.starts_at)),
        "event": Cell.bold(event.kind.label),
        "quizzes": "; ".join(row.titles),
        "place": event.place,
        "people": Cell(who_attends(row), sort=(row.people, row.begun, row.event.class_label)),
        "state": Cell.pill(_STATES[event.state], sort=list(EventState).index(event.state)),
        "chevron": Cell.chevron(),
    }


class EventsPage(LeadPage):
    """``opened`` sends an event's id, also from the banner that goes on with one that runs."""

    new_asked = Signal()
    opened = Signal(object)

    def __init__(self, theme: Theme, pictures: PictureStore, rows: tuple[EventRow, ...]) -> None:
        super().__init__(theme, pictures, LeadSection.EVENTS, "Events", _subtitle(rows))
        self._new = Button(theme, "New event", "primary", icon="plus", small=True)
        self._new.clicked.connect(self.new_asked)
        self.add_action(self._new)
        for row in rows:
            if row.event.state is EventState.RUNNING:
                self._offer(row)
        model = RowsModel(_COLUMNS, _cells, rows, key=lambda row: row.event.id, sort=("when", True))
        self.table = TableView(theme, model, "Events")
        self.table.opened.connect(lambda row: self.opened.emit(row.event.id))
        first = Button(theme, "Plan the first event", "primary", icon="plus", small=True)
        first.clicked.connect(self.new_asked)
        sentence = "No events yet. Plan an induction, a refresher, a lesson or a workshop, and run it in the hall."
        self.table.set_empty("events", sentence, first)
        self._new.setVisible(bool(rows))
        self._first = first
        self._rows = rows
        self.body.addWidget(TableCard(theme, self.table), 1)

    def _offer(self, row: EventRow) -> None:
        """Go on with an event that runs, also after the program was closed in the middle of it."""
        event = row.event
        place = f" in {event.place}" if event.place else ""
        began = "Nobody has begun." if not row.begun else f"{counted(row.begun, 'person')} began."
        if row.begun > 1:
            began = f"{row.begun} people have begun."
        text = f"**{event.kind.label}, {short_date(event.held_on)}**{place} is running. {began}"
        banner = Banner(self.theme, text, "info", icon="events", button="Go on")
        banner.pressed.connect(lambda: self.opened.emit(event.id))
        self.body.addWidget(banner)
        self.body.addSpacing(14)

    def default_widget(self) -> QWidget:
        """The table, or the button for the first event."""
        return self.table if self._rows else self._first


def _subtitle(rows: tuple[EventRow, ...]) -> str:
    if not rows:
        return "Inductions, refreshers, CPD sessions, lessons, assemblies and workshops."
    counts = [
        (sum(row.event.state is state for row in rows), word)
        for state, word in zip(EventState, ("planned", "running", "finished"), strict=True)
    ]
    return ", ".join(f"{number} {word}" for number, word in counts if number).capitalize() + "."
