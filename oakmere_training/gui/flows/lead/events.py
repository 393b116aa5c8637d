"""Events: the list, a new one, one that runs, hall mode, one that is over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from oakmere_training.domain.errors import InvalidInputError, OakmereError
from oakmere_training.domain.events import EventState
from oakmere_training.gui.flows.hall import HallFlow
from oakmere_training.gui.flows.lead.event_papers import EventPapersFlow
from oakmere_training.gui.screens.lead.event_outputs import PRINT

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from oakmere_training.domain.events import Event
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.gui.screens.lead.event_new import EventNewPage
    from oakmere_training.services.lead.event_views import EventDraft, EventProgress
    from oakmere_training.services.lead.events import EventService


class EventsFlow(QObject):
    """``left`` goes back to what opened it; ``person_asked`` sends a person's id.

    ``hall_begun`` says that hall mode shows now: the area locks, and keeps this flow. ``lead_asked`` sends the event
    that the training lead wants to see: once the area is unlocked, call ``begin_event`` with it, else
    ``back_to_hall``.
    """

    left = Signal()
    person_asked = Signal(object)
    hall_begun = Signal()
    lead_asked = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._papers = EventPapersFlow(context, self)
        self._hall: HallFlow | None = None
        self._event_id: UUID | None = None
        self._listed = False

    @property
    def _events(self) -> EventService:
        return self._context.services.lead.events

    def begin(self) -> None:
        """Show the list of events."""
        from oakmere_training.gui.screens.lead.events import EventsPage

        self._end_hall()
        self._event_id, self._listed = None, True
        page = EventsPage(self._context.theme, self._context.pictures, self._events.events())
        page.new_asked.connect(self.begin_new)
        page.opened.connect(self.begin_event)
        self._context.show(page)

    def _back(self) -> None:
        """To the list, or to what opened this event without it."""
        if self._listed:
            self.begin()
        else:
            self._end_hall()
            self.left.emit()

    def resume(self) -> None:
        """Show again what was left for another page: the event, or the list."""
        if self._event_id is None:
            self.begin()
        else:
            self.begin_event(self._event_id)

    # -- planning --------------------------------------------------------------------------------------------

    def begin_new(self, person_ids: tuple[UUID, ...] = ()) -> None:
        """Plan an event, with these people ticked."""
        self._end_hall()
        self._event_id = None
        self._show_form(self._events.new_draft(tuple(person_ids)), None)

    def _show_form(self, draft: EventDraft, event: Event | None) -> None:
        from oakmere_training.gui.screens.lead.event_new import EventNewPage

        context = self._context
        page = EventNewPage(context.theme, context.pictures, self._events.offered(), draft, planned=event is not None)
        running = event is not None and event.state is EventState.RUNNING
        back = partial(self.begin_event, event.id) if event is not None and running else self._back
        page.back_asked.connect(back)
        page.save_asked.connect(partial(self._keep, page, event, back))
        page.start_asked.connect(partial(self._keep_and_start, page, event))
        page.held_asked.connect(partial(self._keep_and_finish, page, event))
        context.show(page)

    def _kept(self, page: EventNewPage, event: Event | None, draft: EventDraft) -> Event | None:
        """The event as filled in, in the records; ``None`` where that says why not."""
        try:
            return self._events.plan(draft) if event is None else self._events.change(event.id, draft)
        except InvalidInputError as error:
            if error.field in ("begun", "people"):
                self._context.notices.show(error.sentence)
            page.show_error(error)
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
        return None

    def _keep(self, page: EventNewPage, event: Event | None, back: Callable[[], None], draft: EventDraft) -> None:
        if self._kept(page, event, draft) is not None:
            back()

    def _keep_and_start(self, page: EventNewPage, event: Event | None, draft: EventDraft) -> None:
        kept = self._kept(page, event, draft)
        if kept is not None:
            self._start_hall(kept.id)

    def _keep_and_finish(self, page: EventNewPage, event: Event | None, draft: EventDraft) -> None:
        kept = self._kept(page, event, draft)
        if kept is not None:
            self._do(partial(self._events.finish, kept.id))

    # -- one event -------------------------------------------------------------------------------------------

    def begin_event(self, event_id: UUID) -> None:
        """Show an event as far as it is: planned, running or finished. Comes from hall mode too."""
        self._end_hall()
        self._event_id = event_id
        try:
            progress = self._events.progress(event_id)
        except OakmereError as error:
            self._context.faults.show(error, again=self.begin)
            return
        if progress.event.state is EventState.RUNNING:
            self._show_running(progress)
        elif progress.event.state is EventState.FINISHED:
            self._show_finished(progress)
        else:
            self._show_form(_as_draft(progress.event), progress.event)

    def _show_running(self, progress: EventProgress) -> None:
        from oakmere_training.gui.screens.lead.event_running import EventRunningPage

        context, event = self._context, progress.event
        page = EventRunningPage(context.theme, context.pictures, progress, _ready(progress))
        page.back_asked.connect(self._back)
        page.add_asked.connect(self._add_person)
        page.change_asked.connect(partial(self._show_form, _as_draft(event), event))
        page.finish_asked.connect(partial(self._do, partial(self._events.finish, event.id)))
        page.hand_over_asked.connect(partial(self._start_hall, event.id))
        people = page.people
        people.skip_asked.connect(lambda who: self._do(partial(self._events.skip, event.id, who)))
        people.move_asked.connect(lambda who: self._do(partial(self._events.move_up, event.id, who)))
        people.hand_over_asked.connect(partial(self._hand_over_to, event.id))
        people.again_asked.connect(partial(self._hand_over_to, event.id))
        people.print_asked.connect(lambda who: self._papers.make(PRINT, who))
        self._papers.serve(page.outputs, event)
        context.show(page)

    def _show_finished(self, progress: EventProgress) -> None:
        from oakmere_training.gui.screens.lead.event_finished import EventFinishedPage

        context, event = self._context, progress.event
        page = EventFinishedPage(context.theme, context.pictures, progress, _ready(progress))
        page.back_asked.connect(self._back)
        page.done_asked.connect(self._back)
        page.open_again_asked.connect(partial(self._do, partial(self._events.open_again, event.id)))
        page.new_asked.connect(self.begin_new)
        page.person_asked.connect(self.person_asked)
        if page.papers is not None:
            self._papers.serve(page.papers.outputs, event)
        context.show(page)

    def _do(self, change: Callable[[], Event]) -> None:
        """Change an event and show it as it is then."""
        try:
            event = change()
        except OakmereError as error:
            self._context.faults.show(error, again=self.resume)
            return
        self.begin_event(event.id)

    def _add_person(self) -> None:
        from oakmere_training.gui.dialogs.event_person import ask_event_person

        if self._event_id is None:
            return
        hall = self._context.services.hall.hall(self._event_id)
        chosen = ask_event_person(self._context.theme, self._context.window, hall.others)
        if chosen is not None:
            self._do(partial(self._events.add_person, self._event_id, chosen))

    # -- the hall --------------------------------------------------------------------------------------------

    def _start_hall(self, event_id: UUID) -> None:
        try:
            self._events.start(event_id)
        except OakmereError as error:
            self._context.faults.show(error, again=self.resume)
            return
        self._show_hall(event_id, None)

    def _hand_over_to(self, event_id: UUID, person_id: UUID) -> None:
        """Straight to the question whether one is this person; who ended a quiz may take it again."""
        self._show_hall(event_id, person_id)

    def _show_hall(self, event_id: UUID, person_id: UUID | None) -> None:
        self._end_hall()
        self._event_id = event_id
        self._hall = HallFlow(self._context, event_id, self)
        self._hall.lead_asked.connect(self._ask_lead)
        self.hall_begun.emit()
        self._hall.begin(person_id)

    def _ask_lead(self) -> None:
        self.lead_asked.emit(self._event_id)

    def back_to_hall(self) -> None:
        """The training lead did not unlock: hall mode goes on."""
        if self._hall is not None:
            self._hall.begin()

    def _end_hall(self) -> None:
        if self._hall is not None:
            self._hall.end()
            self._hall.deleteLater()
            self._hall = None


def _ready(progress: EventProgress) -> int:
    """How many certificates there are to print: one for each pass of someone who is named."""
    from oakmere_training.services.lead.event_views import Stage

    return sum(quiz.stage is Stage.PASSED for who in progress.people for quiz in who.quizzes)


def _as_draft(event: Event) -> EventDraft:
    from oakmere_training.services.lead.event_views import EventDraft

    return EventDraft(
        kind=event.kind,
        held_on=event.held_on,
        starts_at=event.starts_at,
        leader=event.leader,
        place=event.place,
        minutes=event.minutes,
        quiz_ids=event.quiz_ids,
        people=event.people,
        tier=event.tier,
        class_label=event.class_label,
    )
