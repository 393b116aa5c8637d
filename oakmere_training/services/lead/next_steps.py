"""What the training lead could do next: at most three things, the most pressing first."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from oakmere_training.domain.events import EventState
from oakmere_training.domain.overview import MOST_STEPS, NextStep, Step
from oakmere_training.domain.register_query import RegisterQuery, Show
from oakmere_training.domain.requirements import RoleGroup
from oakmere_training.services.lead.events import about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from oakmere_training.domain.register_query import RegisterRow
    from oakmere_training.services.catalogue import Catalogue
    from oakmere_training.storage.records import Records

MOST_IN_EVENT = 60
"""People that an event is proposed for at most: those due first."""
_UNPRINTED_DAYS = 60
_ONE = {
    RoleGroup.TEACHERS: "teacher",
    RoleGroup.SUPPORT_STAFF: "support staff",
    RoleGroup.GOVERNORS: "governor",
    RoleGroup.VOLUNTEERS: "volunteer",
    RoleGroup.ACCOUNT_TEAM: "account team",
}


def next_steps(records: Records, catalogue: Catalogue, *, today: date, warn_days: int) -> tuple[NextStep, ...]:
    """The most pressing things; empty where there is nothing to do."""
    found: list[NextStep] = []
    for step in _steps(records, catalogue, today, warn_days):
        found.append(step)
        if len(found) == MOST_STEPS:
            break
    return tuple(found)


def _steps(records: Records, catalogue: Catalogue, today: date, warn_days: int) -> Iterator[NextStep]:
    lock = records.lock.get()
    if lock is not None and not lock.set_up:
        yield NextStep(Step.SET_UP, "Finish setting up", "School, pass mark and dates", "Set up")
    if not records.standings.any_staff():
        yield NextStep(Step.ADD_PEOPLE, "Put staff on the register", "From a list, or one by one", "Import")
    for event in records.events.in_state(EventState.RUNNING):
        yield NextStep(Step.CARRY_ON, f"Go on with the {event.kind.value}", about(event), "Open", event_id=event.id)
    yield from _training(records, today, warn_days)
    yield from _papers(records, today)
    files = {problem.file for problem in catalogue.problems}
    if files:
        what = "a quiz file" if len(files) == 1 else f"{len(files)} quiz files"
        yield NextStep(Step.QUIZZES, f"Look at {what}", "Problems found in quizzes", "Open")


def _training(records: Records, today: date, warn_days: int) -> Iterator[NextStep]:
    words = {Show.OVERDUE: "overdue", Show.DUE_SOON: "due soon", Show.NEVER_TRAINED: "new"}
    for show, word in words.items():
        rows = records.register.page(RegisterQuery(show), today=today, warn_days=warn_days, limit=-1)
        if not rows:
            continue
        people = dict.fromkeys(row.person_id for row in rows)
        yield NextStep(
            Step.TRAIN,
            f"Train {len(people)} {word}",
            groups_text(rows),
            "Start event",
            people=tuple(people)[:MOST_IN_EVENT],
        )
        return


def groups_text(rows: Iterable[RegisterRow]) -> str:
    """'2 volunteers, 1 support staff': people by role group, the largest group first."""
    groups = Counter({row.person_id: row.role_group for row in rows}.values())
    return ", ".join(f"{count} {_group_word(group, count)}" for group, count in groups.most_common())


def _group_word(group: RoleGroup, count: int) -> str:
    return _ONE[group] if count == 1 else group.value


def _papers(records: Records, today: date) -> Iterator[NextStep]:
    earned = records.evidence.certificates_by_event(today - timedelta(days=_UNPRINTED_DAYS))
    if not earned:
        return
    events = {event.id: event for event in records.events.in_state(EventState.FINISHED) if event.id in earned}
    printed = records.evidence.printed({about(event) for event in events.values()})
    for event in events.values():
        if about(event) not in printed:
            count = earned[event.id]
            title = "Print 1 certificate" if count == 1 else f"Print {count} certificates"
            yield NextStep(Step.PRINT, title, about(event), "Print", event_id=event.id)
