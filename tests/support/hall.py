"""A lead with the events open, and the hall that they hand the laptop to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oakmere_training.gui.flows.lead.events import EventsFlow
from oakmere_training.gui.screens.hall import HallScreen
from tests.support.events import make_draft
from tests.support.lead import unlocked
from tests.support.playing import best, give, go_on, worst
from tests.support.quizzes import STAFF

if TYPE_CHECKING:
    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.lead.bundle import LeadServices
    from tests.support.person import PersonAtComputer


class Hall:
    """A lead with the area open; when hall mode shows the area locks, as its own flow does it."""

    def __init__(self, context: Context, seat: PersonAtComputer) -> None:
        self.context, self.seat = context, seat
        self.lead: LeadServices = unlocked(context.services)
        self.flow = EventsFlow(context, context.window)
        self.flow.hall_begun.connect(context.services.lock.lock)
        self.lead_asked: list[object] = []
        self.flow.lead_asked.connect(self.lead_asked.append)
        self.left: list[str] = []
        self.flow.left.connect(lambda: self.left.append("left"))

    @property
    def shown(self) -> Any:
        return self.context.window.screen_shown()

    def event(self, *people: Person, **changes: Any) -> Event:
        return self.lead.events.plan(make_draft(*people, **changes))

    def running(self, *people: Person, **changes: Any) -> Event:
        return self.lead.events.start(self.event(*people, **changes).id)

    def in_hall(self, *people: Person, **changes: Any) -> Event:
        """An event in hall mode, on the screen."""
        event = self.event(*people, **changes)
        self.flow.begin_event(event.id)
        self.seat.press("Start hall mode")
        assert isinstance(self.shown, HallScreen)
        return event

    def unlock(self) -> None:
        """Press *Training lead* and give the passphrase."""
        self.seat.press("Training lead")
        unlocked(self.context.services)
        self.flow.begin_event(self.lead_asked[-1])  # type: ignore[arg-type]

    def answer(self, number: int | None = None, *, right: bool = True, quiz_id: str = STAFF.id) -> None:
        """Answer so many questions of the quiz on the screen, or all of them."""
        quiz = self.context.services.catalogue.quiz(quiz_id)
        for question in quiz.questions[self.position - 1 :][:number]:
            give(self.seat, question, best(question) if right else worst(question))
            go_on(self.seat)

    @property
    def position(self) -> int:
        """The number of the question on the screen."""
        asked = self.flow._hall._quiz._asked  # type: ignore[union-attr]
        assert asked is not None
        return int(asked.position)

    def rows(self) -> dict[str, str]:
        """The names in the hall, each with what stands below it."""
        return {row.person.name: row.accessibleName().partition(", ")[2] for row in self.shown.names.list.rows}
