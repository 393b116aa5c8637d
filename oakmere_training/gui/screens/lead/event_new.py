"""A new event, or one that is planned: what it is, and who attends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from oakmere_training.domain.events import EventKind
from oakmere_training.gui.screens.lead.event_form import EventForm, stacked_column
from oakmere_training.gui.screens.lead.event_people import NoNames, WhoAttends
from oakmere_training.gui.screens.lead.page import LeadPage, LeadSection
from oakmere_training.gui.widgets.buttons import Button
from oakmere_training.gui.widgets.columns import Columns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from oakmere_training.domain.errors import InvalidInputError
    from oakmere_training.gui.pictures import PictureStore
    from oakmere_training.gui.theme import Theme
    from oakmere_training.services.lead.event_views import EventChoices, EventDraft

_NO_NAMES = {
    "class": (
        "No names needed",
        "A class takes part, under its label. Pupils are not named, and nothing is kept of any one of them here.",
    ),
    "families": (
        "No names needed",
        "Parents and carers take part without a name. Who wants a certificate gives one at the end of the quiz.",
    ),
}
_NOTE = "The certificate prints the declared minutes, not the time at the keyboard."


class EventNewPage(LeadPage):
    """``save_asked`` and ``start_asked`` send an ``EventDraft``; ``held_asked`` says that a lesson was held.

    ``planned``: the event is in the records already.
    """

    save_asked = Signal(object)
    start_asked = Signal(object)
    held_asked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        pictures: PictureStore,
        choices: EventChoices,
        draft: EventDraft,
        *,
        planned: bool = False,
    ) -> None:
        title = f"{draft.kind.label}: planned" if planned else "New event"
        about = "Quizzes, minutes and people can still be changed until somebody begins."
        super().__init__(theme, pictures, LeadSection.EVENTS, title, about, back=True)
        self._planned = planned
        self.form = EventForm(theme, choices, draft)
        self.who = WhoAttends(theme, choices.candidates, draft.people)
        self._nobody = NoNames(theme)
        self._columns = Columns(theme, self.form, stacked_column(self.who, self._nobody), 524, 404)
        self.body.addWidget(self._columns, 1)
        self._save = Button(theme, "Save for later", "secondary", height=52)
        self._start = Button(theme, "Start hall mode", "primary", icon="events", height=52)
        self._held = Button(theme, "It was held", "secondary", icon="tick", height=52)
        self._save.clicked.connect(lambda: self._send(self.save_asked))
        self._start.clicked.connect(lambda: self._send(self.start_asked))
        self._held.clicked.connect(lambda: self._send(self.held_asked))
        self.add_foot(self._held, self._save, self._start, note=_NOTE)
        self.form.kind_changed.connect(self._show_kind)
        self._show_kind()
        self.fit()

    def draft(self) -> EventDraft:
        """Everything as it is filled in now."""
        return self.form.draft(self.who.chosen())

    def _send(self, signal: object) -> None:
        problem = self.form.problem()
        if problem:
            self.announce(problem)
        else:
            signal.emit(self.draft())  # type: ignore[attr-defined]

    def _show_kind(self) -> None:
        kind = self.form.chosen_kind()
        for_class, families = kind.for_classes, kind is EventKind.WORKSHOP
        self.who.setVisible(not (for_class or families))
        self._nobody.setVisible(for_class or families)
        if for_class or families:
            self._nobody.say(*_NO_NAMES["class" if for_class else "families"])
        self._start.setVisible(not for_class)
        self._held.setVisible(for_class and self._planned)
        self._save.set_kind("primary" if for_class else "secondary")
        self._save.set_label("Save" if for_class else "Save for later")

    def show_error(self, error: InvalidInputError) -> None:
        """Say beside the field what cannot be used."""
        self.form.show_error(error)
        self.announce(error.sentence)

    def default_widget(self) -> QWidget:
        """The primary button: everything is filled in as it was the last time."""
        return self._save if self.form.chosen_kind().for_classes else self._start

    def fit(self) -> None:
        """Follow the room."""
        super().fit()
        if hasattr(self, "who"):
            self.who.set_small(small=self.is_small)
            self.form.set_small(small=self.is_small)
            self.form.fit()
