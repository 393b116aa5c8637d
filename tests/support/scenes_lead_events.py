"""Events and hall mode, for the gallery."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from oakmere_training.domain.events import EventKind
from oakmere_training.domain.people import Role
from oakmere_training.domain.tiers import Tier
from oakmere_training.gui.flows.lead.events import EventsFlow
from tests.support.clock import SetClock
from tests.support.events import DAY, make_draft
from tests.support.lead import unlocked
from tests.support.playing import best, give, go_on, worst
from tests.support.sitting import someone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oakmere_training.domain.events import Event
    from oakmere_training.domain.people import Person
    from oakmere_training.gui.flows.context import Context
    from oakmere_training.services.views import AskedQuestion

LONG_NAME = "José-María O'Connor-Fitzgerald de la Cruz y Montenegro"
NAMES = ("D. Template", "L. Trial", "F. Dummy", "B. Sample", "J. Pretend", "M. Outline", "K. Notional", LONG_NAME)
ROLES = (Role.VOLUNTEER, Role.TEACHING_ASSISTANT, Role.GOVERNOR, Role.TEACHER)
QUIZ = "staff-contact-images-and-logins"
PLANNING = ("lead-events-none", "lead-event-new", "lead-event-error", "lead-event-lesson", "lead-event-workshop")
RUNNING = (
    "hall-next",
    "hall-you",
    "hall-go-on",
    "hall-done",
    "hall-add",
    "hall-passed",
    "hall-not-yet",
    "hall-more",
    "lead-event-running",
    "lead-event-add",
    "lead-event-writing",
    "lead-event-stopped",
    "lead-event-finished",
    "lead-events",
)
OTHERS = ("hall-families", "lead-event-families", "lead-event-families-over", "lead-event-lesson-held", "hall-nobody")


def setting(_: Path) -> dict[str, Any]:
    """The program on a day of its own."""
    return {"clock": SetClock(datetime(2026, 11, 24, 15, 45, tzinfo=UTC))}


def _people(context: Context) -> list[Person]:
    """Staff of whom some are overdue, some due."""
    lead, clock = unlocked(context.services), context.services.clock
    assert isinstance(clock, SetClock)
    lead.register.prepare()
    people = []
    for number, name in enumerate(NAMES):
        clock.now -= timedelta(days=26 - 3 * number)
        people.append(context.services.people.add_staff(name, ROLES[number % 4]))
        clock.now += timedelta(days=26 - 3 * number)
    lead.register.prepare()
    return people


def _flow(context: Context) -> EventsFlow:
    return EventsFlow(context, context.window)


def planning(context: Context) -> Iterator[str]:
    """A new event of each kind."""
    people, flow, person = _people(context), _flow(context), someone(context)
    flow.begin()
    yield PLANNING[0]
    flow.begin_new(tuple(each.id for each in people[:4]))
    shown: Any = context.window.screen_shown()
    shown.form.leader.set_text("N. Model")
    shown.form.place.set_text("School hall")
    yield PLANNING[1]
    shown.form.leader.set_text("")
    person.press("Save for later")
    yield PLANNING[2]
    person.press("Lesson")
    yield PLANNING[3]
    person.press("Workshop")
    yield PLANNING[4]


def _take(context: Context, event: Event, person: Person, *, answers: int | None = None, wrong: int = 0) -> None:
    """A quiz taken in an event, with so many answers of which the first ones are wrong."""
    training = context.services.training
    asked = training.start(QUIZ, person, event_id=event.id)
    attempt, number = asked.attempt_id, 0
    following: AskedQuestion | None = asked
    while following is not None and (answers is None or number < answers):
        training.answer(following, (worst if number < wrong else best)(following.question))
        number += 1
        following = training.next_question(attempt)
    if following is None:
        context.services.results.finished(attempt)


def running(context: Context) -> Iterator[str]:
    """A session in the hall, and the lead's view of it."""
    people, flow, seat = _people(context), _flow(context), someone(context)
    lead = unlocked(context.services)
    event = lead.events.plan(make_draft(*people[:7], quiz_ids=(QUIZ,)))
    lead.events.start(event.id)
    for person in people[3:6]:
        _take(context, event, person)
    _take(context, event, people[1], answers=5)
    flow.begin_event(event.id)
    seat.press("Hand over to")
    yield RUNNING[0]
    seat.press("I am D. Template")
    yield RUNNING[1]
    seat.press("L. Trial")
    yield RUNNING[2]
    seat.press("B. Sample")
    yield RUNNING[3]
    seat.press("I am not on the list")
    yield RUNNING[4]
    seat.press("Cancel")
    seat.press("D. Template")
    seat.press("Yes, that is me")
    _answer(context, seat)
    yield RUNNING[5]
    seat.press("Hand the laptop on")
    seat.press("K. Notional")
    seat.press("Yes, that is me")
    _answer(context, seat, wrong=3)
    yield RUNNING[6]
    seat.press("Hand the laptop on")
    yield from _two_quizzes(context, people)
    yield from _looking(context, flow, event)


