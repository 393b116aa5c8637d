"""Hall mode: what the hall sees of everyone, and who comes in."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from oakmere_training.domain.errors import NotFoundError
from oakmere_training.domain.events import EventKind
from oakmere_training.domain.marking import Mark
from oakmere_training.services.hall import HallMark, HallPerson, HallQuiz, HallService
from oakmere_training.services.lead.events import EventService
from tests.support.events import FAIL, PASS, make_draft, staff, take_in
from tests.support.quizzes import PARENTS, STAFF

if TYPE_CHECKING:
    from oakmere_training.services.bundle import Services
    from oakmere_training.settings import SettingsStore
    from tests.support.clock import SetClock


@pytest.fixture
def events(services: Services, settings: SettingsStore, clock: SetClock) -> EventService:
    return EventService(services.database, services.catalogue, settings, clock)


@pytest.fixture
def halls(services: Services) -> HallService:
    return services.hall


def test_the_hall_sees_marks_and_no_results(events: EventService, halls: HallService, services: Services) -> None:
    people = staff(services, "Asha Example", "Bea Sample", "Carys Draft", "Dan Template", "Eve Other")
    event = events.start(events.plan(make_draft(*people[:4])).id)
    take_in(services, event, people[0], *PASS)
    take_in(services, event, people[1], *FAIL)
    take_in(services, event, people[2], Mark.BEST)
    hall = halls.hall(event.id)
    marks = [each.mark for each in hall.people]
    assert marks == [HallMark.DONE, HallMark.DONE, HallMark.UNDER_WAY, HallMark.READY]
    assert hall.others == (people[4],)
    assert hall.next_person is not None
    assert hall.next_person.person == people[3]
    assert hall.done == 2
    known = {field.name for each in (HallPerson, HallQuiz) for field in fields(each)}
    assert not known & {"points", "maximum", "stage", "percent", "certificate_number", "passed"}
    assert hall.people[0].quizzes == hall.people[1].quizzes


def test_someone_who_left_half_way_goes_on_where_they_were(
    events: EventService, halls: HallService, services: Services
) -> None:
    (asha,) = staff(services, "Asha Example")
    event = events.start(events.plan(make_draft(asha)).id)
    begun = take_in(services, event, asha, Mark.BEST, Mark.BEST)
    following = halls.someone(event.id, asha.id).next_quiz
    assert following is not None
    assert (following.quiz_id, following.resume, following.at, following.total) == (STAFF.id, begun, 3, 5)


def test_who_was_not_down_for_it_comes_in_and_is_on_the_list(
    events: EventService, halls: HallService, services: Services
) -> None:
    asha, bea = staff(services, "Asha Example", "Bea Walk-In")
    event = events.start(events.plan(make_draft(asha)).id)
    with pytest.raises(NotFoundError):
        halls.someone(event.id, bea.id)
    assert halls.come_in(event.id, bea.id).person == bea
    halls.come_in(event.id, asha.id)
    assert events.event(event.id).people == (asha.id, bea.id)
    assert halls.hall(event.id).others == ()


def test_a_workshop_has_no_names(events: EventService, halls: HallService, services: Services) -> None:
    staff(services, "Asha Example")
    event = events.start(events.plan(make_draft(kind=EventKind.WORKSHOP, quiz_ids=(PARENTS.id,))).id)
    hall = halls.hall(event.id)
    assert not hall.named
    assert (hall.people, hall.others) == ((), ())
    assert hall.titles == (PARENTS.title,)