def _answer(context: Context, seat: Any, *, wrong: int = 0) -> None:
    for number, question in enumerate(context.services.catalogue.quiz(QUIZ).questions):
        give(seat, question, (worst if number < wrong else best)(question))
        go_on(seat)


def _two_quizzes(context: Context, people: list[Person]) -> Iterator[str]:
    lead, flow = unlocked(context.services), _flow(context)
    event = lead.events.plan(
        make_draft(*people[:2], held_on=DAY - timedelta(days=60), quiz_ids=(QUIZ, "staff-reporting"))
    )
    lead.events.start(event.id)
    _take(context, event, people[0])
    flow.begin_event(event.id)
    someone(context).press("Hand over, D. Template")
    yield RUNNING[7]
    lead.events.finish(event.id)


def _looking(context: Context, flow: EventsFlow, event: Event) -> Iterator[str]:
    from oakmere_training.gui.dialogs.event_person import EventPersonDialog

    lead = unlocked(context.services)
    flow.begin_event(event.id)
    yield RUNNING[8]
    dialog = EventPersonDialog(context.theme, context.window, context.services.hall.hall(event.id).others)
    dialog.open()
    yield RUNNING[9]
    dialog.escape()
    lead.events.finish(event.id)
    flow.begin_event(event.id)
    page: Any = context.window.screen_shown()
    page.papers.outputs.begin("pdf")
    page.papers.outputs.step(3, 4, "B. Sample")
    yield RUNNING[10]
    page.papers.outputs.end("Stopped. No file was left.")
    yield RUNNING[11]
    flow.begin_event(event.id)
    yield RUNNING[12]
    lead.events.open_again(event.id)
    lead.events.plan(make_draft(held_on=DAY + timedelta(days=6), quiz_ids=(QUIZ,)))
    flow.begin()
    yield RUNNING[13]


def others(context: Context) -> Iterator[str]:
    """Families, a lesson that was held, and an event for which nobody is down."""
    lead, flow, seat = unlocked(context.services), _flow(context), someone(context)
    catalogue = context.services.catalogue
    quiz = catalogue.quizzes(Tier.PARENTS)[0].id
    workshop = lead.events.plan(make_draft(kind=EventKind.WORKSHOP, quiz_ids=(quiz,)))
    flow.begin_event(workshop.id)
    seat.press("Start hall mode")
    yield OTHERS[0]
    context.services.training.start(quiz, None, event_id=workshop.id)
    flow.begin_event(workshop.id)
    yield OTHERS[1]
    lead.events.finish(workshop.id)
    flow.begin_event(workshop.id)
    yield OTHERS[2]
    stories = catalogue.quizzes(Tier.UPPER_KS2)[0].id
    lesson = make_draft(kind=EventKind.LESSON, tier=Tier.UPPER_KS2, class_label="Year 5", quiz_ids=(stories,))
    flow.begin_event(lead.events.finish(lead.events.plan(lesson).id).id)
    yield OTHERS[3]
    flow.begin_event(lead.events.start(lead.events.plan(make_draft(quiz_ids=(QUIZ,))).id).id)
    seat.press("Start hall mode")
    yield OTHERS[4]


SCENES = ((PLANNING, planning, setting), (RUNNING, running, setting), (OTHERS, others, setting))
"""Stops, way, and the program's setting."""
